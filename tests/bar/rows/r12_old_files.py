"""Logbooks of every schema that was ever released open, tell the same, and are copied before they change."""

import shutil
from pathlib import Path
from random import Random

from expedition.backing_up import listed
from expedition.checking import check
from expedition.logbook import Logbook
from expedition.queries.days import day_pages
from expedition.queries.trips import all_trips
from expedition.store.copies import fault_of
from expedition.store.database import SCHEMA_VERSION, read_header
from tests.bar.outcome import Outcome

WHAT = "Logbooks of all released schemas open with equal content; a verified copy is made first"
SUITE, LARGE = 4, 40
_OLD = Path(__file__).parents[2] / "old_files"


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Opens old logbooks in turn, often enough that each comes."""
    old = sorted(path for path in _OLD.iterdir() if path.is_dir())
    start = Random(seed).randrange(len(old))
    failed = []
    for number in range(count):
        source = old[(start + number) % len(old)]
        why = _fault(source, folder / str(number))
        if why:
            failed.append(f"{source.name}: {why}")
    return Outcome(count, tuple(failed))


def _fault(source: Path, folder: Path) -> str:
    """What is wrong with the update of one logbook, if anything."""
    shutil.copytree(source, folder)
    version = read_header(folder / "logbook.db").user_version
    with Logbook.open(folder) as logbook:
        first = _told(logbook)
    with Logbook.open(folder) as logbook:
        again = _told(logbook)
    if not first or first != again or not check(folder).ok:
        return "it does not tell the same twice, or is not well"
    copies = [one for one in listed(folder) if one.reason == "update"]
    if len(copies) != (version < SCHEMA_VERSION):
        return f"{len(copies)} copies were made"
    if any(read_header(one.file).user_version != version or fault_of(one.file) for one in copies):
        return "the copy is not what was there"
    return ""


def _told(logbook: Logbook) -> list[object]:
    return [list(logbook.read(day_pages, trip.id)) for trip in logbook.read(all_trips)]
