"""The lines of rivers in the atlas, joined over the edges of cells, and the way along them from a point."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from expedition.atlas.ground import LEVELS, Cell, Layer, cells, shapes
from expedition.points import F64, I64

FINEST = len(LEVELS) - 1
_LAKES = 2
_DEGREE_M = 111_200.0
_JOINED_M, _FLOWS_INTO_M, _LAKE_M = 2_500.0, 1_000.0, 160_000.0
"""Ends so near to each other are joined; an end so near to another line flows into it; lakes are so long."""
_STRAIGHT = 0.26
"""The least cosine of the turn where one line goes on as another."""
_BANK_M = 30_000.0
"""So far a bank of a wide river is followed: farther on it may be that of another, as banks run in rings."""
_LAST_RANK = 7
"""Beyond are canals, and what is dry for most of the year."""


class Spot(NamedTuple):
    """A point of a line, by its number."""

    line: int
    point: int


@dataclass(frozen=True, eq=False)
class Lines:
    """All lines in a row of points; the first point of each with the number of all behind.

    Attributes:
        lat: Degrees north.
        lon: Degrees east.
        firsts: Where each line begins.
    """

    lat: F64
    lon: F64
    firsts: I64

    def nearest(self, lat: float, lon: float) -> tuple[Spot, float]:
        """The point nearest to a place, and how many metres lie between."""
        near = np.flatnonzero(np.abs(self.lat - lat) < 0.5)
        away = away_m(self.lat[near], self.lon[near], lat, lon)
        best = int(near[away.argmin()])
        line = int(np.searchsorted(self.firsts, best, side="right")) - 1
        return Spot(line, best - int(self.firsts[line])), float(away.min())

    def of(self, line: int) -> tuple[F64, F64]:
        """The points of one line."""
        part = slice(self.firsts[line], self.firsts[line + 1])
        return self.lat[part], self.lon[part]

    def ways(self, spot: Spot) -> tuple[list[Spot], list[Spot]]:
        """The points on from one in both directions, without it, as far as a river is surely the same."""
        return self._way(spot, 1), self._way(spot, -1)

    def _way(self, spot: Spot, step: int) -> list[Spot]:
        found: list[Spot] = []
        passed = {spot.line}
        while True:
            lat, lon = self.of(spot.line)
            on, has_end = _until_end(lat, lon, spot.point, step)
            found += [Spot(spot.line, point) for point in on]
            end = on[-1] if on else spot.point
            if not has_end or (beyond := self._beyond(Spot(spot.line, end), step, passed)) is None:
                return found
            spot, step = beyond
            found.append(spot)
            passed.add(spot.line)

    def _beyond(self, end: Spot, step: int, passed: set[int]) -> tuple[Spot, int] | None:
        """The line on which a river goes on behind the end of another, and in which direction."""
        lat, lon = self.of(end.line)
        if len(lat) < 3:
            return None
        here = lat[end.point], lon[end.point]
        heading = _direction(*_before(lat, lon, end.point, step), *here)
        if self._flows_into(end, *here):
            return None
        ends = [(spot, self._place(spot)) for spot in self._ends_near(*here) if spot != end]
        gaps = [float(away_m(*here, *place)) for _spot, place in ends]
        dry = [each for each, gap in zip(ends, gaps, strict=True) if gap <= _JOINED_M]
        # Where three lines meet nobody can tell which of them has the name.
        if len(dry) > 1:
            return None
        over_lakes = [(gap, each) for gap, each in zip(gaps, ends, strict=True) if gap > _JOINED_M]
        for spot, start in dry or [each for _gap, each in sorted(over_lakes)]:
            other_lat, other_lon = self.of(spot.line)
            if spot.line in passed or len(other_lat) < 3:
                continue
            on = 1 if spot.point == 0 else -1
            onward = _direction(*start, *_before(other_lat, other_lon, spot.point, -on))
            if dry:
                return (spot, on) if heading @ onward >= _STRAIGHT else None
            across = _direction(*here, *start)
            if min(heading @ across, across @ onward) >= _STRAIGHT and _is_lake(*here, *start):
                return spot, on
        return None

    def _place(self, spot: Spot) -> tuple[float, float]:
        at = self.firsts[spot.line] + spot.point
        return float(self.lat[at]), float(self.lon[at])

    def _ends_near(self, lat: float, lon: float) -> list[Spot]:
        firsts, lasts = self.firsts[:-1], self.firsts[1:] - 1
        found = []
        for points in (firsts, lasts):
            near = np.flatnonzero(np.abs(self.lat[points] - lat) < _LAKE_M / 111_000)
            away = away_m(self.lat[points[near]], self.lon[points[near]], lat, lon)
            lines = near[away < _LAKE_M].tolist()
            found += [Spot(line, int(points[line] - self.firsts[line])) for line in lines]
        return found

    def _flows_into(self, end: Spot, lat: float, lon: float) -> bool:
        """Whether another line passes the end of one."""
        near = np.flatnonzero((np.abs(self.lat - lat) < 0.1) & (np.abs(self.lon - lon) < 1.0))
        lines = np.searchsorted(self.firsts, near, side="right") - 1
        is_inner = (near - self.firsts[lines] > 1) & (self.firsts[lines + 1] - near > 2) & (lines != end.line)
        near = near[is_inner]
        away = away_m(self.lat[near], self.lon[near], lat, lon)
        return bool((away < _FLOWS_INTO_M).any())


def away_m(lat: ArrayLike, lon: ArrayLike, lat_to: ArrayLike, lon_to: ArrayLike) -> F64:
    """Metres between near places, good to a part in a hundred."""
    lat, lon, lat_to, lon_to = (np.asarray(each, dtype=np.float64) for each in (lat, lon, lat_to, lon_to))
    return _DEGREE_M * np.hypot(lat_to - lat, (lon_to - lon) * np.cos(np.radians((lat + lat_to) / 2)))


def river_lines() -> Lines:
    """All rivers of the finest level."""
    parts = [part for cell in cells(FINEST, -180, -90, 180, 90) for part in _parts(cell)]
    at: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for number, (lat, lon) in enumerate(parts):
        for side in (0, -1):
            at[_key(lat[side], lon[side])].append((number, side))
    used: set[int] = set()
    joined = [_chain(number, parts, at, used) for number in range(len(parts)) if number not in used]
    lengths = [len(lat) for lat, _lon in joined]
    return Lines(
        np.concatenate([lat for lat, _lon in joined]),
        np.concatenate([lon for _lat, lon in joined]),
        np.cumsum([0, *lengths]),
    )


def _parts(cell: Cell) -> list[tuple[F64, F64]]:
    found = shapes(Layer.RIVER, FINEST, cell)
    borders = [*found.starts.tolist(), len(found.lat)]
    return [
        (found.lat[a:b], found.lon[a:b])
        for rank, (a, b) in zip(found.rank.tolist(), pairwise(borders), strict=True)
        if rank <= _LAST_RANK
    ]


def _key(lat: float, lon: float) -> tuple[int, int]:
    unit = LEVELS[FINEST].unit_deg
    return round(lat / unit), round(lon / unit)


def _chain(
    number: int,
    parts: list[tuple[F64, F64]],
    at: dict[tuple[int, int], list[tuple[int, int]]],
    used: set[int],
) -> tuple[F64, F64]:
    """A part with those that go on at its ends; where three meet, none does."""
    used.add(number)
    pieces = [parts[number]]
    for side in (-1, 0):
        last, end = number, side
        while True:
            lat, lon = parts[last]
            meeting = at[_key(lat[end], lon[end])]
            others = [other for other in meeting if other != (last, end) and other[0] not in used]
            if len(meeting) != 2 or not others:
                break
            last, begin = others[0]
            used.add(last)
            lat, lon = parts[last]
            end = -1 - begin
            # Points run forwards behind the first part, and towards it before.
            turned = (begin == -1) == (side == -1)
            piece = (lat[::-1], lon[::-1]) if turned else (lat, lon)
            if side == -1:
                pieces.append((piece[0][1:], piece[1][1:]))
            else:
                pieces.insert(0, (piece[0][:-1], piece[1][:-1]))
    return np.concatenate([lat for lat, _lon in pieces]), np.concatenate([lon for _lat, lon in pieces])


def _until_end(lat: F64, lon: F64, point: int, step: int) -> tuple[list[int], bool]:
    """The points on to the end of a line, and whether it has one."""
    if lat[0] != lat[-1] or lon[0] != lon[-1]:
        return list(range(point + step, len(lat) if step == 1 else -1, step)), True
    size = len(lat) - 1
    order = (point + step * np.arange(size)) % size
    way = np.cumsum(away_m(lat[order[:-1]], lon[order[:-1]], lat[order[1:]], lon[order[1:]]))
    return order[1 : 1 + np.searchsorted(way, _BANK_M)].tolist(), False


def _before(lat: F64, lon: F64, point: int, step: int) -> tuple[float, float]:
    """The point some way back from an end, which tells where a line is heading."""
    back = min(max(point - 3 * step, 0), len(lat) - 1)
    return float(lat[back]), float(lon[back])


def _direction(lat_from: float, lon_from: float, lat_to: float, lon_to: float) -> F64:
    """From one point towards another, of length 1: east and north."""
    way = np.array([(lon_to - lon_from) * np.cos(np.radians(lat_from)), lat_to - lat_from])
    length = float(np.hypot(*way))
    return way / length if length else way


def _is_lake(lat_from: float, lon_from: float, lat_to: float, lon_to: float) -> bool:
    """Whether nearly all of the straight way lies on lakes."""
    shares = np.linspace(0.08, 0.92, 7)
    wet = [
        _is_on_lake(lat_from + share * (lat_to - lat_from), lon_from + share * (lon_to - lon_from))
        for share in shares.tolist()
    ]
    return sum(wet) >= len(wet) - 2


def _is_on_lake(lat: float, lon: float) -> bool:
    for ring_lat, ring_lon in _rings(cells(_LAKES, lon, lat, lon, lat)[0]):
        above = ring_lat > lat
        crosses = above != np.roll(above, 1)
        with np.errstate(all="ignore"):
            at = (np.roll(ring_lon, 1) - ring_lon) * (lat - ring_lat) / (np.roll(ring_lat, 1) - ring_lat)
        if np.count_nonzero(crosses & (lon < ring_lon + at)) % 2:
            return True
    return False


@lru_cache(maxsize=64)
def _rings(cell: Cell) -> list[tuple[F64, F64]]:
    found = shapes(Layer.LAKE, _LAKES, cell)
    return [(found.lat[a:b], found.lon[a:b]) for a, b in pairwise([*found.starts.tolist(), len(found.lat)])]
