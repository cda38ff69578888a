"""Where names stand on a map: beside their spot, off each other and off the line, inside the frame."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from math import hypot

import numpy as np

from expedition.cartography.label_records import Box, Candidate, LabelStyle, Measure, Placed
from expedition.points import F64, I64
from expedition.record_classes import dataclass

_KEPT = 0.6
"""By how much of a rank a name that stood there before goes ahead of new ones."""
_STEP = 0.4
_MESH = 8.0
_CELL_X, _CELL_Y = 128.0, 32.0
_CROSSED = 3.0
_MOST = 3
"""So many cells under lines of other days weigh as much as one under the day's."""
_COVERED = 40.0
_FAR = 5.0

_Edges = tuple[float, float, float, float]
_Slot = tuple[float, float, str, float]
NO_CROWD = np.empty(0), np.empty(0)
"""No line a name could cover."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in the units of the map.

    Attributes:
        ring: Radius of the ring at a spot.
        gap: Between the ring and its name.
        apart: Between two names.
        far: How much farther off a name may stand whose spot lies under a pin.
        pin: What is taken and at most so wide and high is a pin; under anything larger no spot is named.
        edge: Between a name and the edge of the frame.
        crossed: What a name of an area costs for each cell of the mesh in which it covers the day's line;
            from `_COVERED` on it is left out.
        again: Between two names of one river.
    """

    ring: float = 4.0
    gap: float = 3.5
    apart: float = 3.0
    far: float = 9.0
    pin: float = 26.0
    edge: float = 3.0
    crossed: float = 1.0
    again: float = 480.0

    def scaled(self, factor: float) -> "Spacing":
        """The same with all of it so many times as large."""
        return Spacing(*(factor * getattr(self, field.name) for field in fields(self)))


WINDOW = Spacing()


def place(
    candidates: Sequence[Candidate],
    measure: Measure,
    frame: Box,
    *,
    taken: Sequence[Box] = (),
    crowd: tuple[F64, F64] = NO_CROWD,
    beside: tuple[F64, F64] = NO_CROWD,
    before: Sequence[Placed] = (),
    margin: float = 0.0,
    spacing: Spacing = WINDOW,
) -> tuple[Placed, ...]:
    """The names that find room, in the order of drawing: the most important last.

    Args:
        candidates: What wants to be written; their order does not matter.
        measure: The size of a name.
        frame: No name of a spot inside crosses it.
        taken: Boxes nothing is written on: signs, pictures, buttons.
        crowd: Points a name rather does not cover, such as the day's line; see `dense`.
        beside: Points it would rather not cover either, but sooner than those: the lines of other days.
        before: What was placed the last time; names rather stay, and stay on their side.
        margin: So far around the frame names are placed too; they do not reach into it.
        spacing: What is kept free.
    """
    return tuple(_Placer(measure, frame, taken, (crowd, beside), before, margin, spacing).run(candidates))


def dense(x: F64, y: F64, starts: I64, step: float = _MESH * 0.75) -> tuple[F64, F64]:
    """The points of a line, broken at `starts`, with more between those that lie far apart."""
    if len(x) < 2:
        return x, y
    length = np.hypot(np.diff(x), np.diff(y))
    length[starts[starts > 0] - 1] = 0.0
    counts = np.clip(length / step, 0, 400).astype(np.int64) + 1
    index = np.repeat(np.arange(len(counts)), counts)
    share = (np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[index]
    return (
        np.append(x[index] + (x[index + 1] - x[index]) * share, x[-1]),
        np.append(y[index] + (y[index + 1] - y[index]) * share, y[-1]),
    )


class _Placer:
    """One map's names while they are placed."""

    def __init__(
        self,
        measure: Measure,
        frame: Box,
        taken: Sequence[Box],
        crowds: tuple[tuple[F64, F64], tuple[F64, F64]],
        before: Sequence[Placed],
        margin: float,
        spacing: Spacing,
    ) -> None:
        self._measure, self._spacing = measure, spacing
        left, top, width, height = frame
        self._inner = (left, top, left + width, top + height)
        edge = min(spacing.edge, width / 4, height / 4)
        self._room = (left + edge, top + edge, left + width - edge, top + height - edge)
        self._outer = (left - margin, top - margin, left + width + margin, top + height + margin)
        self._signs, self._pins, self._names = _Room(), _Room(), _Room()
        for box in taken:
            edges = (box[0], box[1], box[0] + box[2], box[1] + box[3])
            self._signs.take(edges)
            if max(box[2], box[3]) <= spacing.pin:
                self._pins.take(edges)
        self._crowd = _Crowd(*crowds, self._outer)
        self._before = {_key(placed.candidate): placed for placed in before}
        self._rivers: dict[str, list[Candidate]] = {}

    def run(self, candidates: Sequence[Candidate]) -> list[Placed]:
        """Places them, the most important first, and gives them the other way round."""
        spots = [candidate for candidate in candidates if _is_in(self._outer, candidate.x, candidate.y)]
        spots.sort(key=self._order)
        ring = self._spacing.ring
        for spot in spots:
            if spot.is_needed and spot.has_ring:
                self._names.take((spot.x - ring, spot.y - ring, spot.x + ring, spot.y + ring))
        placed = [found for spot in spots if (found := self._place(spot)) is not None]
        placed.reverse()
        return placed

    def _order(self, candidate: Candidate) -> tuple[bool, float, str, float, float]:
        is_known = _key(candidate) in self._before
        rank = candidate.rank - _KEPT if is_known else candidate.rank
        return not candidate.is_needed, rank, candidate.name, candidate.x, candidate.y

    def _place(self, spot: Candidate) -> Placed | None:
        ring = self._spacing.ring
        own = (spot.x - ring, spot.y - ring, spot.x + ring, spot.y + ring)
        is_free = spot.is_needed or (self._is_seen(spot) if spot.has_ring else self._is_far(spot))
        is_inner = _is_in(self._inner, spot.x, spot.y)
        is_cut = spot.has_ring and _meet(own, self._inner) and not _holds(self._inner, own)
        if not is_free or (spot.is_needed and not is_inner) or (is_cut and not spot.is_needed):
            return None
        width, height = self._measure(spot)
        best: tuple[float, float, float, str] | None = None
        for left, top, align, cost in self._slots(spot, width, height):
            if best is not None and cost >= best[0]:
                break
            cost += self._cost(spot, (left, top, left + width, top + height), is_inner=is_inner)
            if cost < _COVERED and (best is None or cost < best[0]):
                best = cost, left, top, align
        if best is None and spot.is_needed:
            best = self._forced(spot, width, height)
        if best is None:
            return None
        _sum, left, top, align = best
        if spot.has_ring and not spot.is_needed:
            self._names.take(own)
        self._names.take((left, top, left + width, top + height))
        if spot.style is LabelStyle.RIVER:
            self._rivers.setdefault(spot.name, []).append(spot)
        return Placed(spot, left, top, width, height, align)

    def _is_seen(self, spot: Candidate) -> bool:
        """Whether the ring of a name stands free, or at most under a pin."""
        reach = self._spacing.ring + self._spacing.apart / 2
        ring = (spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach)
        at = (spot.x, spot.y, spot.x, spot.y)
        return not self._names.overlaps(ring) and (self._pins.overlaps(at) or not self._signs.overlaps(ring))

    def _is_far(self, spot: Candidate) -> bool:
        """Whether the same river is not named near by."""
        again = self._spacing.again
        return all(
            hypot(spot.x - other.x, spot.y - other.y) >= again for other in self._rivers.get(spot.name, ())
        )

    def _slots(self, spot: Candidate, width: float, height: float) -> Iterator[_Slot]:
        """Corners to try with the lines' side and what each costs, cheapest first."""
        known = self._before.get(_key(spot))
        if known is not None and abs(known.width - width) < 1 and abs(known.height - height) < 1:
            moved_x, moved_y = spot.x - known.candidate.x, spot.y - known.candidate.y
            yield known.left + moved_x, known.top + moved_y, known.align, 0.0
        if not spot.has_ring:
            yield from _around(spot, width, height)
            return
        reach = self._spacing.ring + self._spacing.gap
        yield from _beside(spot, width, height, reach, 0.0)
        if spot.is_needed or self._pins.overlaps((spot.x, spot.y, spot.x, spot.y)):
            yield from _beside(spot, width, height, reach + self._spacing.far, _FAR)

    def _cost(self, spot: Candidate, box: _Edges, *, is_inner: bool) -> float:
        """What a place costs; `_COVERED` or more where it cannot be had."""
        apart = self._spacing.apart
        if not _holds(self._room if is_inner else self._outer, box):
            return _COVERED
        if not is_inner and _meet(box, self._inner):
            return _COVERED
        above = apart / 3 if spot.has_ring else apart
        wide = (box[0] - apart, box[1] - above, box[2] + apart, box[3] + above)
        own = self._spacing.ring if spot.has_ring and spot.is_needed else 0.0
        if self._signs.overlaps(box) or self._names.overlaps(wide, spot.x, spot.y, own):
            return _COVERED
        crossed = self._crowd.under(box)
        if spot.style is LabelStyle.RIVER and crossed >= 1.0:
            return _COVERED
        return crossed * (_CROSSED if spot.has_ring else self._spacing.crossed)

    def _forced(self, spot: Candidate, width: float, height: float) -> tuple[float, float, float, str]:
        """The corner inside the frame that covers least, for a name that must stand."""
        frame, found = self._room, []
        for left, top, align, cost in self._slots(spot, width, height):
            left = max(frame[0], min(left, frame[2] - width))
            top = max(frame[1], min(top, frame[3] - height))
            box = (left, top, left + width, top + height)
            own = self._spacing.ring if spot.has_ring else 0.0
            covered = self._names.count(box, spot.x, spot.y, own) + self._signs.count(box)
            found.append((cost + covered * _COVERED + self._crowd.under(box) * _CROSSED, left, top, align))
        return min(found, key=lambda item: item[0])


def _key(candidate: Candidate) -> tuple[str, str, int]:
    return candidate.style, candidate.name, candidate.number


def _is_in(edges: _Edges, x: float, y: float) -> bool:
    return edges[0] <= x <= edges[2] and edges[1] <= y <= edges[3]


def _holds(edges: _Edges, box: _Edges) -> bool:
    return edges[0] <= box[0] and edges[1] <= box[1] and box[2] <= edges[2] and box[3] <= edges[3]


def _meet(a: _Edges, b: _Edges) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _beside(spot: Candidate, width: float, height: float, reach: float, cost: float) -> Iterator[_Slot]:
    """Right, left, above, below, then the corners."""
    x, y, near = spot.x, spot.y, reach * 0.7
    right, left, middle = x + reach, x - reach - width, x - width / 2
    above, below, level = y - reach - height, y + reach, y - height / 2
    yield right, level, "left", cost
    yield left, level, "right", cost + _STEP
    yield middle, above, "centre", cost + 2 * _STEP
    yield middle, below, "centre", cost + 3 * _STEP
    yield x + near, y - near - height, "left", cost + 4 * _STEP
    yield x + near, y + near, "left", cost + 5 * _STEP
    yield x - near - width, y - near - height, "right", cost + 6 * _STEP
    yield x - near - width, y + near, "right", cost + 7 * _STEP


def _around(spot: Candidate, width: float, height: float) -> Iterator[_Slot]:
    """On the spot, then a little above, below and aside; the name of a river stands beside it at once."""
    left, top = spot.x - width / 2, spot.y - height / 2
    near = ((0, 0), (0, -1), (0, 1), (-0.3, 0), (0.3, 0), (0, -2), (0, 2), (-0.3, -1), (0.3, 1))
    far = ((-0.7, 0), (0.7, 0), (-0.7, -2), (0.7, -2), (-0.7, 2), (0.7, 2), (0, -4), (0, 4))
    for order, (across, down) in enumerate(near[1:] if spot.style is LabelStyle.RIVER else near):
        yield left + across * width, top + down * height, "centre", order * _STEP / 2
    for across, down in far:
        # What has room around it stands well off the line rather than on it.
        if (abs(across) + 0.5) * width + (2 * abs(down) + 1) * height <= spot.room:
            yield left + across * width, top + down * height, "centre", len(near) * _STEP / 2


class _Room:
    """Boxes taken, found by the cells they touch."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[_Edges]] = {}

    def take(self, box: _Edges) -> None:
        """Nothing else shall stand here."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def overlaps(self, box: _Edges, x: float = 0.0, y: float = 0.0, own: float = 0.0) -> bool:
        """Whether something stands here, but for the ring of radius `own` around x, y."""
        left, top, right, bottom = box
        for cell in _cells(box):
            for taken in self._cells.get(cell, ()):
                if taken[0] < right and left < taken[2] and taken[1] < bottom and top < taken[3]:
                    if own and taken == (x - own, y - own, x + own, y + own):
                        continue
                    return True
        return False

    def count(self, box: _Edges, x: float = 0.0, y: float = 0.0, own: float = 0.0) -> int:
        """How many boxes a box meets, but for the ring of radius `own` around x, y."""
        ring = (x - own, y - own, x + own, y + own)
        near = {taken for cell in _cells(box) for taken in self._cells.get(cell, ())}
        return sum(_meet(box, taken) for taken in near if not (own and taken == ring))


def _cells(box: _Edges) -> list[tuple[int, int]]:
    left, right = int(box[0] // _CELL_X), int(box[2] // _CELL_X)
    top, bottom = int(box[1] // _CELL_Y), int(box[3] // _CELL_Y)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


class _Crowd:
    """How much of a line lies under a box: sums over a mesh, so that each answer is four look-ups."""

    def __init__(self, most: tuple[F64, F64], less: tuple[F64, F64], edges: _Edges) -> None:
        self._left, self._top = edges[0], edges[1]
        self._columns = max(1, int((edges[2] - edges[0]) / _MESH) + 1)
        self._rows = max(1, int((edges[3] - edges[1]) / _MESH) + 1)
        mesh = np.zeros((self._rows + 1, self._columns + 1), dtype=np.int32)
        for (x, y), weight in ((less, 1), (most, _MOST)):
            column, row = np.floor((x - self._left) / _MESH), np.floor((y - self._top) / _MESH)
            inside = (column >= 0) & (column < self._columns) & (row >= 0) & (row < self._rows)
            mesh[row[inside].astype(np.int64) + 1, column[inside].astype(np.int64) + 1] = weight
        self._is_empty = not mesh.any()
        self._sums = mesh.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32).data

    def under(self, box: _Edges) -> float:
        """How many cells of the mesh under a box the line runs through; others count for a part of one."""
        if self._is_empty:
            return 0.0
        left = min(max(int((box[0] - self._left) / _MESH), 0), self._columns)
        right = min(max(int((box[2] - self._left) / _MESH) + 1, 0), self._columns)
        top = min(max(int((box[1] - self._top) / _MESH), 0), self._rows)
        bottom = min(max(int((box[3] - self._top) / _MESH) + 1, 0), self._rows)
        sums = self._sums
        return int(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]) / _MOST
