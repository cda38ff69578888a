from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from expedition import samples
from expedition.importers.read import read
from expedition.logbook import Logbook
from expedition.operations import days
from expedition.queries.rows import day_rows
from expedition.queries.trips import all_trips
from expedition.records.fields import DayFields
from ui.actions import Actions
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.trip_tree import TripPanel
from ui.theme import Theme
from ui.track_saving import TrackSaving


@pytest.fixture
def saving(
    qtbot: QtBot, tmp_path: Path, theme: Theme, icons: Icons, background: Background
) -> tuple[TrackSaving, Logbook]:
    logbook = samples.create("kazakhstan_crossing", tmp_path / "log")
    desk = Desk()
    desk.put(logbook)
    side = TripPanel(desk, theme, icons, Actions(theme, icons, desk), background)
    qtbot.addWidget(side)
    return TrackSaving(desk, background, side, side), logbook


def test_a_day_leaves_with_all_its_points(
    qtbot: QtBot, saving: tuple[TrackSaving, Logbook], tmp_path: Path
) -> None:
    saver, logbook = saving
    (trip,) = logbook.read(all_trips)
    second = logbook.read(day_rows, trip.id)[1]
    with qtbot.waitSignal(saver.done):
        saver.write(second.id, tmp_path / "out.gpx")
    written = read(tmp_path / "out.gpx")
    assert written.points > 500
    assert written.distance_m == pytest.approx(second.distance_m, rel=1e-4)


def test_a_day_without_a_track_says_so(
    qtbot: QtBot, saving: tuple[TrackSaving, Logbook], tmp_path: Path
) -> None:
    saver, logbook = saving
    (trip,) = logbook.read(all_trips)
    empty = logbook.do("Add", days.add, trip.id, DayFields(date=date(2025, 8, 1))).result
    with qtbot.waitSignal(saver.failed) as caught:
        saver.write(empty, tmp_path / "out.gpx")
    assert caught.args is not None
    assert "no track" in caught.args[0]
    assert not (tmp_path / "out.gpx").exists()
