"""Scale bar and arrow to the north, in the corners that the route leaves free."""

from collections.abc import Sequence

import numpy as np

from expedition.cartography.label_records import Box
from expedition.cartography.scale_bar import scale_bar
from expedition.points import F64
from expedition.record_classes import dataclass
from expedition.reports.maps.frame import MapFrame
from expedition.reports.maps.parts import Look
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import AXIS, GREY_1, INK, Face, Type
from expedition.text import _

_LONGEST_BAR = 0.3
_WORDS = 26.0
_NORTH = (10.0, 22.0)
_TAKEN = 10
"""A wanted box weighs as much as so many points of a line."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Where they stand, as points from the upper left corner of the map.

    Attributes:
        bar: Left end and base line of the scale bar.
        north: Middle and base line of the arrow, None without one.
        areas: What they cover.
    """

    bar: tuple[float, float]
    north: tuple[float, float] | None
    areas: tuple[Box, ...]


def furniture(frame: MapFrame, look: Look, crowd: tuple[F64, F64], wanted: Sequence[Box] = ()) -> Furniture:
    """The corners least in the way of lines and `wanted` boxes, best the lower ones."""
    bar = scale_bar(1 / frame.scale, frame.width * _LONGEST_BAR)
    width = bar.length + _WORDS
    foot = frame.height - (9 if look.has_frame else 12)
    right = frame.width - look.inset - width - (16 if look.has_north else 0)
    corners = [(look.inset, foot), (right, foot), (look.inset, 16.0), (right, 16.0)]
    areas = [(left - 4, base - 9, width + 4, 14.0) for left, base in corners]
    best = _freest(areas, crowd, wanted)
    taken = [areas[best]]
    if not look.has_north:
        return Furniture(corners[best], None, tuple(taken))
    across, down = _NORTH
    feet = [(frame.width - 10, frame.height - 8), (frame.width - 10, 24.0), (10.0, 24.0)]
    arrows = [(x - across / 2, y - down + 2, across, down) for x, y in feet]
    chosen = _freest(arrows, crowd, wanted)
    return Furniture(corners[best], feet[chosen], (*taken, arrows[chosen]))


def paint_furniture(pen: Pen, frame: MapFrame, look: Look, placed: Furniture, x: float, y: float) -> None:
    """Draws them on the map whose upper left corner is at x, y."""
    bar = scale_bar(1 / frame.scale, frame.width * _LONGEST_BAR)
    left, foot = x + placed.bar[0], y + placed.bar[1]
    right = left + bar.length
    for weight, colour in ((1.8, look.land), (0.5, GREY_1)):
        pen.curve([(left, foot - 3), (left, foot), (right, foot), (right, foot - 3)], weight, colour, cap=0)
    pen.text(right + 3, foot + 1, bar.words, AXIS, halo=look.land)
    if placed.north is None:
        return
    at, foot = x + placed.north[0], y + placed.north[1]
    pen.lines([((at, foot - 7), (at, foot - 14))], 0.5, INK)
    pen.shape([(at - 2, foot - 13.5), (at, foot - 18.5), (at + 2, foot - 13.5)], INK)
    pen.text(at, foot, _("N"), Type(Face.SANS_STRONG, 6), "centre", halo=look.land)


def _freest(areas: Sequence[Box], crowd: tuple[F64, F64], wanted: Sequence[Box]) -> int:
    """The first of the areas with the least in it."""
    x, y = crowd

    def covered(area: Box) -> int:
        left, top, width, height = area
        points = np.count_nonzero((x > left) & (x < left + width) & (y > top) & (y < top + height))
        return int(points) + _TAKEN * sum(_meet(area, box) for box in wanted)

    return min(range(len(areas)), key=lambda index: (covered(areas[index]), index))


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
