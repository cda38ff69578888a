"""The first look at the map of a trip."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from expedition.cartography.mercator import to_world
from expedition.kinds import WaypointKind
from expedition.operations import entries, trips
from expedition.records.fields import TripFields, WaypointFields
from tests.benchmarks import dense_trip
from tests.blank import blank
from tests.journeys.conftest import opened
from tests.ui.panels.grounds import northward, ridden, ride
from ui.settings import Settings
from ui.theme import Theme
from ui.views import View


def test_the_map_stands_ready_before_it_is_looked_at(
    theme: Theme, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(theme, settings, dense_trip.logbook(tmp_path, 3, 200), qtbot)
    qtbot.waitUntil(lambda: window.side.trip_id is not None)
    window.views.prepare_map()
    panel = window.views.map
    assert panel is not None
    shown = panel.ground.map
    assert not shown.isVisible()
    qtbot.waitUntil(lambda: shown.is_complete and shown.is_idle, timeout=20_000)
    window.views.show(View.MAP)
    assert shown.isVisible()
    assert shown.is_complete
    window.close()


def test_an_empty_logbook_has_no_map_to_prepare(
    theme: Theme, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    blank(tmp_path / "log").close()
    window = opened(theme, settings, tmp_path / "log", qtbot)
    window.views.prepare_map()
    assert window.views.map is None
    window.close()


def test_the_first_lines_of_a_trip_are_brought_into_view(
    theme: Theme, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    with blank(tmp_path / "log") as book:
        trip_id = book.do("Add trip", trips.add, TripFields(title="East")).result
        (day_id,) = ridden(book, trip_id, [("Kegen", "Shonzhy", None)])
        spring = WaypointFields(kind=WaypointKind.WATER, name="Spring", lat=10.0, lon=10.0)
        book.do("Add", entries.add, "waypoint", day_id, spring)
    window = opened(theme, settings, tmp_path / "log", qtbot)
    window.side.days.choose_first()
    window.views.show(View.MAP)
    panel = window.views.map
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.ground.trip_map.symbols.signs), timeout=20_000)
    qtbot.waitUntil(lambda: panel.ground.map.view.metres_per_px < 500)
    window.desk.do("Ride", ride, day_id, northward(43.0))
    x, y = to_world(np.array([43.0, 43.5]), np.array([80.0, 80.0]))

    def is_seen() -> bool:
        px, py = panel.ground.map.view.to_px(x, y)
        spots = zip(px.tolist(), py.tolist(), strict=True)
        return all(panel.ground.map.rect().contains(QPoint(round(a), round(b))) for a, b in spots)

    qtbot.waitUntil(is_seen, timeout=20_000)
    window.close()
