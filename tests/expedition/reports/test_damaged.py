"""Books of a logbook in whose file numbers were damaged."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from expedition import samples
from expedition.logbook import Logbook
from expedition.queries.book import trip_book
from expedition.queries.days import day_pages
from expedition.queries.facts import days_facts, trip_facts
from expedition.queries.rows import day_rows
from expedition.queries.trips import named
from expedition.records.report import Edition, ReportOptions
from expedition.reports.building import build
from tests.expedition.reports.pdf_text import text_of

WHERE = ("figures", "stated", "leg")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trip that comes with the program."""
    folder = tmp_path_factory.mktemp("sound") / "log"
    samples.create("kazakhstan_crossing", folder).close()
    return folder


@pytest.fixture(params=["9e999", "1e300"])
def damaged(sound: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The same with an impossible number wherever a leg or a day has one."""
    folder = tmp_path / "log"
    shutil.copytree(sound, folder)
    with closing(sqlite3.connect(folder / "logbook.db")) as file, file:
        columns = [
            (table, column[1])
            for table in WHERE
            for column in file.execute(f"PRAGMA table_info({table})")
            if column[2] == "DOUBLE"
        ]
        assert len(columns) > 15
        for table, name in columns:
            file.execute(f"UPDATE {table} SET {name} = {request.param}")
    return folder


@pytest.mark.parametrize("edition", [Edition.FAMILY, Edition.SPONSOR])
def test_a_book_says_nothing_of_impossible_figures(damaged: Path, edition: Edition) -> None:
    options = ReportOptions(edition=edition)
    with Logbook.open(damaged) as logbook:
        book = logbook.read(trip_book, logbook.read(named, ""), options, damaged)
    words = text_of(build(book, options)).split()
    assert len(words) > 100
    assert not {"inf", "-inf", "\u2212inf", "nan"} & set(words)
    assert max(map(len, words)) < 100


def test_days_are_read_alike_on_every_way(damaged: Path) -> None:
    with Logbook.open(damaged) as logbook:
        trip_id = logbook.read(named, "")
        pages = logbook.read(day_pages, trip_id)
        assert tuple(logbook.read(trip_facts, trip_id).days) == logbook.read(days_facts, trip_id, pages)
        assert logbook.read(day_rows, trip_id) == tuple(page.row for page in pages)
    assert all(page.figures.distance.value is None for page in pages)
