from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.background import Background, Progress
from ui.icons import Icons
from ui.panels import foot as foot_module
from ui.panels.foot import Foot
from ui.theme import Theme


@pytest.fixture
def foot(theme: Theme, icons: Icons, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Foot:
    monkeypatch.setattr(foot_module, "NOTICE_MS", 50)
    made = Foot(theme, icons)
    qtbot.addWidget(made)
    made.show()
    return made


def test_news_go_after_a_while(foot: Foot, qtbot: QtBot) -> None:
    foot.tell("Imported 5 days · Ctrl+Z")
    assert foot.words == "Imported 5 days · Ctrl+Z"
    qtbot.waitUntil(lambda: foot.words == "All saved", timeout=1000)


def test_an_error_stays(foot: Foot, qtbot: QtBot) -> None:
    foot.tell("The disk is full: make room.", is_error=True)
    qtbot.wait(120)
    assert foot.words == "The disk is full: make room."


def test_work_is_shown_and_can_be_stopped(foot: Foot, background: Background, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(112, 300, "Reading")

    background.began.connect(foot.watch)
    job: Any = background.run(work, done=lambda _none: None, failed=pytest.fail, name="Reading the files")
    qtbot.waitUntil(lambda: "112 of 300" in foot.words)
    qtbot.waitUntil(lambda: foot._cancel.isVisible())
    foot._cancel.click()
    assert job.is_cancelled
    assert foot.words == "All saved"
    job.wait()


def test_a_long_sentence_is_read_whole(foot: Foot, qtbot: QtBot) -> None:
    foot.resize(256, foot.height())
    low = foot.height()
    foot.tell("It is still in use by a window on this computer (since 08:16).", is_error=True)
    assert foot.height() > low
    assert foot._words.heightForWidth(foot._words.width()) <= foot.height()
    foot.tell("Put back")
    assert foot.height() == low


def test_what_cannot_be_saved_is_not_called_saved(foot: Foot) -> None:
    foot.tell_kept(is_kept=False)
    assert foot.words == "Read only"
    foot.tell_kept(is_kept=True)
    assert foot.words == "All saved"
