"""SQL compiled once for a program: what was asked of one logbook is ready for the next."""

from functools import cache
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL
from sqlalchemy.util import LRUCache

_MOST = 1_000
"""So many compiled statements are kept; the program has about half as many."""


class Dialect(SQLiteDialect_pysqlite):
    """SQLite by the standard library's driver; all engines that have it speak the same."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


def engine(file: str, query: dict[str, str]) -> Engine:
    """An engine of a file's URI that shares its statements with all others of this program."""
    registry.register("sqlite.shared", __name__, Dialect.__name__)
    place = URL.create("sqlite+shared", database=file, query=query)
    return create_engine(place).execution_options(compiled_cache=compiled())


@cache
def compiled() -> "LRUCache[Any, Any]":
    """What was compiled so far, by what was asked."""
    return LRUCache(_MOST)
