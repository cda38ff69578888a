"""How many keys an ordinary evening takes beyond its words.

Counted is every key pressed, a chord such as Ctrl+N once. Words are what the traveller would write on paper:
names, figures, units, what was met, broken and paid, and the diary. Everything else counts: keys without a
letter, and the letters and blanks of words that only tell the program what is meant ("met", "km", "+1").
"""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from expedition.kinds import ExpenseCategory, StayKind
from expedition.operations import days, entries, trips
from expedition.queries.days import day_page
from expedition.records.fields import CountFields, DayFields, ExpenseFields, TripFields
from tests.ui import hand
from ui.main_window import MainWindow

TODAY = date(2025, 7, 20)
MOST, _TURNS = 60, 3
KEY = Qt.Key
DIARY = " ".join(["We rolled before the sun and the plain was ours for hours"] * 10)


class Counted:
    """A hand whose keys are counted."""

    def __init__(self) -> None:
        self.keys = 0
        self.told = 0
        self.words = 0

    def press(self, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key that writes nothing; what follows from the one before is done by then, as for a hand."""
        for _turn in range(_TURNS):
            QApplication.processEvents()
        self.keys += 1
        hand.key(_focused(), which, modifier)

    def write(self, text: str) -> None:
        """The traveller's own words."""
        self.words += len(text)
        hand.write(_focused(), text)

    def tell(self, text: str) -> None:
        """Letters that are only there for the program."""
        self.told += len(text)
        hand.write(_focused(), text)

    @property
    def beyond(self) -> int:
        """All keys beyond the words."""
        return self.keys + self.told


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def yesterday(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trip that has come as far as the evening before."""
    monkeypatch.setattr("ui.today_flow.today", lambda: TODAY)
    do = window.desk.do
    trip_id = do("Begin", trips.add, TripFields(title="East")).result
    fields = DayFields(
        date=date(2025, 7, 19), from_place="Kegen", to_place="Shonzhy", country="KZ", weather="hot"
    )
    day_id = do("Add", days.add, trip_id, fields).result
    food = ExpenseFields(what="lunch", amount=Decimal(2800), currency="KZT", category=ExpenseCategory.FOOD)
    do("Pay", entries.add, "expense", day_id, food)
    do("Count", entries.add, "count", day_id, CountFields(name="ice cream", value=2.0))
    window.side.show_trip(trip_id)
    window.side.days.setFocus()


@pytest.mark.usefixtures("yesterday")
def test_an_ordinary_evening_takes_sixty_keys_at_most(window: MainWindow, qtbot: QtBot) -> None:
    me = Counted()
    me.press(KEY.Key_N, hand.CTRL)
    me.write("Zharkent")
    me.press(KEY.Key_Return)
    me.press(KEY.Key_K, hand.CTRL)
    me.write("clear, NE headwind, 19 to 44")
    me.press(KEY.Key_Return)
    me.tell("met ")
    me.write("Belgian couple bound for Osh")
    me.tell(" km ")
    me.write("61")
    me.press(KEY.Key_Return)
    me.write("flat rear tyre thorn 25 min")
    me.press(KEY.Key_Return)
    me.write("guesthouse by the bazaar 9000, clean")
    me.press(KEY.Key_Return)
    me.write("lunch 3500")
    me.press(KEY.Key_Return)
    me.write("melon 400")
    me.press(KEY.Key_Return)
    me.write("ice")
    me.press(KEY.Key_Right)
    me.press(KEY.Key_Return)
    me.press(KEY.Key_F7)
    me.write(DIARY)
    assert window.views.day is not None
    window.views.keep_typed()
    page = window.desk.read(day_page, window.side.day_id or 0)
    assert (page.fields.date, page.fields.from_place, page.fields.to_place) == (TODAY, "Shonzhy", "Zharkent")
    assert (page.fields.weather, page.fields.wind) == ("clear", "NE, headwind")
    assert (page.figures.temperature_min.stated, page.figures.temperature_max.stated) == (19.0, 44.0)
    met, broken, slept = page.encounters[0].fields, page.repairs[0].fields, page.stays[0].fields
    assert (met.who, met.heading, met.distance_m) == ("Belgian couple", "Osh", 61_000.0)
    assert (broken.part, broken.position, broken.cause) == ("tyre", "rear", "thorn")
    assert broken.time_lost_s == 1500.0
    assert (slept.kind, slept.name, slept.price) == (
        StayKind.GUESTHOUSE,
        "Guesthouse by the bazaar",
        Decimal(9000),
    )
    assert (slept.currency, slept.place, slept.note) == ("KZT", "Zharkent", "clean")
    spent = [(entry.fields.what, entry.fields.amount, entry.fields.currency) for entry in page.expenses]
    assert spent == [("lunch", Decimal(3500), "KZT"), ("melon", Decimal(400), "KZT")]
    assert [(entry.fields.name, entry.fields.value) for entry in page.counts] == [("ice cream", 1.0)]
    assert page.fields.diary == DIARY
    assert (me.keys, me.told) == (12, 8)
    assert me.beyond <= MOST


@pytest.mark.usefixtures("yesterday")
def test_what_resembles_yesterday_takes_two_keys(window: MainWindow) -> None:
    me = Counted()
    me.press(KEY.Key_N, hand.CTRL)
    me.press(KEY.Key_Escape)
    me.press(KEY.Key_K, hand.CTRL)
    me.press(KEY.Key_Right)
    me.press(KEY.Key_Return)
    page = window.desk.read(day_page, window.side.day_id or 0)
    assert page.fields.weather == "hot"
    assert me.beyond == 5
    me.write("lu")
    me.press(KEY.Key_Right)
    me.press(KEY.Key_Return)
    page = window.desk.read(day_page, window.side.day_id or 0)
    assert [(entry.fields.what, entry.fields.amount) for entry in page.expenses] == [("lunch", Decimal(2800))]


@pytest.mark.usefixtures("yesterday")
def test_nothing_of_yesterday_is_written_unasked(window: MainWindow) -> None:
    me = Counted()
    me.press(KEY.Key_N, hand.CTRL)
    me.press(KEY.Key_Escape)
    me.press(KEY.Key_K, hand.CTRL)
    me.press(KEY.Key_Return)
    me.press(KEY.Key_Escape)
    page = window.desk.read(day_page, window.side.day_id or 0)
    assert page.expenses == ()
    assert page.counts == ()
    assert page.fields.weather == ""


@pytest.mark.usefixtures("yesterday")
def test_a_form_offers_yesterday_s_words_and_keeps_them_only_when_taken(window: MainWindow) -> None:
    me = Counted()
    me.press(KEY.Key_N, hand.CTRL)
    me.press(KEY.Key_Escape)
    assert window.views.day is not None
    weather = next(card for card in window.views.day.page.cards if card.kind.name == "weather")
    weather.add()
    form = weather.open_form_or_none
    assert form is not None
    field = form.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    assert (field.text(), field.placeholderText()) == ("", "hot")
    assert form.fields().weather == ""
    hand.key(field, KEY.Key_Right)
    assert form.fields().weather == "hot"
