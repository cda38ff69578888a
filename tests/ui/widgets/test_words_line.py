import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui import hand
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.words_line import Word, WordsLine

LONG = "Village at the second bridge behind the old caravanserai, Ürümqi"
WORDS = (
    Word("Day 3", "page_title", "here"),
    Word(" · "),
    Word("Shonzhy", "page_title", "ink", "from_place", "From", "Shonzhy"),
    Word(" → "),
    Word("Zharkent", "page_title", "ink", "to_place", "To", "Zharkent"),
)


@pytest.fixture
def line(qtbot: QtBot, theme: Theme, icons: Icons) -> WordsLine:
    made = WordsLine(theme, icons)
    qtbot.addWidget(made)
    made.resize(600, 30)
    made.show_words(WORDS)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_click_on_a_word_edits_it(qtbot: QtBot, line: WordsLine) -> None:
    hand.click(line, line.word_rect(4).center().toPoint())
    assert line.editor is not None
    assert line.editor.text() == "Zharkent"
    line.editor.setText("Жаркент")
    with qtbot.waitSignal(line.edited) as edited:
        hand.key(line.editor, Qt.Key.Key_Return)
    assert edited.args == ["to_place", "Жаркент"]


def test_what_is_no_field_cannot_be_edited(qtbot: QtBot, line: WordsLine) -> None:
    hand.click(line, QPoint(5, 10))
    assert line.editor is None


def test_keys_choose_a_word_and_edit_it(qtbot: QtBot, line: WordsLine) -> None:
    line.setFocus()
    hand.key(line, Qt.Key.Key_Right)
    hand.key(line, Qt.Key.Key_F2)
    assert line.editor is not None
    assert line.editor.accessibleName() == "To"
    with qtbot.assertNotEmitted(line.edited):
        hand.key(line.editor, Qt.Key.Key_Escape)


def test_an_unchanged_word_is_not_told(qtbot: QtBot, line: WordsLine) -> None:
    line.edit("from_place")
    assert line.editor is not None
    with qtbot.assertNotEmitted(line.edited):
        hand.key(line.editor, Qt.Key.Key_Return)


def test_long_places_wrap_instead_of_being_cut(line: WordsLine) -> None:
    one = line.heightForWidth(600)
    line.show_words([*WORDS[:4], Word(LONG, "page_title", "ink", "to_place", "To", LONG)])
    assert line.heightForWidth(400) >= 2 * one
    assert LONG in line.text


def test_every_script_is_measured_in_its_own_units(qtbot: QtBot, line: WordsLine) -> None:
    line.show_words(
        [Word("🚲", "page_title"), Word("ئۈرۈمچى", "page_title", "ink", "to_place", "To", "ئۈرۈمچى")]
    )
    line.edit("to_place")
    assert line.editor is not None
    assert line.editor.text() == "ئۈرۈمچى"
    line.grab()
