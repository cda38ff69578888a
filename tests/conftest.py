"""Fixtures every test may use."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
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
