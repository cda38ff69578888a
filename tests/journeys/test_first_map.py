"""The first look at the map of a trip."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from expedition.logbook import Logbook
from tests.benchmarks import dense_trip
from tests.journeys.conftest import opened
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
    Logbook.create(tmp_path / "log").close()
    window = opened(theme, settings, tmp_path / "log", qtbot)
    window.views.prepare_map()
    assert window.views.map is None
    window.close()
