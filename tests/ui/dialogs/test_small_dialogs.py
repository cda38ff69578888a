from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from expedition.kinds import DayKind, FigureName, Precision, WaypointKind
from expedition.records.day import WaypointRecord
from expedition.records.fields import PersonFields, StatedFields, TripFields, WaypointFields
from expedition.records.party import PartyChange
from expedition.records.trip import PersonRecord, RouteRecord
from tests.ui.hand import key, write
from ui.dialogs.day_dialog import DayDialog
from ui.dialogs.logbook_dialog import LogbookDialog
from ui.dialogs.place_lines import PlaceLines
from ui.dialogs.trip_dialog import TripDialog
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.date_field import DateField

TODAY = date(2025, 7, 20)


def field(dialog: QWidget, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def test_a_trip_needs_a_title(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = TripDialog(theme, icons, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    field(dialog, "Title").setText("Karkara to Ürümqi")
    write(field(dialog, "Goal"), "974")
    write(field(dialog, "People"), "Marta, Nils")
    write(field(dialog, "Planned start"), "18 July")
    key(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    fields = dialog.fields()
    assert (fields.title, fields.goal_distance_m) == ("Karkara to Ürümqi", 974_000.0)
    assert fields.planned_start == date(2025, 7, 18)
    assert [person.name for person in dialog.party().joined] == ["Marta", "Nils"]


def test_settings_keep_what_they_do_not_show(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    before = TripFields(title="East", summary="A long way", goal_distance_m=1_000_000)
    people = (PersonRecord(4, PersonFields(name="Marta")), PersonRecord(5, PersonFields(name="Nils")))
    dialog = TripDialog(theme, icons, TODAY, before, people)
    qtbot.addWidget(dialog)
    assert dialog.fields() == before
    assert dialog.party() == PartyChange()


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("Goal", "far", "no distance"),
        ("Home currency", "€", "three letters"),
        ("Planned end", "1 July", "before the start"),
        ("Planned end", "soon", "no date"),
    ],
)
def test_what_cannot_be_read_is_said(
    theme: Theme, icons: Icons, qtbot: QtBot, name: str, text: str, complaint: str
) -> None:
    dialog = TripDialog(theme, icons, TODAY, TripFields(title="East", planned_start=TODAY))
    qtbot.addWidget(dialog)
    field(dialog, name).setText(text)
    assert complaint in dialog.check()


def test_a_day_has_a_date_and_a_kind(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = DayDialog(theme, icons, TODAY)
    qtbot.addWidget(dialog)
    key(field(dialog, "Date"), Qt.Key.Key_Up)
    assert dialog.fields().date == date(2025, 7, 21)
    assert dialog.fields().kind is DayKind.RIDE


def test_a_logbook_takes_no_folder_that_is_there(
    theme: Theme, icons: Icons, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = LogbookDialog(theme, icons, "New logbook", "Make", tmp_path / "Log")
    qtbot.addWidget(dialog)
    assert dialog.check() == ""
    for name in ("", "a/b", ".hidden"):
        field(dialog, "Name").setText(name)
        assert "name of a folder" in dialog.check()
    (tmp_path / "East").mkdir()
    field(dialog, "Name").setText("East")
    assert "another name" in dialog.check()


def test_a_date_is_said_in_full_when_left(qtbot: QtBot) -> None:
    made = DateField(TODAY)
    qtbot.addWidget(made)
    made.setText("2025-7-1")
    made.editingFinished.emit()
    assert made.text() == "Tue 1 July 2025"
    key(made, Qt.Key.Key_PageDown)
    assert made.value() == date(2025, 6, 24)


def test_enter_is_for_the_verb_until_cancel_has_the_focus(
    theme: Theme, icons: Icons, qtbot: QtBot, tmp_path: Path
) -> None:
    made = LogbookDialog(theme, icons, "New logbook", "Make", tmp_path / "Log")
    qtbot.addWidget(made)
    made.show()
    key(field(made, "Name"), Qt.Key.Key_Return)
    assert made.result() == QDialog.DialogCode.Accepted
    left = LogbookDialog(theme, icons, "New logbook", "Make", tmp_path / "Log")
    qtbot.addWidget(left)
    left.show()
    cancel = next(one for one in left.findChildren(QPushButton) if one.text() == "Cancel")
    with qtbot.waitSignal(left.rejected):
        key(cancel, Qt.Key.Key_Return)


def test_a_dialog_grows_for_its_error_and_goes_to_the_field(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = TripDialog(theme, icons, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    before = dialog.height()
    field(dialog, "Title").setText("East")
    field(dialog, "Planned end").setText("rubbish")
    dialog.accept()
    assert dialog.height() > before
    assert dialog.height() >= dialog._column.totalHeightForWidth(dialog.width())
    assert dialog.focusWidget() is field(dialog, "Planned end")


def test_a_dialog_grows_again_for_a_longer_error(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = TripDialog(theme, icons, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tell("Short.")
    dialog.tell("Much longer, so long that it needs more lines than the one that stood there before. " * 2)
    height = dialog.height()
    qtbot.wait(10)
    assert height >= dialog._column.totalHeightForWidth(dialog.width())


def test_words_that_are_no_date_are_not_marked_once_left(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    made = DateField(TODAY)
    qtbot.addWidget(made)
    made.setText("soon")
    made.editingFinished.emit()
    assert not made.hasSelectedText()


def test_the_stated_distance_of_a_trip_keeps_its_words_until_changed(theme: Theme, icons: Icons) -> None:
    said = StatedFields(figure=FigureName.DISTANCE, value=272_000.0, words="272 km in the four days")
    dialog = TripDialog(theme, icons, TODAY, TripFields(title="East"), (), (said,))
    assert dialog.stated() == said
    dialog._distance.setText("about 280")
    changed = dialog.stated()
    assert (changed.value, changed.precision, changed.words) == (280_000.0, Precision.ABOUT, "about 280")
    dialog._distance.setText("")
    assert dialog.stated().value is None
    dialog._distance.setText("far")
    assert "no distance" in dialog.check()


def test_planned_routes_are_listed_and_taken_out(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    planned = (
        RouteRecord(7, "Over the pass", "", 120, 412_000.0),
        RouteRecord(8, "", "", 9, 5_000.0, "b.gpx"),
    )
    dialog = TripDialog(theme, icons, TODAY, TripFields(title="East"), routes=planned)
    qtbot.addWidget(dialog)
    lines = dialog.findChild(PlaceLines)
    assert lines is not None
    assert {"Over the pass", "412 km", "b.gpx"} <= {words.text() for words in lines.findChildren(QLabel)}
    lines.findChildren(QPushButton)[1].click()
    assert dialog.removed_routes() == (8,)


def test_places_of_no_day_are_listed_and_taken_out(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    marked = (
        WaypointRecord(3, None, WaypointFields(kind=WaypointKind.WATER, name="Spring", note="cold")),
        WaypointRecord(4, None, WaypointFields(kind=WaypointKind.CAMP)),
    )
    dialog = TripDialog(theme, icons, TODAY, TripFields(title="East"), waypoints=marked)
    qtbot.addWidget(dialog)
    lines = dialog.findChild(PlaceLines)
    assert lines is not None
    texts = [words.text() for words in lines.findChildren(QLabel)]
    assert texts == ["Spring", "water", "Without a name", "camp"]
    lines.findChildren(QPushButton)[0].click()
    assert (dialog.removed_waypoints(), dialog.removed_routes()) == ((3,), ())


def test_of_thousands_of_places_some_are_listed(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    marked = tuple(WaypointRecord(k, None, WaypointFields(name=f"Place {k}")) for k in range(3_000))
    dialog = TripDialog(theme, icons, TODAY, TripFields(title="East"), waypoints=marked)
    qtbot.addWidget(dialog)
    texts = [words.text() for words in dialog.findChildren(QLabel)]
    assert ("Place 199" in texts, "Place 200" in texts, "and 2800 more" in texts) == (True, False, True)
