"""Damaged logbooks and backups: opened, checked, asked for everything the window asks."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from expedition import backing_up
from expedition.checking import check
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.queries import (
    book,
    days,
    evening,
    facts,
    folders,
    history,
    imports,
    ledger,
    lifetime,
    lines,
    photos,
    places,
    plan,
    rows,
    search,
    sights,
    tables,
    totals,
    trips,
    words,
)
from expedition.records.report import ReportOptions
from expedition.store import glance
from expedition.store.database import FILE_NAME
from tests.bar.made import filled
from tests.blank import blank
from tests.fuzzing.mutations import mutate

_ODD: tuple[Any, ...] = (
    *(None, "", "x", b"\xff\xfe", 0, -1, 2**31, 2**63 - 1, -(2**63), 1.5, 1e308, float("inf"), -0.0),
    *(
        "0000-00-00",
        "9999-12-31",
        "2024-02-30",
        "nan",
        "[]",
        "{}",
        "[1",
        '{"a": null}',
        "Asia/Nowhere",
        "\ud7ff",
    ),
)
_TODAY = date(2024, 3, 1)


def made(_most_bytes: int) -> list[bytes]:
    """A logbook with something of everything."""
    with _scratch() as folder:
        return [(filled(folder / "logbook") / FILE_NAME).read_bytes()]


def damage(random: Random, seeds: Sequence[bytes]) -> bytes:
    """Bytes that rotted, or values that no program of ours would write."""
    return mutate(random, seeds) if random.random() < 0.5 else _with_odd_values(random, seeds[0])


def read(data: bytes) -> None:
    """Opens a logbook, asks it everything and looks it over."""
    with _scratch() as folder:
        (folder / FILE_NAME).write_bytes(data)
        glance.only_mode(folder)
        with suppress(UserError), Logbook.open(folder) as logbook:
            _asked(logbook)
        check(folder)


def read_backup(data: bytes) -> None:
    """Restores a backup over a logbook, which then opens, or is what it was."""
    with _scratch() as folder:
        blank(folder / "logbook").close()
        backup = folder / "logbook" / "backups" / "logbook-20240301-120000-asked.db"
        backup.write_bytes(data)
        backing_up.listed(folder / "logbook")
        try:
            backing_up.restore(backup, folder / "logbook")
        except UserError:
            assert check(folder / "logbook").ok
            raise
        assert (folder / "logbook" / FILE_NAME).is_file()


def _asked(logbook: Logbook) -> None:
    _ask(logbook, lifetime.lifetime)
    _ask(logbook, history.last_steps)
    for words_ in ("a", "kind:stay a", "№ 1"):
        _ask(logbook, search.find, words_, None)
    for trip in _ask(logbook, trips.all_trips) or ():
        for query in _OF_TRIP:
            _ask(logbook, query, trip.id)
        _ask(logbook, ledger.ledger, trip.id, _TODAY)
        _ask(logbook, plan.trip_plan, trip.id, _TODAY)
        _ask(logbook, tables.table_lines, trip.id, ("stay", "expense", "note"))
        _ask(logbook, words.suggestions, trip.id, "stay.place")
        _ask(logbook, book.trip_book, trip.id, ReportOptions())
        for row in _ask(logbook, rows.day_rows, trip.id) or ():
            for query in _OF_DAY:
                _ask(logbook, query, row.id)
            _ask(logbook, lines.day_lines, row.id, 100)


_OF_TRIP: Sequence[Any] = (
    trips.trip_tree,
    trips.trip_fields,
    trips.kept_report,
    trips.kept_charts,
    trips.people,
    trips.stated,
    days.day_pages,
    facts.trip_facts,
    folders.whole_trip,
    imports.known_tracks,
    imports.held_places,
    photos.photo_ground,
    places.routes,
    places.loose_waypoints,
    sights.trip_sights,
    totals.trip_totals,
)
_OF_DAY: Sequence[Any] = (days.day_page, evening.context, evening.offers, rows.day_row, history.of_day)


def _ask(logbook: Logbook, query: Any, *words_: Any) -> Any:
    """What a query gives; a refusal of one must not keep the next from being asked."""
    with suppress(UserError):
        return logbook.read(query, *words_)
    return None


def _with_odd_values(random: Random, data: bytes) -> bytes:
    with _scratch() as folder:
        file = folder / FILE_NAME
        file.write_bytes(data)
        with closing(sqlite3.connect(file, isolation_level=None)) as opened:
            opened.execute("PRAGMA ignore_check_constraints = ON")
            opened.execute("PRAGMA journal_mode = DELETE")
            names = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            known = [
                name
                for name in names
                if not name.startswith(("sqlite_", "search", "found", "row_sum", "identity"))
            ]
            for _value in range(random.randint(1, 3)):
                table = random.choice(known)
                columns = [row[1] for row in opened.execute(f'PRAGMA table_info("{table}")') if not row[5]]
                ids = [row[0] for row in opened.execute(f'SELECT rowid FROM "{table}" LIMIT 200')]
                if columns and ids:
                    order = f'UPDATE "{table}" SET "{random.choice(columns)}" = ? WHERE rowid = ?'
                    with suppress(sqlite3.IntegrityError):
                        opened.execute(order, (random.choice(_ODD), random.choice(ids)))
            # Without checksums nothing but the reading itself stands in the way.
            if random.random() < 0.7:
                opened.execute("DROP TABLE IF EXISTS row_sum")
                opened.execute("DROP TABLE IF EXISTS row_sum_state")
        return file.read_bytes()


@contextmanager
def _scratch() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="expedition-fuzzing-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
