from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from expedition.completing import Completer
from tests.ui import hand
from ui.theme import Theme
from ui.widgets.completions import completer

KEY = Qt.Key


def field(theme: Theme, qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.setCompleter(completer(theme, ("Shonzhy", "Shelek", "Zharkent"), made))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def popup(made: QLineEdit) -> QWidget:
    found = made.completer()
    assert found is not None
    shown = found.popup()
    assert shown is not None
    return shown


def test_enter_keeps_what_was_typed_unless_a_line_was_chosen(theme: Theme, qtbot: QtBot) -> None:
    made = field(theme, qtbot)
    kept: list[str] = []
    made.returnPressed.connect(lambda: kept.append(made.text()))
    hand.write(made, "sh")
    assert popup(made).isVisible()
    hand.key(made, KEY.Key_Return)
    assert kept == ["sh"]


def test_a_line_is_chosen_with_the_arrow(theme: Theme, qtbot: QtBot) -> None:
    made = field(theme, qtbot)
    hand.write(made, "shonxhy")
    hand.key(popup(made), KEY.Key_Down)
    hand.key(popup(made), KEY.Key_Return)
    assert made.text() == "Shonzhy"


def test_words_are_told_when_somebody_is_about_to_type(theme: Theme, qtbot: QtBot) -> None:
    told: list[bool] = []
    words = Completer(("Shonzhy",), expect=lambda: told.append(True))
    one, other = QLineEdit(), field(theme, qtbot)
    qtbot.addWidget(one)
    other.setCompleter(completer(theme, words, other))
    assert told == [True], "it was there already"
    with qtbot.waitExposed(one):
        one.show()
    one.setCompleter(completer(theme, words, one))
    assert told == [True]
    one.activateWindow()
    one.setFocus()
    assert told == [True, True]
