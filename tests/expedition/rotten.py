"""Logbooks whose columns hold what no column can, and the commands that read them."""

import io
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path

from expedition.cli import main
from expedition.entities import Base
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.queries.days import day_page, day_pages
from expedition.store.database import FILE_NAME

ROTS: tuple[object, ...] = ("zzz", b"\xff\x00", None, 10**15, "[1]")


def without_rules(folder: Path) -> Path:
    """A logbook whose file lets every column hold anything, as a rotten one does."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as opened, opened:
        opened.execute("PRAGMA writable_schema = ON")
        opened.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'")
    return folder


def columns() -> list[tuple[str, str]]:
    """Every column of every table that a record is read from."""
    return [
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.c
        if column.name not in ("id", "uid") and not table.name.startswith("step")
    ]


def rotted(source: Path, folder: Path, table: str, column: str, rot: object) -> bool:
    """Copies a logbook with one column rotten in all rows; whether it could be."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copyfile(source / FILE_NAME, folder / FILE_NAME)
    try:
        with closing(sqlite3.connect(folder / FILE_NAME)) as opened, opened:
            done = opened.execute(f'UPDATE "{table}" SET "{column}" = ?', (rot,))
            return done.rowcount > 0
    except sqlite3.IntegrityError:  # two rows cannot hold the same here
        return False


def failures(folder: Path, commands: Iterator[tuple[str, ...]] | tuple[tuple[str, ...], ...]) -> list[str]:
    """What broke with anything but one sentence while a logbook was read by commands and as pages."""
    broken = []
    for words in commands:
        name, *more = words
        out, err = io.StringIO(), io.StringIO()
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = main([name, str(folder), *more])
        except Exception as error:
            broken.append(f"{name}: {error!r}")
        else:
            if code not in (0, 1) or (code == 1 and len(err.getvalue().splitlines()) != 1):
                broken.append(f"{name}: {code} {err.getvalue()!r}")
    try:
        with Logbook.open(folder) as logbook:
            list(logbook.read(day_pages, 1))
            logbook.read(day_page, 1)
    except UserError:
        pass
    except Exception as error:
        broken.append(f"page: {error!r}")
    return broken
