import logging
import threading
import time
import weakref
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from expedition.errors import UserError
from ui.background import Background, Job, Progress


def test_a_result_arrives_on_the_window_thread(background: Background, qtbot: QtBot) -> None:
    got: list[object] = []
    background.run(
        lambda _progress: threading.current_thread().name,
        done=lambda name: got.extend([name, threading.current_thread() is threading.main_thread()]),
        failed=pytest.fail,
    )
    qtbot.waitUntil(lambda: bool(got))
    assert got == ["job", True]


def test_progress_is_told(background: Background, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        progress(3, 9, "edge.gpx")

    told: list[tuple[int, int, str]] = []
    finished: list[None] = []
    job = background.run(work, done=finished.append, failed=pytest.fail)
    job.progressed.connect(lambda *args: told.append(args))
    qtbot.waitUntil(lambda: bool(finished))
    assert told == [(3, 9, "edge.gpx")]


def _hold(_large: object, _progress: Progress) -> None:
    """A job that works on something."""


def test_what_a_job_held_is_given_back_once_no_more_follow(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Large:
        """What a job works on."""

    given: list[bool] = []
    monkeypatch.setattr("ui.background.give_back", lambda: given.append(True))
    large = Large()
    kept = weakref.ref(large)
    got: list[None] = []
    background.run(partial(_hold, large), done=got.append, failed=pytest.fail)
    del large
    qtbot.waitUntil(lambda: bool(got))
    assert background._calm.isActive()
    for job in tuple(background._ending):
        job.wait()
    background._calm.timeout.emit()
    assert given == [True]
    assert kept() is None


def test_a_sentence_for_the_user_comes_through(background: Background, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise UserError("ride.gpx is empty: choose another file.")

    heard: list[str] = []
    background.run(work, done=lambda _none: None, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["ride.gpx is empty: choose another file."]


def test_a_bug_becomes_one_sentence_and_a_log_line(
    background: Background, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    heard: list[str] = []
    with caplog.at_level(logging.ERROR):
        background.run(work, done=lambda _none: None, failed=heard.append)
        qtbot.waitUntil(lambda: bool(heard))
    assert "Traceback" not in heard[0]
    assert "ZeroDivisionError" in caplog.text


def test_cancel_is_heard_at_once_and_the_result_thrown_away(background: Background, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            time.sleep(0.005)
            progress(0, 0, "")

    ended: list[bool] = []
    job = background.run(work, done=lambda _none: pytest.fail("came back"), failed=pytest.fail)
    job.ended.connect(lambda: ended.append(True))
    job.cancel()
    assert ended == [True]
    job.wait()


def test_leaving_waits_for_jobs_cancelled_before(qtbot: QtBot) -> None:
    background, go, ended = Background(), threading.Event(), threading.Event()

    def work(_progress: Progress) -> None:
        go.wait(5)
        ended.set()

    job = background.run(work, done=lambda _none: None, failed=lambda _why: None)
    job.cancel()
    threading.Timer(0.1, go.set).start()
    background.stop()
    assert ended.is_set()
    assert not job.is_running


def _ignore(_held: object, _progress: Progress) -> None:
    return


def test_what_a_job_made_is_let_go_when_the_next_one_ends(background: Background, qtbot: QtBot) -> None:
    class Large:
        """Stands for a book, or the lines of a trip."""

    large = Large()
    kept = weakref.ref(large)
    ends: list[None] = []
    background.run(partial(_ignore, large), done=ends.append, failed=pytest.fail)
    del large
    qtbot.waitUntil(lambda: len(ends) == 1)
    background.run(lambda _progress: None, done=ends.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: len(ends) == 2 and kept() is None)
    assert len(background.findChildren(Job)) <= 1


def test_after_the_end_no_thread_begins(qtbot: QtBot) -> None:
    background, done = Background(), []
    background.stop()
    job = background.run(lambda _progress: done.append("work"), done=lambda _none: None, failed=done.append)
    assert job.is_cancelled
    assert not job.is_running
    qtbot.wait(20)
    assert done == []
