"""How the rows of each table lie in a file: as the file itself says, another copy of it, or our schema."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Float

from expedition.entities import Base
from expedition.store.btree import Cell, Pages
from expedition.store.values import neutral

SEARCH = "search_row"
"""The table of the search index that knows where records belong."""
SEARCH_COLUMNS = ("row_key", "place", "trip_id")


class Shape(NamedTuple):
    """The columns of a table in order, which of them is the id, and the first page, 0 where unknown."""

    table: str
    columns: tuple[str, ...]
    id_at: int
    root: int


def values_of(shape: Shape, cell: Cell) -> dict[str, Any]:
    """The values of a cell by column, as SQLite would give them."""
    values: dict[str, Any] = {}
    for place, name in enumerate(shape.columns):
        value = cell.values[place] if place < len(cell.values) else _default(shape.table, name)
        value = cell.row_id if place == shape.id_at else value
        # A float without a fraction is kept as a whole number.
        values[name] = float(value) if type(value) is int and _is_float(shape.table, name) else value
    return values


def shapes_in(sources: Iterable[Pages]) -> dict[str, Shape]:
    """How each table lies in the first of these files; what it does not tell itself, the others may."""
    shapes: dict[str, Shape] = {}
    for number, pages in enumerate(sources):
        if shapes.keys() >= {SEARCH, *Base.metadata.tables}:
            break
        for name, root, statement in _described(pages):
            shape = _shape(name, root if number == 0 else 0, statement)
            if shape is not None:
                shapes.setdefault(name, shape)
    for name, table in Base.metadata.tables.items():
        columns = tuple(column.name for column in table.c)
        shapes.setdefault(name, Shape(name, columns, columns.index("id"), 0))
    shapes.setdefault(SEARCH, Shape(SEARCH, SEARCH_COLUMNS, 0, 0))
    return shapes


def _described(pages: Pages) -> Iterator[tuple[str, int, str]]:
    """Name, first page and statement of the tables a file says it has."""
    free = pages.free()
    for number in range(1, pages.count + 1):
        for cell in pages.rows(number) if number not in free else ():
            match cell.values:
                case ("table", str(name), str(), int(root), str(statement)):
                    yield name, root, statement


def _shape(name: str, root: int, statement: str) -> Shape | None:
    """What a statement that made a table says of it; None where it is none of ours, or says nothing."""
    if name != SEARCH and name not in Base.metadata.tables:
        return None
    columns, id_at = _columns(name, statement)
    known = SEARCH_COLUMNS if name == SEARCH else Base.metadata.tables[name].c
    is_ours = bool(columns) and all(column in known for column in columns)
    return Shape(name, columns, id_at, root) if is_ours else None


@cache
def _columns(name: str, statement: str) -> tuple[tuple[str, ...], int]:
    """The columns that a statement makes, and which of them is the id."""
    with suppress(sqlite3.Error, ValueError, StopIteration), closing(sqlite3.connect(":memory:")) as scratch:
        scratch.execute(statement)
        told = scratch.execute(f'PRAGMA table_info("{name}")').fetchall()
        return tuple(row[1] for row in told), next(at for at, row in enumerate(told) if row[5])
    return (), 0


@cache
def _is_float(table: str, column: str) -> bool:
    return table != SEARCH and isinstance(Base.metadata.tables[table].c[column].type, Float)


def _default(table: str, column: str) -> Any:
    """What a column holds in rows that are older than it."""
    if table == SEARCH:
        return None
    found = Base.metadata.tables[table].c[column]
    return None if found.nullable or found.server_default is None else neutral(table, column)
