"""Collecting Python's cyclic garbage on the window's thread alone, and never long.

Closed widgets hang together in cycles. Python collects those in whatever thread happens to allocate, and Qt
crashes where a job's thread takes a widget apart. Going through all that lives takes a tenth of a second; so
what has lived for some minutes is left out until the traveller is elsewhere.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY_MS, _FIRST_MS = 1_000, 8_000
"""While the program starts nothing it makes is garbage."""
_OFTEN = 10
"""So many collections of the young make one of the older, as Python itself does it."""
_MANY = 300_000
"""None of so many new things, a job's for years of days, is looked through before that either."""
_AWAY = 60
"""The traveller is elsewhere once another program's window has been in front for so many looks."""


class Collector(QObject):
    """Takes the collecting over from Python while it lives; made on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._is_new, self._away = True, 0
        self._timer = QTimer(self, interval=_FIRST_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.timeout.connect(lambda: self._timer.setInterval(_EVERY_MS))
        self._timer.start()

    def collect(self) -> None:
        """Collect what Python would have collected by now."""
        is_here = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        self._away = 0 if is_here else self._away + 1
        young, middle, old = gc.get_count()
        if self._away == _AWAY and middle + old:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            return
        if young < gc.get_threshold()[0]:
            return
        if young > _MANY:
            gc.freeze()
            return
        if old <= _OFTEN:
            gc.collect(1 if middle > _OFTEN else 0)
            return
        # What there is at first is the program itself.
        if not self._is_new:
            gc.collect()
        self._is_new = False
        gc.freeze()

    def stop(self) -> None:
        """Give it back to Python, once no job runs any more."""
        self._timer.stop()
        gc.enable()
