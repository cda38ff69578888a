from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from expedition.kinds import LegMode
from expedition.packing import pack_line
from expedition.records.importing import FileState, ImportPlan
from expedition.stats.leg import compute
from tests.ui.hand import key, write
from tests.ui.models.test_plan_lines import file, leg
from tests.ui.ways import points
from ui.dialogs.import_detail import ImportDetail
from ui.dialogs.import_dialog import ImportDialog
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.date_field import DateField

TODAY = date(2025, 7, 20)


@pytest.fixture
def dialog(theme: Theme, icons: Icons, qtbot: QtBot) -> ImportDialog:
    """A plan of one file without times."""
    line = points(50)
    untimed = leg(
        1,
        0,
        state=FileState.UNTIMED,
        reason="choose its day",
        include=False,
        date=None,
        figures=compute(line, LegMode.BICYCLE),
        line=pack_line(line),
    )
    plan = ImportPlan((file("watch.gpx", FileState.UNTIMED, "choose its day"),), (untimed,))
    made = ImportDialog(theme, icons, plan, (), "East", TODAY)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("opener", [Qt.Key.Key_Right, Qt.Key.Key_Space])
def test_a_line_without_a_day_opens_at_the_date_and_enter_takes_only_that(
    dialog: ImportDialog, opener: Qt.Key
) -> None:
    key(dialog.table, opener)
    field = dialog.focusWidget()
    assert isinstance(field, DateField)
    write(field, "20 July")
    key(field, Qt.Key.Key_Return)
    assert dialog.plan.legs[0].date == TODAY
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.table
    key(dialog.table, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_tab_goes_from_the_list_through_the_details_to_the_buttons(dialog: ImportDialog) -> None:
    key(dialog.table, Qt.Key.Key_Right)
    dialog.table.setFocus()
    dialog.go.setEnabled(True)
    names = []
    for _press in range(6):
        key(dialog.focusWidget(), Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        assert at is not None
        names.append(at.accessibleName() or getattr(at, "text", str)())
    assert names == [
        "On",
        "Another day",
        "Travelled by",
        "Cancel",
        "Import",
        "What the import will do",
    ]


def test_words_that_are_no_date_are_said_and_nothing_is_imported(dialog: ImportDialog) -> None:
    key(dialog.table, Qt.Key.Key_Right)
    field = dialog.focusWidget()
    write(field, "rubbish")
    key(field, Qt.Key.Key_Return)
    assert "no date" in dialog._error.text
    dialog.accept()
    assert dialog.isVisible()
    assert isinstance(dialog.focusWidget(), DateField)


def test_a_date_typed_and_not_yet_taken_is_taken_by_the_button(dialog: ImportDialog) -> None:
    key(dialog.table, Qt.Key.Key_Right)
    write(dialog.focusWidget(), "20 July")
    assert dialog.go.isEnabled()
    dialog.go.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.plan.legs[0].date == TODAY


def test_sentences_in_the_details_are_whole(dialog: ImportDialog) -> None:
    key(dialog.table, Qt.Key.Key_Right)
    detail = dialog.findChild(ImportDetail)
    assert detail is not None
    for words in detail.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width())
        assert words.geometry().bottom() <= detail.height()
