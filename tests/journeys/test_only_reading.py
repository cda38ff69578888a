"""A logbook that another program writes: the window shows all of it, and invites to write nothing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from expedition.logbook import Logbook, Program
from expedition.operations import days, entries, trips
from expedition.records.fields import DayFields, EncounterFields, TripFields
from tests.blank import blank
from tests.journeys.conftest import opened
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme
from ui.views import View
from ui.widgets.line_editor import LineEditor

_WRITES = ("import_files", "new_trip", "edit_trip", "remove_trip", "new_day", "add_day", "today", "undo")
_READS = ("save_pdf", "export", "protect", "travel_copy", "backups", "check_logbook", "find", "history")


def _enabled(window: MainWindow, names: Sequence[str]) -> list[str]:
    return [name for name in names if window.actions_[name].isEnabled()]


def test_what_cannot_be_written_invites_nobody_and_can_be_taken_over(
    tmp_path: Path, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    with blank(tmp_path / "log") as logbook:
        trip_id = logbook.do("Add trip", trips.add, TripFields(title="East")).result
        fields = DayFields(date=date(2025, 7, 18), to_place="Kegen", diary="Wind.")
        day_id = logbook.do("Add day", days.add, trip_id, fields).result
        logbook.do("Add", entries.add, "encounter", day_id, EncounterFields(who="two cyclists"))
    with Logbook.open(tmp_path / "log", Program.COMMAND_LINE):
        window = opened(theme, settings, tmp_path / "log", qtbot)
        day = window.views.day
        assert day is not None
        page = day.page
        assert _enabled(window, _WRITES) == []
        assert _enabled(window, _READS) == list(_READS)
        assert not window.frame.import_button.isEnabled()
        assert page.diary.isReadOnly()
        assert page.diary.toPlainText() == "Wind."
        assert page.foot is not None
        assert page.foot.isHidden()
        assert page.band.title.text.endswith("Kegen")
        assert "?" not in page.band.title.text + page.band.details.text
        assert not any(cell.words.can_edit for cell in page.strip.cells)
        page.strip.cells[0].click()
        assert page.strip.findChildren(LineEditor) == []
        assert [card.kind.name for card in page.cards if not card.isHidden()] == ["encounter"]
        assert page.photos.isHidden()
        card = next(card for card in page.cards if card.kind.name == "encounter")
        card.rows[0].click()
        form = card.open_form_or_none
        assert form is not None
        kinds: tuple[type[QLineEdit | QTextEdit | QPlainTextEdit], ...] = (
            QLineEdit,
            QTextEdit,
            QPlainTextEdit,
        )
        typed = [field.isReadOnly() for kind in kinds for field in form.findChildren(kind)]
        assert len(typed) > 3
        assert all(typed)
        window.views.show(View.TABLES)
        tables = window.views.tables
        assert tables is not None
        qtbot.waitUntil(lambda: tables.is_ready and tables.model.rowCount() == 1)
        assert tables.bar.add.isHidden()
        tables.table.go_to(0, 2)
        tables.editing.begin()
        assert tables.editing.editor is None
        window.views.show(View.DAY)
    next(one for one in window.sharing.banner.buttons if one.text() == "Try again").click()
    qtbot.waitUntil(lambda: window.desk.is_open and not window.desk.logbook.read_only, timeout=20_000)
    qtbot.waitUntil(lambda: day.record is not None)
    assert _enabled(window, ("import_files", "new_day", "edit_trip")) == [
        "import_files",
        "new_day",
        "edit_trip",
    ]
    assert not page.diary.isReadOnly()
    assert not page.foot.isHidden()
    assert any(cell.words.can_edit for cell in page.strip.cells)
    assert len([card for card in page.cards if not card.isHidden()]) > 3
    window.close()
