"""What was told to be saved is on the disk when the power goes, at any moment."""

import pickle
import shutil
from pathlib import Path
from random import Random
from typing import NamedTuple

from expedition.store import database
from tests.bar import evenings, tracing
from tests.bar.alone import alone
from tests.bar.disks import Deed, Disk
from tests.bar.noting import Notes
from tests.bar.outcome import Outcome
from tests.bar.victims import Tell, victim

WHAT = "power cut while saving, importing, backing up, restoring: nothing told lost, nothing torn"
SUITE, LARGE = 300, 3000
_FEW_SAVES, _SAVES, _PROOF_SAVES = 18, 60, 12
_THOROUGH = 50
_PROOF_SHARE = 10


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Records an evening once, and tries what so many power cuts may have left of it."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, seed: int) -> Outcome:
    """As `run`, in a process that may fork."""
    random, is_traced = Random(seed), count > SUITE and tracing.is_there()
    evening = (_traced if is_traced else _noted)(
        _begun(folder / "evening"), _SAVES if count > SUITE else _FEW_SAVES
    )
    failed = _failures(evening, folder / "left", count, random)
    figures = {"recorded": f"{len(evening.deeds)} deeds{' by strace' * is_traced}, {len(evening.told)} told"}
    # A trial that cannot fail proves nothing.
    for weaker, must in (("OFF", "torn"), ("NORMAL", "lost")):
        weak = _noted(_begun(folder / weaker), _PROOF_SAVES, weaker)
        found = _failures(weak, folder / "left", max(count // _PROOF_SHARE, 20), random)
        figures[f"with synchronous={weaker}"] = f"{len(found)} bad"
        if not any(must in why for why in found):
            failed.append(f"synchronous={weaker} was not noticed")
    return Outcome(count, tuple(failed), figures)


class _Evening(NamedTuple):
    """What lay there before, and what was done."""

    root: Path
    files: dict[str, bytes]
    folders: list[str]
    deeds: list[Deed]

    @property
    def told(self) -> list[str]:
        return [deed.place for deed in self.deeds if deed.kind == "told"]


def _begun(root: Path) -> _Evening:
    root.mkdir()
    evenings.begin(root)
    places = sorted(root.rglob("*"))
    files = {str(place.relative_to(root)): place.read_bytes() for place in places if place.is_file()}
    return _Evening(root, files, [str(place.relative_to(root)) for place in places if place.is_dir()], [])


def _traced(begun: _Evening, count: int) -> _Evening:
    """An evening in a process of its own, seen from outside."""
    command = [evenings.__name__, str(begun.root), str(count)]
    return begun._replace(deeds=tracing.traced(begun.root, begun.files, command))


def _noted(begun: _Evening, count: int, synchronous: str = "") -> _Evening:
    """An evening in a copy of this process, which notes what it does; of a weaker one, only the saves."""
    notes = begun.root.with_name(f"{begun.root.name}.notes")

    def record(_tell: Tell) -> None:
        if synchronous:
            setattr(database, "_SYNCHRONOUS", {"WAL": synchronous})  # noqa: B010 - weaker on purpose
        taken = Notes(begun.root)
        taken.begin()
        evenings.write(begun.root, taken.tell, count)
        if not synchronous:
            evenings.go_on(begun.root, taken.tell, count)
        deeds = list(taken.deeds)
        notes.write_bytes(pickle.dumps(deeds))

    victim(record).wait()
    return begun._replace(deeds=pickle.loads(notes.read_bytes()))


def _failures(evening: _Evening, left: Path, count: int, random: Random) -> list[str]:
    """What is wrong after so many cuts."""
    judge, found = evenings.Judge(evening.told), list[str]()
    disk = Disk(evening.files, evening.folders)
    for number, after in enumerate(disk.after_cuts(evening.deeds, count, random)):
        shutil.rmtree(left, ignore_errors=True)
        left.mkdir()
        _lay(left, after.files)
        why = judge.fault(left, after.told, is_thorough=number % _THOROUGH == 0)
        if why:
            found.append(f"cut at {after.moment} of {len(evening.deeds)}: {why}")
    return found


def _lay(root: Path, files: dict[str, bytes | None]) -> None:
    for place, content in files.items():
        if content is None:
            (root / place).mkdir()
        else:
            (root / place).write_bytes(content)
