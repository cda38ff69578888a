"""The end of the session: logging out, shutting down, or a signal that asks the program to end."""

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

from expedition.errors import UserError
from ui.front import Front

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")
_FIRST_WORDS_S, _LONGEST_S = 1.5, 8.0
"""So long words typed before the page is there are waited for, and all of it may take."""
_LOOK_MS = 50


class SessionEnd(QObject):
    """Ends the program well and soon, and asks nobody: what cannot be saved is offered at the next start."""

    def __init__(self, main: "MainWindow", front: Front, parent: QObject) -> None:
        super().__init__(parent)
        self._main, self._front = main, front
        self._begun_at: float | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.connect(lambda _session: self.keep(), Qt.ConnectionType.DirectConnection)
        if sys.platform != "win32":
            self._listen()

    @property
    def is_begun(self) -> bool:
        """Whether the program is ending, and nobody waits for it."""
        return self._begun_at is not None

    def keep(self) -> None:
        """Save what is typed; the session is about to end, or may still go on."""
        if self._main.desk.is_open:
            with suppress(UserError):
                self._main.views.keep_typed()
            self._main.drafts.put_aside()

    def end(self) -> None:
        """Save what is typed, close everything and leave; asks nobody."""
        if self._begun_at is None:
            self._begun_at = time.monotonic()
            last = threading.Timer(_LONGEST_S, os._exit, (0,))
            last.daemon = True
            last.start()
        words = self._front.words
        is_soon = time.monotonic() < self._begun_at + _FIRST_WORDS_S
        if words is not None and words.is_typed and is_soon:
            QTimer.singleShot(_LOOK_MS, self, self.end)
            return
        self._front.words = None
        self.keep()
        self._main.continuing.end()
        for window in QApplication.topLevelWidgets():
            if window is not self._front:
                window.hide()
        # What stands in a field and cannot be read keeps the window open once.
        if not self._front.close():
            self._front.close()
        QCoreApplication.exit(0)

    def _listen(self) -> None:
        """Hear signals through a pipe: Python's own handlers would wait until something else happens."""
        self._reading, writing = os.pipe()
        for handle in (self._reading, writing):
            os.set_blocking(handle, False)
        for name in _NAMES:
            signal.signal(getattr(signal, name), _nothing)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        with suppress(BlockingIOError):
            heard = os.read(self._reading, 100)
            if set(heard) & {getattr(signal, name) for name in _NAMES}:
                self.end()


def _nothing(_number: int, _frame: object) -> None:
    """The signal is heard elsewhere; without a handler it would end the program at once."""
