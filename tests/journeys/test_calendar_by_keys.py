from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields
from ui.main_window import MainWindow

MONDAY = date(2019, 3, 4)


def test_the_calendar_stays_on_the_day_the_window_is_on(window: MainWindow, qtbot: QtBot) -> None:
    trip_id = int(window.desk.do("Trip", trips.add, TripFields(title="East")).result)
    for number in range(40):
        window.desk.do("Day", days.add, trip_id, DayFields(date=MONDAY + timedelta(days=number)))
    window.side.show_trip(trip_id)
    window.side.days.choose_last()
    last = window.side.day_id
    window.actions_["view_calendar"].trigger()
    calendar = window.views.calendar
    assert calendar is not None
    qtbot.waitUntil(calendar.grid.hasFocus)
    assert window.side.day_id == last
    assert calendar.grid.current == MONDAY + timedelta(days=39)
