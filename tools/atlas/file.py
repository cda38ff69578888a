"""The file of the atlas: tables, filled in a fixed order so that the same bytes come out."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from tools.atlas.cells import Packed
from tools.atlas.countries import Country
from tools.atlas.landscape import Name

TABLES = """
PRAGMA page_size = 1024;
PRAGMA journal_mode = OFF;
CREATE TABLE shape (layer INTEGER, level INTEGER, row INTEGER, col INTEGER, data BLOB NOT NULL,
                    PRIMARY KEY (layer, level, row, col));
CREATE TABLE relief (z INTEGER, x INTEGER, y INTEGER, data BLOB NOT NULL, PRIMARY KEY (z, x, y));
CREATE TABLE height (row INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE country (code TEXT PRIMARY KEY, area_km2 REAL NOT NULL, names TEXT NOT NULL, local TEXT NOT NULL,
                      spots TEXT NOT NULL);
CREATE TABLE landscape (number INTEGER PRIMARY KEY, kind TEXT NOT NULL,
                        name TEXT NOT NULL, local TEXT NOT NULL,
                        lat REAL NOT NULL, lon REAL NOT NULL, rank INTEGER NOT NULL,
                        length_km REAL NOT NULL, angle_deg REAL NOT NULL);
"""


def create(path: Path) -> sqlite3.Connection:
    """A file that has the tables."""
    connection = sqlite3.connect(path)
    connection.executescript(TABLES)
    return connection


def add_shapes(connection: sqlite3.Connection, shapes: Iterable[Packed]) -> int:
    """Put the cells in; answers how many bytes they are."""
    rows = [(int(layer), level, *cell, data) for layer, level, cell, data in shapes]
    connection.executemany("INSERT INTO shape VALUES (?, ?, ?, ?, ?)", rows)
    return sum(len(row[-1]) for row in rows)


def add_tiles(connection: sqlite3.Connection, tiles: Iterable[tuple[int, int, int, bytes]]) -> int:
    """Put the relief in; answers how many bytes it is."""
    rows = sorted(tiles)
    connection.executemany("INSERT INTO relief VALUES (?, ?, ?, ?)", rows)
    return sum(len(row[-1]) for row in rows)


def add_heights(connection: sqlite3.Connection, bands: Iterable[tuple[int, bytes]]) -> int:
    """Put the heights in; answers how many bytes they are."""
    rows = list(bands)
    connection.executemany("INSERT INTO height VALUES (?, ?)", rows)
    return sum(len(row[-1]) for row in rows)


def add_countries(connection: sqlite3.Connection, countries: Iterable[Country]) -> None:
    """Put the countries in."""
    connection.executemany(
        "INSERT INTO country VALUES (?, ?, ?, ?, ?)",
        [(each.code, each.area_km2, *map(_text, (each.names, each.local, each.spots))) for each in countries],
    )


def add_landscape(connection: sqlite3.Connection, names: Iterable[Name]) -> None:
    """Put the names of the landscape in."""
    connection.executemany(
        "INSERT INTO landscape VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, *name) for number, name in enumerate(names)],
    )


def close(connection: sqlite3.Connection) -> None:
    """Write all of it, without holes."""
    connection.commit()
    connection.execute("VACUUM")
    connection.close()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
