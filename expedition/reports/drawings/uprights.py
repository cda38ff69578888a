"""One figure a day, as uprights on an axis of days."""

from collections.abc import Callable, Sequence

from expedition import units
from expedition.record_classes import dataclass
from expedition.reports.drawings.axis import ticks
from expedition.reports.pages.blocks import Drawn, Role, Told
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import (
    ACCENT,
    AXIS,
    CHART_REMARK,
    CHART_TITLE,
    FULL,
    GREY_4,
    INK,
    MM,
    RIDING,
    Face,
    Type,
)
from expedition.reports.typesetting.wording import joined
from expedition.text import _

_LEFT, _HEAD, _FOOT = 52.0, 30.0, 16.0
_RIGHT = 10.0
_WIDEST = 44.0
_NAMED = 28.0
"""Points between two numbers of days."""
_RECORD = Type(Face.SANS_STRONG, 6.8, ACCENT)
HEIGHT = 46 * MM


@dataclass(frozen=True, slots=True)
class Uprights:
    """What is drawn.

    Attributes:
        title: The finding, as `Most climbed 612 m, day 2`.
        remark: The unit, as `metres a day`.
        values: Day numbers and figures, of days of which the figure is known.
        shown: A figure as it is printed.
    """

    title: str
    remark: str
    values: Sequence[tuple[int, float]]
    shown: Callable[[float], str] = units.number


def uprights(of: Uprights, first: int, last: int, width: float = FULL, height: float = HEIGHT) -> Told:
    """The chart from day `first` to `last`; the greatest alone in the accent, unknown days left empty."""
    record, most = max(of.values, key=lambda one: one[1])
    marks = ticks(0.0, most * 1.1, 4)
    top = max(most * 1.1, marks[-1])
    step = (width - _LEFT - _RIGHT) / (last - first + 1)
    plot = height - _HEAD - _FOOT

    def paint(pen: Pen, x: float, y: float) -> None:
        wide = pen.text(x, y + 9, pen.fitted(of.title, CHART_TITLE, width * 0.6), CHART_TITLE)
        pen.text(x + wide + 7, y + 9, pen.fitted(of.remark, CHART_REMARK, width - wide - 7), CHART_REMARK)
        base = y + height - _FOOT
        for mark in marks:
            pen.rule(x + _LEFT, base - mark / top * plot, width - _LEFT - _RIGHT, 0.5, GREY_4)
            pen.text(x + _LEFT - 5, base - mark / top * plot + 2.2, units.number(mark), AXIS, "right")
        for number, value in of.values:
            middle = x + _LEFT + (number - first + 0.5) * step
            bar = min(_WIDEST, step * 0.75 if step < 12 else step - 3)
            tall = value / top * plot
            pen.rect(middle - bar / 2, base - tall, bar, tall, fill=ACCENT if number == record else RIDING)
            if number == record:
                pen.text(middle, base - tall - 3, of.shown(value), _RECORD, "centre")
        pen.rule(x + _LEFT, base, width - _LEFT - _RIGHT, 0.5, INK)
        _days(pen, x + _LEFT, base + 10, step, first, last)

    return Told(
        Drawn(height, paint),
        Role.FIGURE,
        _("Chart: {what}.").format(what=joined((of.title, of.remark), "; ")),
        width,
        sized=lambda other: uprights(of, first, last, other, height),
    )


def _days(pen: Pen, x: float, y: float, step: float, first: int, last: int) -> None:
    """Numbers of days as far apart as they are read."""
    pen.text(x - 5, y, _("day"), AXIS, "right")
    every = next((n for n in (1, 2, 5, 10, 20, 50, 100) if n * step >= _NAMED), 200)
    for number in range(first, last + 1):
        if number % every == 0 or number == first == 1:
            pen.text(x + (number - first + 0.5) * step, y, str(number), AXIS, "centre")
