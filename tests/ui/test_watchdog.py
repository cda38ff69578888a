import logging
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.watchdog import Watchdog, places

DUMP = """Timeout (0:00:00.100000)!
Thread 0x00000000000000aa (most recent call first):
  File "/usr/lib/python3.11/threading.py", line 982 in run

Thread 0x00000000000000bb (most recent call first):
  File "/home/anna/site-packages/ui/slow.py", line 5 in slow down
  File "/home/anna/site-packages/ui/app.py", line 6 in <module>
"""


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def slow_slot() -> None:
    end = time.perf_counter() + 0.25
    while time.perf_counter() < end:
        pass


def test_the_slot_that_holds_the_window_is_named(
    owner: QObject, qtbot: QtBot, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    watchdog = Watchdog(owner, 60)
    QTimer.singleShot(10, owner, slow_slot)
    with caplog.at_level(logging.WARNING):
        qtbot.waitUntil(lambda: "slow_slot" in caplog.text, timeout=5000)
    watchdog.stop()
    assert "stood still for" in caplog.text
    assert "tests/ui/test_watchdog.py:" in caplog.text
    assert "slow_slot" in capsys.readouterr().err


def test_only_the_thread_of_the_window_is_told() -> None:
    assert places(DUMP, 0xBB) == ["ui/slow.py:5 slow down", "ui/app.py:6 <module>"]
    assert places(DUMP, 0xCC) == []
