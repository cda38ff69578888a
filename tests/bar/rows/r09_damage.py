"""A logbook whose file is zeroed in places, cut, or written over: noticed, brought back, and salvaged."""

import shutil
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from expedition.backing_up import back_up, listed, restore
from expedition.checking import check
from expedition.errors import DamagedError, UserError
from expedition.logbook import Logbook
from expedition.salvaging import salvage
from expedition.store.btree import Cell, Pages
from expedition.store.database import FILE_NAME
from tests.bar.made import content, filled
from tests.bar.outcome import Outcome

WHAT = (
    "A damaged file is noticed, a backup is offered, nothing thrown away, 95 % of the legs not hit salvaged"
)
SUITE, LARGE = 20, 2_000
_LONGEST_S = 5.0
_LEAST = 0.95
_RESTORED_EVERY = 4
Leg = tuple[object, ...]


@dataclass
class _Tally:
    """What came of all tries so far."""

    failed: list[str] = field(default_factory=list)
    harmless: int = 0
    restored: int = 0
    legs: int = 0
    brought: int = 0
    longest_s: float = 0.0


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Damages a logbook so often, each time another way."""
    base = filled(folder / "base")
    back_up(base)
    was, places, tally = content(base), _places_of_legs(base / FILE_NAME), _Tally()
    for number in range(count):
        random = Random(f"{seed} {number}")
        damaged = folder / "damaged"
        shutil.copytree(base, damaged)
        what, first, stop = _damage(damaged / FILE_NAME, number, random)
        start = time.process_time()
        why = _try(damaged, folder / "salvaged", was, tally, number)
        _count_legs(folder / "salvaged", was, places, (first, stop), tally)
        tally.longest_s = max(tally.longest_s, time.process_time() - start)
        if why or time.process_time() - start > _LONGEST_S:
            tally.failed.append(f"{what} ({seed} {number}): {why or 'it took too long'}")
        for place in (damaged, folder / "salvaged"):
            shutil.rmtree(place, ignore_errors=True)
    if tally.brought < _LEAST * tally.legs:
        tally.failed.append(f"only {tally.brought} of {tally.legs} legs that were not hit were brought back")
    figures = {
        "legs not hit and salvaged": f"{tally.brought} of {tally.legs}",
        "harmless": str(tally.harmless),
        "restored": str(tally.restored),
        "longest": f"{tally.longest_s:.1f} s",
    }
    return Outcome(count, tuple(tally.failed), figures)


def _damage(file: Path, number: int, random: Random) -> tuple[str, int, int]:
    """Damages a file; how, and from which byte to which."""
    held = bytearray(file.read_bytes())
    kind = ("zeroed", "cut", "header", "random bytes")[number % 4]
    size = random.choice((512, 4096))
    first = random.randrange(0, len(held) - size, 512)
    if kind == "zeroed":
        held[first : first + size] = bytes(size)
    elif kind == "cut":
        size = len(held) - first
        del held[first:]
    elif kind == "header":
        first, size = random.choice(((0, 100), (0, 4096), (16, 8), (0, 16), (100, 8)))
        held[first : first + size] = random.choice((bytes(size), random.randbytes(size)))
    else:
        held[first : first + size] = random.randbytes(size)
    file.write_bytes(held)
    return kind, first, first + size


def _try(damaged: Path, target: Path, was: Mapping[str, object], tally: _Tally, number: int) -> str:
    """What is wrong with how one damage was met, if anything."""
    before = (damaged / FILE_NAME).read_bytes()
    if not _is_noticed(damaged):
        if content(damaged) != was:
            return "it was not noticed"
        tally.harmless += 1
    if not listed(damaged):
        return "no backup is offered"
    copies = damaged / "backups"
    away = copies.rename(damaged / "away")
    is_salvaged = _salvaged(damaged, target)  # without any backup
    if (damaged / FILE_NAME).read_bytes() != before:
        return "it was changed"
    if is_salvaged and not check(target).ok:
        return f"what was salvaged is not sound: {check(target).problems[0]}"
    away.rename(copies)
    if number % _RESTORED_EVERY == 0:
        tally.restored += 1
        aside = restore(listed(damaged)[0].file, damaged)
        if aside is None or aside.read_bytes() != before or content(damaged) != was:
            return "the backup did not come back, or what was there was not kept"
    return ""


def _salvaged(damaged: Path, target: Path) -> bool:
    """Whether anything could be brought over; of a file cut to nothing, that is said."""
    try:
        salvage(damaged, target)
    except UserError:
        return False
    return True


def _is_noticed(folder: Path) -> bool:
    """Whether it is told when the logbook opens, or by the check that follows."""
    try:
        Logbook.open(folder).close()
    except DamagedError as error:
        return "backup" in str(error)
    return not check(folder).ok


def _places_of_legs(file: Path) -> Mapping[int, list[tuple[int, int]]]:
    """From which byte to which lies what belongs to each leg: its row, its track's and its full line's."""
    pages = Pages.of(file)
    with closing(sqlite3.connect(file)) as opened:
        roots = dict(opened.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))
        tracks = dict(opened.execute("SELECT id, leg_id FROM track"))
        lines = dict(opened.execute("SELECT id, track_id FROM track_line WHERE level = 0"))
    cells = {
        table: {cell.row_id: cell for leaf in pages.leaves(roots[table]) for cell in pages.rows(leaf)}
        for table in ("leg", "track", "track_line")
    }
    found = {leg: _spans(cell, pages.size) for leg, cell in cells["leg"].items()}
    for track, leg in tracks.items():
        found[leg] += _spans(cells["track"][track], pages.size)
    for line, track in lines.items():
        found[tracks[track]] += _spans(cells["track_line"][line], pages.size)
    return found


def _spans(cell: Cell, size: int) -> list[tuple[int, int]]:
    start = (cell.page - 1) * size
    own = (start + cell.start, start + cell.stop)
    return [own, *(((page - 1) * size, page * size) for page in cell.overflow)]


def _count_legs(
    target: Path,
    was: Mapping[str, tuple[tuple[object, ...], ...]],
    places: Mapping[int, list[tuple[int, int]]],
    hit: tuple[int, int],
    tally: _Tally,
) -> None:
    """Counts the legs that were not hit, and how many of them are there again with their lines."""
    before = _legs(was)
    after = _legs(content(target)) if target.exists() else {}
    for leg, spans in places.items():
        if not any(first < hit[1] and hit[0] < stop for first, stop in spans):
            tally.legs += 1
            tally.brought += before[leg] == after.get(leg)


def _legs(held: Mapping[str, tuple[tuple[object, ...], ...]]) -> dict[object, Leg]:
    """Legs by id: their words, and the points of their line."""
    legs = {row[-2]: row for row in held["leg"]}
    tracks = {row[0]: row[-2] for row in held["track"]}
    lines = {row[0]: row[3] for row in held["track_line"] if row[1] == 0}
    return {leg: (row, lines.get(tracks.get(leg))) for leg, row in legs.items()}
