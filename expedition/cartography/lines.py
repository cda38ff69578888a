"""The lines of a trip for any scale: no more points than it needs, finer ones only of what is in sight."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from math import ceil
from threading import Lock
from typing import NamedTuple

import numpy as np

from expedition.cartography import mercator
from expedition.cartography.clipping import Box
from expedition.cartography.kept import Kept
from expedition.cartography.line_styles import LineRole
from expedition.cartography.simplify import simplified
from expedition.points import F64, I64
from expedition.record_classes import dataclass
from expedition.records.lines import GroundLine, WayPoints

Read = Callable[[Collection[int], int], Mapping[int, WayPoints]]
"""The lines of tracks at a stored level, 0 being the whole line."""

MOST_ZOOM = 22
_TOLERANCE_PX = 0.5
_LEVELS = ((1, 1_000), (2, 5_000), (3, 25_000))
_MOST_POINTS = 2_000_000
_GAP_M = 25.0
"""A shorter way between two recordings is none worth a mark."""
_TONES_PX = 8.0
"""Days shorter than this in the middle are drawn in one tone: two would only flicker."""


_NO_WAY = WayPoints(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64))


class WorldWay(NamedTuple):
    """Positions on the world of side 1, unbroken across 180°, and the first of each segment."""

    x: F64
    y: F64
    starts: I64


@dataclass(frozen=True, slots=True, eq=False)
class TripLine:
    """A leg or a planned route; `day` counts the days that have lines, −1 for a route.

    `ground` tells all of it but its way in degrees, which stands in `way` on the world.
    `is_gap` says that it is the straight ways over what was not recorded: within the leg, and from the end of
    the leg before it.
    """

    ground: GroundLine
    day: int
    way: WorldWay
    is_gap: bool = False

    def role(self, today: int | None) -> LineRole:
        """What it is seen from the day of this number, or on a map of the whole trip."""
        if self.day < 0:
            return LineRole.PLAN
        if today is not None and self.day >= today:
            return LineRole.TODAY if self.day == today else LineRole.COMING
        return LineRole.ODD if self.day % 2 else LineRole.EVEN


@dataclass(frozen=True, slots=True, eq=False)
class SeenLine:
    """A line as it is drawn at a scale: the line itself, and by how many turns of the world it is shifted."""

    line: TripLine
    way: WorldWay
    turn: int


class TripLines:
    """All lines of a trip; may be asked in any thread, and never changes."""

    def __init__(self, lines: Sequence[GroundLine], read: Read) -> None:
        self._read, self._lock = read, Lock()
        travelled = _trip_lines(lines)
        self.stamp = _stamp(travelled)
        """The same as long as the lines are the same."""
        self.lines = (*travelled, *_gaps(travelled))
        self.days = {line.ground.day_id: line.day for line in self.lines if line.day >= 0}
        """The number of each day among those that have lines, by its id."""
        self._boxes, lengths = _extents([line.way for line in self.lines])
        self._limits = _limits(lengths)
        self._day_lengths = np.bincount(
            [line.day for line in travelled if line.day >= 0],
            [length for line, length in zip(travelled, lengths.tolist(), strict=False) if line.day >= 0],
        )
        typical = _middle(self._day_lengths.astype(np.float64)) if len(self._day_lengths) else 1.0
        self._tones_zoom = float(np.log2(_TONES_PX / max(typical, 1e-9) / mercator.TILE_PX))
        self._drawn: Kept[tuple[int, int], WorldWay] = Kept(_MOST_POINTS)
        self._finer: Kept[tuple[int, int], WorldWay] = Kept(_MOST_POINTS)

    def day_length(self, day: int) -> float:
        """How long the lines of the day with this number are, in worlds."""
        return float(self._day_lengths[day])

    def is_toned(self, zoom: float) -> bool:
        """Whether days are long enough at this zoom to be told apart by two tones."""
        return zoom >= self._tones_zoom

    def box(self, day_id: int | None = None) -> Box | None:
        """What all lines of a day, or of the trip without what is only planned, lie in."""
        travelled = [line for line in self.lines if line.day >= 0 and not line.is_gap] or self.lines
        of = [_box(line.way) for line in travelled if day_id is None or line.ground.day_id == day_id]
        if not of:
            return None
        left, top, right, bottom = np.array(of).T
        return Box(float(left.min()), float(top.min()), float(right.max()), float(bottom.max()))

    def near(self, zoom: float, box: Box) -> list[SeenLine]:
        """The lines that touch the box, in the order of the trip, right to half a pixel at this zoom.

        Raises:
            UserError: What is stored of a line is damaged.
        """
        first = np.ceil(box.left - self._boxes[:, 2]).astype(np.int64)
        last = np.floor(box.right - self._boxes[:, 0]).astype(np.int64)
        beside = (self._boxes[:, 1] <= box.bottom) & (self._boxes[:, 3] >= box.top)
        numbers = np.flatnonzero((first <= last) & beside).tolist()
        with self._lock:
            ways = self._at(zoom_step(zoom), numbers)
        return [
            SeenLine(self.lines[number], ways[number], turn)
            for number in numbers
            for turn in range(int(first[number]), int(last[number]) + 1)
        ]

    def whole(self, zoom: float) -> list[SeenLine]:
        """All lines in the order of the trip, as `near` gives them; for few lines, or a small zoom.

        Raises:
            UserError: What is stored of a line is damaged.
        """
        with self._lock:
            ways = self._at(zoom_step(zoom), range(len(self.lines)))
        return [SeenLine(line, ways[number], 0) for number, line in enumerate(self.lines)]

    def coarse(self, zoom: float) -> list[SeenLine]:
        """All lines as far as they are known without reading anything."""
        ways = _simplified([line.way for line in self.lines], zoom_step(zoom))
        return [SeenLine(line, way, 0) for line, way in zip(self.lines, ways, strict=True)]

    def _at(self, step: int, numbers: Sequence[int]) -> dict[int, WorldWay]:
        """The simplified lines, as many as possible worked out at once."""
        ways = {number: self._drawn.get((step, number)) for number in numbers}
        missing = [number for number, way in ways.items() if way is None]
        if missing:
            made = _simplified(self._fine_enough(step, missing), step)
            for number, way in zip(missing, made, strict=True):
                ways[number] = way
                self._drawn.put((step, number), way, len(way.x))
        return {number: way for number, way in ways.items() if way is not None}

    def _fine_enough(self, step: int, numbers: Sequence[int]) -> list[WorldWay]:
        """The lines at the thinnest stored level that still shows their bends."""
        found = {number: self.lines[number].way for number in numbers}
        wanted: dict[int, list[int]] = {}
        for number in numbers:
            level = self._level(step, number)
            kept = self._finer.get((level, number)) if level >= 0 else None
            if kept is not None:
                found[number] = kept
            elif level >= 0:
                wanted.setdefault(level, []).append(number)
        for level, of_level in wanted.items():
            of_track = {self.lines[number].ground.track_id: number for number in of_level}
            for track_id, way in self._read(list(of_track), level).items():
                number = of_track[track_id]
                found[number] = _beside(way, self.lines[number].way)
                self._finer.put((level, number), found[number], len(way.lat))
        return [found[number] for number in numbers]

    def _level(self, step: int, number: int) -> int:
        """The stored level to read; −1 where what is known already will do."""
        limits, line = self._limits[number], self.lines[number]
        is_whole = line.is_gap or line.ground.track_id == 0 or line.ground.count <= len(line.way.x)
        if is_whole or step <= limits[0]:
            return -1
        return next((level for (level, _n), limit in zip(_LEVELS, limits, strict=True) if step <= limit), 0)


def zoom_step(zoom: float) -> int:
    """The whole zoom for which lines are simplified when they are drawn at this one."""
    return min(max(ceil(zoom - 1e-6), 0), MOST_ZOOM)


def _trip_lines(lines: Iterable[GroundLine]) -> tuple[TripLine, ...]:
    """The lines with their days counted, on one world that is unbroken from the first to the last."""
    lines = [line for line in lines if len(line.way.lat)]
    if not lines:
        return ()
    y = mercator.world_y(np.concatenate([line.way.lat for line in lines]))
    x = (np.concatenate([line.way.lon for line in lines]) + 180.0) / 360.0
    if np.abs(np.diff(x)).max(initial=0.0) > 0.5:
        x = np.unwrap(x, period=1.0)
    days: dict[int, int] = {}
    made, at = [], 0
    for line in lines:
        part = slice(at, at + len(line.way.lat))
        at = part.stop
        day = days.setdefault(line.day_id, len(days)) if line.track_id else -1
        # Its degrees would only be kept for nothing.
        told = replace(line, way=_NO_WAY)
        made.append(TripLine(told, day, WorldWay(x[part], y[part], line.way.starts)))
    return tuple(made)


def _beside(way: WayPoints, known: WorldWay) -> WorldWay:
    """A finer line on the same turn of the world as the coarse one."""
    x, y = mercator.to_world(way.lat, way.lon, float(known.x.min() + known.x.max()) / 2)
    return WorldWay(x, y, way.starts)


def _simplified(ways: Sequence[WorldWay], step: int) -> list[WorldWay]:
    """Lines for a zoom, all in one go."""
    if not ways:
        return []
    sizes = np.array([len(way.x) for way in ways])
    begins = np.cumsum(sizes) - sizes
    x, y = np.concatenate([way.x for way in ways]), np.concatenate([way.y for way in ways])
    starts = np.concatenate([way.starts + begin for way, begin in zip(ways, begins.tolist(), strict=True)])
    keep = simplified(x, y, starts, _TOLERANCE_PX / (mercator.TILE_PX * 2.0**step))
    x, y, starts = x[keep], y[keep], np.searchsorted(keep, starts)
    edges = [*np.searchsorted(keep, begins).tolist(), len(keep)]
    parts = np.searchsorted(starts, edges)
    return [
        WorldWay(
            x[edges[i] : edges[i + 1]],
            y[edges[i] : edges[i + 1]],
            starts[parts[i] : parts[i + 1]] - edges[i],
        )
        for i in range(len(ways))
    ]


def _box(way: WorldWay) -> tuple[float, float, float, float]:
    return float(way.x.min()), float(way.y.min()), float(way.x.max()), float(way.y.max())


def _extents(ways: Sequence[WorldWay]) -> tuple[F64, F64]:
    """The box and the length of each way, all in one go."""
    if not ways:
        return np.empty((0, 4)), np.empty(0)
    x, y = np.concatenate([way.x for way in ways]), np.concatenate([way.y for way in ways])
    ends = np.cumsum([len(way.x) for way in ways])
    starts = np.append(0, ends[:-1])
    least, most = np.minimum.reduceat, np.maximum.reduceat
    boxes = np.stack((least(x, starts), least(y, starts), most(x, starts), most(y, starts)), axis=1)
    steps = np.append(np.hypot(np.diff(x), np.diff(y)), 0.0)
    steps[ends - 1] = 0.0
    return boxes, np.add.reduceat(steps, starts)


def _middle(lengths: F64) -> float:
    """Their median; NumPy's own would read a whole package of masked arrays first."""
    ordered, count = np.sort(lengths), len(lengths)
    return float(ordered[(count - 1) // 2] + ordered[count // 2]) / 2


def _limits(lengths: F64) -> F64:
    """Up to which zoom each stored level shows the bends: as long as its points lie within a pixel or so."""
    counts = np.array([count for _level, count in _LEVELS], dtype=np.float64)
    return np.asarray(np.log2(counts / np.maximum(lengths[:, None], 1e-9) / mercator.TILE_PX))


def _gaps(lines: Sequence[TripLine]) -> Iterable[TripLine]:
    """What was not recorded within legs, and where a leg begins elsewhere than the one before it ended."""
    lines = [line for line in lines if line.day >= 0]
    if not lines:
        return
    x = np.concatenate([line.way.x for line in lines])
    y = np.concatenate([line.way.y for line in lines])
    firsts = np.cumsum([0, *(len(line.way.x) for line in lines[:-1])])
    starts = [np.append(0, line.way.starts[1:]) for line in lines]
    owners = np.repeat(np.arange(len(lines)), [len(of_line) for of_line in starts])[1:]
    # What lies before a segment is the end of the one before, in this leg or the last.
    after = (np.concatenate(starts) + firsts[np.repeat(np.arange(len(lines)), list(map(len, starts)))])[1:]
    metres = mercator.EQUATOR_M / np.cosh(np.pi * (1 - 2 * y[after]))
    is_wide = np.hypot(x[after] - x[after - 1], y[after] - y[after - 1]) * metres >= _GAP_M
    to, owners = after[is_wide], owners[is_wide]
    ends = np.stack((to - 1, to), axis=1).ravel()
    x, y = x[ends], y[ends]
    parts = 2 * np.searchsorted(owners, np.arange(len(lines) + 1))
    for line, first, stop in zip(lines, parts[:-1].tolist(), parts[1:].tolist(), strict=True):
        if first < stop:
            way = WorldWay(x[first:stop], y[first:stop], np.arange(0, stop - first, 2))
            yield TripLine(line.ground, line.day, way, is_gap=True)


def _stamp(lines: Sequence[TripLine]) -> str:
    made = blake2b(digest_size=8)
    for line in lines:
        ground = line.ground
        flags = ground.track_id, ground.day_id, ground.is_carried, ground.is_reconstructed, ground.count
        made.update(repr(flags).encode() + line.way.x.tobytes() + line.way.y.tobytes())
    return made.hexdigest()
