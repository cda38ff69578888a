"""Rebuild resources/atlas/courses.npz: where the rivers run that have names in the landscape of the atlas.

Needs the atlas, the table `river_points.csv` beside this file, and nothing else:

    python3 -m tools.make_river_courses

From the point of each name, and from further points `on` its river that the table has, the line of the
river is followed both ways. A course ends where it is not sure that the river goes on: at forks, where it
flows into another line, after half the length of the river, and at the `end`s of the table, mostly mouths.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from expedition.atlas.ground import Kind, LandscapeName, landscape_names
from expedition.atlas.river_courses import STEP_M, UNITS_A_DEGREE
from expedition.points import F64, I64
from tools.make_resources import RESOURCES
from tools.river_lines import Lines, Spot, away_m, river_lines

TARGET = RESOURCES / "atlas" / "courses.npz"
TABLE = Path(__file__).with_name("river_points.csv")
ON_THE_LINE_M, AT_THE_END_M = 2_500.0, 5_000.0
FURTHER = 1024
"""The numbers of the points of a course begin so far apart for each point it is followed from."""
HALF = 0.45
"""How much of a river's length is followed each way; the lines of the atlas cut off its bends."""


class Course(NamedTuple):
    """Points along a river with their numbers, counted from its name."""

    number: I64
    lat: F64
    lon: F64


NOWHERE = Course(np.empty(0, dtype=np.int64), np.empty(0), np.empty(0))


class Walked(NamedTuple):
    """One way from a point of a river, and where its numbers begin and in which direction they run."""

    spots: Sequence[Spot]
    away_m: F64
    first: int
    step: int


class Known(NamedTuple):
    """A point of the table: whether a river ends there or is followed from there."""

    is_end: bool
    name: str
    lat: float
    lon: float


def main() -> None:
    """Write the file and say how much it holds."""
    rivers = [name for name in landscape_names() if name.kind is Kind.RIVER]
    courses = dict(
        zip((river.name for river in rivers), followed(river_lines(), rivers, table()), strict=True)
    )
    write(courses)
    points = sum(len(course.lat) for course in courses.values())
    print(f"{TARGET}: {len(courses)} rivers, {points} points, {TARGET.stat().st_size / 1e3:.0f} kB")


def table() -> list[Known]:
    """The rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))[1:]
    return [Known(what == "end", name, float(lat), float(lon)) for what, name, lat, lon in rows]


def followed(lines: Lines, rivers: Sequence[LandscapeName], known: Sequence[Known]) -> list[Course]:
    """The course of each river; where two claim a line, it belongs to the one whose name is nearer."""
    walks = [list(walked(lines, river, known)) for river in rivers]
    owners: dict[Spot, tuple[float, int, int]] = {}
    for number, (river, all_ways) in enumerate(zip(rivers, walks, strict=True)):
        for walk in all_ways:
            for spot, away in zip(walk.spots, walk.away_m.tolist(), strict=True):
                claim = away / river.length_km, number, walk.first
                owners[spot] = min(claim, owners.get(spot, claim))
    courses = []
    for number, all_ways in enumerate(walks):
        ways = [NOWHERE]
        for walk in all_ways:
            own = number, walk.first
            lost = next((at for at, spot in enumerate(walk.spots) if owners[spot][1:] != own), None)
            ways.append(spaced(lines, walk._replace(spots=walk.spots[:lost], away_m=walk.away_m[:lost])))
        courses.append(Course(*(np.concatenate(column) for column in zip(*ways, strict=True))))
    return courses


def walked(lines: Lines, river: LandscapeName, known: Sequence[Known]) -> Iterator[Walked]:
    """Both ways from each point a river is known to pass."""
    own = [each for each in known if each.name == river.name]
    limit = HALF * river.length_km * 1000
    starts = [(river.lat, river.lon), *((each.lat, each.lon) for each in own if not each.is_end)]
    for order, (lat, lon) in enumerate(starts):
        spot, away = lines.nearest(lat, lon)
        if away > ON_THE_LINE_M:
            print(f"{river.name}: no line at {lat}, {lon}, but {away / 1000:.1f} km off")
            continue
        for way, step in zip(lines.ways(spot), (1, -1), strict=True):
            spots = _ended(lines, [spot, *way], [each for each in own if each.is_end])
            yield Walked(*_measured(lines, spots, limit), order * FURTHER, step)


def _ended(lines: Lines, spots: list[Spot], ends: Sequence[Known]) -> list[Spot]:
    """The way to the first end."""
    lat, lon = _degrees(lines, spots)
    is_end = np.zeros(len(spots), dtype=np.bool_)
    for end in ends:
        is_end |= away_m(lat, lon, end.lat, end.lon) < AT_THE_END_M
    return spots[: int(is_end.argmax())] if is_end.any() else spots


def _measured(lines: Lines, spots: Sequence[Spot], limit_m: float) -> tuple[Sequence[Spot], F64]:
    lat, lon = _degrees(lines, spots)
    away = np.concatenate(([0.0], np.cumsum(away_m(lat[:-1], lon[:-1], lat[1:], lon[1:]))))[: len(spots)]
    number = int(np.searchsorted(away, limit_m))
    return spots[:number], away[:number]


def spaced(lines: Lines, walk: Walked) -> Course:
    """Points of the lines so far apart as is kept, none on a lake or elsewhere between two of them."""
    spots, away = walk.spots, walk.away_m
    if not spots:
        return NOWHERE
    lat, lon = _degrees(lines, spots)
    # Both ways begin at one point, which counts once.
    number = np.arange(0 if walk.step > 0 else 1, int(away[-1] / STEP_M) + 1)
    line = np.array([spot.line for spot in spots])
    for at in np.flatnonzero(np.diff(line)).tolist():
        number = number[(number * STEP_M <= away[at]) | (number * STEP_M >= away[at + 1])]
    wanted = number * STEP_M
    return Course(walk.first + walk.step * number, np.interp(wanted, away, lat), np.interp(wanted, away, lon))


def _degrees(lines: Lines, spots: Sequence[Spot]) -> tuple[F64, F64]:
    at = np.array([lines.firsts[spot.line] + spot.point for spot in spots], dtype=np.int64)
    return lines.lat[at], lines.lon[at]


def write(courses: Mapping[str, Course]) -> None:
    """The file: names, the numbers of points of each, and steps of the three columns."""
    every = list(courses.values())
    np.savez_compressed(
        TARGET,
        names=np.frombuffer("\n".join(courses).encode(), dtype=np.uint8),
        counts=np.array([len(course.lat) for course in every], dtype=np.uint16),
        number=_steps(np.concatenate([course.number for course in every])),
        lat=_steps(np.concatenate([course.lat for course in every]) * UNITS_A_DEGREE),
        lon=_steps(np.concatenate([course.lon for course in every]) * UNITS_A_DEGREE),
    )


def _steps(column: F64 | I64) -> npt.NDArray[np.int32]:
    units = np.round(column).astype(np.int32)
    return units - np.append(np.int32(0), units[:-1])


if __name__ == "__main__":
    main()
