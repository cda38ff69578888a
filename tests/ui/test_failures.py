import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from expedition.errors import UserError
from ui import failures


@pytest.fixture
def broke() -> list[str]:
    return []


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, broke: list[str]) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    failures.catch_all(heard.append, broke.append)
    return heard


@pytest.fixture
def quiet_root() -> Iterator[None]:
    handlers = list(logging.getLogger().handlers)
    yield
    for handler in logging.getLogger().handlers[:]:
        if handler not in handlers:
            logging.getLogger().removeHandler(handler)
            handler.close()


def failing(error: Exception) -> None:
    try:
        raise error
    except Exception as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_a_sentence_for_the_traveller_is_shown_as_it_is(told: list[str]) -> None:
    failing(UserError("The disk is full: make room."))
    assert told == ["The disk is full: make room."]


def test_a_bug_is_told_by_kind_and_place_and_its_words_stay_out_of_the_log(
    told: list[str], broke: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    failing(ValueError("Dear diary"))
    assert told == []
    assert len(broke) == 1
    assert "Dear diary" not in broke[0]
    assert "ValueError" in caplog.text
    assert "test_failures.py" in caplog.text
    assert "Dear diary" not in caplog.text


def test_a_bug_in_another_thread_is_told_too(told: list[str], broke: list[str]) -> None:
    thread = threading.Thread(target=lambda: failing_here())
    thread.start()
    thread.join()
    assert broke[0].startswith("ZeroDivisionError")


def failing_here() -> None:
    raise ZeroDivisionError


def test_libraries_and_home_are_not_quoted_in_the_log(tmp_path: Path, quiet_root: None) -> None:
    failures.log_to(tmp_path)
    logging.getLogger("fontTools").warning("the title Dear diary has no glyphs")
    try:
        raise ValueError("43.25, 76.95")
    except ValueError:
        logging.getLogger("ui").exception("It broke in %s", Path.home() / "trips")
    log = (tmp_path / "expedition.log").read_text()
    assert "fontTools: (" in log
    assert "It broke in ~/trips: ValueError" in log.replace("\\", "/")
    assert "Dear diary" not in log
    assert "43.25" not in log


def test_the_log_goes_to_a_file_that_stays_small(
    tmp_path: Path, quiet_root: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "_MOST_BYTES", 10)
    (tmp_path / "expedition.log").write_text("older than this evening")
    failures.log_to(tmp_path)
    logging.getLogger("ui").error("new")
    assert "new" in (tmp_path / "expedition.log").read_text()
    assert (tmp_path / "expedition.old.log").read_text() == "older than this evening"


def test_without_a_place_for_the_log_the_program_goes_on(tmp_path: Path, quiet_root: None) -> None:
    (tmp_path / "file").write_text("")
    failures.log_to(tmp_path / "file" / "logs")
