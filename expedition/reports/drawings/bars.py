"""Horizontal bars, longest first, the value at the end of each."""

from collections.abc import Callable, Sequence

from expedition.record_classes import dataclass
from expedition.reports.pages.blocks import Drawn, Role, Told
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import (
    ACCENT,
    CHART_REMARK,
    CHART_TITLE,
    NOTE,
    RIDING,
    Face,
    Type,
)
from expedition.reports.typesetting.wording import NO_BREAK, joined, labelled

_HEAD, _STEP, _BAR = 18.0, 15.0, 8.0
_LEAST, _AFTER = 1.2, 4.0
_VALUE = Type(Face.SANS_BOLD, 8.4)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, its length in any unit, what is printed at its end; `flag` a country's code."""

    name: str
    value: float
    shown: str
    flag: str = ""


def bars(title: str, rows: Sequence[Bar], width: float, remark: str = "") -> Told:
    """The bars under their title; the longest alone in the accent."""
    most = max(row.value for row in rows)

    def paint(pen: Pen, x: float, y: float) -> None:
        named = pen.text(x, y + 9, title, CHART_TITLE)
        pen.text(x + named + 7, y + 9, remark, CHART_REMARK)
        widest = max(pen.case.width(NOTE.face, NOTE.size, row.name) for row in rows)
        left = min(widest + (14 if any(row.flag for row in rows) else 0), width * 0.5) + 6
        ends = max(pen.case.width(_VALUE.face, _VALUE.size, row.shown) for row in rows) + _AFTER
        for index, row in enumerate(rows):
            top = y + _HEAD + index * _STEP
            if row.flag:
                pen.flag(row.flag, x, top + 2.2, 7.6)
            pen.text(x + left - 6, top + 8.6, pen.fitted(row.name, NOTE, left - 6), NOTE, "right")
            long = max(_LEAST, (width - left - ends) * row.value / most) if most else _LEAST
            is_record = index == 0 and len(rows) > 1 and row.value > rows[1].value
            pen.rect(x + left, top + 2, long, _BAR, fill=ACCENT if is_record else RIDING)
            pen.text(x + left + long + _AFTER, top + 8.6, row.shown, _VALUE)

    counts = ", ".join(f"{row.name}{NO_BREAK}{row.shown}" for row in rows)
    return Told(
        Drawn(_HEAD + _STEP * len(rows) + 4, paint),
        Role.FIGURE,
        labelled(joined((title, remark), ", "), counts),
        width,
        sized=lambda other: bars(title, rows, other, remark),
    )


def ordered(rows: Sequence[Bar], most: int, rest: Callable[[Sequence[Bar]], Bar]) -> list[Bar]:
    """The longest first; more than `most` are taken together by `rest` as the last."""
    found = sorted(rows, key=lambda row: -row.value)
    return found if len(found) <= most else [*found[: most - 1], rest(found[most - 1 :])]
