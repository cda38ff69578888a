"""Heights along the way, for a day or for the whole trip."""

from collections.abc import Sequence

import numpy as np

from expedition import units
from expedition.points import F64
from expedition.record_classes import dataclass
from expedition.reports.drawings.axis import round_step, ticks
from expedition.reports.pages.blocks import Drawn, Role, Told
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import (
    ACCENT,
    AXIS,
    FILL,
    FULL,
    GREY_1,
    GREY_2,
    GREY_4,
    INK,
    LABEL,
    MM,
    WHITE,
    Type,
)
from expedition.text import _

_LEAST_SPAN_M = 400.0
_LEFT = 24.0
_HEAD = 20.0
_FOOT = 15.0
NAME = Type(LABEL.face, 7.0, INK)


@dataclass(frozen=True, slots=True)
class Heights:
    """A line's heights over trip distance, both in metres, rising in distance; NaN parts the line."""

    distance_m: F64
    ele_m: F64

    @property
    def is_drawable(self) -> bool:
        """Whether there is anything to draw."""
        return len(self.distance_m) > 1 and bool(np.isfinite(self.ele_m).sum() > 1) and self.span_m > 1

    @property
    def span_m(self) -> float:
        """The way from first to last sample."""
        return float(self.distance_m[-1] - self.distance_m[0])

    def summit(self, near_m: float) -> float:
        """Where the line is highest near a distance."""
        around = max(2000.0, self.span_m * 0.02)
        is_near = (np.abs(self.distance_m - near_m) <= around) & np.isfinite(self.ele_m)
        if not is_near.any():
            return near_m
        index = int(np.flatnonzero(is_near)[np.argmax(self.ele_m[is_near])])
        return float(self.distance_m[index])

    def at(self, distance_m: float) -> float:
        """The height at a distance."""
        good = np.isfinite(self.ele_m)
        return float(np.interp(distance_m, self.distance_m[good], self.ele_m[good]))


@dataclass(frozen=True, slots=True)
class Named:
    """A place on the profile; low ranks keep their names; borders get a dotted upright.

    `height_m` is the height to print where it is better known than from the line.
    """

    distance_m: float
    name: str
    rank: int
    is_border: bool = False
    height_m: float | None = None


def profile(heights: Heights, named: Sequence[Named], width: float = FULL, height: float = 33 * MM) -> Told:
    """The drawn profile, names above it on leaders, trip kilometres below."""
    plot = _Plot(heights, width, height)

    def paint(pen: Pen, x: float, y: float) -> None:
        plot.paint(pen, x, y, named)

    return Told(
        Drawn(height, paint),
        Role.FIGURE,
        _words(heights),
        width,
        sized=lambda other: profile(heights, named, other, height),
    )


def _words(heights: Heights) -> str:
    known = heights.ele_m[np.isfinite(heights.ele_m)]
    return _("Profile: {low} to {high} m above the sea over {distance} km.").format(
        low=units.metres(float(known.min())),
        high=units.metres(float(known.max())),
        distance=units.km(heights.span_m),
    )


class _Plot:
    def __init__(self, heights: Heights, width: float, height: float) -> None:
        self.heights = heights
        self.width, self.height = width - _LEFT, height - _HEAD - _FOOT
        known = heights.ele_m[np.isfinite(heights.ele_m)]
        low, high = float(known.min()), float(known.max())
        spare = max(0.0, _LEAST_SPAN_M - (high - low)) / 2
        is_above_sea = low > -(high - low) * 0.05
        low, high = low - spare - (high - low) * 0.06, high + spare
        low = max(0.0, low) if is_above_sea else low
        step = round_step(high - low, 4)
        self.low = float(np.floor(low / step)) * step
        self.high = max(high, self.low + step)
        self.step = step
        self._start_m, self._span_m = float(heights.distance_m[0]), heights.span_m

    def x(self, distance_m: float) -> float:
        return _LEFT + (distance_m - self._start_m) / self._span_m * self.width

    def y(self, ele_m: float) -> float:
        return _HEAD + self.height * (1 - (ele_m - self.low) / (self.high - self.low))

    def paint(self, pen: Pen, x: float, y: float, named: Sequence[Named]) -> None:
        self._grid(pen, x, y)
        base = y + _HEAD + self.height
        drawn = [[(x + self.x(d), y + self.y(e)) for d, e in part] for part in self._parts()]
        for points in drawn:
            pen.shape([(points[0][0], base), *points, (points[-1][0], base)], FILL)
        self._grid_lines(pen, x, y)
        for points in drawn:
            pen.curve(points, 1.05, ACCENT)
        pen.rule(x + _LEFT, base, self.width, 0.5, INK)
        self._names(pen, x, y, named)

    def _parts(self) -> list[list[tuple[float, float]]]:
        """The drawn lines, thinned to what the width can show."""
        count = int(self.width * 2)
        distance, ele = self.heights.distance_m, self.heights.ele_m
        parts: list[list[tuple[float, float]]] = []
        gaps = np.flatnonzero(~np.isfinite(ele))
        for start, stop in zip([0, *(gaps + 1)], [*gaps, len(ele)], strict=True):
            if stop - start > 1:
                keep = np.unique(np.linspace(start, stop - 1, min(stop - start, count)).astype(int))
                parts.append(list(zip(distance[keep].tolist(), ele[keep].tolist(), strict=True)))
        return parts

    def _grid(self, pen: Pen, x: float, y: float) -> None:
        foot = y + _HEAD + self.height
        low, high = float(self.heights.distance_m[0]), float(self.heights.distance_m[-1])
        marks = [
            mark
            for mark in ticks(low / 1000, high / 1000, 7)
            if self.x(mark * 1000) < _LEFT + self.width + 0.1
        ]
        decimals = 0 if all(abs(mark - round(mark)) < 1e-6 for mark in marks) else 1
        for mark in marks:
            at = x + self.x(mark * 1000)
            pen.lines([((at, foot), (at, foot + 3))], 0.5, INK)
            if at - x > _LEFT + 6:
                pen.text(at, foot + 9.5, units.number(mark, decimals), AXIS, "centre")
        pen.text(x + _LEFT - 5, foot + 9.5, _("km"), AXIS, "right")
        pen.text(x + _LEFT - 5, y + _HEAD - 9, _("m"), AXIS, "right")

    def _grid_lines(self, pen: Pen, x: float, y: float) -> None:
        level = self.low
        while level <= self.high + 1e-6:
            at = y + self.y(level)
            if level > self.low:
                pen.rule(x + _LEFT, at, self.width, 0.4, GREY_4)
            pen.text(x + _LEFT - 5, at + 2.2, units.metres(level), AXIS, "right")
            level += self.step

    def _names(self, pen: Pen, x: float, y: float, named: Sequence[Named]) -> None:
        kept: list[tuple[float, float, Named]] = []
        edge = _LEFT + self.width
        for place in sorted(named, key=lambda place: place.rank):
            at = self.x(place.distance_m)
            if not _LEFT - 0.1 <= at <= edge + 0.1 or len(kept) >= 5:
                continue
            text = self._label(pen, place)
            width = pen.case.width(NAME.face, NAME.size, text)
            left = at + 3 if at + 3 + width <= edge else max(_LEFT, at - 3 - width)
            if all(left > other + w + 5 or left + width < other - 5 for other, w, _place in kept):
                kept.append((left, width, place))
                self._leader(pen, x, y, place, left, text)

    def _label(self, pen: Pen, place: Named) -> str:
        name = pen.fitted(place.name, NAME, self.width * 0.3)
        height_m = self.heights.at(place.distance_m) if place.height_m is None else place.height_m
        return f"{name} {units.metres(height_m)}"

    def _leader(self, pen: Pen, x: float, y: float, place: Named, left: float, text: str) -> None:
        at, foot = x + self.x(place.distance_m), y + self.y(self.heights.at(place.distance_m))
        if place.is_border:
            pen.lines([((at, y + 2), (at, y + _HEAD + self.height))], 0.6, GREY_1, (1.2, 1.8))
        else:
            pen.lines([((at, y + 2), (at, foot))], 0.4, GREY_2)
        pen.ring(at, foot, 1.6, WHITE, INK, 0.7)
        pen.text(x + left, y + 6, text, NAME)
