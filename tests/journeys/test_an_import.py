"""Files into a logbook, from the drop to the page."""

import os
from pathlib import Path
from time import perf_counter, sleep

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from expedition.errors import UserError
from expedition.kinds import LegMode
from expedition.operations import tracks as tracks_of
from expedition.queries.days import day_page
from expedition.queries.trips import all_trips
from tests.journeys.conftest import Answer
from tests.ui.hand import CTRL, key
from ui.background import Job
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.sheet import Sheet
from ui.main_window import MainWindow

_POINT = '<trkpt lat="{lat}" lon="80.0"><ele>{ele}</ele><time>2025-07-{day}T0{hour}:00:00Z</time></trkpt>'


def track(folder: Path, day: int) -> Path:
    """Four hours to the north."""
    points = "".join(
        _POINT.format(lat=43 + day / 10 + hour / 50, ele=500 + hour * 20, day=day, hour=hour)
        for hour in range(2, 6)
    )
    path = folder / f"ride-{day}.gpx"
    path.write_text(f'<gpx version="1.1" creator="x"><trk><trkseg>{points}</trkseg></trk></gpx>', "utf-8")
    return path


@pytest.fixture
def tracks(tmp_path: Path) -> list[Path]:
    return [track(tmp_path, day) for day in (18, 19)]


def accept(dialog: QDialog) -> None:
    assert isinstance(dialog, ImportDialog)
    key(dialog.go, Qt.Key.Key_Return)


def test_two_tracks_become_two_days_of_a_new_trip(
    window: MainWindow, tracks: list[Path], answer: Answer, qtbot: QtBot
) -> None:
    answer(accept)
    with qtbot.waitSignal(window.imports.done, timeout=20_000) as done:
        window.import_paths(tracks)
    assert done.args == ["Imported 2 days · Ctrl+Z"]
    assert window.side.tree is not None
    assert [str(row.date) for row in window.side.tree.rows] == ["2025-07-18", "2025-07-19"]
    assert window.side.day_id == window.side.tree.rows[0].id
    assert len(list((window.desk.logbook.folder / "originals").iterdir())) == 2
    assert window.actions_["undo"].isEnabled()
    window.actions_["undo"].trigger()
    assert window.side.tree is None


def test_an_import_the_disk_refuses_changes_nothing_and_is_said(
    window: MainWindow,
    tracks: list[Path],
    answer: Answer,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_args: object) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr("expedition.operations.tracks.add_plan", refuse)
    answer(accept)
    with qtbot.waitSignal(window.imports.failed, timeout=20_000) as failed:
        window.import_paths(tracks)
    assert failed.args == ["The disk is full."]
    assert window.side.tree is None
    assert window.actions_["new_trip"].isEnabled()
    assert window.desk.undo_label is None


def imported(window: MainWindow, paths: list[Path], answer: Answer, qtbot: QtBot) -> None:
    answer(accept)
    with qtbot.waitSignal(window.imports.done, timeout=20_000):
        window.import_paths(paths)


def test_an_import_done_again_shows_its_first_day(
    window: MainWindow, tracks: list[Path], answer: Answer, qtbot: QtBot
) -> None:
    imported(window, tracks, answer, qtbot)
    rows = window.side.tree.rows if window.side.tree else ()
    assert len(rows) == 2
    window.verbs.undo()
    qtbot.waitUntil(lambda: not (window.side.tree and window.side.tree.rows))
    window.verbs.redo()
    assert window.side.day_id == rows[0].id


def test_originals_are_read_again_in_another_mode_as_one_step(
    window: MainWindow, tracks: list[Path], answer: Answer, qtbot: QtBot
) -> None:
    imported(window, tracks, answer, qtbot)
    for path in tracks:
        path.unlink()

    def by_bus(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        assert [leg.include for leg in dialog.plan.legs] == [True, True]
        dialog.table.setFocus()
        key(dialog.table, Qt.Key.Key_A, CTRL)
        dialog._set_mode(LegMode.BUS)
        key(dialog.table, Qt.Key.Key_Return, CTRL)

    def modes() -> list[str]:
        assert window.side.tree is not None
        pages = [window.desk.read(day_page, row.id) for row in window.side.tree.rows]
        return [leg.fields.mode.value for page in pages for leg in page.legs]

    answer(by_bus)
    with qtbot.waitSignal(window.imports.done, timeout=20_000) as done:
        window.actions_["read_trip_again"].trigger()
    assert done.args == ["Read 2 files again · Ctrl+Z"]
    assert modes() == ["bus", "bus"]
    window.actions_["undo"].trigger()
    assert modes() == ["bicycle", "bicycle"]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_a_legs_menu_reads_only_its_own_original(
    window: MainWindow, tracks: list[Path], answer: Answer, qtbot: QtBot
) -> None:
    imported(window, tracks, answer, qtbot)
    qtbot.waitUntil(lambda: window.views.day is not None and window.views.day.record is not None)
    assert window.views.day is not None
    card = next(card for card in window.views.day.page.all_cards if card.kind.name == "leg")
    card.rows[0].customContextMenuRequested.emit(card.rows[0].rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    again = next(action for action in menu.actions() if action.text().startswith("Read the original"))
    seen: list[str] = []

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        seen.extend(file.read.path.name for file in dialog.plan.files)
        dialog.reject()

    answer(leave)
    menu.close()
    again.trigger()
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert len(seen) == 1


def test_unused_originals_are_told_of_asked_about_and_removed(
    window: MainWindow, tracks: list[Path], answer: Answer, qtbot: QtBot
) -> None:
    imported(window, tracks, answer, qtbot)
    originals = window.desk.logbook.folder / "originals"
    spare = originals / ("0" * 64 + ".gpx")
    spare.write_bytes(b"x" * 1_500_000)
    os.utime(spare, (0, 0))
    seen: list[str] = []

    def remove(dialog: QDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        assert isinstance(dialog, Sheet)
        dialog.go.click()

    answer(remove)
    with qtbot.waitSignal(window.cleaning.done, timeout=20_000) as done:
        window.actions_["remove_unused"].trigger()
    assert any("1 file in this logbook, together 1.5 MB" in words for words in seen)
    assert done.args == ["Removed 1 file, 1.5 MB"]
    assert len(list(originals.iterdir())) == 2
    with qtbot.waitSignal(window.cleaning.done, timeout=20_000) as done:
        window.actions_["remove_unused"].trigger()
    assert done.args == ["Every original is in use, here or in a backup."]


def test_a_folder_without_tracks_is_told_in_one_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.docx").write_bytes(b"x")
    with qtbot.waitSignal(window.imports.failed, timeout=20_000) as failed:
        window.import_paths([folder])
    assert failed.args == [f"{folder} holds no track and no photo, only 1 file: .docx."]


def test_an_import_stopped_while_it_is_written_leaves_the_logbook_as_it_was(
    window: MainWindow, tmp_path: Path, answer: Answer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [track(tmp_path, day) for day in range(10, 28)]
    stopped: list[float] = []

    def slowly(*args: object) -> object:
        sleep(0.03)
        return attach(*args)  # type: ignore[arg-type]

    def watch(job: Job[object], _name: str) -> None:
        job.progressed.connect(lambda done, _of, what: stop(job, done, what))

    def stop(job: Job[object], done: int, what: str) -> None:
        if done >= 2 and what == "Writing the days" and not stopped:
            stopped.append(perf_counter())
            job.cancel()

    attach = tracks_of.attach
    monkeypatch.setattr(tracks_of, "attach", slowly)
    window.background.began.connect(watch)
    answer(accept)
    window.import_paths(files)
    qtbot.waitUntil(lambda: bool(stopped) and not window.desk.is_writing, timeout=20_000)
    assert perf_counter() - stopped[0] < 1.0
    originals = window.desk.logbook.folder / "originals"
    qtbot.waitUntil(lambda: not list(originals.iterdir()), timeout=5_000)
    assert window.desk.read(all_trips) == ()
    assert window.desk.undo_label is None
    imported(window, files[:2], answer, qtbot)
    assert window.side.tree is not None
    assert len(window.side.tree.rows) == 2
