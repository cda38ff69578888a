"""Repairs along the kilometres of the trip, a line for each thing that was mended."""

from collections.abc import Sequence

from expedition import units
from expedition.records.day import DayPage, RepairRecord
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
    NOTE,
    WHITE,
)
from expedition.reports.typesetting.wording import NO_BREAK, labelled
from expedition.text import _

_LEFT, _RIGHT, _HEAD, _FOOT, _STEP = 96.0, 14.0, 22.0, 16.0, 14.0
_MOST_LINES = 8

Mark = tuple[str, float]
"""What was mended, and its metre of the trip."""


def broken_on(repairs: Sequence[tuple[DayPage, RepairRecord]]) -> list[Mark]:
    """The repairs of riding days; without a kilometre of its own one stands at the day's middle."""
    found = []
    for page, record in repairs:
        length_m = page.figures.distance.value
        name = (record.fields.part or record.fields.problem).strip()
        if length_m and name:
            at_m = record.fields.distance_m if record.fields.distance_m is not None else length_m / 2
            found.append((name, page.row.total_m - length_m + at_m))
    return found


def broken_chart(marks: Sequence[Mark], length_m: float, width: float = FULL) -> Told:
    """Rings on a line each, the most often mended above."""
    lines: dict[str, list[float]] = {}
    for name, at_m in marks:
        lines.setdefault(name.casefold(), []).append(at_m)
    named = {name.casefold(): name for name, _at in reversed(marks)}
    rows = sorted(lines.items(), key=lambda one: (-len(one[1]), one[1][0]))
    if len(rows) > _MOST_LINES:
        others = [at_m for _name, ats in rows[_MOST_LINES - 1 :] for at_m in ats]
        rows = [*rows[: _MOST_LINES - 1], (_("other things"), others)]
    title = _("Where things broke")
    height = _HEAD + len(rows) * _STEP + _FOOT
    longest = max([length_m, *(at_m for _name, at_m in marks)]) or 1.0
    scale = (width - _LEFT - _RIGHT) / longest

    def paint(pen: Pen, x: float, y: float) -> None:
        named_wide = pen.text(x, y + 9, title, CHART_TITLE)
        pen.text(x + named_wide + 7, y + 9, _("kilometres of the trip"), CHART_REMARK)
        base = y + height - _FOOT
        for tick in ticks(0.0, longest / 1000, 8):
            pen.text(x + _LEFT + tick * 1000 * scale, base + 10, units.number(tick), AXIS, "centre")
        for index, (name, ats) in enumerate(rows):
            middle = y + _HEAD + (index + 0.5) * _STEP
            shown = pen.fitted(f"{named.get(name, name)}  {len(ats)}", NOTE, _LEFT - 10)
            pen.text(x + _LEFT - 8, middle + 2.8, shown, NOTE, "right")
            pen.rule(x + _LEFT, middle, width - _LEFT - _RIGHT, 0.5, GREY_4)
            for at_m in ats:
                pen.ring(x + _LEFT + at_m * scale, middle, 2.6, WHITE, ACCENT, 1.1)
        pen.rule(x + _LEFT, base, width - _LEFT - _RIGHT, 0.5, INK)

    counts = ", ".join(f"{named.get(name, name)}{NO_BREAK}{len(ats)}" for name, ats in rows)
    return Told(
        Drawn(height, paint),
        Role.FIGURE,
        _("Chart: {what}.").format(what=labelled(title, counts)),
        width,
        sized=lambda other: broken_chart(marks, length_m, other),
    )
