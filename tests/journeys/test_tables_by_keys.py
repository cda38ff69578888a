"""An evening of putting tables right, without the mouse."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from expedition.operations import days, entries, trips
from expedition.queries.entries import of_trip
from expedition.records.fields import DayFields, RepairFields, TripFields
from tests.ui.hand import CTRL, SHIFT, key, write
from ui.main_window import MainWindow
from ui.panels.tables_panel import TablesPanel
from ui.views import View


def here(window: MainWindow) -> QWidget:
    focused = window.focusWidget()
    assert focused is not None
    return focused


def with_repairs(window: MainWindow) -> int:
    trip_id = int(str(window.desk.do("Trip", trips.add, TripFields(title="Steppe")).result))
    day_id = window.desk.do("Day", days.add, trip_id, DayFields(date=date(2024, 5, 29))).result
    for part in ("Tyre", "Rack", "Tyre"):
        window.desk.do("Repair", entries.add, "repair", day_id, RepairFields(part=part))
    window.side.show_trip(trip_id)
    return trip_id


def tables(window: MainWindow, qtbot: QtBot) -> TablesPanel:
    key(window, Qt.Key.Key_4, CTRL)
    panel = window.views.tables
    assert panel is not None
    qtbot.waitUntil(lambda: panel.is_ready, timeout=20_000)
    return panel


def test_repairs_are_found_put_right_and_taken_back_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    trip_id = with_repairs(window)
    panel = tables(window, qtbot)
    panel.show_table("repair")
    qtbot.waitUntil(lambda: panel.is_ready, timeout=20_000)
    key(window, Qt.Key.Key_F, CTRL)
    assert here(window) is panel.bar.filter
    write(here(window), "tyre")
    key(here(window), Qt.Key.Key_Down)
    assert here(window) is panel.table
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    panel.table.go_to(0, panel.model.column_of("problem"))
    key(here(window), Qt.Key.Key_Down, SHIFT)
    key(here(window), Qt.Key.Key_F2)
    write(here(window), "Flat")
    key(here(window), Qt.Key.Key_Return)
    assert here(window) is panel.table
    problems = [entry.fields.problem for entry in window.desk.read(of_trip, trip_id, "repair")]
    assert problems == ["Flat", "", "Flat"]
    key(window, Qt.Key.Key_Z, CTRL)
    problems = [entry.fields.problem for entry in window.desk.read(of_trip, trip_id, "repair")]
    assert problems == ["", "", ""]
    key(here(window), Qt.Key.Key_Return, CTRL)
    assert window.views.current is View.DAY


def test_a_cell_being_typed_into_is_kept_when_the_view_changes(window: MainWindow, qtbot: QtBot) -> None:
    trip_id = with_repairs(window)
    panel = tables(window, qtbot)
    panel.show_table("repair")
    qtbot.waitUntil(lambda: panel.is_ready, timeout=20_000)
    panel.table.setFocus()
    panel.table.go_to(0, panel.model.column_of("fix"))
    key(here(window), Qt.Key.Key_F2)
    write(here(window), "new tube")
    key(window, Qt.Key.Key_1, CTRL)
    assert window.desk.read(of_trip, trip_id, "repair")[0].fields.fix == "new tube"
