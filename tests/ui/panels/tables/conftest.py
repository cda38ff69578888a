"""A table of four repairs on four days."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.records.fields import (
    DayFields,
    RepairFields,
    TripFields,
)
from tests.blank import filled
from tests.ui.panels.tables.at_hand import PARTS, START, opened
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.tables_panel import TablesPanel
from ui.settings import Settings
from ui.theme import Theme


def _written(logbook: Logbook) -> None:
    trip_id = logbook.do("Add trip", trips.add, TripFields(title="East")).result
    for number, part in enumerate(PARTS):
        fields = DayFields(date=START + timedelta(days=number), country="KZ")
        day_id = int(logbook.do("Day", days.add, trip_id, fields).result)
        logbook.do("Repair", entries.add, "repair", day_id, RepairFields(part=part, vehicle="Tenere"))


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    with filled(tmp_path / "logbook", _written) as made:
        yield made


@pytest.fixture
def day_ids() -> list[int]:
    return list(range(1, len(PARTS) + 1))


@pytest.fixture
def desk(logbook: Logbook) -> Desk:
    made = Desk()
    made.put(logbook)
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def panel(
    qtbot: QtBot, desk: Desk, theme: Theme, icons: Icons, settings: Settings, trip_id: int, day_ids: list[int]
) -> Iterator[TablesPanel]:
    made = opened(qtbot, desk, theme, icons, settings, trip_id)
    yield made
    made.stop()
