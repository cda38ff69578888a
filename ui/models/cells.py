"""A field of an entry as one line of a table: its words, and what sorts it."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC
from decimal import Decimal
from enum import StrEnum
from typing import Any

from expedition import naming, units, wording
from expedition.atlas.areas import AREAS, area_name
from expedition.atlas.country_names import country_name
from expedition.folding import folded
from expedition.kinds import PriceKind
from expedition.records.fields import EntryFields
from expedition.text import _, plural
from ui.models.cell_shapes import NUMBERS, Shape, price_field, shape

Key = tuple[Any, ...]
"""What a cell is sorted by; None in its place is unknown, and stands last in either direction."""

_DIGITS, _DIGITS_WIDE = re.compile(r"\d+"), 12
_ORIGINS = frozenset(("nationality", "origin"))
LONGEST = 160
"""A longer text wants the form."""


def text_of(kind: str, field: str, fields: EntryFields) -> str:
    """The words of a field; what was said for it where that says more than the value."""
    form = shape(kind, field)
    if form is Shape.PRICE:
        return price_text(kind, fields)
    value = getattr(fields, field)
    if form is Shape.POSITION:
        written = position_text(fields)
    else:
        written = "" if value is None else _WRITERS[form](field, value)
    written = wording.shown(fields, field, written)
    return written or (units.EN_DASH if form in NUMBERS else "")


def price_text(kind: str, fields: Any) -> str:
    """An amount with its currency, `gift`, `paid` where nobody knows what; a dash for unknown."""
    field = price_field(kind)
    amount: Decimal | None = getattr(fields, field)
    if fields.price_kind is PriceKind.GIFT:
        return naming.name(PriceKind.GIFT)
    written = "" if amount is None else units.money(amount, fields.currency)
    said = wording.shown(fields, field, written)
    unread = wording.shown(fields, "currency", "")
    if said and fields.price_kind is not PriceKind.UNKNOWN:
        sign = units.money(Decimal(0), fields.currency)[2:] if fields.currency else unread
        return said if amount is None or sign in said else f"{said} {sign}"
    return naming.name(PriceKind.PAID) if fields.price_kind is PriceKind.PAID else units.EN_DASH


def key_of(kind: str, field: str, fields: Any) -> Key | None:
    """What a field is sorted by: figures as figures, words without capitals and accents; None: unknown."""
    form, value = shape(kind, field), getattr(fields, field)
    if form is Shape.PRICE:
        return _price_key(fields, value)
    if value is None or value == "" or value == ():
        return None
    if form is Shape.DATE:
        return (value.toordinal(),)
    if form in NUMBERS or form in (Shape.MOMENT, Shape.YES_NO):
        return (value,)
    return (words_order(_WRITERS[form](field, value)),)


def words_order(words: str) -> str:
    """Words as they are sorted: without capitals and accents, `km 9` before `km 10`."""
    return _DIGITS.sub(lambda found: found[0].zfill(_DIGITS_WIDE), folded(words))


def _price_key(fields: Any, amount: Decimal | None) -> Key | None:
    """Sums of one currency stand together; gifts before them."""
    if fields.price_kind is PriceKind.GIFT:
        return ("", Decimal(0))
    if fields.price_kind is PriceKind.UNKNOWN or amount is None:
        return None
    return (fields.currency or "~", amount)


def kilometres(distance_m: float) -> str:
    """Metres as kilometres, a decimal only where there is one."""
    is_whole = abs(distance_m / 1000 - round(distance_m / 1000)) < 0.05
    return units.km(distance_m, 0 if is_whole else 1)


def country_words(code: str) -> str:
    """A country or an area by its name."""
    return area_name(code) if code in AREAS else country_name(code)


def position_text(fields: Any) -> str:
    """Degrees north and east."""
    if fields.lat is None or fields.lon is None:
        return ""
    return f"{fields.lat:.4f}, {fields.lon:.4f}".replace("-", units.MINUS)


def _origin(words: str) -> str:
    """Where someone is from, as written; a country's code as its name."""
    return country_name(words) if len(words) == 2 and words.isupper() else _one_line(words)


def _one_line(value: str) -> str:
    line = " ".join(value[:LONGEST].split())
    return line if len(value) <= LONGEST else f"{line} …"


def _list_text(field: str, value: tuple[Any, ...]) -> str:
    """A nested list in a few words."""
    if not value:
        return ""
    match field:
        case "names":
            return ", ".join(name.name for name in value)
        case "posts":
            return plural("{n} post", "{n} posts", len(value))
        case "extra":
            return "; ".join(f"{pair.name}: {pair.value}" if pair.value else pair.name for pair in value)
        case "parts":
            return " + ".join(
                f"{units.plain(part.amount)} {part.what}".strip() if part.amount is not None else part.what
                for part in value
            )
        case _:
            return "; ".join(map(_fitting, value))


def _fitting(fitting: Any) -> str:
    where = " ".join(word for word in (fitting.on_vehicle, fitting.position) if word)
    if fitting.off is not None:
        until = _("until {date}").format(date=units.day_month(fitting.off))
        return f"{where} {until}".strip()
    since = _("since {date}").format(date=units.day_month(fitting.on)) if fitting.on is not None else ""
    return f"{where} {since}".strip()


_WRITERS: Mapping[Shape, Callable[[str, Any], str]] = {
    Shape.TEXT: lambda field, value: _origin(value) if field in _ORIGINS else _one_line(value),
    Shape.PROSE: lambda _field, value: _one_line(value),
    Shape.CHOICE: lambda _field, value: naming.name(value) if isinstance(value, StrEnum) else str(value),
    Shape.AUDIENCE: lambda _field, value: naming.name(value),
    Shape.YES_NO: lambda _field, value: _("yes") if value else "",
    Shape.RATING: lambda _field, value: str(value),
    Shape.COUNT: lambda _field, value: units.number(value),
    Shape.DISTANCE: lambda _field, value: kilometres(value),
    Shape.HEIGHT: lambda _field, value: f"{units.metres(value)} m",
    Shape.DURATION: lambda _field, value: units.hours(value),
    Shape.WEIGHT: lambda _field, value: f"{units.plain(value)} kg",
    Shape.NUMBER: lambda _field, value: units.plain(value),
    Shape.DECIMAL: lambda _field, value: units.plain(value),
    Shape.DATE: lambda _field, value: units.day_month_year(value),
    Shape.MOMENT: lambda _field, value: f"{value.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
    Shape.POSITION: lambda _field, value: units.plain(round(value, 4)),
    Shape.COUNTRY: lambda _field, value: country_words(value) if value else "",
    Shape.AREA: lambda _field, value: country_words(value) if value else "",
    Shape.LIST: _list_text,
}
