from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from expedition.errors import UserError
from expedition.kinds import CrossingKind, LegMode, LegPower, PriceKind, StayKind, WaypointKind
from expedition.records.fields import (
    CrossingFields,
    DayFields,
    EncounterFields,
    LegFields,
    RepairFields,
    StayFields,
    WaypointFields,
)
from tests.ui import hand
from ui.forms.crossing_form import CrossingForm
from ui.forms.day_form import DayForm, WeatherForm
from ui.forms.encounter_form import EncounterForm
from ui.forms.form import Form
from ui.forms.leg_form import LegForm
from ui.forms.repair_form import RepairForm
from ui.forms.stay_form import StayForm
from ui.forms.waypoint_form import WaypointForm
from ui.icons import Icons
from ui.theme import Theme

FULL = {
    StayForm: StayFields(
        kind=StayKind.MOSQUE,
        name="By the old mosque",
        place="Жаркент",
        host="Aman",
        quality=4,
        price_kind=PriceKind.PAID,
        price=Decimal("9000.50"),
        currency="KZT",
        sleep="well",
        note="clean",
        lat=44.1,
        lon=80.0,
        height_m=640.0,
    ),
    EncounterForm: EncounterFields(
        who="Belgian couple", count=2, distance_m=61_234.5, story="Two riders.\nEleven months.", gift="melon"
    ),
    RepairForm: RepairFields(
        part="tyre", position="rear", time_lost_s=1500.0, distance_m=88_000.0, price_kind=PriceKind.GIFT
    ),
    CrossingForm: CrossingFields(
        kind=CrossingKind.PASS, name="Kegen", country_from="KG", country_to="KZ", height_m=2000.0
    ),
    LegForm: LegFields(mode=LegMode.FERRY, power=LegPower.CARRIED, stated_distance_m=34_000.0, title="Ferry"),
    DayForm: DayFields(date=date(2025, 7, 20), country="KZ", zone="Asia/Almaty", diary="kept as it is"),
    WaypointForm: WaypointFields(
        kind=WaypointKind.WATER,
        name="Spring",
        note="cold",
        symbol="Drinking Water",
        lat=43.001234567,
        lon=79.25,
        height_m=1680.4,
        time_utc=datetime(2025, 7, 18, 4, 42, 31, tzinfo=UTC),
    ),
    WeatherForm: DayFields(date=date(2025, 7, 20), weather="clear", mood=4, rating=5),
}


def opened(qtbot: QtBot, theme: Theme, icons: Icons, kind: type[Form], fields: object) -> Form:
    form = kind(theme, icons)
    qtbot.addWidget(form)
    form.show_fields(fields)
    form.show()
    qtbot.waitExposed(form)
    return form


def line(form: Form, field: str) -> QLineEdit:
    return form.editor(field).findChildren(QLineEdit)[0]


@pytest.mark.parametrize("kind", list(FULL))
def test_a_record_opened_and_kept_is_the_same_record(
    qtbot: QtBot, theme: Theme, icons: Icons, kind: type[Form]
) -> None:
    form = opened(qtbot, theme, icons, kind, FULL[kind])
    assert form.fields() == FULL[kind]


@pytest.mark.parametrize("kind", list(FULL))
def test_every_field_has_a_name_that_is_read_aloud(
    qtbot: QtBot, theme: Theme, icons: Icons, kind: type[Form]
) -> None:
    form = opened(qtbot, theme, icons, kind, FULL[kind])
    assert all(edit.accessibleName() for edit in form.findChildren(QLineEdit))


def test_typed_words_become_si(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, RepairForm, RepairFields())
    line(form, "time_lost_s").setText("1:30")
    line(form, "distance_m").setText("88,5 km")
    fields = form.fields()
    assert (fields.time_lost_s, fields.distance_m) == (5400.0, 88_500.0)


def test_a_waypoints_time_is_that_of_its_place(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    form = opened(qtbot, theme, icons, WaypointForm, WaypointFields())
    position, time = form.editor("lat lon time_utc").findChildren(QLineEdit)
    position.setText("43.0012 N 79,25 E")
    time.setText("2025-07-18 09:42")
    fields = form.fields()
    assert (fields.lat, fields.lon) == (43.0012, 79.25)
    assert fields.time_utc == datetime(2025, 7, 18, 4, 42, tzinfo=UTC)
    time.setText("noon")
    with pytest.raises(UserError, match="no date and time"):
        form.fields()
    position.setText("north of Kegen")
    with pytest.raises(UserError, match="no position"):
        form.fields()


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
    line(form, "distance_m").setText("far away")
    with qtbot.assertNotEmitted(form.accepted):
        form.accept()
    assert "far away" in form.error_text
    assert form.draft() == EncounterFields(who="A man", distance_m=5000.0)


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
