from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from expedition.records.history import EntryChange, FieldChange, StepLine
from tests.ui.hand import key
from ui.dialogs.history_dialogs import EntryHistoryDialog, StepsDialog
from ui.icons import Icons
from ui.theme import Theme

AT = datetime(2025, 7, 18, 20, 5, tzinfo=UTC)


def steps(undone: int, done: int, past: int = 0) -> list[StepLine]:
    """So many steps of each sort, newest first; the ids count them from the oldest."""
    count = undone + done + past
    return [
        StepLine(
            number,
            AT,
            f"Step {number}",
            "Stay: Aray",
            is_undone=number > count - undone,
            is_past=number <= past,
        )
        for number in range(count, 0, -1)
    ]


def shown(theme: Theme, icons: Icons, qtbot: QtBot, *sorts: int, is_whole: bool = True) -> StepsDialog:
    dialog = StepsDialog(theme, icons, steps(*sorts), is_whole=is_whole)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def names(dialog: StepsDialog) -> list[str]:
    return [row.words.what for row in dialog.list.rows]


def test_the_newest_step_that_is_done_has_the_focus(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = shown(theme, icons, qtbot, 2, 3)
    assert names(dialog) == ["Step 5", "Step 4", "Step 3", "Step 2", "Step 1", "Before all these steps"]
    assert dialog.focusWidget() is dialog.list.rows[2]
    key(dialog.list.rows[2], Qt.Key.Key_Return)
    assert (dialog.result(), dialog.way()) == (QDialog.DialogCode.Accepted, 0)


def test_a_step_further_down_is_so_many_to_take_back(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = shown(theme, icons, qtbot, 2, 3)
    key(dialog.list.rows[2], Qt.Key.Key_Down)
    key(dialog.list.rows[3], Qt.Key.Key_Down)
    key(dialog.list.rows[4], Qt.Key.Key_Return)
    assert dialog.way() == -2


def test_the_last_line_takes_all_steps_back(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = shown(theme, icons, qtbot, 0, 3)
    dialog.list.rows[-1].click()
    assert dialog.way() == -3


def test_a_step_taken_back_is_so_many_to_do_again(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = shown(theme, icons, qtbot, 2, 3)
    dialog.list.rows[0].click()
    assert dialog.way() == 2


def test_old_steps_can_only_be_read(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = shown(theme, icons, qtbot, 0, 2, 2)
    assert names(dialog) == ["Step 4", "Step 3", "Step 2", "Step 1"]
    dialog.list.rows[-1].click()
    assert dialog.isVisible()
    assert "Before all these steps" not in names(shown(theme, icons, qtbot, 0, 2, is_whole=False))


def change(*, can_return: bool, row_id: int = 1) -> EntryChange:
    fields = (FieldChange("name", "Name", "", "Aray"), FieldChange("note", "Note", "w " * 200, ""))
    flags = {"is_added": False, "is_removed": False, "can_return": can_return}
    return EntryChange(3, AT, "Change a stay", "stay", row_id, "Stay: Aray", **flags, fields=fields)


def test_an_entry_s_history_says_old_and_new_words(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = EntryHistoryDialog(theme, icons, "Stay: Aray", [change(can_return=True)])
    qtbot.addWidget(dialog)
    (row,) = dialog.list.rows
    assert row.words.what == "Change a stay"
    assert row.words.details.startswith("Name: – → Aray · Note: w w w")
    assert row.words.details.endswith("w… → –")
    assert len(row.words.details) < 130


def test_only_what_said_something_before_can_be_chosen(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    changes = [change(can_return=False), change(can_return=True, row_id=2)]
    dialog = EntryHistoryDialog(theme, icons, "18 July 2025", changes)
    qtbot.addWidget(dialog)
    dialog.show()
    first, second = dialog.list.rows
    assert first.words.what == "Change a stay, Stay: Aray"
    first.click()
    assert dialog.isVisible()
    assert dialog.change() is None
    second.click()
    assert dialog.change() is changes[1]


def test_a_day_without_history_says_so(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = EntryHistoryDialog(theme, icons, "this day", [])
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.list.rows
