from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from expedition.errors import UserError
from expedition.kinds import LegMode
from tests.ui.dialogs import plans
from tests.ui.dialogs.importing.at_hand import Show, loaded
from tests.ui.hand import CTRL, key
from ui.background import Background
from ui.dialogs.import_dialog import ImportDialog
from ui.models.plan_trips import LoadedTrip, PlanTrips


@pytest.fixture
def gate() -> Iterator[Event]:
    """Trips cannot be read before it is open."""
    made = Event()
    yield made
    made.set()


def behind(gate: Event) -> PlanTrips:
    """Two trips, the other one travelled by kayak."""

    def load(trip_id: int | None) -> LoadedTrip:
        gate.wait(10)
        return replace(loaded(trip_id), mode=LegMode.KAYAK)

    return PlanTrips(((1, "East"), (2, "West")), 1, load)


def opened(show: Show, gate: Event) -> ImportDialog:
    gate.set()
    dialog = show(plans.days(2), behind(gate))
    gate.clear()
    dialog.head.trip.setFocus()
    key(dialog.head.trip, Qt.Key.Key_Down)
    return dialog


def test_while_legs_are_computed_anew_the_table_stays_and_keys_are_refused(
    show: Show, gate: Event, qtbot: QtBot
) -> None:
    dialog = opened(show, gate)
    before = dialog.plan
    assert "anew" in dialog._note.text()
    assert dialog._note.isVisible()
    assert not dialog.go.isEnabled()
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_Space)
    assert "one moment" in dialog._error.text
    assert not dialog._note.isVisible()
    key(dialog.table, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    assert dialog.plan is before
    gate.set()
    qtbot.waitUntil(dialog.go.isEnabled)
    assert {leg.mode for leg in dialog.plan.legs} == {LegMode.KAYAK}
    assert dialog._error.text == ""
    assert "Ctrl+Z" in dialog._note.text()


def test_a_mode_chosen_while_a_trip_is_compared_follows_it(show: Show, gate: Event, qtbot: QtBot) -> None:
    dialog = opened(show, gate)
    dialog._change_mode(LegMode.FOOT)
    gate.set()
    qtbot.waitUntil(dialog.go.isEnabled)
    assert {leg.mode for leg in dialog.plan.legs} == {LegMode.FOOT}


def test_closing_throws_away_what_is_being_computed(show: Show, gate: Event, background: Background) -> None:
    dialog = opened(show, gate)
    before = dialog.plan
    key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    gate.set()
    background.stop()
    QApplication.processEvents()
    assert dialog.plan is before


def test_a_trip_that_cannot_be_read_is_not_imported_into(show: Show, qtbot: QtBot) -> None:
    def load(trip_id: int | None) -> LoadedTrip:
        if trip_id == 2:
            raise UserError("The logbook is gone.")
        return loaded(trip_id)

    dialog = show(plans.days(1), PlanTrips(((1, "East"), (2, "West")), 1, load))
    key(dialog.head.trip, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog._error.text == "The logbook is gone.")
    assert (dialog.trip_id, dialog.head.trip.currentData()) == (1, 1)


def test_a_promise_of_undo_needs_something_to_import(show: Show) -> None:
    dialog = show(plans.days(1))
    assert dialog._note.isVisible()
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_Space)
    assert not dialog._note.isVisible()
