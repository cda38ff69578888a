"""An evening with the window, by keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

import sample_trips
from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields
from tests.journeys.conftest import Answer, opened
from tests.ui.hand import CTRL, SHIFT, click, key, write
from ui.dialogs.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.models.lines import DayLine
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice
from ui.views import View

ALT = Qt.KeyboardModifier.AltModifier


def ride(name: str, start: str, lat: float) -> str:
    """A small GPX of an hour near Kegen."""
    points = "".join(
        f'<trkpt lat="{lat + n * 0.003:.6f}" lon="79.2"><ele>{1800 + n % 40}</ele>'
        f"<time>{start}T04:{n:02d}:00Z</time></trkpt>"
        for n in range(60)
    )
    return (
        '<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><name>{name}</name><trkseg>{points}</trkseg></trk></gpx>"
    )


@pytest.fixture
def tracks(tmp_path: Path) -> Path:
    folder = tmp_path / "tracks"
    folder.mkdir()
    for number, day in enumerate(("2025-07-18", "2025-07-19")):
        (folder / f"ride-{day}.gpx").write_text(ride(day, day, 43.0 + number * 0.2))
    (folder / "broken.gpx").write_text("no track in here")
    return folder


def activate(window: MainWindow, qtbot: QtBot) -> None:
    """Without a window manager nobody gives the focus back after a dialog."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def begin_trip(window: MainWindow, title: str = "East") -> None:
    change = window.desk.do("Begin East", trips.add, TripFields(title=title))
    window.side.show_trip(change.result)


def shown(window: MainWindow) -> list[str]:
    return [line.number for line in window.side.days.lines.lines if isinstance(line, DayLine)]


def test_a_trip_is_begun_by_keys(window: MainWindow, answer: Answer) -> None:
    def fill(dialog: QDialog) -> None:
        write(dialog.findChildren(QLineEdit)[0], "Karkara to Almaty")
        key(dialog, Qt.Key.Key_Return)

    answer(fill)
    key(window, Qt.Key.Key_N, CTRL | SHIFT)
    assert [trip.title for trip in window.side.trips.trips.trips] == ["Karkara to Almaty"]
    assert window.actions_["new_day"].isEnabled()
    assert window.actions_["undo"].text() == "&Undo begin Karkara to Almaty"


def test_the_first_day_asks_for_its_trip(window: MainWindow, answer: Answer) -> None:
    def fill(dialog: QDialog) -> None:
        write(dialog.findChildren(QLineEdit)[0], "East")
        key(dialog, Qt.Key.Key_Return)

    answer(fill)
    key(window, Qt.Key.Key_D, CTRL)
    assert [trip.title for trip in window.side.trips.trips.trips] == ["East"]
    assert shown(window) == ["1"]


def test_undo_and_redo_go_to_the_day_they_touch(window: MainWindow) -> None:
    begin_trip(window)
    first, second = (
        window.desk.do("Add", days.add, window.side.trip_id, DayFields(date=date(2025, 7, number))).result
        for number in (18, 19)
    )
    window.desk.do("Write", days.write, first, "Over the pass.")
    window.side.show_day(second)
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.side.day_id == first
    window.side.show_day(second)
    key(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert window.side.day_id == first


def test_a_folder_is_imported_by_keys(
    window: MainWindow, answer: Answer, tracks: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_trip(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tracks))
    answer(lambda dialog: key(dialog, Qt.Key.Key_Return))
    key(window, Qt.Key.Key_I, CTRL | SHIFT)
    qtbot.waitUntil(lambda: shown(window) == ["1", "2"], timeout=30_000)


def test_days_are_added_undone_and_done_again(window: MainWindow) -> None:
    begin_trip(window)
    key(window, Qt.Key.Key_D, CTRL)
    key(window, Qt.Key.Key_D, CTRL)
    assert shown(window) == ["1", "2"]
    key(window, Qt.Key.Key_Z, CTRL)
    assert shown(window) == ["1"]
    assert window.side.foot.words.startswith("Taken back")
    key(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert shown(window) == ["1", "2"]
    key(window, Qt.Key.Key_Up, ALT)
    assert window.side.day_id == window.side.tree.rows[0].id if window.side.tree else False


def test_del_removes_the_chosen_day_and_undo_brings_it_back(window: MainWindow) -> None:
    begin_trip(window)
    for number in (18, 19, 20):
        window.desk.do("Add", days.add, window.side.trip_id, DayFields(date=date(2025, 7, number)))
    window.side.days.choose_last()
    key(window.side.days, Qt.Key.Key_Delete)
    assert shown(window) == ["1", "2"]
    assert window.side.tree is not None
    assert window.side.day_id == window.side.tree.rows[-1].id
    key(window, Qt.Key.Key_Z, CTRL)
    assert shown(window) == ["1", "2", "3"]


def test_the_list_is_filtered_and_shown_again(window: MainWindow) -> None:
    begin_trip(window)
    for number, place in enumerate(("Kegen", "Shonzhy", "Zharkent"), start=18):
        fields = DayFields(date=date(2025, 7, number), from_place=place, to_place="Almaty")
        window.desk.do("Add", days.add, window.side.trip_id, fields)
    key(window, Qt.Key.Key_F, CTRL)
    write(window.side.filter, "shon")
    assert shown(window) == ["2"]
    key(window.side.filter, Qt.Key.Key_Escape)
    assert shown(window) == ["1", "2", "3"]


def test_the_filter_finds_what_stands_in_a_diary(window: MainWindow, qtbot: QtBot) -> None:
    begin_trip(window)
    for number in (18, 19):
        made = window.desk.do("Add", days.add, window.side.trip_id, DayFields(date=date(2025, 7, number)))
    window.desk.do("Write", days.write, made.result, "Melons on the Bazaar.")
    key(window, Qt.Key.Key_F, CTRL)
    write(window.side.filter, "bazaar")
    qtbot.waitUntil(lambda: shown(window) == ["2"])
    key(window.side.filter, Qt.Key.Key_Escape)
    assert shown(window) == ["1", "2"]


def test_saved_is_only_said_of_what_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    begin_trip(window)
    made = window.desk.do("Add", days.add, window.side.trip_id, DayFields(date=date(2025, 7, 18)))
    window.side.show_day(made.result)
    qtbot.waitUntil(lambda: window.views.day is not None and window.views.day.record is not None)
    assert window.views.day is not None
    assert window.side.foot.words == "All saved"
    diary = window.views.day.page.diary
    write(diary, "Rain")
    assert window.side.foot.words == "Saving …"
    diary.save()
    assert window.side.foot.words == "All saved"


def test_files_are_read_shown_accepted_and_taken_back(
    window: MainWindow,
    answer: Answer,
    tracks: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin_trip(window)
    paths = [str(path) for path in sorted(tracks.iterdir())]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (paths, ""))
    seen: list[str] = []

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        seen.append(dialog.head.title)
        key(dialog.go, Qt.Key.Key_Return)

    answer(accept)
    key(window, Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: shown(window) == ["1", "2"], timeout=30_000)
    assert seen == ["3 files become 2 days"]
    qtbot.waitUntil(lambda: window.side.foot.words == "Imported 2 days · Ctrl+Z")
    assert window.side.tree is not None
    assert 18_000 < window.side.tree.distance_m < 42_000
    assert len(list(window.desk.logbook.folder.joinpath("originals").rglob("*.gpx"))) == 2
    activate(window, qtbot)
    key(window, Qt.Key.Key_Z, CTRL)
    assert shown(window) == []


def test_in_the_plan_a_file_is_left_out_by_space(
    window: MainWindow, answer: Answer, tracks: Path, qtbot: QtBot
) -> None:
    begin_trip(window)

    def leave_one(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        key(dialog.table, Qt.Key.Key_Space)
        assert dialog.go.text() == "Import 1 day"
        key(dialog.table, Qt.Key.Key_Right)
        assert dialog.table.open_key is not None
        key(dialog.table, Qt.Key.Key_Return, CTRL)

    answer(leave_one)
    window.import_paths([tracks])
    qtbot.waitUntil(lambda: shown(window) == ["1"], timeout=30_000)


def test_esc_in_the_plan_writes_nothing(
    window: MainWindow, answer: Answer, tracks: Path, qtbot: QtBot
) -> None:
    closed: list[bool] = []

    def leave(dialog: QDialog) -> None:
        key(dialog, Qt.Key.Key_Escape)
        closed.append(True)

    answer(leave)
    window.import_paths([tracks])
    qtbot.waitUntil(lambda: bool(closed), timeout=30_000)
    assert window.desk.undo_label is None
    assert not list(window.desk.logbook.folder.joinpath("originals").rglob("*.gpx"))


def test_an_import_without_a_trip_begins_one(
    window: MainWindow, answer: Answer, tracks: Path, qtbot: QtBot
) -> None:
    def name(dialog: QDialog) -> None:
        field = dialog.findChildren(QLineEdit)[0]
        field.setText("Over the pass")
        key(field, Qt.Key.Key_Return)

    answer(name)
    window.import_paths([tracks])
    qtbot.waitUntil(lambda: shown(window) == ["1", "2"], timeout=30_000)
    assert [trip.title for trip in window.side.trips.trips.trips] == ["Over the pass"]
    activate(window, qtbot)
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.side.trips.trips.trips == ()


def test_dark_is_dark_everywhere(window: MainWindow, theme: Theme, settings: Settings) -> None:
    begin_trip(window)
    window.actions_["theme_dark"].trigger()
    assert settings.theme is ThemeChoice.DARK
    for part in (window.side.days, window.frame.tabs, window.side.foot):
        color = part.grab().toImage().pixelColor(QPoint(part.width() // 2, part.height() - 3))
        assert color.lightness() < 60, part


def test_the_list_hides_and_the_menu_stays(window: MainWindow) -> None:
    key(window, Qt.Key.Key_F9)
    assert not window.side.isVisible()
    assert window._menu.isVisible()
    key(window, Qt.Key.Key_F9)
    assert window.side.isVisible()
    assert window._menu.isVisible()


def test_the_window_comes_back_to_the_day_it_was_left_on(
    window: MainWindow, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    begin_trip(window)
    made = [
        window.desk.do("Add", days.add, window.side.trip_id, DayFields(date=date(2025, 7, number))).result
        for number in (18, 19, 20)
    ]
    window.side.show_day(made[0])
    window.close()
    again = opened(theme, settings, settings.recent[0], qtbot)
    assert again.side.day_id == made[0]
    again.close()


def test_a_click_on_a_tab_shows_a_view(window: MainWindow) -> None:
    begin_trip(window)
    click(window.frame.tabs, window.frame.tabs.tabRect(2).center())
    assert window.views.charts is not None
    assert window.frame.views.currentWidget() is window.views.charts
    key(window, Qt.Key.Key_1, CTRL)
    assert window.frame.views.currentWidget() is window.views.day


def test_a_trip_folder_is_taken_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    folder = Path(sample_trips.__file__).parent / "kazakhstan_crossing"
    window.import_paths([folder])
    qtbot.waitUntil(lambda: len(shown(window)) == 4, timeout=30_000)
    qtbot.waitUntil(lambda: window.side.foot.words.startswith("Added"))
    activate(window, qtbot)
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.side.trips.trips.trips == ()


def test_whatever_takes_the_focus_has_a_name(window: MainWindow) -> None:
    begin_trip(window)
    key(window, Qt.Key.Key_D, CTRL)
    for view in View:
        window.views.show(view)
    nameless = [
        f"{type(part).__name__} in {type(part.parent()).__name__}"
        for part in window.findChildren(QWidget)
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(part, QMenu | QMenuBar)
        and not (part.accessibleName() or getattr(part, "text", str)())
        and part.window() is window
    ]
    assert nameless == []
