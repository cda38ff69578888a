"""What is said of a trip can be written in its settings."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from expedition.kinds import Audience
from expedition.records.fields import TripFields
from ui.dialogs.trip_dialog import TripDialog
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import Chooser

TODAY = date(2025, 7, 20)
BEFORE = TripFields(title="East", subtitle="By  bicycle", summary=" Two\r\nlines ", audience=Audience.PUBLIC)


def test_a_trip_is_described_and_kept_from_others(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = TripDialog(theme, icons, TODAY, BEFORE)
    qtbot.addWidget(dialog)
    lines = {line.accessibleName(): line for line in dialog.findChildren(QLineEdit)}
    lines["How the distance was measured"].setText("by the wheel")
    (summary,) = dialog.findChildren(QPlainTextEdit)
    summary.setPlainText("A long way east.\n\nAnd back.")
    audience = next(one for one in dialog.findChildren(Chooser) if one.accessibleName() == "Who may read it")
    audience.setCurrentIndex(audience.findData(Audience.ME))
    assert dialog.fields() == replace(
        BEFORE,
        measured_how="by the wheel",
        summary="A long way east.\n\nAnd back.",
        audience=Audience.ME,
    )


def test_words_that_were_not_touched_stay_to_the_letter(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = TripDialog(theme, icons, TODAY, BEFORE)
    qtbot.addWidget(dialog)
    assert dialog.fields() == BEFORE


def test_a_new_trip_asks_for_none_of_it(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = TripDialog(theme, icons, TODAY)
    qtbot.addWidget(dialog)
    assert "Summary" not in {page.accessibleName() for page in dialog.findChildren(QPlainTextEdit)}
