from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from expedition.kinds import DayKind
from expedition.operations import days, trips
from expedition.queries.days import day_page
from expedition.queries.trips import trip_tree
from expedition.records.fields import DayFields, TripFields
from tests.blank import blank
from tests.ui import hand
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.calendar_panel import CalendarPanel
from ui.theme import Theme

_FIRST = date(2025, 7, 14)
_GAP = 3


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk()
    made.put(blank(tmp_path / "log"))
    yield made
    made.put(None)


@pytest.fixture
def trip_id(desk: Desk) -> int:
    """Three weeks from a Monday on, without the fourth day."""
    trip: int = desk.do("Add", trips.add, TripFields(title="East")).result
    for number in range(21):
        if number != _GAP:
            fields = DayFields(date=_FIRST + timedelta(days=number), to_place=f"Camp {number}", country="KZ")
            desk.do("Add", days.add, trip, fields)
    return trip


@pytest.fixture
def panel(
    qtbot: QtBot, desk: Desk, theme: Theme, icons: Icons, background: Background, trip_id: int
) -> CalendarPanel:
    made = CalendarPanel(desk, theme, icons, background)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show_trip(desk.read(trip_tree, trip_id))
    desk.changed.connect(lambda _change, _initiator: made.show_trip(desk.read(trip_tree, trip_id)))
    made.show()
    made.grid.go(_FIRST)
    return made


def _at(days_on: int) -> date:
    return _FIRST + timedelta(days=days_on)


def test_arrows_walk_from_sunday_to_monday(panel: CalendarPanel) -> None:
    panel.grid.go(_at(6))
    hand.key(panel.grid, Qt.Key.Key_Right)
    assert panel.grid.current == _at(7)
    hand.key(panel.grid, Qt.Key.Key_Left)
    hand.key(panel.grid, Qt.Key.Key_Down)
    assert panel.grid.current == _at(13)


def test_no_key_leads_out_of_the_trip(panel: CalendarPanel) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        hand.key(panel.grid, key)
        assert panel.grid.current == _FIRST
    hand.key(panel.grid, Qt.Key.Key_End)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        hand.key(panel.grid, key)
        assert panel.grid.current == _at(20)


def test_enter_opens_the_day_one_stands_on(panel: CalendarPanel, qtbot: QtBot, desk: Desk) -> None:
    hand.key(panel.grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(panel.day_activated) as opened:
        hand.key(panel.grid, Qt.Key.Key_Return)
    assert desk.read(day_page, opened.args[0]).fields.to_place == "Camp 1"


def test_walking_tells_the_day_but_not_an_empty_date(panel: CalendarPanel, qtbot: QtBot) -> None:
    panel.grid.go(_at(_GAP - 1))
    with qtbot.assertNotEmitted(panel.day_chosen):
        hand.key(panel.grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(panel.day_chosen):
        hand.key(panel.grid, Qt.Key.Key_Right)


def test_n_makes_a_day_where_there_is_none(panel: CalendarPanel, desk: Desk, trip_id: int) -> None:
    panel.grid.go(_at(_GAP))
    hand.key(panel.grid, Qt.Key.Key_N)
    (made,) = [row for row in desk.read(trip_tree, trip_id).rows if row.date == _at(_GAP)]
    assert (made.from_place, made.country) == ("Camp 2", "KZ")
    desk.undo()
    assert len(desk.read(trip_tree, trip_id).rows) == 20


def test_a_letter_marks_all_chosen_days_in_one_step(panel: CalendarPanel, desk: Desk, trip_id: int) -> None:
    for _time in range(4):
        hand.key(panel.grid, Qt.Key.Key_Right, hand.SHIFT)
    hand.key(panel.grid, Qt.Key.Key_R)
    kinds = [row.kind for row in desk.read(trip_tree, trip_id).rows]
    assert kinds == [DayKind.REST] * 4 + [DayKind.RIDE] * 16
    assert panel.grid.chosen == tuple(map(_at, range(5)))
    desk.undo()
    assert {row.kind for row in desk.read(trip_tree, trip_id).rows} == {DayKind.RIDE}


def test_the_day_of_the_list_is_the_one_of_the_calendar(
    panel: CalendarPanel, desk: Desk, trip_id: int
) -> None:
    rows = desk.read(trip_tree, trip_id).rows
    panel.set_chosen_day(rows[9].id)
    assert panel.grid.current == rows[9].date


def test_days_of_two_trips_never_mix(panel: CalendarPanel, desk: Desk) -> None:
    other = desk.do("Add", trips.add, TripFields(title="West")).result
    desk.do("Add", days.add, other, DayFields(date=_at(_GAP)))
    panel.show_trip(desk.read(trip_tree, other))
    assert panel.grid.days.rowCount() == 1
    assert panel.grid.days.weeks.row(_FIRST) is None


def test_whole_trip_and_five_weeks_fit_their_height(panel: CalendarPanel) -> None:
    height = panel.grid.viewport().height()
    panel.grid.show_weeks(5)
    assert panel.grid.rowHeight(0) == height // 5
    panel.grid.show_weeks(0)
    assert panel.grid.rowHeight(0) == height // 3
    assert not panel.grid.verticalScrollBar().maximum()


def test_a_reader_hears_a_table_of_days(panel: CalendarPanel) -> None:
    table = QAccessible.queryAccessibleInterface(panel.grid)
    assert table.role() == QAccessible.Role.Table
    model: QAbstractItemModel = panel.grid.days
    said = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert "Tue 15 July" in said
    assert "Camp 1" in said


def test_every_height_can_be_painted(panel: CalendarPanel) -> None:
    for weeks in (1, 5, 12, 30, 0):
        panel.grid.show_weeks(weeks)
        assert not panel.grab().isNull()
