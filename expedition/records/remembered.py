"""A day's page as text and back, for who shows it before the logbook is open."""

import enum
import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from expedition import kinds
from expedition.records import day
from expedition.records import fields as entry_fields
from expedition.records.day import DayPage, Habits

_LONGEST = 200_000
"""So many characters are read in a moment; a page that needs more is not remembered."""


def told(page: DayPage, habits: Habits) -> str:
    """The page and what is usual on its trip; empty where that would be very long."""
    words = json.dumps([_plain(page), _plain(habits)], ensure_ascii=False, separators=(",", ":"))
    return words if len(words) <= _LONGEST else ""


def understood(words: str) -> tuple[DayPage, Habits] | None:
    """What was told; None where these are other words, or those of another version."""
    if not words or len(words) > _LONGEST:
        return None
    try:
        page, habits = (_record(one) for one in json.loads(words))
    except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError):
        return None
    return (page, habits) if isinstance(page, DayPage) and isinstance(habits, Habits) else None


def _plain(value: Any) -> Any:
    """As JSON knows it; what it does not know says what it is."""
    if isinstance(value, enum.Enum):
        return {"kind": type(value).__name__, "is": value.value}
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return {
            "record": type(value).__name__,
            "has": {one.name: _plain(getattr(value, one.name)) for one in fields(value)},
        }
    for name, (kind, tell, _hear) in _SINGLE.items():
        if isinstance(value, kind):
            return {name: tell(value)}
    raise TypeError(type(value).__name__)


def _record(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_record(one) for one in plain)
    if not isinstance(plain, dict):
        return plain
    if "kind" in plain:
        return _known(plain["kind"], enum.EnumType)(plain["is"])
    if "record" in plain:
        kind: Any = _known(plain["record"], type)
        has = plain["has"]
        if has.keys() != {one.name for one in fields(kind)}:
            raise ValueError(plain["record"])
        return kind(**{name: _record(one) for name, one in has.items()})
    ((name, words),) = plain.items()
    return _SINGLE[name][2](words)


def _known(name: str, kind: type) -> Any:
    """A class of the records, or a vocabulary, by its name; no other."""
    found = next((vars(one)[name] for one in (day, entry_fields, kinds) if name in vars(one)), None)
    if not isinstance(found, kind):
        raise TypeError(name)
    return found


_SINGLE: dict[str, tuple[type, Any, Any]] = {
    "instant": (datetime, datetime.isoformat, datetime.fromisoformat),
    "date": (date, date.isoformat, date.fromisoformat),
    "amount": (Decimal, str, Decimal),
    "set": (
        frozenset,
        lambda every: sorted((_plain(one) for one in every), key=str),
        lambda every: frozenset(_record(every)),
    ),
}
"""Values of one word: their class, how they are told, and heard."""
