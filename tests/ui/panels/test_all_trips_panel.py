from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from expedition.kinds import FigureName
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.records.fields import DayFields, StatedFields, TripFields
from expedition.units import EN_DASH
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.all_trips_panel import AllTripsPanel
from ui.theme import Theme

Trips = dict[str, tuple[int, list[int]]]


@pytest.fixture
def made(logbook: Logbook) -> Trips:
    """Two trips with two days each: ids by title."""
    found: Trips = {}
    for title, start, country, ways in (
        ("East", date(2023, 12, 31), "KZ", (80_000.0, 120_000.0)),
        ("West", date(2021, 5, 1), "FR", (60_000.0, 40_000.0)),
    ):
        trip = int(logbook.do("Add trip", trips.add, TripFields(title=title)).result)
        found[title] = (trip, [])
        for number, metres in enumerate(ways):
            on = start + timedelta(days=number)
            fields = DayFields(date=on, to_place=f"{title} {number}", country=country)
            day = int(logbook.do("Add day", days.add, trip, fields).result)
            logbook.do("State", days.state, day, StatedFields(figure=FigureName.DISTANCE, value=metres))
            found[title][1].append(day)
    return found


@pytest.fixture
def all_trips(
    qtbot: QtBot, desk: Desk, theme: Theme, icons: Icons, background: Background, made: Trips
) -> AllTripsPanel:
    panel = AllTripsPanel(desk, theme, icons, background)
    qtbot.addWidget(panel)
    panel.resize(1000, 800)
    panel.show()
    qtbot.waitUntil(lambda: panel.is_ready, timeout=20_000)
    return panel


def test_sums_stand_over_everything(all_trips: AllTripsPanel) -> None:
    said = [tile.words.said for tile in all_trips.tiles]
    assert said == [
        "Trips 2",
        "Ridden 300.0 km",
        "Days 4",
        "Nights out unknown",
        "Climbed unknown",
        "Countries 2",
    ]


def test_trips_are_a_table_with_sums(all_trips: AllTripsPanel) -> None:
    model = all_trips.model
    assert [model.text(0, column) for column in range(model.columnCount())] == [
        "West",
        "2021",
        "100.0",
        "2",
        EN_DASH,
        EN_DASH,
        "1",
    ]
    assert model.head(2) == "Ridden, km"
    assert "Ridden, km: 300.0" in all_trips.totals.text


def test_enter_opens_a_trip(all_trips: AllTripsPanel, made: Trips, qtbot: QtBot) -> None:
    all_trips.table.go_to(1)
    with qtbot.waitSignal(all_trips.trip_wanted) as heard:
        QTest.keyClick(all_trips.table, Qt.Key.Key_Return)
    assert heard.args == [made["East"][0]]


def test_a_heading_sorts_and_sorts_back(all_trips: AllTripsPanel) -> None:
    all_trips.table.head.sectionClicked.emit(2)
    assert [group.name for group in all_trips.model.groups] == ["East", "West"]
    all_trips.table.head.sectionClicked.emit(2)
    assert [group.name for group in all_trips.model.groups] == ["West", "East"]


def test_a_record_opens_its_day(all_trips: AllTripsPanel, made: Trips, qtbot: QtBot) -> None:
    row = all_trips.records.rows[0]
    assert (row.words.what, row.words.details, row.words.right) == (
        "Longest day",
        "East 1 · January 2024",
        "120.0 km",
    )
    with qtbot.waitSignal(all_trips.day_wanted) as heard:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert heard.args == [made["East"][0], made["East"][1][1]]


def test_a_first_time_opens_its_day_by_keys(all_trips: AllTripsPanel, made: Trips, qtbot: QtBot) -> None:
    assert [row.words.what for row in all_trips.firsts.rows] == ["France", "Kazakhstan"]
    QTest.keyClick(all_trips.firsts.rows[0], Qt.Key.Key_Down)
    with qtbot.waitSignal(all_trips.day_wanted) as heard:
        QTest.keyClick(all_trips.firsts.rows[1], Qt.Key.Key_Return)
    assert heard.args == [made["East"][0], made["East"][1][0]]


def test_an_edit_is_followed_at_once(all_trips: AllTripsPanel, desk: Desk, made: Trips, qtbot: QtBot) -> None:
    said = StatedFields(figure=FigureName.DISTANCE, value=200_000.0)
    desk.do("State", days.state, made["West"][1][0], said)
    qtbot.waitUntil(lambda: all_trips.records.rows[0].words.right == "200.0 km")
    assert all_trips.tiles[1].words.value == "440.0"
    desk.undo()
    qtbot.waitUntil(lambda: all_trips.records.rows[0].words.right == "120.0 km")


def test_lines_stand_below_where_there_is_no_room_beside(all_trips: AllTripsPanel, qtbot: QtBot) -> None:
    beside = all_trips.records.mapTo(all_trips, all_trips.records.rect().topLeft())
    all_trips.resize(600, 800)
    qtbot.waitUntil(lambda: all_trips.records.mapTo(all_trips, all_trips.records.rect().topLeft()).x() < 100)
    assert beside.x() > 500


def test_an_empty_logbook_is_one_sentence(
    qtbot: QtBot, desk: Desk, theme: Theme, icons: Icons, background: Background
) -> None:
    panel = AllTripsPanel(desk, theme, icons, background)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.is_ready, timeout=20_000)
    assert panel.words == "No days yet: years, records and first times grow from the first one."
    assert not panel.table.isVisible()
