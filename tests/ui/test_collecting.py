import gc
import threading

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
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


def test_what_a_large_job_makes_is_not_looked_through_meanwhile(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    owner = QObject()
    collector = Collector(owner)
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: Qt.ApplicationState.ApplicationActive)
    monkeypatch.setattr(gc, "collect", lambda generation=2: looked.append(generation))
    monkeypatch.setattr(gc, "get_count", lambda: (1_000_000, 0, 0))
    collector.collect()
    assert looked == []
    assert gc.get_freeze_count() > 0
    monkeypatch.setattr(gc, "get_count", lambda: (10_000, 0, 0))
    collector.collect()
    assert looked == [0]
    gc.unfreeze()
    collector.stop()


def test_what_lives_long_is_left_alone_until_the_traveller_is_elsewhere(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = [Qt.ApplicationState.ApplicationActive]
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state[0])
    monkeypatch.setattr(gc, "get_count", lambda: (10_000, 20, 20))
    owner, seen = QObject(), list[str]()
    collector = Collector(owner)
    _Cycle(seen)
    collector.collect()
    _Cycle(seen)
    collector.collect()
    assert seen == ["MainThread"]
    state[0] = Qt.ApplicationState.ApplicationInactive
    for _look in range(60):
        collector.collect()
    assert seen == ["MainThread"] * 2
    gc.unfreeze()
    collector.stop()


def test_nothing_is_looked_through_while_the_program_starts(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr("ui.collecting._FIRST_MS", 300)
    monkeypatch.setattr("ui.collecting._EVERY_MS", 20)
    owner = QObject()
    monkeypatch.setattr(Collector, "collect", lambda _self: looked.append(1))
    collector = Collector(owner)
    qtbot.wait(100)
    assert looked == []
    qtbot.waitUntil(lambda: len(looked) > 2)
    collector.stop()
