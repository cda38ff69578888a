"""Watching a real window at work: how late its clock gets, and when something was painted."""

import sys
from collections.abc import Callable
from time import perf_counter, thread_time

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

TICK_MS = 10
_GIVE_UP_S = 20.0


class Lateness:
    """Notes, while it runs, by how many milliseconds each tick of a timer comes late, and when."""

    def __init__(self) -> None:
        self.late_ms: dict[str, list[float]] = {}
        self.part = ""
        self._last = perf_counter()
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self, part: str) -> None:
        """Count what follows under this name."""
        self.part = part
        self.late_ms.setdefault(part, [])
        if not self._timer.isActive():
            self._last = perf_counter()
            self._timer.start()

    def _tick(self) -> None:
        now = perf_counter()
        self.late_ms[self.part].append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._last = now


class Painting(QObject):
    """Notes when a widget and all that is painted together with it stood on the screen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._done: list[tuple[float, float]] = []
        self._painted = QEvent.Type(QEvent.registerEventType())
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Painting has begun: a posted event comes right after the whole of it."""
        if event.type() == QEvent.Type.Paint:
            QCoreApplication.postEvent(self, QEvent(self._painted), Qt.EventPriority.HighEventPriority.value)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Painting is done."""
        if event.type() == self._painted:
            self._done.append((perf_counter(), thread_time()))
        return super().event(event)

    def after(self, act: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds from this act until the widget has been painted anew, and how many of them were work.

        The second figure is that of the window's thread alone, and the same on a busy machine; both are NaN
        where it never is painted.
        """
        self._done.clear()
        start, begun = perf_counter(), thread_time()
        act()
        while not self._done and perf_counter() - start < _GIVE_UP_S:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        if not self._done:
            return float("nan"), float("nan")
        painted, worked = self._done[0]
        return (painted - start) * 1000, (worked - begun) * 1000


def wait(until: Callable[[], bool]) -> None:
    """Let the window live until something is true."""
    loop = QEventLoop()
    look = QTimer(interval=20)
    look.timeout.connect(lambda: loop.quit() if until() else None)
    look.start()
    loop.exec()


def pause(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def repeat(act: Callable[[], object], times: int, every_ms: int) -> None:
    """Do something again and again, as a held key does."""
    loop, left = QEventLoop(), [times]
    timer = QTimer(interval=every_ms)

    def step() -> None:
        act()
        left[0] -= 1
        if not left[0]:
            loop.quit()

    timer.timeout.connect(step)
    timer.start()
    loop.exec()


def say(words: str) -> None:
    """Write a line to the terminal."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
