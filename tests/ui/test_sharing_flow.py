import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from expedition.backing_up import Reason, listed
from expedition.errors import UserError
from expedition.logbook import Logbook, Program
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from tests.on_network import on_network
from tests.strangers import unlocked
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.opening import Opener
from ui.settings import Settings
from ui.sharing_flow import SharingFlow
from ui.theme import Theme


class Room(QWidget):
    """A window with a desk, and what looks after it."""

    def __init__(self, theme: Theme, icons: Icons, background: Background, settings: Settings) -> None:
        super().__init__()
        self.desk = Desk(self)
        self.opener = Opener(self.desk, settings, background, self)
        self.sharing = SharingFlow(self.desk, theme, icons, background, self.opener, settings, self)
        self.told: list[str] = []
        self.opener.warned.connect(self.told.append)
        self.opener.failed.connect(self.told.append)

    @property
    def words(self) -> str:
        return self.sharing.banner.words

    def press(self, name: str) -> None:
        next(one for one in self.sharing.banner.buttons if one.text() == name).click()


@pytest.fixture
def room(theme: Theme, icons: Icons, background: Background, tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    made = Room(theme, icons, background, Settings(tmp_path / "room.ini"))
    made.sharing.over(QWidget(made)).setParent(made)
    yield made
    made.desk.put(None)


@pytest.fixture
def folder(logbook: Logbook, trip_id: int) -> Path:
    """A closed logbook with one trip."""
    logbook.close()
    return logbook.folder


def titles(desk: Desk) -> list[str]:
    return [trip.title for trip in desk.read(all_trips)]


def add(desk: Desk, title: str) -> None:
    desk.do("Add trip", trips.add, TripFields(title=title))


def open_in(room: Room, folder: Path, qtbot: QtBot) -> None:
    before: QObject | object = room.desk.logbook if room.desk.is_open else None
    room.opener.open(folder)
    qtbot.waitUntil(lambda: room.desk.is_open and room.desk.logbook is not before, timeout=20_000)


def test_a_logbook_of_ones_own_needs_no_words(room: Room, folder: Path, qtbot: QtBot) -> None:
    open_in(room, folder, qtbot)
    room.sharing.look()
    assert room.words == ""
    assert not room.sharing.banner.isVisibleTo(room)


def test_the_second_window_says_who_writes_and_sees_it(room: Room, folder: Path, qtbot: QtBot) -> None:
    with Logbook.open(folder, Program.WINDOW) as first:
        open_in(room, folder, qtbot)
        assert room.words.startswith("Read only: a window on this computer")
        heard: list[object] = []
        room.desk.changed.connect(lambda change, _initiator: heard.append(change.touches("trip")))
        first.do("Add trip", trips.add, TripFields(title="West"))
        room.sharing.look()
        assert heard == [True]
        assert titles(room.desk) == ["East", "West"]
        room.press("Try again")
        assert room.told
        assert "still in use by a window" in room.told[0]
        before = room.desk.logbook
    room.press("Try again")
    qtbot.waitUntil(lambda: room.desk.logbook is not before, timeout=20_000)
    assert room.words == ""
    add(room.desk, "South")


def test_the_window_at_work_takes_over_when_the_first_is_gone(
    room: Room, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "isActiveWindow", lambda: True)
    with Logbook.open(folder, Program.WINDOW):
        open_in(room, folder, qtbot)
        before = room.desk.logbook
        room.sharing.look()
    for _time in range(3):
        room.sharing.look()
    qtbot.waitUntil(lambda: room.desk.logbook is not before, timeout=20_000)
    assert room.words == ""
    add(room.desk, "South")


def test_what_another_program_wrote_is_shown_before_it_is_written_over(
    room: Room, folder: Path, qtbot: QtBot
) -> None:
    open_in(room, folder, qtbot)
    with unlocked(folder) as other:
        other.do("Add trip", trips.add, TripFields(title="West"))
    with pytest.raises(UserError, match="Another program has changed this logbook"):
        add(room.desk, "South")
    room.sharing.look()
    add(room.desk, "South")
    assert titles(room.desk) == ["East", "West", "South"]


def put_another(folder: Path) -> bytes:
    content = (folder / "logbook.db").read_bytes()
    (folder / "other").write_bytes(content)
    (folder / "other").replace(folder / "logbook.db")
    return content


@pytest.mark.parametrize(
    ("button", "expected"), [("Put mine back", ["East", "West"]), ("Open what is there", ["East"])]
)
def test_of_two_files_the_traveller_chooses(
    room: Room, folder: Path, qtbot: QtBot, button: str, expected: list[str]
) -> None:
    open_in(room, folder, qtbot)
    content = put_another(folder) if button.startswith("Open") else b""
    before = room.desk.logbook
    if not content:
        add(room.desk, "West")
        content = put_another(folder)
    room.sharing.look()
    with pytest.raises(UserError, match="nothing is saved in it"):
        add(room.desk, "South")
    qtbot.waitUntil(lambda: "is kept as" in room.words, timeout=20_000)
    assert (folder / "logbook.db").read_bytes() == content
    assert [one.reason for one in listed(folder)] == [Reason.OUTSIDE]
    room.press(button)
    qtbot.waitUntil(lambda: room.desk.logbook is not before, timeout=20_000)
    assert titles(room.desk) == expected
    assert room.words == ""
    add(room.desk, "South")


@pytest.mark.parametrize(
    ("lose", "button"),
    [
        (lambda folder: (folder / "logbook.db").unlink(), "Put mine back"),
        (lambda folder: folder.rename(folder.with_name("moved")), "Open it there"),
    ],
)
def test_a_file_that_went_away_is_not_lost(
    room: Room, folder: Path, qtbot: QtBot, lose: Callable[[Path], object], button: str
) -> None:
    open_in(room, folder, qtbot)
    add(room.desk, "West")
    before = room.desk.logbook
    lose(folder)
    room.sharing.look()
    qtbot.waitUntil(lambda: bool(room.sharing.banner.buttons), timeout=20_000)
    room.press(button)
    qtbot.waitUntil(lambda: room.desk.logbook is not before, timeout=20_000)
    assert titles(room.desk) == ["East", "West"]
    add(room.desk, "South")


def test_a_journal_that_was_taken_away_needs_nobody(room: Room, folder: Path, qtbot: QtBot) -> None:
    open_in(room, folder, qtbot)
    add(room.desk, "West")
    (folder / "logbook.db-wal").unlink()
    room.sharing.look()
    assert room.words == ""
    add(room.desk, "South")
    room.desk.put(None)
    with Logbook.open(folder) as again:
        assert [trip.title for trip in again.read(all_trips)] == ["East", "West", "South"]


def test_a_folder_that_cannot_be_written_is_said(
    room: Room, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    open_in(room, folder, qtbot)
    assert room.words.startswith("Read only: nothing can be saved in this folder")
    room.press("Try again")
    assert "Nothing can be saved" in room.told[0]


def test_a_network_drive_is_told_of_once(room: Room, folder: Path) -> None:
    room.desk.put(on_network(folder))
    assert "On a network drive" in room.words
    room.press("Understood")
    assert room.words == ""
    room.desk.put(None)
    room.desk.put(on_network(folder))
    assert room.words == ""


def test_a_conflict_copy_becomes_a_logbook_of_its_own(room: Room, folder: Path, qtbot: QtBot) -> None:
    copy = folder / "logbook (Anna's conflicted copy 2025-07-18).db"
    copy.write_bytes((folder / "logbook.db").read_bytes())
    open_in(room, folder, qtbot)
    qtbot.waitUntil(lambda: copy.name in room.words, timeout=20_000)
    room.press("Keep it as a logbook of its own")
    qtbot.waitUntil(lambda: "is kept as the logbook" in room.words, timeout=20_000)
    room.press("Open it")
    qtbot.waitUntil(lambda: room.desk.logbook.folder != folder, timeout=20_000)
    assert titles(room.desk) == ["East"]
    assert copy.exists()


def test_a_conflict_copy_can_be_left_for_later(room: Room, folder: Path, qtbot: QtBot) -> None:
    (folder / "logbook 2.db").write_bytes((folder / "logbook.db").read_bytes())
    open_in(room, folder, qtbot)
    qtbot.waitUntil(lambda: "logbook 2.db" in room.words, timeout=20_000)
    room.press("Not now")
    assert room.words == ""
