"""A session that is cut off, and the one after it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from expedition.operations import days, trips
from expedition.queries.days import day_page
from expedition.records.fields import DayFields, TripFields
from tests.blank import blank
from tests.journeys.conftest import Answer
from ui.dialogs.crash_dialog import NoticeDialog
from ui.dialogs.put_back_dialog import PutBackDialog
from ui.drafts import FILE_NAME, Draft, DraftFile, Typed
from ui.icons import Icons
from ui.main_window import MainWindow
from ui.sessions import Place, Session
from ui.settings import Settings
from ui.theme import Theme
from ui.views import View

DAY = date(2025, 7, 18)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with blank(tmp_path / "log") as logbook:
        trip_id = int(logbook.do("Add trip", trips.add, TripFields(title="East")).result)
        for number in (18, 19):
            logbook.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, number)))
    return tmp_path / "log"


def type_in(field: QWidget, words: str) -> None:
    QTest.keyClicks(field, words)


Start = Callable[[], MainWindow]


@pytest.fixture
def start(theme: Theme, settings: Settings, folder: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Start]:
    """Starts the program, as often as it is called."""
    made: list[MainWindow] = []

    def one() -> MainWindow:
        window = MainWindow(theme, Icons(theme), settings)
        made.append(window)
        window.begin(window.continuing.begin(tmp_path / "state") or folder)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.desk.is_open and window.views.day is not None, timeout=20_000)
        return window

    yield one
    for window in made:
        window.continuing.end()
        window.close()


def held(folder: Path) -> list[str]:
    return [typed.text for draft in DraftFile(folder, None, read_only=False).read() for typed in draft.typed]


def test_an_exception_in_a_slot_keeps_what_is_typed_and_lets_the_traveller_go_on(
    start: Start, folder: Path, answer: Answer, qtbot: QtBot
) -> None:
    window = start()
    window.quick.open()
    panel = window.quick.panel
    assert panel is not None
    type_in(panel.line, "met two cyclists")
    seen: list[list[str]] = []

    def go_on(dialog: QDialog) -> None:
        seen.append(held(folder))
        dialog.accept()

    answer(go_on)
    window.crashes.hear("ValueError\n  ui/x.py:1 f")
    qtbot.waitUntil(lambda: bool(seen), timeout=30_000)
    assert seen == [["met two cyclists"]]
    panel.line.accepted.emit()
    assert "Travellers" in window.side.foot.words or "cyclists" in window.side.foot.words


def test_typed_words_are_on_the_disk_in_time_and_gone_when_they_are_saved(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    window = start()
    window.quick.open()
    panel = window.quick.panel
    assert panel is not None
    type_in(panel.line, "slept in a yurt")
    qtbot.waitUntil(lambda: held(folder) == ["slept in a yurt"], timeout=4000)
    panel.line.accepted.emit()
    window.quick.close()
    qtbot.waitUntil(lambda: not (folder / FILE_NAME).exists(), timeout=4000)


def test_the_next_start_puts_everything_back(
    start: Start, folder: Path, tmp_path: Path, answer: Answer, qtbot: QtBot
) -> None:
    _cut_off(
        folder,
        Draft("quick", "Quick entry", (Typed("Quick entry", 0, "met a herder"),), 1, 2, DAY),
        Draft("diary", "Diary", (Typed("Diary", 0, "Up to the pass."),), 1, 1, DAY),
        Draft("word title", "Title", (Typed("Title", 0, "The pass"),), 1, 1, DAY),
    )
    asked: list[PutBackDialog] = []

    def back(dialog: QDialog) -> None:
        assert isinstance(dialog, PutBackDialog)
        asked.append(dialog)
        dialog.back.click()

    answer(back)
    window = start()
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    qtbot.waitUntil(lambda: window.quick.is_open)
    assert window.quick.panel is not None
    assert window.quick.panel.line.text == "met a herder"
    assert window.side.day_id == 2
    assert window.desk.read(day_page, 1).fields.title == "The pass"
    assert window.desk.read(day_page, 1).fields.diary == "Up to the pass."
    qtbot.waitUntil(lambda: "Up to the pass." not in held(folder), timeout=4000)


def test_a_form_and_a_dialog_come_back_with_their_words(
    start: Start, folder: Path, answer: Answer, qtbot: QtBot
) -> None:
    window = start()
    window.views.show(View.DAY)
    assert window.views.day is not None
    card = next(card for card in window.views.day.page.all_cards if card.kind.name == "stay")
    card.add()
    assert card.form is not None
    field = card.form.findChildren(QLineEdit)[0]
    field.setFocus()
    type_in(field, "Yurt")
    taken = window.drafts.watch.unsaved()
    assert [one.place for one in taken] == ["form stay -1"]
    name = taken[0].typed[0].field
    QTest.keyClick(card.form, Qt.Key.Key_Escape)
    window.continuing.end()
    window.close()
    _cut_off(
        folder,
        Draft("form stay -1", "Night", (Typed(name, 0, "Yurt"),), 1, 1, DAY),
        Draft("dialog trip", "Trip settings", (Typed("Title", 0, "Far East"),), 1, 1, DAY),
    )
    titles: list[str] = []

    def settings_dialog(dialog: QDialog) -> None:
        fields = [one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Title"]

        def read() -> None:
            titles.append(fields[0].text())
            dialog.reject()

        QTimer.singleShot(300, dialog, read)

    def back(dialog: QDialog) -> None:
        assert isinstance(dialog, PutBackDialog)
        answer(settings_dialog)
        dialog.back.click()

    answer(back)
    again = start()
    qtbot.waitUntil(lambda: titles == ["Far East"], timeout=10_000)
    qtbot.waitUntil(lambda: [one.fields.name for one in again.desk.read(day_page, 1).stays] == ["Yurt"])


def test_day_and_view_are_those_of_the_session_that_was_cut_off(
    start: Start, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _die(tmp_path / "state", Place(str(folder), 1, "tables"), "")
    window = start()
    qtbot.waitUntil(lambda: window.views.current is View.TABLES, timeout=10_000)
    assert window.side.day_id == 1
    assert "Cut off" in window.side.foot.words


def test_what_was_written_as_the_program_died_can_be_seen(
    start: Start, folder: Path, tmp_path: Path, answer: Answer, qtbot: QtBot
) -> None:
    _die(tmp_path / "state", Place(str(folder), 1, "day"), 'Fatal\n  File "/home/anna/x.py", line 3 in f')
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, NoticeDialog)
        seen.append(dialog.report.toPlainText())
        dialog.accept()

    answer(look)
    start()
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert "line 3 in f" in seen[0]
    assert "anna" not in seen[0]


def test_a_session_that_ended_well_says_nothing(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start()
    qtbot.wait(50)
    window.continuing.end()
    window.close()
    assert list((tmp_path / "state").iterdir()) == []
    again = start()
    assert "Cut off" not in again.side.foot.words


def test_what_the_logbook_refuses_is_not_lost_when_another_day_is_shown(
    start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = start()
    assert window.views.day is not None
    first = window.side.day_id
    diary = window.views.day.page.diary
    diary.setFocus()
    window.desk._turn.acquire()
    type_in(diary, "Snow")
    window.side.days.choose_beside(-1)
    qtbot.waitUntil(lambda: window.views.day is not None and window.views.day.day_id != first)
    window.desk._turn.release()
    qtbot.waitUntil(lambda: held(folder) == ["Snow"], timeout=4000)
    assert window.drafts.aside[0].day_id == first


def _cut_off(folder: Path, *drafts: Draft) -> None:
    assert DraftFile(folder, None, read_only=False).writing(drafts)()


def _die(state: Path, place: Place, dump: str) -> None:
    """As a run that was killed leaves it."""
    session = Session(state)
    session.note(place)
    for file in list(state.iterdir()):
        content = dump if file.suffix == ".txt" else file.read_text()
        file.with_name(file.name.replace("session-", "session-9")).write_text(content)
    session.end()
