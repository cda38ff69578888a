import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from expedition import checking
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.store.database import FILE_NAME
from ui.background import Background
from ui.crash_flow import CrashFlow
from ui.desk import Desk
from ui.dialogs.crash_dialog import CrashDialog
from ui.icons import Icons
from ui.theme import Theme

Answer = Callable[[Callable[[QDialog], None]], None]
BROKE = "ValueError\n  ui/panels/day_panel.py:12 _read"
_PATIENCE_MS = 30_000


class Kept:
    def __init__(self) -> None:
        self.times, self.works = 0, True

    def __call__(self) -> bool:
        self.times += 1
        return self.works


@pytest.fixture
def answer() -> Answer:
    """Says what to do in the next dialog."""

    def ask(fill: Callable[[QDialog], None]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                fill(dialog)
            else:
                QTimer.singleShot(10, look)

        QTimer.singleShot(0, look)

    return ask


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def desk(logbook: Logbook, qtbot: QtBot) -> Desk:
    made = Desk()
    made.put(logbook)
    return made


@pytest.fixture
def flow(
    theme: Theme, icons: Icons, background: Background, desk: Desk, kept: Kept, qtbot: QtBot
) -> CrashFlow:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return CrashFlow(theme, icons, background, desk, kept, window)


def test_what_is_typed_is_kept_first_and_the_report_can_be_copied(
    flow: CrashFlow, kept: Kept, answer: Answer, qtbot: QtBot
) -> None:
    copied: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, CrashDialog)
        assert kept.times == 1
        assert dialog.report.isHidden()
        dialog.show_report.click()
        dialog.copy.click()
        copied.append(QApplication.clipboard().text())
        dialog.go_on.click()

    answer(look)
    flow.hear(BROKE)
    qtbot.waitUntil(lambda: bool(copied), timeout=_PATIENCE_MS)
    assert BROKE in copied[0]


def test_the_same_place_asks_once_and_then_only_says_so(
    flow: CrashFlow, kept: Kept, answer: Answer, qtbot: QtBot
) -> None:
    said: list[str] = []
    asked: list[QDialog] = []

    def look(dialog: QDialog) -> None:
        asked.append(dialog)
        dialog.accept()

    flow.failed.connect(said.append)
    answer(look)
    flow.hear(BROKE)
    flow.hear(BROKE)
    # The next test must not find this one's dialog, nor this one's answer.
    qtbot.waitUntil(lambda: bool(said) and bool(asked), timeout=_PATIENCE_MS)
    assert kept.times == 2
    assert len(said) == len(asked) == 1


def test_what_cannot_be_put_aside_is_said(flow: CrashFlow, kept: Kept, answer: Answer, qtbot: QtBot) -> None:
    kept.works = False
    seen: list[str] = []

    def texts(dialog: QDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    answer(texts)
    flow.hear(BROKE)
    qtbot.waitUntil(lambda: bool(seen), timeout=_PATIENCE_MS)
    assert any("copy it first" in words for words in seen)


def test_starting_again_is_asked_for(flow: CrashFlow, answer: Answer, qtbot: QtBot) -> None:
    def again(dialog: QDialog) -> None:
        assert isinstance(dialog, CrashDialog)
        dialog.again.click()

    answer(again)
    with qtbot.waitSignal(flow.restart_wanted, timeout=_PATIENCE_MS):
        flow.hear(BROKE)


def test_a_job_that_breaks_is_heard_and_one_that_is_refused_is_not(
    flow: CrashFlow, background: Background, answer: Answer, qtbot: QtBot
) -> None:
    def broken(_progress: object) -> None:
        raise ZeroDivisionError

    def refused(_progress: object) -> None:
        raise UserError("ride.gpx is empty: choose another file.")

    said: list[str] = []
    asked: list[QDialog] = []

    def look(dialog: QDialog) -> None:
        asked.append(dialog)
        dialog.accept()

    answer(look)
    background.run(refused, done=lambda _none: None, failed=said.append)
    background.run(broken, done=lambda _none: None, failed=said.append)
    qtbot.waitUntil(lambda: len(said) == 2 and len(asked) == 1, timeout=_PATIENCE_MS)
    assert "ride.gpx is empty: choose another file." in said


def test_where_the_logbook_is_damaged_that_is_said_and_looked_over_instead(
    flow: CrashFlow, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("ui.crash_flow._LONGEST_MS", _PATIENCE_MS)
    file = desk.logbook.folder / FILE_NAME
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("INSERT INTO row_sum VALUES ('day', 77, x'00')")
    said: list[str] = []
    flow.failed.connect(said.append)
    with qtbot.waitSignal(flow.damaged, timeout=_PATIENCE_MS):
        flow.hear(BROKE)
    assert "day 77" in said[0]
    assert "restore a backup" in said[0]


def test_a_disk_that_does_not_answer_keeps_nobody_from_being_told(
    flow: CrashFlow, monkeypatch: pytest.MonkeyPatch, answer: Answer, qtbot: QtBot
) -> None:
    answers, seen = Event(), list[QDialog]()

    def waiting(_folder: Path) -> str:
        answers.wait()
        return "damaged"

    def look(dialog: QDialog) -> None:
        seen.append(dialog)
        dialog.accept()

    monkeypatch.setattr("ui.crash_flow._LONGEST_MS", 20)
    monkeypatch.setattr(checking, "damage_behind", waiting)
    answer(look)
    with qtbot.assertNotEmitted(flow.damaged):
        flow.hear(BROKE)
        try:
            qtbot.waitUntil(lambda: bool(seen), timeout=_PATIENCE_MS)
        finally:
            answers.set()
