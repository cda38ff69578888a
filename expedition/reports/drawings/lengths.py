"""How long the days were: how many of them fall into each step of kilometres."""

from collections import Counter
from collections.abc import Sequence

from expedition import units
from expedition.reports.drawings.axis import round_step
from expedition.reports.pages.blocks import Drawn, Role, Told
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import (
    ACCENT,
    AXIS,
    CHART_REMARK,
    CHART_TITLE,
    INK,
    MM,
    RIDING,
    Face,
    Type,
)
from expedition.text import _

_HEAD, _FOOT = 26.0, 16.0
_MOST_STEPS = 12
_COUNT = Type(Face.SANS_STRONG, 6.8)
HEIGHT = 40 * MM


def lengths_chart(distances_km: Sequence[float], width: float) -> Told:
    """Uprights of days over kilometres, the count above each; the fullest step in the accent."""
    step = round_step(max(distances_km), _MOST_STEPS)
    counts = Counter(int(distance // step) for distance in distances_km)
    last = max(counts)
    fullest, most = max(counts.items(), key=lambda one: one[1])
    title = _("Most days {low} to {high} km long").format(
        low=units.number(fullest * step), high=units.number((fullest + 1) * step)
    )
    wide, plot = width / (last + 1), HEIGHT - _HEAD - _FOOT

    def paint(pen: Pen, x: float, y: float) -> None:
        named = pen.text(x, y + 9, title, CHART_TITLE)
        pen.text(x + named + 7, y + 9, _("riding days by kilometres"), CHART_REMARK)
        base = y + HEIGHT - _FOOT
        for index in range(last + 1):
            count = counts[index]
            tall = plot * count / most
            if count:
                fill = ACCENT if index == fullest else RIDING
                pen.rect(x + index * wide + 1, base - tall, wide - 2, tall, fill=fill)
                pen.text(x + (index + 0.5) * wide, base - tall - 3, str(count), _COUNT, "centre")
            align = "centre" if index else "left"
            pen.text(x + index * wide, base + 10, units.number(index * step), AXIS, align)
        pen.text(x + width, base + 10, units.number((last + 1) * step), AXIS, "right")
        pen.rule(x, base, width, 0.5, INK)

    return Told(
        Drawn(HEIGHT, paint),
        Role.FIGURE,
        _("Chart: {what}.").format(what=title),
        width,
        sized=lambda other: lengths_chart(distances_km, other),
    )
