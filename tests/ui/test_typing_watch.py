from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.typing_watch import TypingWatch, fill


class Page(QWidget):
    """A holder with two fields of one name."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.draft_place = place
        self.setAccessibleName("Night")
        self.fields = [QLineEdit("Hotel"), QLineEdit(), QPlainTextEdit()]
        rows = QVBoxLayout(self)
        for field, name in zip(self.fields, ("Name", "Name", "Story"), strict=True):
            field.setAccessibleName(name)
            rows.addWidget(field)


class SavingPage(Page):
    """Saves by itself."""

    is_unsaved = False


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[TypingWatch]:
    owner = QObject()
    made = TypingWatch(owner)
    yield made
    made.setParent(None)
    made.deleteLater()


def shown(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def write(field: QWidget, words: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, words)


def test_only_fields_that_were_typed_in_are_told(watch: TypingWatch, qtbot: QtBot) -> None:
    page = Page("form stay 3")
    shown(qtbot, page)
    told: list[None] = []
    watch.typed.connect(lambda: told.append(None))
    page.fields[0].setFocus()
    assert watch.unsaved() == []
    write(page.fields[1], "Yurt")
    write(page.fields[2], "Cold")
    assert told
    (one,) = watch.unsaved()
    assert (one.place, one.words) == ("form stay 3", "Night")
    assert [(typed.field, typed.number, typed.text) for typed in one.typed] == [
        ("Name", 1, "Yurt"),
        ("Story", 0, "Cold"),
    ]
    page.hide()
    assert watch.unsaved() == []


def test_what_saves_itself_is_asked(watch: TypingWatch, qtbot: QtBot) -> None:
    page = SavingPage("diary")
    shown(qtbot, page)
    write(page.fields[2], "Cold")
    assert watch.unsaved() == []
    page.is_unsaved = True
    assert len(watch.unsaved()) == 1


def test_a_field_on_its_own_is_unsaved_while_the_caret_is_in_it(watch: TypingWatch, qtbot: QtBot) -> None:
    page = Page("")
    shown(qtbot, page)
    write(page.fields[1], "20 km")
    assert [one.place for one in watch.unsaved()] == ["field"]
    page.fields[0].setFocus()
    assert watch.unsaved() == []


@pytest.mark.parametrize("is_password", [True, False])
def test_passwords_and_searches_are_never_looked_at(
    watch: TypingWatch, qtbot: QtBot, is_password: bool
) -> None:
    page = Page("dialog")
    field = page.fields[1]
    assert isinstance(field, QLineEdit)
    if is_password:
        field.setEchoMode(QLineEdit.EchoMode.Password)
    else:
        field.setProperty("look", "search")
    shown(qtbot, page)
    write(field, "secret")
    assert watch.unsaved() == []


def test_words_are_written_back_as_if_typed(watch: TypingWatch, qtbot: QtBot) -> None:
    page = Page("form")
    shown(qtbot, page)
    write(page.fields[1], "Yurt")
    write(page.fields[2], "Cold")
    (one,) = watch.unsaved()
    other = Page("form")
    qtbot.addWidget(other)
    edited: list[str] = []
    field = other.fields[1]
    assert isinstance(field, QLineEdit)
    field.textEdited.connect(edited.append)
    assert fill(other, one.typed) == []
    assert (field.text(), edited[-1]) == ("Yurt", "Yurt")
    other.fields[2].deleteLater()
    other.fields[2].setParent(None)
    assert [typed.text for typed in fill(other, one.typed)] == ["Cold"]


def test_what_is_gone_is_forgotten(watch: TypingWatch, qtbot: QtBot) -> None:
    page = Page("form")
    shown(qtbot, page)
    write(page.fields[1], "Yurt")
    page.fields[1].deleteLater()
    qtbot.wait(1)
    assert watch.unsaved() == []
