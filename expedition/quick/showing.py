"""What an understanding says, in words: a first line, and its fields with their names."""

from collections.abc import Iterator
from dataclasses import fields as fields_of
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from expedition import field_names, naming, units
from expedition.atlas.country_names import country_name
from expedition.kinds import FigureName, LegOrigin, Precision, PriceKind
from expedition.quick.understood import DAY, DIARY, LEG, Understood
from expedition.record_classes import dataclass
from expedition.records.fields import EntryFields, StatedFields, precision_of
from expedition.text import _

_MAIN = {
    "encounter": ("who", "names", "origin", "story"),
    "stay": ("name", "host", "kind"),
    "expense": ("what", "category"),
    "repair": ("position", "part", "problem", "fix"),
    "crossing": ("name", "kind"),
    "waypoint": ("name", "kind"),
    "road": ("surface", "state", "from_place"),
    "errand": ("what", "kind"),
    "incident": ("what", "kind"),
    "count": ("name",),
    "document": ("kind", "name"),
    "note": ("text", "url"),
    "quote": ("text",),
    LEG: ("mode", "from_place", "to_place", "title"),
}
_JOINED = ("repair", "document", LEG)
_COUNTRIES = ("country", "country_from", "country_to")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Shown:
    """One field: its name, its value in words, and whether it is only guessed."""

    field: str
    label: str
    words: str
    is_guess: bool


def kind_label(one: Understood) -> str:
    """What a line becomes: `Met`, `This day`."""
    if one.kind == DIARY:
        return _("Write it in the diary")
    if one.kind == DAY:
        return _("This day")
    return field_names.kind_title(one.kind)


def main_words(one: Understood) -> str:
    """The heart of it: `2 cyclists`."""
    if one.fields is None:
        return ""
    names = _MAIN.get(one.kind, ())
    words = [_value(one.fields, name) for name in names if _says(one.fields, name)]
    found = " ".join(words) if one.kind in _JOINED else next(iter(words), "")
    origin = getattr(one.fields, "origin", "")
    if one.kind == "encounter" and origin and origin != found:
        found = _("{who} from {place}").format(who=found, place=origin)
    return found if len(found) <= _LONGEST else found[: _LONGEST - 1].rstrip() + "…"


def shown(one: Understood) -> tuple[Shown, ...]:
    """The fields that say something, in their order; what is guessed is among them."""
    return tuple(_of_day(one) if one.fields is None else _of_entry(one, one.fields))


def _of_day(one: Understood) -> Iterator[Shown]:
    for name, value in one.changes.items():
        yield Shown(name, field_names.field_name(DAY, name), _plain(name, value), name in one.guesses)
    for stated in one.stated:
        yield Shown(stated.figure.value, naming.title(stated.figure), figure_words(stated), is_guess=False)


def _of_entry(one: Understood, fields: EntryFields) -> Iterator[Shown]:
    typed = {span.field for span in one.spans}
    for field in fields_of(fields):
        name = field.name
        if (
            not _says(fields, name)
            or name in ("said", "extra", "currency", "power")
            or isinstance(getattr(fields, name), LegOrigin)
        ):
            continue
        if name in _VOCABULARIES and not (name in one.guesses or name in typed):
            continue
        if name == "price_kind" and getattr(fields, name) is PriceKind.PAID:
            continue
        is_guess = name in one.guesses or (name in _AMOUNTS and "currency" in one.guesses)
        yield Shown(name, field_names.field_name(one.kind, name), _value(fields, name), is_guess)


_UNSHOWN = ("said", "extra", "currency", "power")
_AMOUNTS = ("amount", "price", "cost")
_VOCABULARIES = ("kind", "category", "scale", "sharing", "price_kind")
"""They always hold something; only what was typed or guessed is worth showing."""


def _says(fields: EntryFields, name: str) -> bool:
    value = getattr(fields, name)
    return bool(value or value == 0) or precision_of(fields, name) is not Precision.EXACT


def _value(fields: EntryFields, name: str) -> str:
    value = getattr(fields, name)
    said = next((line for line in fields.said if line.field == name and line.words), None)
    if said is not None:
        return said.words
    if name in _AMOUNTS and isinstance(value, Decimal):
        return units.money(value, getattr(fields, "currency", ""))
    return _plain(name, value)


def _plain(name: str, value: Any) -> str:
    if isinstance(value, StrEnum):
        return naming.name(value)
    if isinstance(value, date):
        return f"{units.day_month(value)} {value.year}"
    if name in _COUNTRIES and value:
        return country_name(value)
    if isinstance(value, float):
        return _figure(name, value)
    return str(value)


def _figure(name: str, value: float) -> str:
    if name.endswith("_s"):
        return units.duration(value)
    if name.startswith(("height", "climb", "descent", "highest", "lowest")):
        return f"{units.metres(value)} m"
    if name.endswith("_m"):
        is_whole = abs(value / 1000 - round(value / 1000)) < 0.05
        return f"{units.km(value, 0 if is_whole else 1)} km"
    return units.number(value, 0 if value == int(value) else 1)


def figure_words(stated: StatedFields) -> str:
    """A figure of the day as it was typed, with its unit."""
    if stated.value is None or stated.precision is Precision.ABOUT:
        return stated.words
    if stated.figure in (FigureName.TEMPERATURE_MIN, FigureName.TEMPERATURE_MAX):
        return f"{units.celsius(stated.value)} °C"
    return _figure(stated.figure.value, stated.value)
