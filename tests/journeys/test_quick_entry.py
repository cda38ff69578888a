"""Quick entry by the keys alone, in the whole window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from expedition.operations import days, trips
from expedition.queries.days import day_page
from expedition.records.day import DayPage
from expedition.records.fields import DayFields, TripFields
from tests.ui import hand
from ui.main_window import MainWindow
from ui.panels.quick_entry import QuickEntry
from ui.views import View

KEY = Qt.Key


@pytest.fixture
def day_id(window: MainWindow, qtbot: QtBot) -> int:
    """A day of a trip, shown."""
    trip_id = window.desk.do("Begin", trips.add, TripFields(title="East")).result
    fields = DayFields(date=date(2025, 7, 18), from_place="Kegen", to_place="Shonzhy")
    made = int(window.desk.do("Add", days.add, trip_id, fields).result)
    window.side.show_trip(trip_id)
    qtbot.waitUntil(lambda: window.views.day is not None and window.views.day.record is not None)
    window.side.days.setFocus()
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    hand.key(focused(), which, modifier)


def write(text: str) -> None:
    hand.write(focused(), text)


def entry(window: MainWindow) -> QuickEntry:
    panel = window.quick.panel
    assert panel is not None
    return panel


def page(window: MainWindow, day_id: int) -> DayPage:
    return window.desk.read(day_page, day_id)


def test_a_line_becomes_an_entry_in_one_step(window: MainWindow, day_id: int) -> None:
    press(KEY.Key_K, hand.CTRL)
    write("met 2 cyclists from Lyon")
    press(KEY.Key_Return)
    assert page(window, day_id).encounters[0].fields.who == "2 cyclists"
    assert entry(window).line.text == ""
    assert entry(window).line.hasFocus()
    write("flat front 25 min thorn")
    press(KEY.Key_Return)
    assert page(window, day_id).repairs[0].fields.cause == "thorn"
    press(KEY.Key_Escape)
    assert window.side.days.hasFocus()
    press(KEY.Key_Z, hand.CTRL)
    assert page(window, day_id).repairs == ()
    assert len(page(window, day_id).encounters) == 1


def test_the_new_line_is_tinted_in_its_card(window: MainWindow, day_id: int) -> None:
    press(KEY.Key_K, hand.CTRL)
    write("met Bolat")
    press(KEY.Key_Return)
    assert window.views.day is not None
    card = next(card for card in window.views.day.page.cards if card.kind.name == "encounter")
    assert [row.is_new for row in card.rows] == [True]


def test_tab_opens_the_form_with_what_was_understood(window: MainWindow, day_id: int) -> None:
    press(KEY.Key_K, hand.CTRL)
    write("hotel Aray 9000 KZT")
    press(KEY.Key_Tab)
    assert page(window, day_id).stays == ()
    assert window.views.day is not None
    card = next(card for card in window.views.day.page.cards if card.kind.name == "stay")
    form = card.open_form_or_none
    assert form is not None
    assert form.fields().name == "Hotel Aray"
    press(KEY.Key_Return)
    assert [stay.fields.name for stay in page(window, day_id).stays] == ["Hotel Aray"]


def test_a_form_that_is_left_with_escape_leaves_nothing(window: MainWindow, day_id: int) -> None:
    press(KEY.Key_K, hand.CTRL)
    write("hotel Aray 9000 KZT")
    press(KEY.Key_Tab)
    press(KEY.Key_Escape)
    assert page(window, day_id).stays == ()


def test_weather_opens_in_its_own_form(window: MainWindow, day_id: int) -> None:
    press(KEY.Key_K, hand.CTRL)
    write("weather clear")
    press(KEY.Key_Tab)
    press(KEY.Key_Return)
    assert page(window, day_id).fields.weather == "clear"


def test_down_chooses_the_diary(window: MainWindow, day_id: int) -> None:
    press(KEY.Key_K, hand.CTRL)
    write("met Bolat")
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert page(window, day_id).fields.diary == "met Bolat"
    assert window.views.day is not None
    assert window.views.day.page.diary.toPlainText() == "met Bolat"


def test_what_stands_unsaved_in_the_diary_is_not_lost(window: MainWindow, day_id: int) -> None:
    window.views.write()
    write("Before.")
    press(KEY.Key_K, hand.CTRL)
    write("zzz qqq")
    press(KEY.Key_Return)
    assert page(window, day_id).fields.diary == "Before.\n\nzzz qqq"


def test_a_slash_opens_it_only_where_nothing_is_typed(window: MainWindow, day_id: int) -> None:
    window.views.write()
    write("1/2")
    assert not window.quick.is_open
    assert window.views.day is not None
    assert window.views.day.page.diary.toPlainText() == "1/2"
    window.side.days.setFocus()
    press(KEY.Key_Slash)
    assert window.quick.is_open


def test_it_works_from_another_view(window: MainWindow, day_id: int) -> None:
    window.views.show(View.TABLES)
    press(KEY.Key_K, hand.CTRL)
    write("44C")
    press(KEY.Key_Return)
    assert page(window, day_id).figures.temperature_max.stated == 44.0
    assert window.views.current is View.TABLES


def test_a_line_that_was_left_is_still_there(window: MainWindow, day_id: int) -> None:
    press(KEY.Key_K, hand.CTRL)
    write("met Bol")
    press(KEY.Key_Escape)
    press(KEY.Key_K, hand.CTRL)
    assert entry(window).line.text == "met Bol"
