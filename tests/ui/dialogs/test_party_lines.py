from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from expedition.kinds import Precision
from expedition.records.fields import Pair, PersonFields, Said
from expedition.records.party import PartyChange
from expedition.records.trip import PersonRecord
from tests.ui.hand import key, write
from ui.dialogs.party_lines import PartyLines
from ui.dialogs.person_dialog import PersonDialog
from ui.icons import Icons
from ui.theme import Theme

MARTA = PersonFields(
    name="Marta",
    nationality="German",
    joined_on=date(2025, 7, 18),
    said=(Said("left_on", Precision.UNKNOWN, "in autumn"),),
    extra=(Pair("Blood group", "0+"),),
)
PEOPLE = (PersonRecord(4, MARTA), PersonRecord(5, PersonFields(name="Nils")))


def lines(theme: Theme, icons: Icons, qtbot: QtBot) -> PartyLines:
    made = PartyLines(theme, icons, PEOPLE, date(2025, 7, 20))
    qtbot.addWidget(made)
    made.show()
    return made


def press(within: QWidget, name: str) -> None:
    next(one for one in within.findChildren(QAbstractButton) if one.accessibleName() == name).click()


def in_form(act: Callable[[PersonDialog], None]) -> None:
    """Do this in the form that is about to open."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PersonDialog)
        act(dialog)

    QTimer.singleShot(0, find)


def test_who_gets_another_name_keeps_everything_else(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    party = lines(theme, icons, qtbot)

    def rename(dialog: PersonDialog) -> None:
        dialog.form.editor("name").show_value("Martha")
        key(dialog.form, Qt.Key.Key_Return)

    in_form(rename)
    press(party, "Change Marta")
    change = party.change()
    ((person_id, fields),) = change.changed
    assert (person_id, fields.name) == (4, "Martha")
    assert (fields.nationality, fields.joined_on) == ("German", MARTA.joined_on)
    assert (fields.said, fields.extra) == (MARTA.said, MARTA.extra)
    assert (change.joined, change.left) == ((), ())


def test_going_back_changes_nobody(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    party = lines(theme, icons, qtbot)

    def leave(dialog: PersonDialog) -> None:
        dialog.form.editor("name").show_value("Somebody else")
        key(dialog.form, Qt.Key.Key_Escape)

    in_form(leave)
    press(party, "Change Nils")
    in_form(leave)
    press(party, "Add a person")
    assert party.change() == PartyChange()


def test_somebody_joins_with_a_name_only_and_leaves_again(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    party = lines(theme, icons, qtbot)

    def fill(dialog: PersonDialog) -> None:
        key(dialog.form, Qt.Key.Key_Return)
        assert "needs a name" in dialog.form.error_text
        name = dialog.form.editor("name")
        write(name.focusProxy() or name, "Ilse")
        key(dialog.form, Qt.Key.Key_Return)

    in_form(fill)
    press(party, "Add a person")
    assert [fields.name for fields in party.change().joined] == ["Ilse"]
    press(party, "Take Ilse out")
    press(party, "Take Nils out")
    assert party.change() == PartyChange(left=(5,))
