"""A disk that is full: it is said, what was typed stays, and is saved once there is room."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from expedition.backing_up import listed
from expedition.operations import days, trips
from expedition.queries.days import day_page
from expedition.records.fields import DayFields, TripFields
from tests.journeys.conftest import Answer
from tests.journeys.test_an_import import accept, track
from tests.ui.hand import key, write
from ui.dialogs.backups_dialog import BackupsDialog
from ui.main_window import MainWindow

_ROOM = "make room"


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can be written; Python ignores the signal that goes with it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def day_id(window: MainWindow, qtbot: QtBot) -> int:
    """The day shown, the first of two."""
    trip_id = window.desk.do("Add", trips.add, TripFields(title="East")).result
    window.side.show_trip(trip_id)
    window.desk.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 2)))
    made: int = window.desk.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 1))).result
    window.side.show_date(date(2025, 7, 1))
    qtbot.waitUntil(lambda: window.views.day is not None and window.views.day.record is not None)
    return made


def diary_of(window: MainWindow, day_id: int) -> str:
    page = window.desk.read(day_page, day_id)
    assert page is not None
    return page.fields.diary


def test_the_diary_stays_on_the_page_and_is_saved_by_itself_once_there_is_room(
    window: MainWindow, day_id: int, qtbot: QtBot
) -> None:
    assert window.views.day is not None
    page = window.views.day.page
    write(page.diary, "Rain ")
    qtbot.waitUntil(lambda: diary_of(window, day_id) == "Rain ", timeout=10_000)
    with full_disk():
        write(page.diary, "all day.")
        qtbot.waitUntil(lambda: _ROOM in page.error.text, timeout=10_000)
        assert page.diary.text == "Rain all day."
        assert page.error.isVisible()
    qtbot.waitUntil(lambda: diary_of(window, day_id) == "Rain all day.", timeout=10_000)
    qtbot.waitUntil(lambda: page.error.text == "")


def test_what_was_refused_is_kept_where_the_page_is_turned(
    window: MainWindow, day_id: int, qtbot: QtBot
) -> None:
    assert window.views.day is not None
    panel, page = window.views.day, window.views.day.page
    page.diary.setFocus()
    qtbot.waitUntil(page.diary.hasFocus)
    write(page.diary, "Rain all day.")
    with full_disk():
        window.side.show_date(date(2025, 7, 2))
        qtbot.waitUntil(lambda: panel.record is not None and panel.day_id != day_id, timeout=10_000)
    kept = [one.text for draft in window.drafts.aside for one in draft.typed]
    assert kept == ["Rain all day."]


def test_a_form_stays_open_with_its_words(window: MainWindow, day_id: int, qtbot: QtBot) -> None:
    assert window.views.day is not None
    card = next(card for card in window.views.day.page.all_cards if card.kind.name == "encounter")
    card.add()
    assert card.form is not None
    field = card.form.findChildren(QLineEdit)[0]
    with full_disk():
        write(field, "Kegen")
        key(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card.form is not None
    assert field.text() == "Kegen"
    key(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page = window.desk.read(day_page, day_id)
    assert page is not None
    assert "Kegen" in str([entry.fields for entry in page.encounters])


def test_an_import_says_so_and_works_with_room(
    window: MainWindow, tmp_path: Path, answer: Answer, qtbot: QtBot
) -> None:
    tracks = [track(tmp_path, 18)]
    answer(accept)
    with full_disk(), qtbot.waitSignal(window.imports.failed, timeout=20_000) as failed:
        window.import_paths(tracks)
    assert _ROOM in failed.args[0]
    assert window.side.foot.words == failed.args[0]
    assert list((window.desk.logbook.folder / "originals").iterdir()) == []
    answer(accept)
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        window.import_paths(tracks)


@pytest.mark.usefixtures("day_id")
def test_a_backup_says_so_and_works_with_room(window: MainWindow, answer: Answer, qtbot: QtBot) -> None:
    said: list[str] = []

    def back_up(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupsDialog)
        try:
            with full_disk():
                dialog.first.click()
                qtbot.waitUntil(lambda: dialog.error != "", timeout=10_000)
            said.append(dialog.error)
            dialog.first.click()
            qtbot.waitUntil(lambda: dialog.busy.isHidden() and dialog.chosen is not None, timeout=10_000)
        finally:
            dialog.done(0)

    answer(back_up)
    window.actions_["backups"].trigger()
    assert _ROOM in said[0]
    assert len(listed(window.desk.logbook.folder)) == 1
