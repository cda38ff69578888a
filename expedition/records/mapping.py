"""Records to plain values under their field names, and back from what a person may have typed.

Reading is strict: an unknown name, a wrong word or a value out of range is refused with one sentence that
says where it stands, so that nothing a traveller wrote is dropped in silence.
"""

import dataclasses
import difflib
import math
import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints
from zoneinfo import ZoneInfo

from expedition.errors import ReadError
from expedition.text import _

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")
Scalar = str | int | float | bool | Decimal | date

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BOOLS = {"true": True, "yes": True, "false": False, "no": False}
_CODES = {
    "country": re.compile("[A-Z]{2}"),
    "country_from": re.compile("[A-Z]{2}"),
    "country_to": re.compile("[A-Z]{2}"),
    "currency": re.compile("[A-Z]{3}"),
    "home_currency": re.compile("[A-Z]{3}"),
}
_RANGES = {
    "mood": (1, 5),
    "rating": (1, 5),
    "quality": (1, 5),
    "count": (0, math.inf),
    "price": (0, math.inf),
    "cost": (0, math.inf),
    "time_lost_s": (0, math.inf),
    "distance_m": (0, math.inf),
    "part_distance_m": (0, math.inf),
    "stated_distance_m": (0, math.inf),
    "goal_distance_m": (0, math.inf),
    "lat": (-90, 90),
    "lon": (-180, 180),
}


def to_plain(record: "DataclassInstance", leave_out: Collection[str] = ()) -> dict[str, Scalar]:
    """The fields of a record that say something, in their order, enums as their words."""
    plain: dict[str, Scalar] = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.name not in leave_out and (field.default is dataclasses.MISSING or value != field.default):
            plain[field.name] = str(value) if isinstance(value, StrEnum) else value
    return plain


def from_plain(kind: type[Record], plain: Mapping[str, object], place: str, **given: object) -> Record:
    """The record with these values, each a text as it stands in a file; `place` is named in refusals.

    None counts as not written, and so does an empty text where the field is no text. `given` fields are
    set by the caller and are unknown names in `plain`.
    """
    types = _types(kind)
    values = dict(given)
    for name, text in plain.items():
        if name in given or name not in types:
            raise unknown_name(name, [known for known in types if known not in given], place)
        if isinstance(text, list | dict):
            raise ReadError(_("“{name}” must be one value, not a list or a group").format(name=name), place)
        if isinstance(text, str) and (text or types[name] is str):
            values[name] = _value(types[name], name, text, place)
    for field in dataclasses.fields(kind):
        if field.name not in values and field.default is dataclasses.MISSING:
            raise ReadError(_("“{name}” is missing; add it").format(name=field.name), place)
    return kind(**values)


def unknown_name(name: str, known: Collection[str], place: str) -> ReadError:
    """The refusal of a name nobody knows, with the name that was probably meant."""
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        sentence = _("“{name}” is not known here; did you mean “{near}”?").format(name=name, near=near[0])
    else:
        sentence = _("“{name}” is not known here; remove it or move it to the text").format(name=name)
    return ReadError(sentence, place)


def to_datetime(text: str, name: str, place: str) -> datetime:
    """An instant with its offset, as `2024-06-25T13:07:03Z`."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise _refused(name, text, _("write it as 2024-06-25T13:07:03Z"), place)
    return instant


@cache
def _types(kind: type) -> Mapping[str, type]:
    """The type of each field, without its None."""
    found: dict[str, type] = {}
    for name, hint in get_type_hints(kind).items():
        choices = [choice for choice in get_args(hint) if choice is not type(None)]
        found[name] = choices[0] if isinstance(hint, UnionType) else hint
    return found


def _value(kind: type, name: str, text: str, place: str) -> Any:
    if kind is str:
        return _text(name, text, place)
    if issubclass(kind, StrEnum):
        words = [str(word) for word in kind]
        if text not in words:
            raise _refused(name, text, _("choose one of {words}").format(words=", ".join(words)), place)
        return kind(text)
    if kind is bool:
        if text.lower() not in _BOOLS:
            raise _refused(name, text, _("write true or false"), place)
        return _BOOLS[text.lower()]
    if kind is date:
        return to_date(text, name, place)
    return _number(kind, name, text, place)


def to_date(text: str, name: str, place: str) -> date:
    """A calendar date, as `2025-07-18`."""
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise _refused(name, text, _("write a date as 2025-07-18"), place)


def _text(name: str, text: str, place: str) -> str:
    if not text:
        return text
    code = _CODES.get(name)
    if code and not code.fullmatch(text):
        raise _refused(name, text, _("write the code in capital letters, as KZ or EUR"), place)
    if name.endswith("zone") and not _is_zone(text):
        raise _refused(name, text, _("write a time zone as Asia/Almaty"), place)
    return text


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True


def _number(kind: type, name: str, text: str, place: str) -> int | float | Decimal:
    if not (_WHOLE if kind is int else _NUMBER).fullmatch(text):
        how = _("write a whole number") if kind is int else _("write a number, as 12.5")
        raise _refused(name, text, how, place)
    value: int | float | Decimal = kind(text)
    low, high = _RANGES.get(name, (-math.inf, math.inf))
    if not math.isfinite(value) or not low <= value <= high:
        span = _("from {low}").format(low=low)
        if high < math.inf:
            span = _("from {low} to {high}").format(low=low, high=high)
        raise _refused(name, text, _("write a number {span}").format(span=span), place)
    return value


def _refused(name: str, text: str, how: str, place: str) -> ReadError:
    shown = text if len(text) <= 40 else text[:39] + "…"
    sentence = _("“{name}” cannot be “{text}”; {how}").format(name=name, text=shown, how=how)
    return ReadError(sentence, place)
