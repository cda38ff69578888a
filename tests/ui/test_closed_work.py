import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from expedition.errors import UserError
from tests.blank import blank
from ui.background import Background, Progress
from ui.closed_work import ClosedWork
from ui.desk import Desk
from ui.opening import Opener
from ui.settings import Settings


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """With an empty logbook on it."""
    made = Desk()
    made.put(blank(tmp_path / "log"))
    yield made
    made.put(None)


@pytest.fixture
def work(desk: Desk, background: Background, tmp_path: Path) -> ClosedWork:
    opener = Opener(desk, Settings(tmp_path / "settings.ini"), background, desk)
    return ClosedWork(desk, background, opener, desk)


def test_the_logbook_is_closed_for_the_work_and_open_when_it_is_done(
    desk: Desk, work: ClosedWork, tmp_path: Path, qtbot: QtBot
) -> None:
    left: list[bool] = []
    results: list[tuple[str, bool]] = []
    work.leaving.connect(lambda: left.append(desk.is_open))
    work.begin(
        tmp_path / "log",
        lambda _progress: "closed" if not (tmp_path / "log" / "logbook.db-wal").exists() else "open",
        done=lambda result: results.append((result, desk.is_open)),
        failed=pytest.fail,
    )
    assert work.is_at_work
    assert not desk.is_open
    qtbot.waitUntil(lambda: results == [("closed", True)], timeout=5000)
    assert left == [True]
    assert not work.is_at_work


@pytest.mark.parametrize("is_stopped", [False, True])
def test_what_fails_or_is_stopped_leaves_the_logbook_open_again(
    desk: Desk, work: ClosedWork, tmp_path: Path, qtbot: QtBot, *, is_stopped: bool
) -> None:
    said: list[str] = []

    def go_on(progress: Progress) -> None:
        if not is_stopped:
            message = "The disk is full."
            raise UserError(message)
        while True:
            progress(0, 0, "")
            time.sleep(0.005)

    work.begin(tmp_path / "log", go_on, done=lambda _none: pytest.fail("done"), failed=said.append)
    if is_stopped:
        work.stop()
    qtbot.waitUntil(lambda: bool(said) and desk.is_open, timeout=5000)
    assert said == ["" if is_stopped else "The disk is full."]
