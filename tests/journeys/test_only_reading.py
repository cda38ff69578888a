"""A logbook that another program writes: the window shows all of it, and invites to write nothing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from expedition.logbook import Logbook, Program
from expedition.operations import days, entries, trips
from expedition.records.fields import DayFields, EncounterFields, TripFields
from tests.blank import blank
from tests.journeys.conftest import opened
from ui.main_window import MainWindow
from ui.panels.day_page import DayPageView
from ui.settings import Settings
from ui.theme import Theme
from ui.views import View
from ui.widgets.line_editor import LineEditor

_TYPED: tuple[type[QLineEdit | QTextEdit | QPlainTextEdit], ...] = (QLineEdit, QTextEdit, QPlainTextEdit)
_WRITES = ("import_files", "new_trip", "edit_trip", "remove_trip", "new_day", "add_day", "today", "undo")
_READS = ("save_pdf", "export", "protect", "travel_copy", "backups", "check_logbook", "find", "history")


def _enabled(window: MainWindow, names: Sequence[str]) -> list[str]:
    return [name for name in names if window.actions_[name].isEnabled()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with blank(tmp_path / "log") as logbook:
        trip_id = logbook.do("Add trip", trips.add, TripFields(title="East")).result
        fields = DayFields(date=date(2025, 7, 18), to_place="Kegen", diary="Wind.")
        day_id = logbook.do("Add day", days.add, trip_id, fields).result
        logbook.do("Add", entries.add, "encounter", day_id, EncounterFields(who="two cyclists"))
    return tmp_path / "log"


def _page(window: MainWindow) -> DayPageView:
    assert window.views.day is not None
    return window.views.day.page


def _cards(page: DayPageView) -> list[str]:
    return [card.kind.name for card in page.cards if not card.isHidden()]


def test_the_page_invites_to_nothing_and_an_entry_is_still_read(
    folder: Path, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    with Logbook.open(folder, Program.COMMAND_LINE):
        window = opened(theme, settings, folder, qtbot)
        page = _page(window)
        assert page.diary.isReadOnly()
        assert page.diary.toPlainText() == "Wind."
        assert page.foot is not None
        assert page.foot.isHidden()
        assert page.band.title.text.endswith("Kegen")
        assert "?" not in page.band.title.text + page.band.details.text
        assert not any(cell.words.can_edit for cell in page.strip.cells)
        page.strip.cells[0].click()
        assert page.strip.findChildren(LineEditor) == []
        assert _cards(page) == ["encounter"]
        assert page.photos.isHidden()
        card = next(card for card in page.cards if card.kind.name == "encounter")
        card.rows[0].click()
        form = card.open_form_or_none
        assert form is not None
        typed = [field.isReadOnly() for kind in _TYPED for field in form.findChildren(kind)]
        assert len(typed) > 3
        assert all(typed)
        window.close()


def test_tables_and_menus_offer_only_what_can_be_done(
    folder: Path, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    with Logbook.open(folder, Program.COMMAND_LINE):
        window = opened(theme, settings, folder, qtbot)
        assert _enabled(window, _WRITES) == []
        assert _enabled(window, _READS) == list(_READS)
        assert not window.frame.import_button.isEnabled()
        window.views.show(View.TABLES)
        tables = window.views.tables
        assert tables is not None
        qtbot.waitUntil(lambda: tables.is_ready and tables.model.rowCount() == 1)
        assert tables.bar.add.isHidden()
        tables.table.go_to(0, 2)
        tables.editing.begin()
        assert tables.editing.editor is None
        window.close()


def test_taken_over_the_page_invites_again(
    folder: Path, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    with Logbook.open(folder, Program.COMMAND_LINE):
        window = opened(theme, settings, folder, qtbot)
    next(one for one in window.sharing.banner.buttons if one.text() == "Try again").click()
    qtbot.waitUntil(lambda: window.desk.is_open and not window.desk.logbook.read_only, timeout=20_000)
    page, day = _page(window), window.views.day
    qtbot.waitUntil(lambda: day is not None and day.record is not None)
    again = ("import_files", "new_day", "edit_trip")
    assert _enabled(window, again) == list(again)
    assert not page.diary.isReadOnly()
    assert page.foot is not None
    assert not page.foot.isHidden()
    assert any(cell.words.can_edit for cell in page.strip.cells)
    assert len(_cards(page)) > 3
    window.close()
