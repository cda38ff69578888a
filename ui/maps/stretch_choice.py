"""A stretch of the day that the traveller picks on map or profile, and its figures."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from expedition.records.stretch import StretchFigures
from expedition.stats.along import Way
from ui.background import Background, Job

_STILL_MS = 60


class StretchChoice(QObject):
    """Keeps the two ends; figures are computed beside the window.

    Signals:
        chosen: The samples of the way between which it lies, rising; −1 and −1 for none.
        figured: Its `StretchFigures`, or None as long as they are not known.
        failed: Why there are none, in a sentence.
    """

    chosen = Signal(int, int)
    figured = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        background: Background,
        read: Callable[[int, float, float], StretchFigures],
        parent: QObject | None = None,
    ) -> None:
        """Nothing is chosen yet; `read` gives the figures of a day between two kilometres, in a job."""
        super().__init__(parent)
        self._background, self._read = background, read
        self._day_id = 0
        self._way: Way | None = None
        self._anchor = -1
        self._ends = (-1, -1)
        self._reading: Job[StretchFigures] | None = None
        # While an end is being dragged, only where it rests is worth computing.
        self._soon = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._soon.timeout.connect(self._compute)

    @property
    def ends(self) -> tuple[int, int]:
        """The samples between which it lies; −1 and −1 for none."""
        return self._ends

    @property
    def kilometres_m(self) -> tuple[float, float]:
        """The kilometres of the day at its ends, in metres; twice 0 for none."""
        if self._way is None or self._ends[0] < 0:
            return 0.0, 0.0
        return float(self._way.distance_m[self._ends[0]]), float(self._way.distance_m[self._ends[1]])

    def show_way(self, day_id: int, way: Way | None) -> None:
        """Another day, on which nothing is chosen."""
        self._day_id, self._way, self._anchor = day_id, way, -1
        self._choose(-1, -1)

    def click(self, index: int, *, is_on: bool) -> None:
        """A sample was clicked: where a stretch may begin, or `is_on` (with Shift) to where it goes on."""
        if self._way is None or not 0 <= index < len(self._way):
            self.clear()
        elif is_on and self._anchor >= 0:
            self._choose(*sorted((self._anchor, index)))
        else:
            self._anchor = index
            self._choose(-1, -1)

    def choose(self, low_m: float, high_m: float) -> None:
        """The way between two kilometres, in metres; the whole way is none."""
        if self._way is None:
            return
        first, last = self._way.nearest(low_m), self._way.nearest(high_m)
        is_whole = first == 0 and last == len(self._way) - 1
        self._anchor = -1 if is_whole else first
        self._choose(*(-1, -1) if is_whole else (first, last))

    def clear(self) -> None:
        """Choose nothing."""
        self._anchor = -1
        self._choose(-1, -1)

    def _choose(self, first: int, last: int) -> None:
        ends = (first, last) if first < last else (-1, -1)
        if ends == self._ends:
            return
        self._ends = ends
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self.chosen.emit(*ends)
        self.figured.emit(None)
        if ends[0] >= 0:
            self._soon.start()
        else:
            self._soon.stop()

    def _compute(self) -> None:
        day_id, (low_m, high_m) = self._day_id, self.kilometres_m
        self._reading = self._background.run(
            lambda _progress: self._read(day_id, low_m, high_m),
            done=self._take,
            failed=self.failed.emit,
        )

    def _take(self, figures: StretchFigures) -> None:
        self._reading = None
        self.figured.emit(figures)
