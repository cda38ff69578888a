"""From a logbook to a PDF, in the window."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from expedition.kinds import Audience
from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields
from tests.ui.hand import CTRL, key
from ui.dialogs.leaving_dialog import LeavingDialog
from ui.main_window import MainWindow
from ui.panels.report_panel import ReportPanel


@pytest.fixture
def report(window: MainWindow, qtbot: QtBot) -> ReportPanel:
    change = window.desk.do("Begin", trips.add, TripFields(title="East"))
    for number in (18, 19):
        fields = DayFields(date=date(2025, 7, number), diary="A calm day." * 5)
        window.desk.do("Add", days.add, change.result, fields)
    window.side.show_trip(change.result)
    key(window, Qt.Key.Key_6, CTRL)
    assert window.views.report is not None
    qtbot.waitUntil(lambda: is_up_to_date(window), timeout=60_000)
    return window.views.report


def is_up_to_date(window: MainWindow) -> bool:
    return window.views.report is not None and window.views.report._state.text() == "up to date"


def test_the_pages_follow_the_choices_and_are_saved_as_shown(
    window: MainWindow, report: ReportPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.frame.left.currentWidget() is report.settings
    assert report._paper is not None
    before = report._paper
    qtbot.waitUntil(lambda: bool(report.pages._images))
    report.pages.turn(1)
    assert report.pages.shown == (1, 2)
    report.settings._last.setCurrentIndex(0)
    report.settings._last.activated.emit(0)
    qtbot.waitUntil(lambda: report._paper is not before and is_up_to_date(window), timeout=60_000)
    assert report._paper is not None
    assert report._paper.data != before.data
    assert report.settings.options().last == date(2025, 7, 18)
    assert report.settings.options().audience is Audience.FAMILY
    report.write(tmp_path / "nowhere" / "book.pdf")
    qtbot.waitUntil(lambda: "could not be written" in window.side.foot.words)
    file = tmp_path / "book.pdf"
    save_as(window, qtbot, monkeypatch, file.with_suffix(""), "")
    qtbot.waitUntil(lambda: window.side.foot.words == "Saved book.pdf")
    assert file.read_bytes() == report._paper.data
    assert len(pypdfium2.PdfDocument(file)) == len(report._paper)
    save_as(window, qtbot, monkeypatch, file, "Web page (*.html)")
    qtbot.waitUntil(lambda: window.side.foot.words == "Saved book.html", timeout=60_000)
    page = file.with_suffix(".html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "A calm day." in page


def save_as(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, file: Path, kind: str) -> None:
    """Choose a name and a kind, and agree to what leaves."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), kind))
    window.actions_["save_pdf"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), LeavingDialog))
    asked = QApplication.activeModalWidget()
    assert asked is not None
    QTest.keyClick(asked, Qt.Key.Key_Return)
