from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from expedition.errors import UserError
from expedition.kinds import LegMode, LegPower, Precision, PriceKind
from expedition.records.fields import (
    CrossingFields,
    EncounterFields,
    LegFields,
    PersonFields,
    RepairFields,
    Said,
    StayFields,
    WaypointFields,
    said_of,
)
from tests.ui import hand
from ui.forms.crossing_form import CrossingForm
from ui.forms.encounter_form import EncounterForm
from ui.forms.form import Form
from ui.forms.leg_form import LegForm
from ui.forms.party_form import PersonForm
from ui.forms.repair_form import RepairForm
from ui.forms.stay_form import StayForm
from ui.forms.waypoint_form import WaypointForm
from ui.icons import Icons
from ui.theme import Theme


def opened(qtbot: QtBot, theme: Theme, icons: Icons, kind: type[Form], fields: object) -> Form:
    form = kind(theme, icons)
    qtbot.addWidget(form)
    form.show_fields(fields)
    form.show()
    qtbot.waitExposed(form)
    return form


def line(form: Form, field: str) -> QLineEdit:
    return form.editor(field).findChildren(QLineEdit)[0]


def test_typed_words_become_si(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, RepairForm, RepairFields())
    line(form, "time_lost_s").setText("1:30")
    line(form, "distance_m").setText("88,5 km")
    fields = form.fields()
    assert (fields.time_lost_s, fields.distance_m) == (5400.0, 88_500.0)


def test_a_waypoints_time_is_that_of_its_place(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, WaypointForm, WaypointFields())
    position, time = line(form, "lat lon"), line(form, "time_utc")
    position.setText("43.0012 N 79,25 E")
    time.setText("2025-07-18 09:42")
    fields = form.fields()
    assert (fields.lat, fields.lon) == (43.0012, 79.25)
    assert fields.time_utc == datetime(2025, 7, 18, 4, 42, tzinfo=UTC)
    time.setText("at noon")
    assert form.fields().time_utc is None
    assert said_of(form.fields(), "time_utc") == Said("time_utc", Precision.UNKNOWN, "at noon")
    time.setText("25:61")
    with pytest.raises(UserError, match="no time"):
        form.fields()
    position.setText("95 N 10 E")
    with pytest.raises(UserError, match="no position"):
        form.fields()


def test_a_time_alone_is_of_the_day_the_form_is_about(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, WaypointForm, WaypointFields())
    form.stand_on(date(2025, 7, 18), "Asia/Almaty")
    line(form, "time_utc").setText("about 14:40")
    assert form.fields().time_utc == datetime(2025, 7, 18, 9, 40, tzinfo=UTC)
    assert said_of(form.fields(), "time_utc") == Said("time_utc", Precision.ABOUT, "about 14:40")


def test_enter_keeps_and_escape_goes_back(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, StayForm, StayFields())
    with qtbot.waitSignal(form.accepted):
        hand.key(line(form, "name"), Qt.Key.Key_Return)
    with qtbot.waitSignal(form.cancelled):
        hand.key(line(form, "name"), Qt.Key.Key_Escape)


def test_ctrl_enter_keeps_from_inside_a_story(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, EncounterForm, EncounterFields())
    page = form.editor("story").findChildren(QPlainTextEdit)[0]
    hand.write(page, "one")
    hand.key(page, Qt.Key.Key_Return)
    hand.write(page, "two")
    with qtbot.waitSignal(form.accepted):
        hand.key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.fields().story == "one\ntwo"


def test_what_cannot_be_read_keeps_the_form_open_and_says_why(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    form = opened(qtbot, theme, icons, EncounterForm, EncounterFields(who="A man", distance_m=5000.0))
    line(form, "distance_m").setText("5 bananas")
    with qtbot.assertNotEmitted(form.accepted):
        form.accept()
    assert "5 bananas" in form.error_text


def test_who_goes_elsewhere_keeps_the_words_that_cannot_be_read(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    form = opened(qtbot, theme, icons, EncounterForm, EncounterFields(who="A man", distance_m=5000.0))
    line(form, "distance_m").setText("5 bananas")
    kept = form.draft()
    words = Said("distance_m", Precision.UNKNOWN, "5 bananas")
    assert kept == EncounterFields(who="A man", said=(words,))
    again = opened(qtbot, theme, icons, EncounterForm, kept)
    assert line(again, "distance_m").text() == "5 bananas"
    assert "5 bananas" in again.error_text
    line(again, "distance_m").setText("5")
    assert again.fields() == EncounterFields(who="A man", distance_m=5000.0)


def test_paid_gift_and_unknown_are_three_things(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    unknown = StayFields(currency="KZT")
    form = opened(qtbot, theme, icons, StayForm, unknown)
    assert form.fields().price_kind is PriceKind.UNKNOWN
    hand.write(line(form, "price_kind price currency"), "9 000")
    assert form.fields() == replace(unknown, price_kind=PriceKind.PAID, price=Decimal(9000))
    form.show_fields(replace(unknown, price_kind=PriceKind.GIFT))
    assert (form.fields().price_kind, form.fields().price) == (PriceKind.GIFT, None)


def test_typing_asks_to_be_kept_within_two_seconds(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, StayForm, StayFields())
    with qtbot.waitSignal(form.drafted, timeout=2000):
        hand.write(line(form, "name"), "Tent")


def test_earlier_words_are_offered(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    asked: list[str] = []

    def suggest(field: str) -> tuple[str, ...]:
        asked.append(field)
        return ("Жаркент", "Kegen")

    form = opened(qtbot, theme, icons, StayForm, StayFields())
    form.suggest_from(suggest)
    assert {"stay.place", "stay.host", "stay.currency"} <= set(asked)
    assert line(form, "place").completer() is not None


def test_a_ferry_is_carried_unless_said_otherwise(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, LegForm, LegFields.of(LegMode.BICYCLE))
    box = form.editor("mode").findChildren(QComboBox)[0]
    hand.write(box, "Ferry")
    assert form.fields().mode is LegMode.FERRY
    assert form.fields().power is LegPower.CARRIED


def test_countries_are_typed_by_name(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, CrossingForm, CrossingFields())
    line(form, "country_from").setText("kyrgyzstan")
    line(form, "country_to").setText("kz")
    assert (form.fields().country_from, form.fields().country_to) == ("KG", "KZ")
    line(form, "country_to").setText("Atlantis")
    form.accept()
    assert "Atlantis" in form.error_text


def test_a_price_without_a_currency_is_in_the_usual_one(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, StayForm, StayFields())
    form.suggest_from(lambda _field: ("KZT", "EUR"))
    amount, currency = form.editor("price_kind price currency").findChildren(QLineEdit)
    assert currency.placeholderText() == "KZT"
    hand.write(amount, "1500")
    assert form.fields().currency == "KZT"
    currency.setText("tenge")
    currency.editingFinished.emit()
    assert currency.text() == "KZT"
    currency.setText("pebbles")
    form.accept()
    assert "pebbles" in form.error_text


def test_an_old_price_without_a_currency_is_not_changed_by_looking(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    old = StayFields(price_kind=PriceKind.PAID, price=Decimal(1500))
    form = opened(qtbot, theme, icons, StayForm, old)
    form.suggest_from(lambda _field: ("KZT",))
    assert form.fields() == old


def test_the_hint_says_which_key_keeps(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, EncounterForm, EncounterFields())
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    line(form, "who").setFocus()
    assert form.keep_hint == "Enter"
    form.editor("story").setFocus()
    assert form.keep_hint == "Ctrl+Enter"


def test_another_unit_and_a_range_say_what_they_come_to(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, RepairForm, RepairFields())
    editor = form.editor("distance_m")
    beside = editor.findChildren(QLabel)[0]
    for typed, words in (("10 mi", "= 16.1 km"), ("25-30 mi", "≈ 44 km"), ("about 30 km", ""), ("12 x", "")):
        line(form, "distance_m").setText("")
        hand.write(line(form, "distance_m"), typed)
        assert beside.text() == words


def test_an_end_before_its_beginning_is_refused_beside_it(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    person = PersonFields(name="Harry", joined_on=date(2025, 7, 18))
    form = opened(qtbot, theme, icons, PersonForm, person)
    line(form, "left_on").setText("2025-07-01")
    with qtbot.assertNotEmitted(form.accepted):
        form.accept()
    assert "before the beginning" in form.error_text
    words = Said("left_on", Precision.UNKNOWN, "2025-07-01")
    assert form.draft() == replace(person, said=(words,))
    line(form, "left_on").setText("2025")
    assert form.fields().left_on == date(2025, 1, 1)


@pytest.mark.parametrize(("field", "text"), [("price_kind price currency", "-5"), ("height_m", "1e999")])
def test_nonsense_is_refused_in_one_sentence(
    qtbot: QtBot, theme: Theme, icons: Icons, field: str, text: str
) -> None:
    form = opened(qtbot, theme, icons, StayForm, StayFields())
    form.show_rare()
    hand.write(line(form, field), text)
    form.accept()
    assert text in form.error_text
    assert text in {said.words for said in form.draft().said}


def test_control_characters_are_blanks_and_nothing_else_is_lost(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    form = opened(qtbot, theme, icons, EncounterForm, EncounterFields())
    line(form, "who").setText("a\x00b\x1bc")
    page = form.editor("story").findChildren(QPlainTextEdit)[0]
    page.setPlainText("one\x00\ntwo\ttabs\x07")
    assert (form.fields().who, form.fields().story) == ("a b c", "one \ntwo\ttabs")


def test_lines_of_a_text_stay_lines_in_a_field_for_one(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, StayForm, StayFields(note="one\ntwo"))
    page = form.editor("note").findChildren(QPlainTextEdit)[0]
    hand.key(page, Qt.Key.Key_End, hand.CTRL)
    hand.write(page, " and more")
    assert form.fields().note == "one\ntwo and more"


@pytest.mark.parametrize("field", ["who", "story", "count"])
def test_typing_behind_two_hundred_thousand_letters_does_not_stall(
    qtbot: QtBot, theme: Theme, icons: Icons, field: str
) -> None:
    endless = "a" * 200_000
    form = opened(qtbot, theme, icons, EncounterForm, EncounterFields())
    edit = form.editor(field).findChildren(QPlainTextEdit if field == "story" else QLineEdit)[0]
    form.editor(field).show_value(endless) if field != "count" else line(form, field).setText(endless)
    started = perf_counter()
    for _key in range(5):
        hand.write(edit, "b")
    # A key takes about a twentieth of a second; a stall took one or more.
    assert perf_counter() - started < 3
    kept = form.draft()
    words = kept.said[0].words if field == "count" else getattr(kept, field)
    assert len(words) == 200_005


def test_words_longer_than_their_field_show_how_they_begin(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    form = PersonForm(theme, icons)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.show_fields(PersonFields(name="Somebody", vehicle="a bicycle " * 20))
    vehicle = form.editor("vehicle").findChildren(QLineEdit)[0]
    assert vehicle.cursorPosition() == 0
    form.editor("vehicle").setFocus()
    assert vehicle.cursorPosition() == len(vehicle.text())
    form.focus_first()
    assert vehicle.cursorPosition() == 0


def test_columns_of_a_form_are_equally_wide(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    form = PersonForm(theme, icons)
    qtbot.addWidget(form)
    form.resize(600, 400)
    form.show()
    widths = {form.editor(name).width() for name in ("nationality", "vehicle", "role")}
    assert max(widths) - min(widths) <= 1
