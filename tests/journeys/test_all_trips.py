from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from expedition.kinds import FigureName
from expedition.operations import days, trips
from expedition.records.fields import DayFields, StatedFields, TripFields
from ui.main_window import MainWindow
from ui.views import View


def ride(window: MainWindow, title: str, year: int, metres: float) -> tuple[int, int]:
    trip = int(window.desk.do("Trip", trips.add, TripFields(title=title)).result)
    day = int(window.desk.do("Day", days.add, trip, DayFields(date=date(year, 7, 1), country="KZ")).result)
    window.desk.do("State", days.state, day, StatedFields(figure=FigureName.DISTANCE, value=metres))
    return trip, day


def test_from_a_record_of_all_trips_to_its_day_and_back(window: MainWindow, qtbot: QtBot) -> None:
    first, long_day = ride(window, "East", 2019, 180_000.0)
    assert not window.side.all_trips.isVisible()
    second, _day = ride(window, "West", 2023, 90_000.0)
    window.side.show_trip(second)
    assert window.side.all_trips.isVisible()
    window.actions_["view_tables"].trigger()

    window.actions_["all_trips"].trigger()
    overview = window.views.all_trips
    assert overview is not None
    qtbot.waitUntil(lambda: overview.is_ready and bool(overview.records.rows), timeout=20_000)
    assert overview.isVisible()
    assert window.side.all_trips.isChecked()

    QTest.keyClick(overview.records.rows[0], Qt.Key.Key_Return)
    assert (window.side.trip_id, window.side.day_id) == (first, long_day)
    assert window.views.current is View.DAY
    assert not window.side.all_trips.isChecked()

    QTest.mouseClick(window.side.all_trips, Qt.MouseButton.LeftButton)
    assert overview.isVisible()
    window.side.show_trip(second)
    assert not overview.isVisible()
    assert window.views.day is not None
    assert window.views.day.isVisible()


def test_a_tab_leads_back_to_the_view_before(window: MainWindow, qtbot: QtBot) -> None:
    ride(window, "East", 2019, 180_000.0)
    ride(window, "West", 2023, 90_000.0)
    window.actions_["view_tables"].trigger()
    window.actions_["all_trips"].trigger()
    tabs = window.frame.tabs
    place = tabs.tabRect(tabs.currentIndex()).center()
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
    tables = window.views.tables
    assert tables is not None
    assert tables.isVisible()
    assert window.views.current is View.TABLES
