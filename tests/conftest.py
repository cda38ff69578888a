"""Fixtures every test may use."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """An empty logbook."""
    with Logbook.create(tmp_path / "logbook") as fresh:
        yield fresh


@pytest.fixture
def trip_id(logbook: Logbook) -> int:
    """A trip in that logbook."""
    return int(logbook.do("Add trip", trips.add, TripFields(title="East")).result)


@pytest.fixture
def day_id(logbook: Logbook, trip_id: int) -> int:
    """A day of that trip."""
    return int(logbook.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 18))).result)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what the tests would compare with."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the golden file of a name, or writes it when asked to."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
