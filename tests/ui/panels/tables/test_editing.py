from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from expedition.kinds import Precision
from expedition.records.fields import (
    Said,
)
from tests.ui.hand import CTRL, SHIFT, key, write
from tests.ui.panels.tables.at_hand import PARTS, column, editor, go, kept, settle
from ui.desk import Desk
from ui.panels.tables_panel import TablesPanel


def test_a_cell_is_typed_over_in_place(panel: TablesPanel, desk: Desk) -> None:
    go(panel, 1, "fix")
    key(panel.table, Qt.Key.Key_F2)
    write(editor(panel), "two links out")
    key(editor(panel), Qt.Key.Key_Return)
    assert column(panel, "fix") == ["", "two links out", "", ""]
    assert desk.undo_label == "Change repair: Fix"
    assert panel.editing.editor is None


def test_the_first_letter_typed_replaces_what_stood_there(panel: TablesPanel) -> None:
    go(panel, 0, "part")
    write(panel.table, "R")
    assert editor(panel).text() == "R"
    write(editor(panel), "im")
    key(editor(panel), Qt.Key.Key_Return)
    assert column(panel, "part")[0] == "Rim"


def test_escape_leaves_a_cell_as_it_was(panel: TablesPanel, desk: Desk) -> None:
    before = desk.undo_label
    go(panel, 0, "part")
    key(panel.table, Qt.Key.Key_F2)
    write(editor(panel), "xyz")
    key(editor(panel), Qt.Key.Key_Escape)
    assert column(panel, "part")[0] == "Tyre"
    assert desk.undo_label == before


def test_what_cannot_be_read_is_said_under_the_cell_and_stays(panel: TablesPanel) -> None:
    go(panel, 0, "time_lost_s")
    key(panel.table, Qt.Key.Key_F2)
    write(editor(panel), "12 parsecs")
    key(editor(panel), Qt.Key.Key_Return)
    assert editor(panel).text() == "12 parsecs"
    assert "no duration" in panel.unread()
    editor(panel).setText("12 min")
    key(editor(panel), Qt.Key.Key_Return)
    assert column(panel, "time_lost_s")[0] == "0:12"
    assert panel.unread() == ""


def test_leaving_a_cell_keeps_what_cannot_be_read_as_words(
    panel: TablesPanel, desk: Desk, trip_id: int
) -> None:
    go(panel, 0, "time_lost_s")
    key(panel.table, Qt.Key.Key_F2)
    write(editor(panel), "12 parsecs")
    panel.flush()
    first = kept(desk, trip_id, "repair")[0]
    assert first.said == (Said("time_lost_s", Precision.UNKNOWN, "12 parsecs"),)
    assert column(panel, "time_lost_s")[0] == "12 parsecs"


def test_one_field_of_many_lines_is_one_step(panel: TablesPanel, desk: Desk, qtbot: QtBot) -> None:
    go(panel, 0, "vehicle")
    key(panel.table, Qt.Key.Key_Down, SHIFT)
    key(panel.table, Qt.Key.Key_Down, SHIFT)
    key(panel.table, Qt.Key.Key_Right)
    key(panel.table, Qt.Key.Key_Left)
    assert panel.table.rows == [0, 1, 2]
    key(panel.table, Qt.Key.Key_F2)
    assert panel.editing.editor is not None
    assert panel.editing.editor.note == "Changes 3 lines"
    editor(panel).setText("Transalp")
    key(editor(panel), Qt.Key.Key_Return)
    assert column(panel, "vehicle") == ["Transalp", "Transalp", "Transalp", "Tenere"]
    assert desk.undo_label == "Change 3 lines: Vehicle"
    desk.undo()
    settle(panel, qtbot)
    assert column(panel, "vehicle") == ["Tenere"] * 4
    assert panel.table.rows == [0, 1, 2]


def test_space_chooses_lines_apart_from_each_other(panel: TablesPanel) -> None:
    go(panel, 0, "part")
    key(panel.table, Qt.Key.Key_Down, CTRL)
    key(panel.table, Qt.Key.Key_Down, CTRL)
    key(panel.table, Qt.Key.Key_Space)
    assert panel.table.rows == [0, 2]


def test_tab_goes_on_to_the_next_cell_that_can_be_typed_into(panel: TablesPanel) -> None:
    go(panel, 0, "part")
    key(panel.table, Qt.Key.Key_F2)
    editor(panel).setText("Rim")
    key(editor(panel), Qt.Key.Key_Tab)
    editor(panel).setText("rear")
    key(editor(panel), Qt.Key.Key_Return)
    assert (column(panel, "part")[0], column(panel, "position")[0]) == ("Rim", "rear")


def test_a_new_line_is_written_with_its_first_word(
    panel: TablesPanel, desk: Desk, trip_id: int, day_ids: list[int], qtbot: QtBot
) -> None:
    go(panel, 2, "fix")
    key(panel.table, Qt.Key.Key_Insert)
    assert panel.model.rowCount() == 5
    assert len(kept(desk, trip_id, "repair")) == 4
    write(editor(panel), "Spoke")
    key(editor(panel), Qt.Key.Key_Return)
    settle(panel, qtbot)
    assert desk.undo_label == "Add repair"
    current = panel.current()
    assert current is not None
    assert (current.day_id, column(panel, "part").count("Spoke")) == (day_ids[2], 1)


def test_a_new_line_left_without_a_word_was_never_there(panel: TablesPanel, desk: Desk) -> None:
    before = desk.undo_label
    for leave in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        key(panel.table, Qt.Key.Key_Insert)
        key(editor(panel), leave)
        assert panel.model.rowCount() == 4
    assert desk.undo_label == before


def test_lines_go_and_undo_brings_them_back(panel: TablesPanel, desk: Desk, qtbot: QtBot) -> None:
    go(panel, 0, "part")
    key(panel.table, Qt.Key.Key_Down, SHIFT)
    with qtbot.waitSignal(panel.done) as told:
        key(panel.table, Qt.Key.Key_Delete)
    assert told.args == ["Remove 2 lines · Ctrl+Z"]
    assert column(panel, "part") == ["Rack", "Tyre"]
    desk.undo()
    settle(panel, qtbot)
    assert column(panel, "part") == list(PARTS)


def test_many_lines_go_only_after_a_backup(
    panel: TablesPanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Callable[[], None]] = []
    monkeypatch.setattr(desk, "before_much", waiting.append)
    monkeypatch.setattr("ui.desk.MANY", len(PARTS))
    panel.table.selectAll()
    key(panel.table, Qt.Key.Key_Delete)
    assert column(panel, "part") == list(PARTS)
    waiting.pop()()
    assert column(panel, "part") == []


def test_many_lines_are_written_over_only_after_a_backup(
    panel: TablesPanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Callable[[], None]] = []
    monkeypatch.setattr(desk, "before_much", waiting.append)
    monkeypatch.setattr("ui.desk.MANY", len(PARTS))
    go(panel, 0, "part")
    panel.table.selectAll()
    key(panel.table, Qt.Key.Key_F2)
    assert panel.editing.editor is not None
    write(panel.editing.editor, "Chain")
    key(panel.editing.editor, Qt.Key.Key_Return)
    assert column(panel, "part") == list(PARTS)
    waiting.pop()()
    assert set(column(panel, "part")) == {"Chain"}
