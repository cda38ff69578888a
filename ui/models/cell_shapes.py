"""What kind of value a field holds, by its name and type: how it is shown, read and sorted."""

from dataclasses import fields as fields_of
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum, auto
from functools import cache
from types import UnionType
from typing import Any, get_args, get_type_hints

from expedition.kinds import Audience, PriceKind
from expedition.records.catalogue import entry_kind

_RATINGS = frozenset(("quality", "hidden", "rating"))
_COUNTRIES = frozenset(("country", "country_from", "country_to"))
_PROSE = frozenset(("story", "body", "text", "raw", "original", "disclaimer"))
_PRICES = ("amount", "cost", "price")


class Shape(Enum):
    """The kinds of value."""

    TEXT = auto()
    PROSE = auto()
    CHOICE = auto()
    AUDIENCE = auto()
    YES_NO = auto()
    RATING = auto()
    COUNT = auto()
    DISTANCE = auto()
    HEIGHT = auto()
    DURATION = auto()
    WEIGHT = auto()
    NUMBER = auto()
    DECIMAL = auto()
    PRICE = auto()
    DATE = auto()
    MOMENT = auto()
    POSITION = auto()
    COUNTRY = auto()
    AREA = auto()
    LIST = auto()


NUMBERS = frozenset(
    (
        Shape.RATING, Shape.COUNT, Shape.DISTANCE, Shape.HEIGHT, Shape.DURATION, Shape.WEIGHT,
        Shape.NUMBER, Shape.DECIMAL, Shape.PRICE,
    )
)  # fmt: skip
"""Shapes whose values stand at the right of their column."""


VAGUE = frozenset(
    (
        Shape.COUNT, Shape.DISTANCE, Shape.HEIGHT, Shape.DURATION, Shape.WEIGHT, Shape.NUMBER,
        Shape.DECIMAL, Shape.DATE,
    )
)  # fmt: skip
"""Shapes whose words are kept where they say more, or something else, than the value."""


@cache
def shape(kind: str, field: str) -> Shape:
    """The shape of a field of a kind of entry."""
    if field in _COUNTRIES:
        return Shape.AREA if kind == "document" else Shape.COUNTRY
    if field == "lat":
        return Shape.POSITION
    if field in _RATINGS:
        return Shape.RATING
    if field in _PROSE:
        return Shape.PROSE
    if field == price_field(kind):
        return Shape.PRICE
    return _by_type(field, value_type(kind, field))


def _by_type(field: str, plain: Any) -> Shape:
    if plain is float:
        return _by_unit(field)
    shapes = {
        str: Shape.TEXT, bool: Shape.YES_NO, int: Shape.COUNT, Decimal: Shape.DECIMAL, date: Shape.DATE,
        datetime: Shape.MOMENT, Audience: Shape.AUDIENCE,
    }  # fmt: skip
    if plain in shapes:
        return shapes[plain]
    return Shape.CHOICE if isinstance(plain, type) and issubclass(plain, StrEnum) else Shape.LIST


def _by_unit(field: str) -> Shape:
    if field in ("height_m", "climb_m"):
        return Shape.HEIGHT
    units = {"_m": Shape.DISTANCE, "_s": Shape.DURATION, "_kg": Shape.WEIGHT}
    return next((found for ending, found in units.items() if field.endswith(ending)), Shape.NUMBER)


@cache
def value_type(kind: str, field: str) -> Any:
    """The type of a field's values, without None."""
    hint = get_type_hints(entry_kind(kind).fields)[field]
    if isinstance(hint, UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def is_optional(kind: str, field: str) -> bool:
    """Whether nothing may stand there."""
    return isinstance(get_type_hints(entry_kind(kind).fields)[field], UnionType)


@cache
def price_field(kind: str) -> str:
    """The field that holds the sum of an entry's price; empty where it has none."""
    names = {field.name for field in fields_of(entry_kind(kind).fields)}
    return next((name for name in _PRICES if name in names and "price_kind" in names), "")


@cache
def columns_of(kind: str) -> tuple[str, ...]:
    """The fields of a kind that make a column each: a price and a position stand in one, words nowhere."""
    taken = {"said", "lon"} | ({"price_kind", "currency"} if price_field(kind) else set())
    return tuple(field.name for field in fields_of(entry_kind(kind).fields) if field.name not in taken)


NO_PRICE = {"price_kind": PriceKind.UNKNOWN, "currency": ""}
"""What is known of a price that was taken off, besides its sum, which is None."""
