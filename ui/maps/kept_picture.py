"""What takes long to paint, painted once and only shifted while the map is moved."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from expedition.cartography.mercator import View
from expedition.record_classes import dataclass

_BESIDE_PX = 160
"""So far the map can be moved before it is painted anew."""


@dataclass(frozen=True, slots=True)
class _Picture:
    pixmap: QPixmap
    left: float
    top: float
    view: View


class KeptPicture:
    """A picture of the view and a little around it; while the map is zoomed, there is none."""

    def __init__(self, paint: Callable[[QPainter, View], None], bounds: Callable[[View], QRectF]) -> None:
        """Keep what `paint` paints within `bounds`, in pixels of the view."""
        self._paint, self._bounds = paint, bounds
        self._picture: _Picture | None = None
        self._last: View | None = None

    def forget(self) -> None:
        """It would be painted differently."""
        self._picture = None

    def draw(self, painter: QPainter, view: View) -> None:
        """Paint it, or show the picture of it."""
        ratio = painter.device().devicePixelRatioF()
        if not self._serves(view, ratio):
            is_zoomed = self._last is None or self._last.world_px != view.world_px
            self._last = view
            if is_zoomed:
                self._paint(painter, view)
                return
            self._picture = self._painted(view, ratio)
        self._last = view
        if self._picture is not None and not self._picture.pixmap.isNull():
            x, y = self._shift(self._picture, view)
            # On whole pixels: a line must not blur while it is moved.
            x = round((self._picture.left + x) * ratio) / ratio
            y = round((self._picture.top + y) * ratio) / ratio
            painter.drawPixmap(QPointF(x, y), self._picture.pixmap)

    def _serves(self, view: View, ratio: float) -> bool:
        kept = self._picture
        if kept is None or kept.view.world_px != view.world_px:
            return False
        is_same = (kept.view.width, kept.view.height) == (view.width, view.height)
        is_sharp = kept.pixmap.isNull() or kept.pixmap.devicePixelRatio() == ratio
        return is_same and is_sharp and max(map(abs, self._shift(kept, view))) <= _BESIDE_PX

    def _shift(self, kept: _Picture, view: View) -> tuple[float, float]:
        return (kept.view.x - view.x) * view.world_px, (kept.view.y - view.y) * view.world_px

    def _painted(self, view: View, ratio: float) -> _Picture:
        room = QRectF(0, 0, view.width, view.height).adjusted(
            -_BESIDE_PX, -_BESIDE_PX, _BESIDE_PX, _BESIDE_PX
        )
        box = room.intersected(self._bounds(view)).toAlignedRect()
        pixmap = QPixmap(box.size() * ratio)
        if not pixmap.isNull():
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, _cut(view, box.left(), box.top(), box.width(), box.height()))
            painter.end()
        return _Picture(pixmap, box.left(), box.top(), view)


def _cut(view: View, left: int, top: int, width: int, height: int) -> View:
    """The part of the view that begins at a pixel and has this size."""
    x, y = view.to_world(left + width / 2, top + height / 2)
    return replace(view, x=x, y=y, width=width, height=height)
