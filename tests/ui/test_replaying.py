import threading

import pytest
from pytestqt.qtbot import QtBot

from expedition.logbook import Logbook
from expedition.operations import days
from expedition.queries.days import day_page
from ui.background import Background
from ui.desk import Desk
from ui.replaying import MUCH, Replaying

LONG = "salt and wind " * (MUCH // 10)


@pytest.fixture
def desk(logbook: Logbook, qtbot: QtBot) -> Desk:
    made = Desk()
    made.put(logbook)
    return made


@pytest.fixture
def replaying(desk: Desk, background: Background) -> Replaying:
    return Replaying(desk, background)


def diary(desk: Desk, day_id: int) -> str:
    return desk.read(day_page, day_id).fields.diary


def test_a_small_step_is_taken_back_at_once(desk: Desk, day_id: int, replaying: Replaying) -> None:
    desk.do("Write", days.write, day_id, "Snow")
    done: list[object] = []
    replaying.go(-1, done=done.append, failed=pytest.fail)
    assert len(done) == 1
    assert diary(desk, day_id) == ""
    replaying.go(1, done=done.append, failed=pytest.fail)
    assert diary(desk, day_id) == "Snow"


def test_a_large_step_is_taken_back_in_a_job_and_heard_on_this_thread(
    desk: Desk, day_id: int, replaying: Replaying, qtbot: QtBot
) -> None:
    desk.do("Write", days.write, day_id, LONG)
    heard: list[str] = []
    desk.changed.connect(lambda *_change: heard.append(f"changed {threading.current_thread().name}"))
    desk.writing.connect(lambda is_writing: heard.append(f"writing {is_writing}"))
    replaying.go(-1, done=lambda _change: heard.append("done"), failed=pytest.fail)
    assert heard == []
    qtbot.waitUntil(lambda: "done" in heard)
    assert heard == ["writing True", "writing False", "changed MainThread", "done"]
    assert diary(desk, day_id) == ""
    replaying.go(1, done=lambda _change: heard.append("again"), failed=pytest.fail)
    qtbot.waitUntil(lambda: "again" in heard)
    assert diary(desk, day_id) == LONG


def test_while_a_job_writes_nothing_is_taken_back(desk: Desk, day_id: int, replaying: Replaying) -> None:
    desk.do("Write", days.write, day_id, "Snow")
    failed: list[str] = []
    desk._turn.acquire()
    replaying.go(-1, done=lambda _change: pytest.fail("done"), failed=failed.append)
    desk._turn.release()
    assert len(failed) == 1
    assert diary(desk, day_id) == "Snow"
