"""A border on the way, from the file to the page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from expedition.queries.days import day_page
from expedition.records.day import DayPage
from tests.expedition.operations.test_filling import KAZAKH, KEGEN, KYRGYZ, ride
from tests.journeys.conftest import Answer
from tests.ui.hand import CTRL, key
from ui.dialogs.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.models.plan_lines import CrossingLine


@pytest.fixture
def border(tmp_path: Path) -> Path:
    return ride(tmp_path, "border", KYRGYZ, KAZAKH, KEGEN)


def page(window: MainWindow) -> DayPage:
    assert window.side.day_id is not None
    return window.desk.read(day_page, window.side.day_id)


def test_a_border_left_out_by_space_is_noted_later_from_the_line(
    window: MainWindow, border: Path, answer: Answer, qtbot: QtBot
) -> None:
    def leave_out(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        assert dialog.table.go_to_first(lambda line: isinstance(line, CrossingLine))
        key(dialog.table, Qt.Key.Key_Space)
        assert [one.include for one in dialog.plan.crossings] == [False]
        key(dialog.table, Qt.Key.Key_Return, CTRL)

    answer(leave_out)
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        window.imports.read([border])
    assert page(window).crossings == ()
    for sentence in (
        "Noted 1 crossing · Ctrl+Z",
        "The line of this day crosses no border that is not noted.",
    ):
        with qtbot.waitSignal(window.verbs.done) as done:
            window.actions_["note_borders"].trigger()
        assert done.args == [sentence]
    (crossing,) = page(window).crossings
    assert (crossing.fields.country_from, crossing.fields.country_to) == ("KG", "KZ")
    window.actions_["undo"].trigger()
    assert page(window).crossings == ()


def test_undo_takes_a_border_back_with_its_import(
    window: MainWindow, border: Path, answer: Answer, qtbot: QtBot
) -> None:
    answer(lambda dialog: key(dialog, Qt.Key.Key_Return, CTRL))
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        window.imports.read([border])
    assert len(page(window).crossings) == 1
    assert page(window).fields.to_place == "Kegen"
    window.actions_["undo"].trigger()
    assert window.side.tree is None or window.side.tree.rows == ()
