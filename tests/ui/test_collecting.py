import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.background import Background
from ui.collecting import Collector


class _Cycle:
    def __init__(self, seen: list[str]) -> None:
        self.itself, self.seen = self, seen

    def __del__(self) -> None:
        self.seen.append(threading.current_thread().name)


def test_a_job_never_takes_apart_what_the_window_left(qtbot: QtBot) -> None:
    background = Background()
    seen: list[str] = []
    done: list[object] = []
    _Cycle(seen)
    background.run(
        lambda _progress: [[number] for number in range(300_000)], done=done.append, failed=seen.append
    )
    qtbot.waitUntil(lambda: bool(done))
    assert seen == []
    gc.collect()
    assert seen == ["MainThread"]
    background.stop()
    assert gc.isenabled()


def test_the_window_collects_what_has_gathered(qtbot: QtBot) -> None:
    seen: list[str] = []
    owner = QObject()
    collector = Collector(owner)
    gc.collect()
    _Cycle(seen)
    kept = [[number] for number in range(5_000)]
    collector.collect()
    assert seen == ["MainThread"]
    assert len(kept) == 5_000
    collector.stop()
