"""Whether a value of a row is one that its column can hold: what rots in a file may be no value at all."""

import math
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, Date, Enum, Float, Integer, LargeBinary, String
from sqlalchemy.dialects import sqlite as dialects

from expedition.entities import Base
from expedition.entities.base import ExactDecimal, RecordList, UtcDateTime
from expedition.records.checks import LARGEST

_DIALECT = dialects.dialect()
_FIRST = date(1970, 1, 1)


def columns(table: str) -> frozenset[str]:
    """The columns of a table; none of one that is not ours."""
    found = Base.metadata.tables.get(table)
    return frozenset() if found is None else frozenset(found.c.keys())


def is_sound(table: str, column: str, value: Any) -> bool:
    """Whether a value, as SQLite gives it, can be read as what its column is for."""
    found = Base.metadata.tables[table].c[column]
    if value is None:
        return bool(found.nullable)
    kinds, read = _reading(table, column)
    if type(value) not in kinds:
        return False
    try:
        read(value)
    except Exception:  # whatever the reader of a type makes of it
        return False
    return True


def wrong_columns(table: str, row: Mapping[str, Any]) -> list[str]:
    """The columns of a row whose values are none."""
    known = Base.metadata.tables[table].c
    return [name for name, value in row.items() if name in known and not is_sound(table, name, value)]


def wrong_in(opened: sqlite3.Connection) -> Iterator[tuple[str, int, list[str]]]:
    """Table, id and columns of the rows of a file that hold what no row can."""
    for table in Base.metadata.sorted_tables:
        names = [column.name for column in table.c if not isinstance(column.type, LargeBinary)]
        listed = ", ".join(f'"{name}"' for name in names)
        query = f'SELECT {listed} FROM "{table.name}"'  # noqa: S608 - a table of ours
        for row in opened.execute(query):
            wrong = wrong_columns(table.name, dict(zip(names, row, strict=True)))
            if wrong:
                yield table.name, row[names.index("id")], wrong


def neutral(table: str, column: str) -> Any:
    """What stands, as SQLite takes it, where nothing is known: nothing where that is allowed."""
    found = Base.metadata.tables[table].c[column]
    kind = found.type
    if found.nullable:
        return None
    if isinstance(kind, Enum):
        return _usual(found)
    if isinstance(kind, Date):
        return _FIRST.isoformat()
    if isinstance(kind, UtcDateTime):
        return f"{datetime.combine(_FIRST, datetime.min.time(), UTC):%Y-%m-%d %H:%M:%S.%f}"
    if isinstance(kind, LargeBinary):
        return b""
    return 0 if isinstance(kind, Integer | Float | Boolean) else ""


def _usual(column: Column[Any]) -> str:
    """A word of a vocabulary that says least: unknown, other, or else its first."""
    words = list(column.type.enums)  # type: ignore[attr-defined]  # an Enum
    return next((word for word in ("unknown", "other", "typed") if word in words), words[0])


@cache
def _reading(table: str, column: str) -> tuple[tuple[type, ...], Callable[[Any], Any]]:
    """Which types SQLite may give for a column, and what reads them."""
    kind = Base.metadata.tables[table].c[column].type
    impl = kind.dialect_impl(_DIALECT)
    read = impl.result_processor(_DIALECT, None) or _as_is
    if isinstance(kind, Boolean):
        return (int,), _read_bool
    if isinstance(kind, Integer):
        return (int,), _as_is
    if isinstance(kind, Float):
        return (float, int), _read_float
    if isinstance(kind, LargeBinary):
        return (bytes,), _as_is
    if isinstance(kind, Enum):
        return (str,), _one_of(kind.enums)
    if isinstance(kind, ExactDecimal):
        return (str,), _read_decimal
    if isinstance(kind, String | RecordList):
        return (str,), lambda value: read(_read_text(value))
    return (str,), read


def _one_of(words: list[str]) -> Callable[[Any], Any]:
    return dict.fromkeys(words).__getitem__


def _as_is(value: Any) -> Any:
    return value


def _read_text(value: str) -> str:
    value.encode("utf-8")  # bytes that are no text were read as lone surrogates
    return value


def _read_bool(value: int) -> bool:
    return (False, True)[value]


def _read_float(value: float) -> float:
    if not (math.isfinite(value) and abs(value) <= LARGEST):
        raise ValueError
    return value


def _read_decimal(value: str) -> Decimal:
    amount = Decimal(value)
    if not amount.is_finite():
        raise ValueError
    return amount
