"""Work of the window's own thread that takes its time: a piece in each turn, so that keys come between."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_LONGEST_S = 0.012


class InTurn(QObject):
    """Does one piece of work after another, and a little of it in each turn of the window.

    What is begun again for the same object takes the place of what was not finished for it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[QObject, Iterator[None]] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, whose: QObject, pieces: Iterator[None]) -> None:
        """Do these pieces after all that waits already."""
        self.drop(whose)
        self._waiting[whose] = pieces
        self._timer.start()

    def drop(self, whose: QObject) -> None:
        """Nobody wants the rest of it any more."""
        self._waiting.pop(whose, None)

    def _go_on(self) -> None:
        """The first that waits, for as long as nobody notices."""
        ends = perf_counter() + _LONGEST_S
        while self._waiting and perf_counter() < ends:
            whose, pieces = next(iter(self._waiting.items()))
            for _piece in pieces:
                if perf_counter() >= ends:
                    return
            if self._waiting.get(whose) is pieces:
                self.drop(whose)
        if not self._waiting:
            self._timer.stop()
