"""Small photos beside the line of the sketch, where they were taken."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from ui.widgets.sketch_drawing import SketchDrawing

_MOST = 6
_APART = 70
"""Photos taken closer together, in pixels, have one picture between them."""


class SketchPictures:
    """Which photos belong to which samples of the way, and where their pictures were drawn last."""

    def __init__(self) -> None:
        self.picture_of: Callable[[int], QImage | None] = lambda _photo: None
        self._photos: tuple[tuple[int, int], ...] = ()
        self._drawn: list[tuple[QRectF, int]] = []
        self.is_waiting = False

    @property
    def samples(self) -> list[int]:
        """The samples of the way at which photos were taken."""
        return [index for index, _photo in self._photos]

    def show(self, photos: Sequence[tuple[int, int]]) -> None:
        """Other photos: sample and id of each."""
        self._photos = tuple(photos)
        self._drawn = []

    def draw(self, drawing: SketchDrawing, spots: Sequence[QPointF]) -> list[QPointF]:
        """Draw as many as have room; the spots of those that are still to be marked."""
        self._drawn, self.is_waiting = [], False
        left, used = [], list[QPointF]()
        for spot, (_index, photo) in zip(spots, self._photos, strict=True):
            if any((spot - other).manhattanLength() < _APART for other in used):
                continue
            image = self.picture_of(photo)
            self.is_waiting = self.is_waiting or image is None
            box = drawing.picture(spot, image) if image is not None and len(used) < _MOST else None
            if box is None:
                left.append(spot)
            else:
                used.append(spot)
                self._drawn.append((box, photo))
        return left

    def photo_at(self, at: QPointF) -> int | None:
        """The photo whose picture is at this pixel."""
        return next((photo for box, photo in self._drawn if box.contains(at)), None)
