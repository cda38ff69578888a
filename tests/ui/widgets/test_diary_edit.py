import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextOption
from pytestqt.qtbot import QtBot

from tests.ui import hand
from ui.theme import Theme
from ui.widgets import diary_edit
from ui.widgets.diary_edit import DiaryEdit

TEXT = "# Heat\n\nWe **rolled** at *dawn*.\n\n- melons\n- water\n\n| km | note |\n|--|--|\n| 61 | Ili |"


@pytest.fixture
def diary(qtbot: QtBot, theme: Theme) -> DiaryEdit:
    made = DiaryEdit(theme)
    qtbot.addWidget(made)
    made.resize(600, 100)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_source_is_never_changed(diary: DiaryEdit) -> None:
    diary.show_text(TEXT)
    assert diary.text == TEXT
    assert not diary.is_unsaved


def test_what_is_typed_is_handed_on_within_two_seconds(qtbot: QtBot, diary: DiaryEdit) -> None:
    assert diary_edit.SAVE_AFTER_MS <= 2000
    diary.show_text("")
    with qtbot.waitSignal(diary.written, timeout=2000) as written:
        hand.write(diary, "Rolling")
    assert written.args is not None
    assert "Rolling".startswith(str(written.args[0]))


def test_leaving_hands_it_on_at_once(qtbot: QtBot, diary: DiaryEdit) -> None:
    diary.show_text("")
    hand.write(diary, "Rolling")
    with qtbot.waitSignal(diary.written, timeout=100) as written:
        diary.clearFocus()
        diary.save()
    assert written.args == ["Rolling"]


def test_showing_a_text_is_not_typing(qtbot: QtBot, diary: DiaryEdit) -> None:
    with qtbot.assertNotEmitted(diary.written):
        diary.show_text(TEXT)
        diary.save()


def test_a_text_changed_elsewhere_keeps_the_caret(diary: DiaryEdit) -> None:
    diary.show_text("one two three")
    cursor = diary.textCursor()
    cursor.setPosition(7)
    diary.setTextCursor(cursor)
    diary.take_text("one two three four")
    assert diary.textCursor().position() == 7


def test_the_page_is_as_high_as_its_text(diary: DiaryEdit) -> None:
    diary.show_text("one")
    low = diary.height()
    diary.show_text("\n\n".join(["a line"] * 20))
    assert diary.height() >= low + 18 * 25


def test_only_the_words_of_a_rich_paste_arrive(diary: DiaryEdit) -> None:
    diary.show_text("")
    pasted = QMimeData()
    pasted.setHtml("<b>Bold</b> <img src='file:///etc/passwd'>")
    pasted.setText("Bold\r\nwords")
    diary.insertFromMimeData(pasted)
    assert diary.text == "Bold\nwords"


def test_undo_in_the_page_takes_back_typing_and_no_more(qtbot: QtBot, diary: DiaryEdit) -> None:
    diary.show_text("kept")
    diary.moveCursor(diary.textCursor().MoveOperation.End)
    hand.write(diary, " typed")
    hand.key(diary, Qt.Key.Key_Return)
    hand.key(diary, Qt.Key.Key_Return)
    hand.write(diary, "more")
    for _step in range(8):
        diary.undo_typing()
    assert diary.text == "kept"
    for _step in range(8):
        diary.redo_typing()
    assert diary.text == "kept typed\n\nmore"


def test_undo_goes_to_the_window_once_the_page_has_none_left(diary: DiaryEdit) -> None:
    diary.show_text("kept")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, hand.CTRL)
    diary.event(asked)
    assert not asked.isAccepted()
    hand.write(diary, "x")
    diary.event(asked)
    assert asked.isAccepted()
    hand.key(diary, Qt.Key.Key_Z, hand.CTRL)
    assert diary.text == "kept"


def test_html_stays_text(diary: DiaryEdit) -> None:
    evil = "<img src=file:///etc/passwd> <b>no</b>"
    diary.show_text(evil)
    assert diary.text == evil


def test_an_endless_word_breaks_anywhere(qtbot: QtBot, theme: Theme) -> None:
    diary = DiaryEdit(theme)
    qtbot.addWidget(diary)
    diary.show_text("words " * 1000)
    assert diary.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    pasted = QMimeData()
    pasted.setText("a" * 200_000)
    diary.insertFromMimeData(pasted)
    assert diary.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere


def test_a_long_text_is_wrapped_once_for_the_width_that_stays(qtbot: QtBot, diary: DiaryEdit) -> None:
    diary.show_text("wind over the steppe " * 1_000)
    heights: list[float] = []
    diary.document().documentLayout().documentSizeChanged.connect(lambda size: heights.append(size.height()))
    for width in (300, 420, 500):
        diary.resize(width, diary.height())
    assert not heights
    qtbot.waitUntil(lambda: bool(heights))
    assert diary.lineWrapColumnOrWidth() == diary.viewport().width() == 500
    assert len(set(heights)) == 1
    assert diary.height() >= heights[-1]


def test_a_short_text_is_wrapped_at_once(diary: DiaryEdit) -> None:
    diary.show_text("wind over the steppe " * 20)
    before = diary.height()
    diary.resize(300, before)
    assert diary.height() > before


def test_a_text_changed_elsewhere_is_changed_only_where_it_differs(diary: DiaryEdit) -> None:
    diary.show_text("one\n\ntwo 🏕 three\n\nfour")
    changed: list[tuple[int, int, int]] = []
    diary.document().contentsChange.connect(lambda *change: changed.append(change))
    diary.take_text("one\n\ntwo 🏕🏕 three\n\nfour")
    assert diary.text == diary.saved_text == "one\n\ntwo 🏕🏕 three\n\nfour"
    assert (11, 0, 2) in changed
    assert not diary.is_unsaved
