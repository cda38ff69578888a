"""The short glide from one zoom to the next."""

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStyle

from expedition.cartography.mercator import View

_GLIDE_MS = 120
_FRAME_MS = 8


class ZoomGlide(QObject):
    """Brings a view nearer or farther within 120 ms; at once where the desktop wants less motion.

    Signals:
        moved: The view of the next frame.
    """

    moved = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._step)
        self._clock = QElapsedTimer()
        self._start: View | None = None
        self._factor, self._most_px, self._told = 1.0, 1.0, 0.0
        self._at = QPointF()

    @property
    def is_running(self) -> bool:
        """Whether frames are still to come."""
        return self._timer.isActive()

    def zoom(self, view: View, factor: float, at: QPointF, most_px: float) -> None:
        """Go from here; what is left of a glide under way is added."""
        left = self._left() if self.is_running else 1.0
        self._start, self._factor, self._at, self._most_px = view, factor * left, at, most_px
        self._told = 0.0
        if not _is_motion_wanted():
            self._finish()
            return
        self._clock.start()
        if not self.is_running:
            self._timer.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._timer.stop()

    def finish(self) -> None:
        """Go to the end at once."""
        if self.is_running:
            self._finish()

    def _finish(self) -> None:
        self._timer.stop()
        self._tell(1.0)

    def _left(self) -> float:
        # Of the frame last shown, not of this moment: the view handed over is that of the frame.
        return float(self._factor ** (1.0 - self._told))

    def _progress(self) -> float:
        way = min(1.0, self._clock.elapsed() / _GLIDE_MS)
        return 1.0 - (1.0 - way) ** 2

    def _step(self) -> None:
        progress = self._progress()
        if progress >= 1.0:
            self._timer.stop()
        self._tell(progress)

    def _tell(self, progress: float) -> None:
        if self._start is not None:
            self._told = progress
            factor = self._factor**progress
            self.moved.emit(self._start.zoomed(factor, self._at.x(), self._at.y(), self._most_px))


def _is_motion_wanted() -> bool:
    style = QApplication.style()
    return bool(style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration))
