"""A full disk is said as such, costs nothing that was saved, and is forgotten once there is room."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from expedition import intake
from expedition.backing_up import BACKUPS, back_up, listed
from expedition.errors import UserError
from expedition.logbook import FOLDERS, Logbook
from expedition.queries.days import day_pages
from expedition.records.importing import ImportPlan
from expedition.store.attachments import UNFINISHED, sha256_of
from expedition.store.copies import fault_of
from expedition.store.database import FILE_NAME, SCHEMA_VERSION, read_header
from tests.bar import saves
from tests.bar.alone import alone
from tests.bar.made import copied
from tests.bar.outcome import Outcome
from tests.bar.small_disks import Limit, Mounted, SmallDisk, mounted
from tests.bar.victims import Tell, victim
from tests.expedition.tracks import START, gpx

WHAT = "disk full while saving, importing, backing up, migrating: said so, nothing lost, goes on with room"
SUITE, LARGE = 80, 400
_LEVELS = 20
_OLD = Path(__file__).parents[2] / "old_files" / "schema-3"
_SAVES, _TRACKS = 8, 2
_BEFORE = 4
"""Saves that are there before the disk fills."""


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Fills the disk so often, to twenty levels for each kind of work."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, seed: int) -> Outcome:
    """As `run`, in a process that may fork."""
    place = folder / "disk"
    with mounted(place) if count > SUITE else nullcontext(enter_result=False) as is_mounted:
        disk: SmallDisk = Mounted(place) if is_mounted else Limit()
        place.mkdir(exist_ok=True)
        trial = _Trial(place, disk, _jobs(folder / "tracks"), Random(seed))
        failed = [why for number in range(count) if (why := trial.fault(number))]
        if trial.refused < count // 3:
            failed.append("it was hardly ever full")
    return Outcome(count, tuple(failed), {"on": disk.name, "refused": str(trial.refused)})


class _Room:
    """What a job is told when it is refused: there is room now."""

    def __init__(self, folder: Path, disk: SmallDisk, tell: Tell) -> None:
        self._folder, self._disk, self.tell = folder, disk, tell
        self._is_made = False

    def make(self, error: UserError) -> None:
        """Once; whoever is refused with room is refused."""
        if self._is_made:
            raise error
        half = _half(self._folder)
        self.tell(f"half {half}" if half else f"refused {error}")
        self._is_made = True
        self._disk.make_room()


Work = Callable[[Path, _Room], None]


@dataclass(frozen=True)
class _Job:
    """Some work, and what is wrong after it."""

    name: str
    begin: Callable[[Path], object]
    work: Work
    fault: Callable[[Path], str]


class _Trial:
    """Does jobs on a disk that fills, each at so many levels."""

    def __init__(self, place: Path, disk: SmallDisk, jobs: Sequence[_Job], random: Random) -> None:
        self._place, self._disk, self._jobs, self._random = place, disk, jobs, random
        self._needs = [self._need(job) for job in jobs]
        self.refused = 0

    def fault(self, number: int) -> str:
        """Does the job whose turn it is; what is wrong then."""
        turn, which = divmod(number, len(self._jobs))
        job, folder = self._jobs[which], self._place / "logbook"
        level = int(self._needs[which] * (turn % _LEVELS + self._random.random()) / _LEVELS)
        told = self._told(job, folder, level)
        refused = [words for words in told if words != "done"]
        self.refused += len(refused)
        faults = [words for words in refused if "make room" not in words]
        why = "; ".join(faults) or ("" if told[-1:] == ["done"] else "it crashed") or job.fault(folder)
        shutil.rmtree(folder)
        return f"{job.name} with {level} bytes: {why}" if why else ""

    def _told(self, job: _Job, folder: Path, level: int) -> list[str]:
        """Does a job in a copy of this process, and what it told."""
        job.begin(folder)

        def work(tell: Tell) -> None:
            self._disk.fill(level)
            job.work(folder, _Room(folder, self._disk, tell))
            self._disk.make_room()
            tell("done")

        one = victim(work)
        one.wait()
        return one.told

    def _need(self, job: _Job) -> int:
        """How much room a job takes; done here, so that copies of this process have loaded what it takes."""
        folder = self._place / "logbook"
        job.begin(folder)
        job.work(folder, _Room(folder, self._disk, print))
        need = self._disk.need(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        shutil.rmtree(folder)
        return need


def _jobs(tracks: Path) -> list[_Job]:
    tracks.mkdir()
    for number in range(_TRACKS):
        (tracks / f"{number}.gpx").write_text(gpx(60, start=START + timedelta(days=number)))
    with tempfile.TemporaryDirectory() as scratch, Logbook.open(_half_full(Path(scratch) / "any")) as logbook:
        plan = intake.plan_files(logbook, 1, sorted(tracks.iterdir()))
    return [
        _Job("save", _half_full, _saving, _save_fault),
        _Job("import", _half_full, lambda folder, room: _importing(folder, plan, room), _import_fault),
        _Job("backup", _half_full, _backing_up, _backup_fault),
        _Job("migrate", lambda folder: shutil.copytree(_OLD, folder), _migrating, _migration_fault),
    ]


def _half_full(folder: Path) -> Path:
    """A logbook with some saves."""

    def begin(logbook: Logbook) -> None:
        logbook.do("Add trip", saves.begin_trip)
        for number in range(_BEFORE):
            saves.save(logbook, number)

    return copied("half full", begin, folder)


def _saving(folder: Path, room: _Room) -> None:
    there = _BEFORE

    def save(logbook: Logbook) -> None:
        nonlocal there
        while there < _SAVES:
            saves.save(logbook, there)
            there += 1

    _in_logbook(folder, save, room)


def _importing(folder: Path, plan: ImportPlan, room: _Room) -> None:
    _in_logbook(folder, lambda logbook: intake.accept(logbook, 1, plan), room)


def _in_logbook(folder: Path, work: Callable[[Logbook], None], room: _Room) -> None:
    """Some work; refused, it is done with room, in the same logbook if that can be written."""
    with Logbook.open(folder) as logbook:
        try:
            return work(logbook)
        except UserError as error:
            room.make(error)
        if not logbook.read_only:
            return work(logbook)
    with Logbook.open(folder) as logbook:
        return work(logbook)


def _backing_up(folder: Path, room: _Room) -> None:
    try:
        back_up(folder)
    except UserError as error:
        room.make(error)
        back_up(folder)


def _migrating(folder: Path, room: _Room) -> None:
    try:
        Logbook.open(folder).close()
    except UserError as error:
        if read_header(folder / FILE_NAME).user_version == SCHEMA_VERSION:
            room.tell("half updated")
        room.make(error)
        Logbook.open(folder).close()


def _half(folder: Path) -> str:
    """What lies by half under a final name, or is left of a copy."""
    kept = [file for name in FOLDERS for file in (folder / name).glob("*")]
    for file in kept:
        if file.name.startswith(UNFINISHED) or file.name.endswith(".new"):
            return f"{file.name} is left"
        if file.parent.name != BACKUPS and sha256_of(file) != file.stem:
            return file.name
    return next((one.file.name for one in listed(folder) if fault_of(one.file)), "")


def _save_fault(folder: Path) -> str:
    return _damage(folder) or saves.fault(folder, _SAVES)


def _import_fault(folder: Path) -> str:
    with Logbook.open(folder) as logbook:
        legs = sum(len(page.legs) for page in logbook.read(day_pages, 1))
    saved = sum(number % 3 == 1 for number in range(_BEFORE))
    return _damage(folder) or ("" if legs == saved + _TRACKS else f"{legs} legs")


def _backup_fault(folder: Path) -> str:
    return _half(folder) or ("" if len(listed(folder)) == 1 else "there is no backup")


def _damage(folder: Path) -> str:
    # What the full disk left in the journal goes into the file.
    Logbook.open(folder).close()
    return fault_of(folder / FILE_NAME) or _half(folder)


def _migration_fault(folder: Path) -> str:
    copies = len([one for one in listed(folder) if one.reason == "update"])
    return _damage(folder) or ("" if copies == 1 else f"{copies} copies")
