"""What of each row can be searched: names and titles first, then everything else that is written in it."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Enum, Table, Text, null, select

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.entities import Base, Day
from expedition.entities.base import ExactDecimal, RecordList
from expedition.folding import words_of
from expedition.record_classes import dataclass
from expedition.searching import KINDS
from expedition.text import language

_VERSION = 1
_NAMES = frozenset(
    {
        "caption", "from_place", "host", "name", "name_beyond", "names", "nickname", "part", "place", "road",
        "speakers", "subject", "title", "to_place", "what", "who",
    }
)  # fmt: skip
_NO_WORDS = frozenset(
    {
        "zone", "home_zone", "home_currency", "language", "format", "camera", "report", "charts",
        "rest_weekdays",
    }
)  # fmt: skip
_VOCABULARIES = frozenset({"kind", "category", "figure"})
_NO_NAMES = frozenset({("day", "road")})
_NO_TEXT = frozenset({"field", "language", "precision"})


@dataclass(frozen=True, slots=True)
class Words:
    """A row as it is searched: its folded names and its other words; `date` is that of its day."""

    kind: str
    id: int
    trip_id: int
    date: date | None
    head: str
    body: str


@cache
def stamp() -> str:
    """Tells indexes apart that would hold other words: by version, language of the words, and columns."""
    shape = [(kind, [column.name for column in columns(kind)]) for kind in KINDS]
    return f"{_VERSION} {language()} {zlib.crc32(repr(shape).encode()):08x}"


@cache
def columns(kind: str) -> tuple[Column[Any], ...]:
    """The columns of a table that hold words."""
    return tuple(column for column in Base.metadata.tables[kind].c if _has_words(column))


def words(connection: Connection, kind: str, ids: Iterable[int] | None = None) -> Iterator[Words]:
    """The rows of a table as they are searched: all, or these."""
    table = Base.metadata.tables[kind]
    query = select(table.c.id, *_owner(table), *columns(kind))
    if "day_id" in table.c:
        query = query.outerjoin(Day, table.c.day_id == Day.id)
    if ids is not None:
        query = query.where(table.c.id.in_(list(ids)))
    for row in connection.execute(query).mappings():
        head: list[str] = []
        body: list[str] = []
        for field, text in texts(kind, row):
            (head if is_name(kind, field) else body).append(text)
        day = row["on_date"]
        if kind == "day":
            body.append(f"{units.long_date(day)} {units.weekday_day_month(day)} {day}")
        names, others = words_of("\n".join(head)), words_of("\n".join(body))
        yield Words(kind, row["id"], row["of_trip"], day, names, others)


def texts(kind: str, row: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """The fields of a row that say something, as text."""
    for column in columns(kind):
        text = _text(column.name, row[column.name])
        if text:
            yield column.name, text


def is_name(kind: str, field: str) -> bool:
    """Whether a field holds what its record is called by."""
    return field in _NAMES and (kind, field) not in _NO_NAMES


def _owner(table: Table) -> tuple[Any, ...]:
    """The trip of a row and, where it is of a day, that day's date."""
    day = Base.metadata.tables["day"].c
    trip = table.c.id if table.name == "trip" else table.c.get("trip_id", day.trip_id)
    if "day_id" in table.c:
        return trip.label("of_trip"), day.date.label("on_date")
    on_date = table.c.date if table.name == "day" else null()
    return trip.label("of_trip"), on_date.label("on_date")


def _has_words(column: Column[Any]) -> bool:
    kind = column.type
    if isinstance(kind, Enum):
        return column.name in _VOCABULARIES
    return column.name not in _NO_WORDS and isinstance(kind, Text | RecordList | ExactDecimal)


def _text(field: str, value: Any) -> str:
    """A value of a row in words."""
    if not value:
        return ""
    if isinstance(value, StrEnum):
        return _named(type(value), value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return " · ".join(filter(None, (_listed(one) for one in value)))
    if field.startswith("country") and value.isascii() and len(value) == 2:
        return f"{country_name(value)} {value}"
    return str(value)


@cache
def _named(_vocabulary: type[StrEnum], value: StrEnum) -> str:
    # Words of different vocabularies may be equal as strings.
    return naming.name(value)


def _listed(record: Any) -> str:
    """A small record of a list in words."""
    parts = (
        (f"{value:f}" if isinstance(value, Decimal) else value)
        for one in fields(record)
        if one.name not in _NO_TEXT and isinstance(value := getattr(record, one.name), str | Decimal)
    )
    return " ".join(filter(None, parts))
