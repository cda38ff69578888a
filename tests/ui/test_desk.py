import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from expedition.errors import BugError, Cancelled, UserError
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from tests.blank import blank
from ui.background import Background
from ui.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Desk:
    made = Desk()
    made.put(blank(tmp_path / "log"))
    return made


def titles(desk: Desk) -> list[str]:
    return [trip.title for trip in desk.read(all_trips)]


def test_everybody_hears_of_a_write_and_who_asked(desk: Desk) -> None:
    heard: list[tuple[str, object]] = []
    desk.changed.connect(lambda change, initiator: heard.append((change.label, initiator)))
    asker = object()
    desk.do("Add a trip", trips.add, TripFields(title="Pamir"), initiator=asker)
    assert heard == [("Add a trip", asker)]


def test_undo_and_redo_are_heard_too(desk: Desk) -> None:
    desk.do("Add a trip", trips.add, TripFields(title="Pamir"))
    heard: list[bool] = []
    desk.changed.connect(lambda change, _initiator: heard.append(change.touches("trip")))
    assert desk.undo_label == "Add a trip"
    desk.undo()
    assert titles(desk) == []
    desk.redo()
    assert titles(desk) == ["Pamir"]
    assert heard == [True, True]


def test_an_empty_desk_says_so(qtbot: QtBot) -> None:
    desk = Desk()
    assert not desk.is_open
    assert desk.undo_label is None
    with pytest.raises(BugError):
        desk.read(all_trips)


def test_a_job_writes_and_the_window_hears_of_it_on_its_own_thread(
    desk: Desk, background: Background, qtbot: QtBot
) -> None:
    heard: list[tuple[str, bool]] = []
    states: list[bool] = []
    here = threading.current_thread()
    desk.changed.connect(
        lambda change, _asker: heard.append((change.label, threading.current_thread() is here))
    )
    desk.writing.connect(states.append)
    ended: list[object] = []
    background.run(
        lambda progress: desk.do_in_job(progress, "Add a trip", trips.add, TripFields(title="Pamir")),
        done=ended.append,
        failed=ended.append,
    )
    qtbot.waitUntil(lambda: bool(ended))
    assert titles(desk) == ["Pamir"]
    assert heard == [("Add a trip", True)]
    assert states == [True, False]
    assert desk.undo_label == "Add a trip"


def test_while_a_job_writes_other_writes_are_refused(
    desk: Desk, background: Background, qtbot: QtBot
) -> None:
    desk.do("Add a trip", trips.add, TripFields(title="Tian Shan"))
    began, go_on = threading.Event(), threading.Event()
    ended: list[object] = []

    def slow(session: Session) -> int:
        began.set()
        assert go_on.wait(20)
        return trips.add(session, TripFields(title="Pamir"))

    background.run(
        lambda progress: desk.do_in_job(progress, "Add a trip", slow), done=ended.append, failed=ended.append
    )
    assert began.wait(20)
    with pytest.raises(UserError, match="being written"):
        desk.do("Add a trip", trips.add, TripFields(title="Altai"))
    with pytest.raises(UserError, match="being written"):
        desk.undo()
    go_on.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert titles(desk) == ["Tian Shan", "Pamir"]


def test_a_write_nobody_waits_for_any_more_leaves_no_trace(desk: Desk) -> None:
    def cancelled(_done: int, _of: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        desk.do_in_job(cancelled, "Add a trip", trips.add, TripFields(title="Pamir"))
    assert titles(desk) == []
    desk.do("Add a trip", trips.add, TripFields(title="Altai"))
    assert titles(desk) == ["Altai"]


def test_what_was_asked_ahead_is_not_asked_again_until_something_is_written(
    tmp_path: Path, qtbot: QtBot
) -> None:
    desk, told = Desk(), (object(),)
    desk.put(blank(tmp_path / "log"), {(all_trips,): told})
    assert desk.read(all_trips) is told
    assert desk.read(all_trips) is told
    desk.do("Add a trip", trips.add, TripFields(title="Pamir"))
    assert titles(desk) == ["Pamir"]


def test_what_was_asked_ahead_is_forgotten_soon_and_by_whatever_may_change_it(
    tmp_path: Path, qtbot: QtBot
) -> None:
    desk = Desk()
    logbook = blank(tmp_path / "log")
    logbook.do("Add a trip", trips.add, TripFields(title="Pamir"))
    ahead = {(all_trips,): ()}

    def is_known() -> bool:
        return desk.read(all_trips) == ()

    desk.put(logbook, ahead)
    assert is_known()
    desk.undo()
    desk.redo()
    assert not is_known()
    desk._ahead = dict(ahead)
    desk.keep(lambda _session: None)
    assert not is_known()
    desk._ahead = dict(ahead)
    desk.do_in_job(lambda _done, _of, _what: None, "Add a trip", trips.add, TripFields(title="Altai"))
    assert not is_known()
    desk.put(logbook, ahead)
    qtbot.waitUntil(lambda: not is_known())


def test_what_was_held_back_makes_what_was_asked_ahead_old(tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk()
    desk.hold()
    desk.do("Add a trip", trips.add, TripFields(title="Pamir"))
    desk.put(blank(tmp_path / "log"), {(all_trips,): ()})
    assert titles(desk) == ["Pamir"]
