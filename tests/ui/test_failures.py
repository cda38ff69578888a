import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from expedition.errors import UserError
from ui import failures


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    failures.catch_all(heard.append)
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


def test_a_bug_is_one_sentence_and_its_words_stay_out_of_the_log(
    told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    failing(ValueError("Dear diary"))
    assert len(told) == 1
    assert "Traceback" not in told[0]
    assert "ValueError" in caplog.text
    assert "test_failures.py" in caplog.text
    assert "Dear diary" not in caplog.text


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
