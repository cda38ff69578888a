"""Charts of a trip of four days."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from expedition.kinds import DayKind, FigureName, StayKind
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.records.fields import DayFields, StatedFields, StayFields, TripFields
from tests.blank import filled
from tests.ui.panels.charts.at_hand import START, WAYS_KM, Notes, is_drawn
from tests.ui.panels.grounds import northward, ride
from ui.background import Background
from ui.desk import Desk
from ui.facts_keeper import FactsKeeper
from ui.panels.charts_panel import ChartsPanel
from ui.theme import Theme


def _written(logbook: Logbook) -> None:
    trip_id = logbook.do("Add trip", trips.add, TripFields(title="East")).result
    for number, way in enumerate(WAYS_KM):
        kind = DayKind.RIDE if way else DayKind.REST
        fields = DayFields(date=START + timedelta(days=number), kind=kind, to_place="Kegen", country="KZ")
        day_id = int(logbook.do("Add day", days.add, trip_id, fields).result)
        for figure, value in ((FigureName.DISTANCE, way * 1000), (FigureName.TEMPERATURE_MAX, 40.0 + number)):
            logbook.do("State", days.state, day_id, StatedFields(figure=figure, value=value))
        if way:
            logbook.do("Ride", ride, day_id, northward(43.0 + number))
        logbook.do("Add stay", entries.add, "stay", day_id, StayFields(kind=StayKind.WILD_CAMP))


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    with filled(tmp_path / "logbook", _written) as made:
        yield made


@pytest.fixture
def day_ids() -> list[int]:
    return list(range(1, len(WAYS_KM) + 1))


@pytest.fixture
def desk(logbook: Logbook) -> Desk:
    made = Desk()
    made.put(logbook)
    return made


@pytest.fixture
def panel(
    qtbot: QtBot, desk: Desk, theme: Theme, background: Background, trip_id: int, day_ids: list[int]
) -> Iterator[ChartsPanel]:
    made = ChartsPanel(desk, theme, FactsKeeper(desk, background), (Notes(),))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show_trip(trip_id)
    made.show()
    qtbot.waitUntil(lambda: is_drawn(made), timeout=8_000)
    yield made
    made.stop()
