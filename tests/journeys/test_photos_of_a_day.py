"""Pictures onto the page of a day, by dropping and by keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from expedition.operations import days, trips
from expedition.queries.days import day_page
from expedition.records.fields import DayFields, TripFields
from tests.expedition.importers.snapshots import drawn, photo, taken
from tests.journeys.conftest import Answer
from tests.ui.hand import key
from ui.dialogs.import_dialog import ImportDialog
from ui.main_window import MainWindow

FRIDAY = date(2025, 7, 18)


@pytest.fixture
def day_id(window: MainWindow) -> int:
    trip_id = window.desk.do("Add trip", trips.add, TripFields(title="East")).result
    fields = DayFields(date=FRIDAY, zone="Asia/Almaty")
    made = window.desk.do("Add day", days.add, trip_id, fields).result
    window.side.show_trip(trip_id)
    window.side.show_day(made)
    assert isinstance(made, int)
    return made


def pictures(folder: Path, *clocks: str) -> list[Path]:
    files = []
    for number, clock in enumerate(clocks):
        files.append(folder / f"{number}.jpg")
        tags = taken(clock, "+05:00") if clock else None
        files[-1].write_bytes(photo(tags, picture=drawn(40 + number)))
    return files


def drop(window: MainWindow, files: list[Path]) -> None:
    """Let files fall on the page of the day."""
    assert window.views.day is not None
    page = window.views.day.page
    at = QPointF(page.mapTo(window, page.rect().center()))
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, none))


def names(window: MainWindow, day_id: int) -> list[str]:
    return [one.name for one in window.desk.read(day_page, day_id).photos]


def test_photos_dropped_on_a_day_come_to_it_in_one_step(
    window: MainWindow, day_id: int, tmp_path: Path, qtbot: QtBot
) -> None:
    files = pictures(tmp_path, "2025:07:18 09:00:00", "", "2025:07:18 08:00:00")
    with qtbot.waitSignal(window.imports.done, timeout=20_000) as done:
        drop(window, files)
    assert done.args == ["Added 3 photos · Ctrl+Z"]
    assert names(window, day_id) == ["2.jpg", "0.jpg", "1.jpg"]
    assert window.desk.undo_label == "Add 3 photos"
    with qtbot.waitSignal(window.imports.failed, timeout=20_000) as failed:
        drop(window, files)
    assert failed.args == ["The logbook has these photos already."]
    window.actions_["undo"].trigger()
    assert names(window, day_id) == []


def test_photos_of_another_day_are_asked_about(
    window: MainWindow, day_id: int, tmp_path: Path, answer: Answer, qtbot: QtBot
) -> None:
    files = pictures(tmp_path, "2025:07:18 09:00:00", "2025:07:19 09:00:00", "")

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        assert [one.date for one in dialog.plan.photos] == [FRIDAY, date(2025, 7, 19), FRIDAY]
        key(dialog.go, Qt.Key.Key_Return)

    answer(accept)
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        drop(window, files)
    assert names(window, day_id) == ["0.jpg", "2.jpg"]


def test_what_is_no_picture_is_said(window: MainWindow, day_id: int, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"nothing of a picture")
    with qtbot.waitSignal(window.imports.failed, timeout=20_000) as failed:
        drop(window, [broken])
    assert failed.args is not None
    assert failed.args[0].startswith("broken.jpg: ")
    assert names(window, day_id) == []
