"""Where a chart lies on its canvas, and what lies under a place of it."""

from PySide6.QtCore import QRectF

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class Plot:
    """The axes of one chart: their box on the canvas, their limits in data, boxes of words, along lines."""

    box: QRectF
    x: tuple[float, float]
    y: tuple[float, float]
    words: tuple[QRectF, ...] = ()
    lines: tuple[QRectF, ...] = ()

    def x_at(self, pixel: float) -> float:
        """The data x under a pixel."""
        return self.x[0] + (pixel - self.box.left()) / self.box.width() * (self.x[1] - self.x[0])

    def y_at(self, pixel: float) -> float:
        """The data y under a pixel."""
        return self.y[0] + (self.box.bottom() - pixel) / self.box.height() * (self.y[1] - self.y[0])

    def pixel_x(self, x: float) -> float:
        """The pixel of a data x."""
        return self.box.left() + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.box.width()

    def pixel_y(self, y: float) -> float:
        """The pixel of a data y."""
        return self.box.bottom() - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.box.height()

    def covered(self, place: QRectF) -> float:
        """How many square pixels of words and lines a box would lie on."""
        common = (box.intersected(place) for box in (*self.words, *self.lines) if box.intersects(place))
        return sum(box.width() * box.height() for box in common)

    def free_of_words(self, x: float, top: float, bottom: float, air: float) -> list[tuple[float, float]]:
        """The pieces of an upright from top to bottom that keep so many pixels clear of words, from above."""
        crossed = (box for box in self.words if box.left() - air <= x <= box.right() + air)
        pieces, at = [], top
        for box in sorted(crossed, key=QRectF.top):
            if box.bottom() + air <= at or box.top() - air >= bottom:
                continue
            pieces.append((at, box.top() - air))
            at = box.bottom() + air
        return [(above, below) for above, below in (*pieces, (at, bottom)) if below > above]
