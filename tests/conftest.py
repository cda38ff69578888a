"""Fixtures every test may use."""

import os
import shutil
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields
from tests.blank import blank, filled

MEMORY = Path("/dev/shm")
ROOM = 4 << 30
ONE = 1
"""The key of the first row of a table."""

# Machines at work on something else are no reason to fail; --hypothesis-profile=thorough tries more.
settings.register_profile(
    "usual", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("usual"), max_examples=1000)
settings.load_profile("usual")


def _with_trip(logbook: Logbook) -> None:
    logbook.do("Add trip", trips.add, TripFields(title="East"))


def _with_day(logbook: Logbook) -> None:
    _with_trip(logbook)
    logbook.do("Add day", days.add, ONE, DayFields(date=date(2025, 7, 18)))


@pytest.fixture
def logbook(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Logbook]:
    """An empty logbook; one with a trip, or also a day, where the test asks for them."""
    folder, asked = tmp_path / "logbook", request.fixturenames
    fill = _with_day if "day_id" in asked else _with_trip if "trip_id" in asked else None
    with filled(folder, fill) if fill else blank(folder) as fresh:
        yield fresh


@pytest.fixture
def trip_id(logbook: Logbook) -> int:
    """A trip in that logbook."""
    assert logbook.folder.exists()
    return ONE


@pytest.fixture
def day_id(logbook: Logbook, trip_id: int) -> int:
    """A day of that trip."""
    assert logbook.folder.exists()
    return trip_id


def pytest_configure(config: pytest.Config) -> None:
    """What tests write lies in memory where there is room: no test is about waiting for a disk."""
    is_open = not config.getoption("basetemp") and "TMPDIR" not in os.environ
    if is_open and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        tempfile.tempdir = os.environ["TMPDIR"] = str(MEMORY)


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
