from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from expedition.kinds import FigureName
from expedition.operations import days, trips
from expedition.records.fields import DayFields, StatedFields, TripFields
from ui.main_window import MainWindow
from ui.panels.figures_page import FiguresPage
from ui.views import View


def test_a_figure_opens_its_day_and_follows_what_is_changed_there(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.desk
    trip = int(desk.do("Trip", trips.add, TripFields(title="East")).result)
    ids = []
    for number, metres in enumerate((80_000.0, 122_000.0, 60_000.0)):
        fields = DayFields(date=date(2024, 5, 1) + timedelta(days=number), to_place=f"Place {number}")
        ids.append(int(desk.do("Day", days.add, trip, fields).result))
        desk.do("State", days.state, ids[-1], StatedFields(figure=FigureName.DISTANCE, value=metres))
    window.side.show_trip(trip)

    window.actions_["view_charts"].trigger()
    charts = window.views.charts
    assert charts is not None
    qtbot.waitUntil(lambda: charts.data is not None, timeout=20_000)
    charts.show_page("figures")
    page = charts.findChild(FiguresPage)
    assert isinstance(page, FiguresPage)
    qtbot.waitUntil(lambda: bool(page.figures))
    page.sheet.choose("longest_day_m")
    page.sheet.take_focus()
    tile = next(tile for tile in page.sheet.tiles if tile.isChecked())
    assert tile.words.value == "122.0"
    QTest.keyClick(tile, Qt.Key.Key_Return)
    QTest.keyClick(page.side.days, Qt.Key.Key_Return)
    assert (window.views.current, window.side.day_id) == (View.DAY, ids[1])

    desk.do("State", days.state, ids[0], StatedFields(figure=FigureName.DISTANCE, value=150_000.0))
    window.actions_["view_charts"].trigger()
    qtbot.waitUntil(lambda: tile.words.value == "150.0", timeout=20_000)
    assert page.side.day_ids == [ids[0]]
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: tile.words.value == "122.0", timeout=20_000)
