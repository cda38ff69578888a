import os
import threading
import time
from typing import Any

import pytest

from expedition import forking
from expedition.forking import Helper, helper, may_fork


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies are made although whoever runs the tests may have threads, or but one processor."""
    monkeypatch.setattr(forking, "may_fork", lambda: True)


def started(work: Any) -> Helper:
    found = helper(work)
    assert found is not None
    return found


def is_gone(pid: int) -> bool:
    """Whether a child was ended and asked for its end, too."""
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


@pytest.mark.usefixtures("free")
def test_a_copy_knows_what_is_known_here_and_tells_what_it_found() -> None:
    known = {"way": 61}
    one = started(lambda line: line.send(known["way"] + 1))
    assert one.told() == 62
    one.end()
    assert is_gone(one.pid)


@pytest.mark.usefixtures("free")
def test_a_copy_that_fails_just_ends() -> None:
    one = started(lambda _line: [][1])
    with pytest.raises(EOFError):
        one.told()
    one.end()


@pytest.mark.usefixtures("free")
def test_a_copy_is_ended_whatever_it_does() -> None:
    one = started(lambda _line: time.sleep(600))
    start = time.monotonic()
    one.end()
    assert time.monotonic() - start < 60
    assert is_gone(one.pid)


@pytest.mark.usefixtures("free")
def test_where_no_process_can_be_made_there_is_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", full)
    assert helper(lambda _line: None) is None


def test_no_copy_is_made_of_a_process_with_threads() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert not may_fork()
        assert helper(lambda _line: None) is None
    finally:
        stop.set()
        other.join()
