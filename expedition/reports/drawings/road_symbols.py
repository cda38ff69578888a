"""Small signs beside a kilometre, told apart by shape alone."""

from collections.abc import Callable, Mapping

from expedition.reports.pages.pen import Pen, Point
from expedition.reports.road.records import Symbol
from expedition.reports.typesetting.style import ACCENT, GREY_1, INK, WHITE
from expedition.text import _

SIZE = 7.4
"""The side of the square in which a sign stands, in points."""
_R = SIZE / 2
_THIN = 0.9


def symbol(pen: Pen, kind: Symbol, x: float, y: float) -> None:
    """Draws a sign around its middle."""
    _SIGNS[kind](pen, x, y)


def sign_name(sign: Symbol) -> str:
    """What a sign stands for."""
    return {
        Symbol.DAY: _("a day begins"),
        Symbol.WATER: _("water"),
        Symbol.FOOD: _("food"),
        Symbol.SHOP: _("shop"),
        Symbol.CAMP: _("camp"),
        Symbol.LODGING: _("lodging, or a night"),
        Symbol.TOWN: _("town"),
        Symbol.CHECKPOINT: _("checkpoint"),
        Symbol.BORDER: _("border"),
        Symbol.JUNCTION: _("junction"),
        Symbol.ROAD: _("state of the road"),
        Symbol.PASS: _("pass"),
        Symbol.RIVER: _("water to cross"),
        Symbol.VIEW: _("sight"),
        Symbol.DESCENT: _("descent"),
        Symbol.CLIMB: _("climb"),
        Symbol.OFFICE: _("office"),
        Symbol.DANGER: _("beware"),
        Symbol.HELP: _("help"),
        Symbol.OTHER: _("other"),
    }[sign]


def _outline(pen: Pen, points: list[Point], colour: str = INK, weight: float = _THIN) -> None:
    pen.curve([*points, points[0]], weight, colour)


def _day(pen: Pen, x: float, y: float) -> None:
    pen.ring(x, y, _R * 0.62, WHITE, INK, 1.7)


def _water(pen: Pen, x: float, y: float) -> None:
    pen.shape([(x, y - _R), (x + _R * 0.5, y), (x, y + _R * 0.4), (x - _R * 0.5, y)], INK)
    pen.ring(x, y + _R * 0.3, _R * 0.58, INK, INK, 0.2)


def _food(pen: Pen, x: float, y: float) -> None:
    rim = y - _R * 0.15
    bowl = [(-1.0, 0.0), (-0.8, 0.5), (-0.45, 0.85), (0.45, 0.85), (0.8, 0.5), (1.0, 0.0)]
    pen.shape([(x + a * _R, rim + b * _R) for a, b in bowl], INK)
    pen.lines([((x - a * _R, y - _R), (x - a * _R, rim - 1.2)) for a in (-0.35, 0.35)], _THIN, INK)


def _shop(pen: Pen, x: float, y: float) -> None:
    bag = [(-0.8, -0.3), (0.8, -0.3), (1.0, 0.95), (-1.0, 0.95)]
    pen.shape([(x + a * _R, y + b * _R) for a, b in bag], INK)
    pen.curve(
        [(x + a * _R, y + b * _R) for a, b in ((-0.4, -0.3), (-0.3, -0.95), (0.3, -0.95), (0.4, -0.3))],
        _THIN,
        INK,
    )


def _camp(pen: Pen, x: float, y: float) -> None:
    pen.shape([(x, y - _R), (x + _R * 1.1, y + _R * 0.9), (x - _R * 1.1, y + _R * 0.9)], INK)
    pen.shape([(x, y), (x + _R * 0.36, y + _R * 0.92), (x - _R * 0.36, y + _R * 0.92)], WHITE)


def _lodging(pen: Pen, x: float, y: float) -> None:
    foot, bed = y + _R * 0.85, y + _R * 0.25
    pen.lines([((x - _R, y - _R * 0.8), (x - _R, foot)), ((x + _R, y - _R * 0.1), (x + _R, foot))], 1.1, INK)
    pen.rect(x - _R, bed - 0.9, 2 * _R, 1.7, fill=INK)
    pen.ring(x - _R * 0.45, y - _R * 0.25, _R * 0.27, INK, INK, 0.2)


def _town(pen: Pen, x: float, y: float) -> None:
    pen.rect(x - _R * 0.95, y - _R * 0.1, _R * 0.9, _R, fill=INK)
    pen.rect(x - _R * 0.1, y - _R * 0.9, _R * 1.05, _R * 1.8, fill=INK)


def _checkpoint(pen: Pen, x: float, y: float) -> None:
    pen.rect(x - _R, y - _R, SIZE, SIZE, fill=INK)
    pen.rect(x - _R * 0.62, y - 0.9, _R * 1.24, 1.8, fill=WHITE)


def _border(pen: Pen, x: float, y: float) -> None:
    pen.rect(x - _R, y - _R, _R, SIZE, fill=INK)
    pen.rect(x - _R, y - _R, SIZE, SIZE, edge=INK, weight=_THIN)


def _junction(pen: Pen, x: float, y: float) -> None:
    _outline(pen, [(x, y - _R), (x + _R, y), (x, y + _R), (x - _R, y)], weight=1.1)


def _road(pen: Pen, x: float, y: float) -> None:
    pen.ring(x, y, _R * 0.55, WHITE, INK, 1.1)


def _pass(pen: Pen, x: float, y: float) -> None:
    at = [(-1.1, 0.8), (-0.3, -0.8), (0.15, 0.1), (0.5, -0.5), (1.15, 0.8)]
    pen.curve([(x + a * _R, y + b * _R) for a, b in at], 1.2, INK)


def _river(pen: Pen, x: float, y: float) -> None:
    wave = [(-1.0, 0.15), (-0.6, -0.2), (-0.2, 0.15), (0.2, -0.2), (0.6, 0.15), (1.0, -0.2)]
    for down in (-0.4, 0.4):
        pen.curve([(x + a * _R, y + (b + down) * _R) for a, b in wave], 1.1, INK)


def _view(pen: Pen, x: float, y: float) -> None:
    eye = [(-1.15, 0.0), (-0.5, -0.55), (0.5, -0.55), (1.15, 0.0), (0.5, 0.55), (-0.5, 0.55)]
    _outline(pen, [(x + a * _R, y + b * _R) for a, b in eye], weight=0.8)
    pen.ring(x, y, _R * 0.28, INK, INK, 0.2)


def _arrow(pen: Pen, x: float, y: float, way: float, colour: str) -> None:
    pen.lines([((x, y - way * _R), (x, y + way * _R * 0.3))], 1.3, colour)
    head = y + way * _R * 0.05
    pen.shape([(x - _R * 0.7, head), (x + _R * 0.7, head), (x, y + way * _R)], colour)


def _descent(pen: Pen, x: float, y: float) -> None:
    _arrow(pen, x, y, 1.0, ACCENT)


def _climb(pen: Pen, x: float, y: float) -> None:
    _arrow(pen, x, y, -1.0, INK)


def _office(pen: Pen, x: float, y: float) -> None:
    house = [(-0.85, 0.9), (-0.85, -0.1), (0.0, -0.9), (0.85, -0.1), (0.85, 0.9)]
    _outline(pen, [(x + a * _R, y + b * _R) for a, b in house], weight=1.0)


def _danger(pen: Pen, x: float, y: float) -> None:
    _outline(pen, [(x, y - _R), (x + _R * 1.05, y + _R * 0.85), (x - _R * 1.05, y + _R * 0.85)], ACCENT, 1.1)
    pen.lines([((x, y - _R * 0.3), (x, y + _R * 0.3))], 0.9, ACCENT)
    pen.rect(x - 0.45, y + _R * 0.45, 0.9, 0.9, fill=ACCENT)


def _help(pen: Pen, x: float, y: float) -> None:
    pen.rect(x - _R, y - 1.2, SIZE, 2.4, fill=INK)
    pen.rect(x - 1.2, y - _R, 2.4, SIZE, fill=INK)


def _other(pen: Pen, x: float, y: float) -> None:
    pen.ring(x, y, 1.5, GREY_1, GREY_1, 0.2)


_SIGNS: Mapping[Symbol, Callable[[Pen, float, float], None]] = {
    Symbol.DAY: _day,
    Symbol.WATER: _water,
    Symbol.FOOD: _food,
    Symbol.SHOP: _shop,
    Symbol.CAMP: _camp,
    Symbol.LODGING: _lodging,
    Symbol.TOWN: _town,
    Symbol.CHECKPOINT: _checkpoint,
    Symbol.BORDER: _border,
    Symbol.JUNCTION: _junction,
    Symbol.ROAD: _road,
    Symbol.PASS: _pass,
    Symbol.RIVER: _river,
    Symbol.VIEW: _view,
    Symbol.DESCENT: _descent,
    Symbol.CLIMB: _climb,
    Symbol.OFFICE: _office,
    Symbol.DANGER: _danger,
    Symbol.HELP: _help,
    Symbol.OTHER: _other,
}
