"""Recordings of many devices that nobody here has seen, held against other readers; broken ones are survived.

The files lie in no repository: their places and journeys are their owners'.
"""

import math
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from expedition.importers.read import read
from expedition.records.importing import ReadFile
from tests.bar.odd_recordings import odd_recordings
from tests.bar.outcome import Outcome
from tests.bar.second_reading import Reading, second_reading

WHAT = (
    "Files nobody here has seen: points, kilometres (0.5 %) and times as others read them, or refused rightly"
)
SUITE, LARGE = 13, 100_000
_FOLDER = "EXPEDITION_UNSEEN"
_JUDGED = "judged.txt"
_FEWEST, _MOST_APART_S, _ROUNDED_M = 20, 1.0, 1.1


def run(folder: Path, count: int, _seed: int) -> Outcome:
    """Reads the odd files of the suite, or all files under the folder that `EXPEDITION_UNSEEN` names."""
    if count <= SUITE:
        return _odd(folder, count)
    unseen = os.environ.get(_FOLDER, "")
    files = [path for path in sorted(Path(unseen).rglob("*")) if path.is_file() and path.name != _JUDGED]
    if not unseen or not files:
        return Outcome(0, (f"nothing was tried: {_FOLDER} names no folder with recordings",))
    return _unseen(Path(unseen), files[:count])


def _odd(folder: Path, count: int) -> Outcome:
    failed = []
    for one in odd_recordings()[:count]:
        file = folder / one.name
        file.write_bytes(one.data)
        found = read(file)
        told = (found.points, found.segments, str(found.first_utc or ""), str(found.last_utc or ""))
        said = " ".join((found.reason, *found.warnings))
        if told != (one.points, one.segments, one.first, one.last) or one.said not in said:
            failed.append(f"{one.name}: {told} and “{said}”")
    return Outcome(count, tuple(failed))


def _unseen(folder: Path, files: list[Path]) -> Outcome:
    judged = _judged(folder)
    tried = {True: 0, False: 0}
    wrong: dict[bool, list[str]] = {True: [], False: []}
    points = 0
    for path in files:
        other = second_reading(path)
        is_real = other is not None and other.is_whole and other.points >= _FEWEST
        found = read(path)
        points += found.points
        why = _fault(found, other)
        name = str(path.relative_to(folder))
        tried[is_real] += 1
        if why and name not in judged:
            wrong[is_real].append(f"{name}: {why}")
    figures = {
        "real": f"{tried[True] - len(wrong[True]):,} of {tried[True]:,}",
        "broken or odd": f"{tried[False] - len(wrong[False]):,} of {tried[False]:,}",
        "judged by hand": str(len(judged)),
        "points": f"{points:,}",
    }
    return Outcome(len(files), (*wrong[True], *wrong[False]), figures)


def _judged(folder: Path) -> set[str]:
    """Files where a person found the other readers wrong: a name a line, the reason behind a tab."""
    list_ = folder / _JUDGED
    lines = list_.read_text(encoding="utf-8").splitlines() if list_.is_file() else []
    return {line.split("\t")[0] for line in lines}


def _fault(found: ReadFile, other: Reading | None) -> str:
    """What is wrong with how a file was read; where others come to no end, no less than they may be read."""
    if "not met before" in found.reason:
        return found.reason
    if other is None or not other.points:
        holds = found.points or found.waypoints or found.routes or found.photo
        return "" if found.reason or found.warnings or holds else "nothing was said"
    if found.reason:
        return found.reason
    if not other.is_whole:
        return f"{found.points} points for {other.points}" if found.points < other.points else ""
    return _apart(found, other)


def _apart(found: ReadFile, other: Reading) -> str:
    wrong = [] if found.points == other.points else [f"{found.points} points for {other.points}"]
    length_m = other.length_m
    if not math.isclose(found.distance_m, length_m, rel_tol=0.005, abs_tol=_ROUNDED_M):
        wrong.append(f"{found.distance_m / 1000:.3f} km for {length_m / 1000:.3f}")
    ends: tuple[tuple[datetime | None, Callable[..., datetime]], ...] = (
        (found.first_utc, min),
        (found.last_utc, max),
    )
    for ours, end in ends:
        theirs = end(other.times) if other.times else None
        if not _is_near(ours, theirs):
            wrong.append(f"{ours} for {theirs}")
    return ", ".join(wrong)


def _is_near(ours: datetime | None, theirs: datetime | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs((ours - theirs).total_seconds()) <= _MOST_APART_S
