"""The road itself on a strip: a column for each road, filled by its state, and what was not noted."""

from collections.abc import Callable, Sequence

from expedition import units
from expedition.reports.pages.pen import Pen
from expedition.reports.road.records import Bare, Grade, Stretch
from expedition.reports.typesetting.style import GREY_1, GREY_2, INK, MM, RIDING, TINT, Face, Type
from expedition.reports.typesetting.wording import with_unit
from expedition.text import _

WIDTH, PITCH = 3.6 * MM, 5.5 * MM
_ALIAS = Type(Face.SANS_BOLD, 8)
_WORDS = Type(Face.SANS, 7.2, GREY_1)
_HATCH = 3.0
_DOTS, _DASH = (0.7, 1.7), (3.0, 2.6)


def grade_name(grade: Grade) -> str:
    """What a filling means."""
    return {
        Grade.SMOOTH: _("smooth"),
        Grade.ROUGH: _("rough"),
        Grade.UNFIT: _("not fit"),
        Grade.OPEN: _("not graded"),
        Grade.UNSURE: _("unsure: notes differ or leave it out"),
    }[grade]


def paint_column(
    pen: Pen, x: float, y: float, alias: str, stretches: Sequence[Stretch], below: Callable[[float], float]
) -> None:
    """The stretches of one road under its short sign; a question mark where an end was not noted."""
    if alias:
        pen.text(x + WIDTH / 2, y - 5, pen.fitted(alias, _ALIAS, PITCH + 4), _ALIAS, "centre")
    for one in stretches:
        top, foot = below(one.from_m), below(one.to_m)
        swatch(pen, one.grade, x, top, WIDTH, foot - top)
        if one.is_open_end:
            pen.text(x + WIDTH / 2, foot + 7.5, "?", _WORDS, "centre")


def swatch(pen: Pen, grade: Grade, x: float, y: float, width: float, height: float) -> None:
    """A rectangle filled as a grade is: full, empty, hatched, tinted or dotted."""
    match grade:
        case Grade.SMOOTH:
            pen.rect(x, y, width, height, fill=RIDING)
        case Grade.ROUGH:
            pen.rect(x, y, width, height, edge=INK, weight=0.6)
        case Grade.OPEN:
            pen.rect(x, y, width, height, fill=TINT, edge=GREY_2, weight=0.4)
        case Grade.UNFIT:
            _hatched(pen, x, y, width, height)
        case Grade.UNSURE:
            sides = [((x, y), (x, y + height)), ((x + width, y), (x + width, y + height))]
            ends = [((x, y), (x + width, y)), ((x, y + height), (x + width, y + height))]
            pen.lines([*sides, *ends], 0.7, INK, _DOTS)


def _hatched(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    pen.clip(x, y, width, height)
    count = int((height + width) // _HATCH) + 1
    pen.lines(
        [((x, y + step * _HATCH), (x + width, y + step * _HATCH - width)) for step in range(count + 1)],
        0.7,
        INK,
    )
    pen.unclip()
    pen.rect(x, y, width, height, edge=INK, weight=0.6)


def paint_services(pen: Pen, x: float, stretches: Sequence[Bare], below: Callable[[float], float]) -> None:
    """A dashed line along each stretch without water, food or lodging noted, its length written on it."""
    for one in stretches:
        top, foot = below(one.from_m) + 1.5, below(one.to_m) - 1.5
        length = with_unit(units.km(one.length_m, 0), _("km"))
        words = next(
            (
                text
                for text in (
                    _("no water, food or lodging noted, {length}").format(length=length),
                    _("none noted, {length}").format(length=length),
                    length,
                )
                if pen.case.width(_WORDS.face, _WORDS.size, text) + 12 < foot - top
            ),
            "",
        )
        if not words:
            pen.lines([((x, top), (x, foot))], 0.6, GREY_1, _DASH)
            continue
        width = pen.case.width(_WORDS.face, _WORDS.size, words)
        middle = (top + foot) / 2
        pen.lines(
            [((x, top), (x, middle - width / 2 - 3)), ((x, middle + width / 2 + 3), (x, foot))],
            0.6,
            GREY_1,
            _DASH,
        )
        pen.turn(x + 2.4, middle + width / 2)
        pen.text(0, 0, words, _WORDS)
        pen.leave()
