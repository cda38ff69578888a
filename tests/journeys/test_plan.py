from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from expedition.operations import plan, trips
from expedition.queries.entries import of_trip
from expedition.records.fields import TripFields
from ui.main_window import MainWindow


def test_a_plan_is_pasted_asked_and_taken_back_before_the_first_day(window: MainWindow, qtbot: QtBot) -> None:
    trip_id = int(window.desk.do("Trip", trips.add, TripFields(title="Pamir")).result)
    window.side.show_trip(trip_id)
    window.actions_["plan_trip"].trigger()
    page = window.views.plan
    assert page is not None
    qtbot.waitUntil(lambda: page.isVisible() and page.data is not None, timeout=30_000)
    QGuiApplication.clipboard().setText("Osh – Sary-Tash 185 km, 1 rest day\nMurghab 230 km")
    window.activateWindow()
    page.add.setFocus()
    qtbot.waitUntil(page.add.hasFocus)
    QTest.keyClick(page.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.desk.read(of_trip, trip_id, "stage")) == 2)
    window.desk.do("Start", plan.change, trip_id, planned_start=date(2030, 7, 1))
    qtbot.waitUntil(lambda: page.data is not None and bool(page.data.plan.plan.days))
    page.side.on.setText("2030-07-02")
    assert page.side.on_words.text() == "km 185, Sary-Tash, day of rest"
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    assert window.desk.read(of_trip, trip_id, "stage") == ()
    qtbot.waitUntil(lambda: page.stages.empty.isVisible())
