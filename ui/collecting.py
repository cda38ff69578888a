"""Collecting Python's cyclic garbage on the window's thread alone.

Closed widgets hang together in cycles. Python collects those in whatever thread happens to allocate, and Qt
crashes where a job's thread takes a widget apart.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_OFTEN = 10
"""So many collections of the young make one of the older, as Python itself does it."""


class Collector(QObject):
    """Takes the collecting over from Python while it lives; made on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @staticmethod
    def collect() -> None:
        """Collect what Python would have collected by now."""
        young, middle, old = gc.get_count()
        if young >= gc.get_threshold()[0]:
            gc.collect(2 if old > _OFTEN else 1 if middle > _OFTEN else 0)

    def stop(self) -> None:
        """Give it back to Python, once no job runs any more."""
        self._timer.stop()
        gc.enable()
