"""What was told to be saved is on the disk when the power goes, at any moment."""

import pickle
import shutil
from pathlib import Path
from random import Random
from typing import NamedTuple

from expedition.store import database
from tests.bar import evenings
from tests.bar.alone import alone
from tests.bar.disks import Deed, Disk
from tests.bar.noting import Notes
from tests.bar.outcome import Outcome
from tests.bar.victims import Tell, victim

WHAT = "power cut while saving, importing, backing up, restoring: nothing told lost, nothing torn"
SUITE, LARGE = 300, 3000
_SAVES, _PROOF_SAVES = 60, 12
_THOROUGH = 10
_PROOF_SHARE = 10


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Records an evening once, and tries what so many power cuts may have left of it."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, seed: int) -> Outcome:
    """As `run`, in a process that may fork."""
    random = Random(seed)
    evening = _recorded(folder / "evening", _SAVES)
    failed = _failures(evening, folder / "left", count, random)
    figures = {"recorded": f"{len(evening.deeds)} deeds, {len(evening.told)} told"}
    # A trial that cannot fail proves nothing.
    for pragma, must in (("OFF", "torn"), ("NORMAL", "lost")):
        weak = _recorded(folder / pragma, _PROOF_SAVES, f"PRAGMA synchronous = {pragma}")
        found = _failures(weak, folder / "left", max(count // _PROOF_SHARE, 20), random)
        figures[f"with synchronous={pragma}"] = f"{len(found)} bad"
        if not any(must in why for why in found):
            failed.append(f"synchronous={pragma} was not noticed")
    return Outcome(count, tuple(failed), figures)


class _Evening(NamedTuple):
    """What lay there before, and what was done."""

    files: dict[str, bytes]
    folders: list[str]
    deeds: list[Deed]

    @property
    def told(self) -> list[str]:
        return [deed.place for deed in self.deeds if deed.kind == "told"]


def _recorded(root: Path, count: int, pragma: str = "") -> _Evening:
    """An evening of so many saves, in a copy of this process."""
    root.mkdir()
    evenings.begin(root)
    places = sorted(root.rglob("*"))
    files = {str(place.relative_to(root)): place.read_bytes() for place in places if place.is_file()}
    folders = [str(place.relative_to(root)) for place in places if place.is_dir()]
    notes = root.with_name(f"{root.name}.notes")

    def record(_tell: Tell) -> None:
        if pragma:
            setattr(database, "_PRAGMAS", (*database._PRAGMAS, pragma))  # noqa: B010 - weaker on purpose
        taken = Notes(root)
        taken.begin()
        evenings.pass_(root, taken.tell, count)
        deeds = list(taken.deeds)
        notes.write_bytes(pickle.dumps(deeds))

    victim(record).wait()
    return _Evening(files, folders, pickle.loads(notes.read_bytes()))


def _failures(evening: _Evening, left: Path, count: int, random: Random) -> list[str]:
    """What is wrong after so many cuts."""
    told, found = evening.told, []
    disk = Disk(evening.files, evening.folders)
    for number, after in enumerate(disk.after_cuts(evening.deeds, count, random)):
        shutil.rmtree(left, ignore_errors=True)
        left.mkdir()
        _lay(left, after.files)
        why = evenings.fault(left, after.told, told, is_thorough=number % _THOROUGH == 0)
        if why:
            found.append(f"cut at {after.moment} of {len(evening.deeds)}: {why}")
    return found


def _lay(root: Path, files: dict[str, bytes | None]) -> None:
    for place, content in files.items():
        if content is None:
            (root / place).mkdir()
        else:
            (root / place).write_bytes(content)
