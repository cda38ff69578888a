"""Today in one key, and what is offered with it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from expedition.kinds import DayKind
from expedition.operations import days, trips
from expedition.records.day import DayRow
from expedition.records.fields import DayFields, TripFields
from tests.journeys.conftest import Answer
from tests.ui.hand import CTRL, key
from ui.main_window import MainWindow
from ui.settings import Settings

TODAY = date(2025, 7, 22)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.today_flow.today", lambda: TODAY)
    monkeypatch.setattr("ui.verbs.today", lambda: TODAY)


def begin(window: MainWindow, *dates: date) -> None:
    trip_id = window.desk.do("Begin", trips.add, TripFields(title="East")).result
    for day in dates:
        fields = DayFields(date=day, from_place="Kegen", to_place="Shonzhy", country="KZ", zone="Asia/Almaty")
        window.desk.do("Add", days.add, trip_id, fields)
    window.side.show_trip(trip_id)
    window.side.days.setFocus()


def rows(window: MainWindow) -> tuple[DayRow, ...]:
    assert window.side.tree is not None
    return window.side.tree.rows


def offers(window: MainWindow) -> list[str]:
    return [line.words for line in window.today.offers]


def test_today_begins_where_yesterday_ended(window: MainWindow) -> None:
    begin(window, TODAY - timedelta(days=1))
    key(window.side.days, Qt.Key.Key_N, CTRL)
    made = rows(window)[-1]
    assert (made.date, made.kind, made.from_place, made.to_place) == (TODAY, DayKind.RIDE, "Shonzhy", "")
    assert made.country == "KZ"
    assert window.side.day_id == made.id
    assert offers(window) == []
    assert window.desk.undo_label == "Add 22 July"


def test_today_is_not_made_twice(window: MainWindow) -> None:
    begin(window, TODAY - timedelta(days=1), TODAY)
    window.side.days.choose_first()
    key(window.side.days, Qt.Key.Key_N, CTRL)
    assert len(rows(window)) == 2
    assert window.side.day_id == rows(window)[-1].id
    assert window.views.day is not None
    assert window.views.day.page.diary.hasFocus()


def test_missing_days_are_filled_only_when_asked(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, TODAY - timedelta(days=4))
    key(window.side.days, Qt.Key.Key_N, CTRL)
    assert len(rows(window)) == 2
    assert offers(window) == ["3 days without an entry: fill them as rest"]
    key(QApplication.focusWidget() or window, Qt.Key.Key_F4)
    filled = rows(window)[1:4]
    assert [row.kind for row in filled] == [DayKind.REST] * 3
    assert [(row.from_place, row.to_place) for row in filled] == [("Shonzhy", "Shonzhy")] * 3
    assert offers(window) == []
    window.verbs.undo()
    assert len(rows(window)) == 2


def test_a_trip_of_another_year_is_not_filled(window: MainWindow) -> None:
    begin(window, TODAY - timedelta(days=400))
    key(window.side.days, Qt.Key.Key_N, CTRL)
    assert offers(window) == []


def test_new_files_are_offered_and_imported_by_one_key(
    window: MainWindow, settings: Settings, tmp_path: Path, qtbot: QtBot, answer: Answer
) -> None:
    folder = tmp_path / "Garmin"
    folder.mkdir()
    points = "".join(
        f'<trkpt lat="{43 + n / 500:.4f}" lon="79.2"><time>2025-07-22T04:{n:02d}:00Z</time></trkpt>'
        for n in range(60)
    )
    gpx = f'<gpx version="1.1" creator="t"><trk><trkseg>{points}</trkseg></trk></gpx>'
    (folder / "today.gpx").write_text(gpx)
    settings.import_folder = folder
    begin(window, TODAY - timedelta(days=1))
    key(window.side.days, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: bool(offers(window)), timeout=20_000)
    assert offers(window) == ["1 new file in Garmin: import and see what they become"]
    asked: list[QDialog] = []

    def accept(dialog: QDialog) -> None:
        asked.append(dialog)
        key(dialog, Qt.Key.Key_Return)

    answer(accept)
    key(QApplication.focusWidget() or window, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: rows(window)[-1].distance_m is not None, timeout=30_000)
    assert len(rows(window)) == 2
    assert asked
    assert offers(window) == []
