"""What stands in a field, as words: one value of any kind of entry."""

from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.field_names import field_name, is_named
from expedition.kinds import Precision
from expedition.records.fields import Said
from expedition.text import _

_HEIGHTS = ("height_m",)


def value_words(field: str, value: Any) -> str:
    """`12.4 km`, `wild camp`, `18 July 2025`; empty where nothing is said."""
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, tuple):
        return "; ".join(_record_words(one) for one in value)
    if isinstance(value, StrEnum):
        return _("about") if value is Precision.ABOUT else _vocabulary(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return f"{_date(value.astimezone(UTC).date())} {units.clock(value.astimezone(UTC))} UTC"
    if isinstance(value, date):
        return _date(value)
    if isinstance(value, str):
        is_country = field.startswith("country") and len(value) == 2
        return country_name(value) if is_country else value
    return _figure(field, value)


def _vocabulary(value: StrEnum) -> str:
    try:
        return naming.name(value)
    except StopIteration:
        return str(value).replace("_", " ")


def _date(day: date) -> str:
    return f"{units.day_month(day)} {day.year}"


def _figure(field: str, value: float | Decimal) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if field in _HEIGHTS:
        return f"{units.metres(value)} m"
    if field.endswith("_m"):
        return f"{units.km(value, 3).rstrip('0').rstrip('.')} km"
    if field.endswith("_s"):
        return units.duration(value)
    if field.endswith("_kg"):
        return f"{value:g} kg"
    if field in ("lat", "lon"):
        return f"{value:.5f}°"
    return f"{value:g}" if abs(value) < 1e5 else units.number(value, 3).rstrip("0").rstrip(".")


def _record_words(record: Any) -> str:
    """A line of a nested list: what it says, in its order."""
    if isinstance(record, Said):
        name = field_name("", record.field) if is_named("", record.field) else record.field
        return f"{name}: {record.words or value_words('', record.precision)}"
    said = [value_words(field.name, getattr(record, field.name)) for field in fields(record)]
    return ", ".join(words for words in said if words)
