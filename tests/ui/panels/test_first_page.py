"""The page that stands before its logbook is open: what is typed waits, and nothing of it is lost."""

from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.operations import days
from expedition.queries.days import day_page
from expedition.queries.words import habits
from expedition.records import remembered
from ui.actions import Actions
from ui.draft_keeper import DraftKeeper
from ui.drafts import DraftFile
from ui.first_page import FirstPage
from ui.icons import Icons
from ui.last_page import LastPage
from ui.maps.maps import Maps
from ui.panels.day_panel import DayPanel
from ui.panels.trip_tree import TripPanel
from ui.theme import Theme


def kept(logbook: Logbook, day_id: int, diary: str | None = None) -> LastPage:
    page = logbook.read(day_page, day_id)
    record = remembered.told(page, logbook.read(habits, page.row.trip_id, page.fields.date))
    text = page.fields.diary if diary is None else diary
    return LastPage(QImage(), "", False, day_id, text, QRect(), QRect(), QRect(), record)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    return made


@pytest.fixture
def first(theme: Theme, icons: Icons, window: QWidget, logbook: Logbook, day_id: int) -> FirstPage:
    made = FirstPage(theme, icons, window)
    assert made.show(kept(logbook, day_id), QRect(0, 0, 700, 800), window)
    return made


def opened(first: FirstPage, logbook: Logbook, window: QWidget, maps: Maps, day_id: int) -> DayPanel:
    """The panel as the main window builds it once the logbook is open."""
    first.desk.put(logbook)
    panel = DayPanel(
        first.desk, maps.theme, maps.icons, first.background, maps, window, writing=first.writing
    )
    panel.show_day(day_id)
    return panel


def test_what_is_typed_is_written_in_order_once_the_logbook_is_there(
    first: FirstPage, logbook: Logbook, window: QWidget, maps: Maps, day_id: int
) -> None:
    page = first.writing.page
    page.band.edited.emit("title", "Over the")
    page.band.edited.emit("title", "Over the pass")
    page.diary.insertPlainText("Soon. ")
    page.diary.save()
    page.diary.insertPlainText("Later. ")
    waits = first.is_written_on
    assert waits
    panel = opened(first, logbook, window, maps, day_id)
    assert panel.page is page
    assert panel.record == logbook.read(day_page, day_id)
    assert panel.record.fields.title == "Over the pass"
    assert panel.record.fields.diary.startswith("Soon. Later. ")
    assert not first.is_written_on
    assert first.refused == ()
    first.background.stop()


def test_what_is_refused_stays_on_the_page_and_is_tried_again_or_is_given_back(
    first: FirstPage,
    logbook: Logbook,
    window: QWidget,
    maps: Maps,
    day_id: int,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def diary() -> str:
        read = logbook.read(day_page, day_id)
        assert read is not None
        return read.fields.diary

    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise UserError("The logbook is read-only.")

    page = first.writing.page
    page.band.edited.emit("title", "Over the pass")
    page.diary.insertPlainText("Soon. ")
    page.diary.save()
    monkeypatch.setattr(Logbook, "do", refuse)
    monkeypatch.setattr(Logbook, "do_merging", refuse)
    panel = opened(first, logbook, window, maps, day_id)
    assert panel.page.diary.text.startswith("Soon. ")
    assert panel.page.diary.is_unsaved
    assert first.refused == ("Over the pass",)
    assert not diary().startswith("Soon. ")
    monkeypatch.undo()
    qtbot.waitUntil(lambda: diary().startswith("Soon. "), timeout=10_000)
    first.background.stop()


def test_a_page_that_is_not_true_any_more_is_set_right(
    first: FirstPage, logbook: Logbook, window: QWidget, maps: Maps, day_id: int
) -> None:
    logbook.do("Change", lambda session: days.change(session, day_id, title="Otherwise"))
    panel = opened(first, logbook, window, maps, day_id)
    assert panel.record is not None
    assert panel.record.fields.title == "Otherwise"
    first.background.stop()


def test_a_page_of_other_words_than_its_picture_is_not_shown(
    theme: Theme, icons: Icons, window: QWidget, logbook: Logbook, day_id: int
) -> None:
    made = FirstPage(theme, icons, window)
    for page in (kept(logbook, day_id, "Other"), kept(logbook, day_id)._replace(day_id=day_id + 1)):
        assert not made.show(page, QRect(0, 0, 700, 800), window)
    assert not made.show(kept(logbook, day_id)._replace(record="{"), QRect(0, 0, 700, 800), window)


def test_a_form_begun_before_the_logbook_is_there_is_written_with_the_rest(
    first: FirstPage, logbook: Logbook, window: QWidget, maps: Maps, day_id: int
) -> None:
    card = next(card for card in first.writing.page.all_cards if card.kind.name == "note")
    card.add()
    assert card.form is not None
    QTest.keyClicks(card.form.findChildren(QPlainTextEdit)[0], "Water at the bridge")
    opened(first, logbook, window, maps, day_id)
    assert [note.fields.text for note in logbook.read(day_page, day_id).notes] == ["Water at the bridge"]
    first.background.stop()


def test_words_in_a_line_edited_before_the_logbook_is_there_are_a_draft_soon_after(
    first: FirstPage,
    logbook: Logbook,
    window: QWidget,
    maps: Maps,
    day_id: int,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.draft_keeper.WRITE_AFTER_MS", 50)
    window.activateWindow()
    title = first.writing.page.band.title
    assert title.edit_end(is_first=True)
    editor = title.editor
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, "Over the pass")
    actions = Actions(maps.theme, maps.icons, window)
    side = TripPanel(first.desk, maps.theme, maps.icons, actions, first.background)
    qtbot.addWidget(side)
    keeper = DraftKeeper(first.desk, side, first.background, window, first.watch)
    panel = opened(first, logbook, window, maps, day_id)
    panel.show()
    first.give_away()
    kept = DraftFile(logbook.folder, None, read_only=False)
    qtbot.waitUntil(lambda: [one.typed[0].text for one in kept.read()] == ["Over the pass"])
    assert title.editor is editor
    keeper.watch.forget()
    first.background.stop()
