"""Climbs and descents at the left of a strip: arrows to scale, and the heights of a recorded line."""

from collections.abc import Callable, Sequence

import numpy as np

from expedition import units
from expedition.reports.drawings.profile import Heights
from expedition.reports.pages.pen import Pen
from expedition.reports.road.records import Slope
from expedition.reports.typesetting.style import ACCENT, FILL, GREY_1, INK, MM, WHITE, Face, Type
from expedition.reports.typesetting.wording import with_unit
from expedition.text import _

_LABEL_X, _ARROW_X = 11.6 * MM, 13.6 * MM
_HEIGHT_X, _HEIGHT_WIDTH = 24.6 * MM, 7.6 * MM
_LEAST_SPAN_M = 400.0
_LEAST_ARROW = 7.0
_STEP = 2.0
_LABEL = 18.0


def paint_slopes(pen: Pen, x: float, slopes: Sequence[Slope], below: Callable[[float], float]) -> None:
    """Arrows in the direction of travel, each with its length where there is room; noted ones first."""
    taken: list[tuple[float, float]] = []
    for slope in sorted(slopes, key=lambda one: (one.rise_m is not None, one.from_m)):
        top, foot = below(slope.from_m), below(slope.to_m)
        if foot - top < _LEAST_ARROW or any(top < end - 1 and foot > start + 1 for start, end in taken):
            continue
        taken.append((top, foot))
        _arrow(pen, x + _ARROW_X, top, foot, slope)
        if foot - top >= _LABEL:
            _label(pen, x, (top + foot) / 2, slope)


def _arrow(pen: Pen, x: float, top: float, foot: float, slope: Slope) -> None:
    """A descent hangs its weight on the head, a climb is an open line: told apart without colour."""
    colour = ACCENT if slope.is_descent else INK
    pen.lines([((x, top), (x, foot - 4))], 1.4 if slope.is_descent else 0.7, colour)
    head = [(x - 2.6, foot - 5.5), (x + 2.6, foot - 5.5), (x, foot)]
    if slope.is_descent:
        pen.shape(head, colour)
    else:
        pen.curve([head[0], head[2], head[1]], 0.7, colour)


def _label(pen: Pen, x: float, y: float, slope: Slope) -> None:
    look = Type(Face.SANS, 7.2, ACCENT if slope.is_descent else INK)
    name = _("descent") if slope.is_descent else _("climb")
    length = with_unit(units.km(slope.to_m - slope.from_m, 0), _("km"))
    second = with_unit(units.metres(slope.rise_m), _("m")) if slope.rise_m is not None else length
    pen.text(x + _LABEL_X, y - 0.5, name, look, "right")
    pen.text(x + _LABEL_X, y + 8.0, second, look, "right")


def paint_heights(
    pen: Pen, x: float, heights: Heights, ends: tuple[float, float], below: Callable[[float], float]
) -> None:
    """The heights along the piece, lying on their side: the farther left, the higher."""
    good = np.isfinite(heights.ele_m)
    low, high = _span(heights.ele_m[good])
    inside = good & (heights.distance_m >= ends[0]) & (heights.distance_m <= ends[1])
    if inside.sum() < 2:
        return
    count = max(2, int((below(ends[1]) - below(ends[0])) / _STEP))
    known = heights.distance_m[inside]
    place = np.linspace(float(known[0]), float(known[-1]), count)
    ele = np.interp(place, known, heights.ele_m[inside])
    base = x + _HEIGHT_X
    points = [
        (base - (float(e) - low) / (high - low) * _HEIGHT_WIDTH, below(float(at)))
        for at, e in zip(place, ele, strict=True)
    ]
    pen.shape([(base, points[0][1]), *points, (base, points[-1][1])], FILL)
    pen.curve(points, 0.7, GREY_1)
    look = Type(Face.SANS, 6.0, GREY_1)
    top, foot = int(np.argmax(ele)), int(np.argmin(ele))
    for index, align, shift in ((top, "left", 2.0), (foot, "right", -2.5)):
        text = with_unit(units.metres(float(ele[index])), _("m"))
        pen.text(
            points[index][0] + shift,
            points[index][1] + 2.1,
            text,
            look,
            align,
            halo=FILL if align == "left" else WHITE,
        )


def _span(ele_m: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> tuple[float, float]:
    low, high = float(ele_m.min()), float(ele_m.max())
    return low, max(high, low + _LEAST_SPAN_M)
