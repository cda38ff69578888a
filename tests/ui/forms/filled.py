"""Records with something in every field, made from their types."""

import dataclasses
import types
import typing
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from expedition.kinds import Audience, Precision
from expedition.records.fields import EntryFields, Pair, Said

_SPECIAL: dict[str, Any] = {
    "country": "KZ",
    "country_from": "KG",
    "country_to": "KZ",
    "zone": "Asia/Almaty",
    "currency": "KZT",
    "lat": 43.001234567,
    "lon": 79.25,
    "rating": 4,
    "mood": 2,
    "quality": 5,
    "hidden": 1,
    "shared_by": 4,
    "said": (Said("nothing_here", Precision.ABOUT, "kept"),),
    "extra": (Pair("Wait", "30-90 min"), Pair("Currency", "KZT, CNY"), Pair("Wait", "again")),
    "audience": Audience.ME,
}


def filled(kind: type[EntryFields]) -> Any:
    """A record of this kind, every field with a value that is not its default."""
    types_ = typing.get_type_hints(kind)
    values = {
        field.name: _SPECIAL.get(field.name, _value(types_[field.name], number, field.name))
        for number, field in enumerate(dataclasses.fields(kind))
    }
    return kind(**values)


def _value(kind: Any, number: int, name: str) -> Any:
    if isinstance(kind, types.UnionType):
        kind = next(part for part in typing.get_args(kind) if part is not type(None))
    if typing.get_origin(kind) is tuple:
        record = typing.get_args(kind)[0]
        hints = typing.get_type_hints(record)
        return tuple(
            record(**{key: _value(hint, number + turn, key) for key, hint in hints.items()})
            for turn in (1, 2)
        )
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return list(kind)[1]
    plain = {
        bool: True,
        int: 3 + number,
        float: 61_234.5678 + number,
        Decimal: Decimal("9000.505") + number,
        date: date(2025, 7, 1 + number % 28),
        datetime: datetime(2025, 7, 18, 4, 42, 31, tzinfo=UTC),
        str: f"{name} Жаркент ئۈرۈمچى {number}",
    }
    return plain[kind]
