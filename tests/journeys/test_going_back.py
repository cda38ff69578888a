"""Going back to what was, after days and restarts."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from expedition.operations import days, entries, trips
from expedition.queries.days import day_page
from expedition.records.fields import DayFields, StayFields, TripFields
from tests.journeys.conftest import Answer, opened
from tests.journeys.test_an_evening import activate
from tests.strangers import unlocked
from tests.ui.hand import CTRL, SHIFT, key
from ui.dialogs.history_dialogs import EntryHistoryDialog, StepsDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.card_row import CardRow


def fill(window: MainWindow) -> int:
    """A trip with a day whose stay was renamed."""
    desk = window.desk
    trip = desk.do("Begin East", trips.add, TripFields(title="East")).result
    day = desk.do("Add a day", days.add, trip, DayFields(date=date(2025, 7, 18))).result
    stay = desk.do("Add a stay", entries.add, "stay", day, StayFields(name="Aray")).result
    desk.do("Change a stay", entries.change, "stay", [stay], name="Saray")
    desk.do("Write the diary", days.write, day, "Over the pass.")
    window.side.show_trip(trip)
    window.side.show_day(day)
    return int(day)


def stays(window: MainWindow, day: int) -> list[str]:
    return [stay.fields.name for stay in window.desk.read(day_page, day).stays]


def lines(window: MainWindow) -> dict[str, CardRow]:
    """The lines of the day page, by their first words."""
    return {row.words.what: row for row in window.findChildren(CardRow)}


def test_the_list_goes_back_several_steps_by_keys(window: MainWindow, answer: Answer, qtbot: QtBot) -> None:
    day = fill(window)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, StepsDialog)
        for place in range(2):
            key(dialog.list.rows[place], Qt.Key.Key_Down)
        key(dialog.list.rows[2], Qt.Key.Key_Return)

    answer(choose)
    key(window, Qt.Key.Key_H, CTRL)
    assert stays(window, day) == ["Aray"]
    assert window.actions_["undo"].text() == "&Undo add a stay"
    assert window.actions_["redo"].text() == "&Redo change a stay"

    def forward(dialog: QDialog) -> None:
        assert isinstance(dialog, StepsDialog)
        key(dialog.list.rows[0], Qt.Key.Key_Return)

    activate(window, qtbot)
    answer(forward)
    key(window, Qt.Key.Key_H, CTRL)
    assert stays(window, day) == ["Saray"]
    assert window.desk.read(day_page, day).fields.diary == "Over the pass."


def test_what_a_stay_was_called_comes_back_from_its_line(
    window: MainWindow, answer: Answer, qtbot: QtBot
) -> None:
    day = fill(window)
    qtbot.waitUntil(lambda: "Saray" in lines(window))
    lines(window)["Saray"].setFocus()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryHistoryDialog)
        assert [row.words.what for row in dialog.list.rows] == ["Change a stay", "Add a stay"]
        key(dialog.list.rows[0], Qt.Key.Key_Return)

    answer(choose)
    key(window, Qt.Key.Key_H, CTRL | SHIFT)
    assert stays(window, day) == ["Aray"]
    activate(window, qtbot)
    key(window, Qt.Key.Key_Z, CTRL)
    assert stays(window, day) == ["Saray"]
    assert window.desk.read(day_page, day).fields.diary == "Over the pass."


def test_a_day_tells_of_all_that_was_on_it(window: MainWindow, answer: Answer) -> None:
    fill(window)
    window.side.days.setFocus()
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryHistoryDialog)
        seen.extend(row.words.what for row in dialog.list.rows)
        dialog.reject()

    answer(look)
    key(window, Qt.Key.Key_H, CTRL | SHIFT)
    assert seen == [
        "Write the diary",
        "Change a stay, Stay: Saray",
        "Add a stay, Stay: Saray",
        "Add a day",
    ]


def test_undo_goes_on_after_a_restart(
    window: MainWindow, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    folder = window.desk.logbook.folder
    day = fill(window)
    window.close()
    window = opened(theme, settings, folder, qtbot)
    assert window.actions_["undo"].text() == "&Undo write the diary"
    key(window, Qt.Key.Key_Z, CTRL)
    key(window, Qt.Key.Key_Z, CTRL)
    assert stays(window, day) == ["Aray"]
    window.close()


def test_steps_of_another_program_are_named_before_they_are_taken_back(window: MainWindow) -> None:
    day = fill(window)
    with unlocked(window.desk.logbook.folder) as other:
        other.do("Correct the diary", days.write, day, "Over two passes.")
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.desk.read(day_page, day).fields.diary == "Over two passes."
    assert window.actions_["undo"].text() == "&Undo correct the diary"
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.desk.read(day_page, day).fields.diary == "Over the pass."
