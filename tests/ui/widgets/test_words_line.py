from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui import hand
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.words_layout import Word
from ui.widgets.words_line import WordsLine

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


def test_a_dialog_over_the_window_leaves_the_word_open(qtbot: QtBot, line: WordsLine) -> None:
    line.activateWindow()
    line.edit("to_place")
    editor = line.editor
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    hand.write(editor, "Zhar")
    dialog = QDialog(line)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.close()
    line.activateWindow()
    qtbot.waitUntil(editor.hasFocus)
    hand.write(editor, "kent II")
    with qtbot.waitSignal(line.edited) as edited:
        hand.key(editor, Qt.Key.Key_Return)
    assert edited.args == ["to_place", "Zharkent II"]


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


def test_tab_in_an_editor_keeps_the_word_and_opens_the_next(qtbot: QtBot, line: WordsLine) -> None:
    line.edit("from_place")
    assert line.editor is not None
    line.editor.setText("Kegen")
    with qtbot.waitSignal(line.edited) as edited:
        hand.key(line.editor, Qt.Key.Key_Tab)
    assert edited.args == ["from_place", "Kegen"]
    assert line.editor.accessibleName() == "To"
    hand.key(line.editor, Qt.Key.Key_Tab, hand.SHIFT)
    assert line.editor.accessibleName() == "From"
    with qtbot.waitSignal(line.left) as left:
        hand.key(line.editor, Qt.Key.Key_Tab, hand.SHIFT)
    assert left.args == [False]


def test_the_editor_grows_with_its_text_and_covers_no_other_word(line: WordsLine) -> None:
    line.edit("from_place")
    assert line.editor is not None
    assert line.editor.width() >= 320
    assert line.editor.geometry().right() <= line.word_rect(3).left()
    before = line.editor.width()
    line.editor.setText(LONG)
    assert before < line.editor.width() <= line.width()


def test_long_names_are_cut_in_the_middle_before_the_line_wraps(line: WordsLine) -> None:
    name = "Karkara border post"
    places = [replace(word, text=name, can_shrink=True) if word.key else word for word in WORDS]
    line.show_words(places)
    one = line.heightForWidth(900)
    whole = next(width for width in range(900, 100, -10) if line.heightForWidth(width - 10) > one)
    line.show_words([replace(word, can_shrink=False) for word in places])
    assert line.heightForWidth(whole) > one
    assert line.heightForWidth(whole + 60) > one
    assert name in line.text


def test_other_words_arriving_leave_a_half_typed_one_open(line: WordsLine) -> None:
    line.edit("to_place")
    assert line.editor is not None
    line.editor.setText("half")
    line.show_words([*WORDS, Word(" · ")])
    assert line.editor is not None
    assert line.editor.text() == "half"
