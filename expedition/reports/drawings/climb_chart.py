"""Metres climbed on each day, as uprights on an axis of days."""

from collections.abc import Sequence

from expedition import units
from expedition.records.day import DayPage
from expedition.reports.drawings.axis import ticks
from expedition.reports.pages.blocks import Drawn, Role, Told
from expedition.reports.pages.pen import Pen
from expedition.reports.parts.reconstructed import is_climb_known
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
from expedition.text import _

_LEFT, _HEAD, _FOOT = 52.0, 30.0, 16.0
_RIGHT = 10.0
_WIDEST = 44.0
_NAMED = 28.0
"""Points between two numbers of days."""
_LEAST_DAYS = 3
_RECORD = Type(Face.SANS_STRONG, 6.8, ACCENT)
HEIGHT = 46 * MM


def climbed(pages: Sequence[DayPage]) -> list[tuple[int, float]]:
    """Day numbers and metres, of days whose climb was recorded or stated; empty where too few are known."""
    known = [(page.row.number, page.figures.climb.value or 0.0) for page in pages if is_climb_known(page)]
    return known if len(known) >= _LEAST_DAYS and max(metres for _number, metres in known) > 0 else []


def climb_chart(pages: Sequence[DayPage], width: float = FULL, height: float = HEIGHT) -> Told:
    """The chart; the day of the most metres alone in the accent, days of unknown climb left empty."""
    known = climbed(pages)
    first, last = pages[0].row.number, pages[-1].row.number
    record, most = max(known, key=lambda one: one[1])
    marks = ticks(0.0, most * 1.1, 4)
    top = max(most * 1.1, marks[-1])
    step = (width - _LEFT - _RIGHT) / (last - first + 1)
    plot = height - _HEAD - _FOOT

    def paint(pen: Pen, x: float, y: float) -> None:
        _title(pen, x, y, record, most)
        base = y + height - _FOOT
        for mark in marks:
            pen.rule(x + _LEFT, base - mark / top * plot, width - _LEFT - _RIGHT, 0.5, GREY_4)
            pen.text(x + _LEFT - 5, base - mark / top * plot + 2.2, units.metres(mark), AXIS, "right")
        for number, metres in known:
            middle = x + _LEFT + (number - first + 0.5) * step
            bar = min(_WIDEST, step * 0.75 if step < 12 else step - 3)
            tall = metres / top * plot
            fill = ACCENT if number == record else RIDING
            pen.rect(middle - bar / 2, base - tall, bar, tall, fill=fill)
            if number == record:
                pen.text(middle, base - tall - 3, units.metres(metres), _RECORD, "centre")
        pen.rule(x + _LEFT, base, width - _LEFT - _RIGHT, 0.5, INK)
        _days(pen, x + _LEFT, base + 10, step, first, last)

    return Told(
        Drawn(height, paint),
        Role.FIGURE,
        _("Chart of metres climbed a day. {title}.").format(title=_words(record, most)),
        width,
        sized=lambda other: climb_chart(pages, other, height),
    )


def _words(record: int, most: float) -> str:
    return _("Most climbed {metres} m, day {number}").format(metres=units.metres(most), number=record)


def _title(pen: Pen, x: float, y: float, record: int, most: float) -> None:
    width = pen.text(x, y + 9, _words(record, most), CHART_TITLE)
    pen.text(x + width + 7, y + 9, _("metres a day"), CHART_REMARK)


def _days(pen: Pen, x: float, y: float, step: float, first: int, last: int) -> None:
    """Numbers of days as far apart as they are read."""
    pen.text(x - 5, y, _("day"), AXIS, "right")
    every = next((n for n in (1, 2, 5, 10, 20, 50, 100) if n * step >= _NAMED), 200)
    for number in range(first, last + 1):
        if number % every == 0 or number == first == 1:
            pen.text(x + (number - first + 0.5) * step, y, str(number), AXIS, "centre")
