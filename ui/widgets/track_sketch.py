"""A simple map of lines: the day shown, the days around it, start and end, kilometres, scale and north."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from expedition.cartography import mercator
from expedition.cartography.mercator import View
from expedition.points import F64, Points
from expedition.stats.along import Way
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.map_buttons import MapButtons
from ui.widgets.sketch_drawing import PIN_ICON, Role, SketchDrawing, WorldLine, WorldPlace
from ui.widgets.sketch_pictures import SketchPictures

_MOST_PX = mercator.EQUATOR_M / 0.5
_MARGIN, _NEAR_PX = 56, 24
_WHEEL_STEP, _KEY_STEP, _PAN_PX = 1.25, 1.5, 60
_MIDDLE_SPAN = 0.02 / 360
_WITHOUT_RING = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


@dataclass(frozen=True, slots=True, eq=False)
class SketchLine:
    """A line to draw and what it is."""

    points: Points
    role: Role
    is_carried: bool = False
    is_reconstructed: bool = False


@dataclass(frozen=True, slots=True)
class SketchPlace:
    """A name at a position in degrees; `is_end` for start and end of the day shown."""

    lat: float
    lon: float
    name: str
    is_end: bool = False


class TrackSketch(QWidget):
    """Draws lines without a base map.

    Signals:
        cursor_moved: The sample of the way under the pointer, or −1.
        photo_chosen: The id of the photo whose picture was clicked.
    """

    cursor_moved = Signal(int)
    photo_chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._lines: list[WorldLine] = []
        self._places: list[WorldPlace] = []
        self._pins: tuple[tuple[int, str], ...] = ()
        self.pictures = SketchPictures()
        self._way: Way | None = None
        self._way_x, self._way_y = np.empty(0), np.empty(0)
        self._fitted: tuple[F64, F64] = (np.empty(0), np.empty(0))
        self._view: View | None = None
        self._is_moved = False
        self._cursor = -1
        self._held: QPointF | None = None
        self._drawn: QPixmap | None = None
        self._has_ring = False
        self._words_if_empty = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Track sketch"))
        self._buttons = MapButtons(theme, icons, self)
        self._buttons.zoomed.connect(lambda way: self._zoom(_KEY_STEP**way))
        self._buttons.fitted.connect(self.fit)
        theme.changed.connect(self._redraw)

    def sizeHint(self) -> QSize:
        """About as high as wide."""
        return QSize(self._theme.px(374), self._theme.px(420))

    def show_lines(
        self,
        lines: Sequence[SketchLine],
        places: Sequence[SketchPlace] = (),
        way: Way | None = None,
        words_if_empty: str = "",
        pins: Sequence[tuple[int, str]] = (),
        photos: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Show other lines, fitted to those of the day.

        Args:
            lines: What to draw.
            places: Names.
            way: The samples the cursor runs on.
            words_if_empty: Stand there when there are no lines.
            pins: Samples of the way with the icon of what happened there.
            photos: Samples of the way with the id of a photo taken there.
        """
        self._pins = tuple(pins)
        self.pictures.show(photos)
        lines = [line for line in lines if len(line.points)]
        today = [line for line in lines if line.role is Role.TODAY] or lines
        near = _middle(today)
        self._lines = [_to_world(line, near) for line in lines]
        self._places = [_place_to_world(place, near) for place in places]
        self._way, self._cursor, self._words_if_empty = way, -1, words_if_empty
        if way is not None:
            self._way_x, self._way_y = mercator.to_world(way.points.lat, way.points.lon, near)
        chosen = [line for line in self._lines if line.role is Role.TODAY] or self._lines
        self._fitted = (
            np.concatenate([line.x for line in chosen] or [np.empty(0)]),
            np.concatenate([line.y for line in chosen] or [np.empty(0)]),
        )
        keys = _("Plus and minus zoom, arrow keys move the ground, zero fits the day.")
        self.setAccessibleDescription(keys if lines else words_if_empty)
        self.fit()

    def fit(self) -> None:
        """Bring the whole day into view."""
        self._is_moved = False
        margin = min(self._theme.px(_MARGIN), max(8, min(self.width(), self.height()) // 5))
        most = min(_MOST_PX, max(self.width(), 1) / _MIDDLE_SPAN)
        buttons = self._buttons.width()
        view = mercator.fit(*self._fitted, max(1, self.width() - buttons), self.height(), margin, most)
        shift = buttons / 2 / view.world_px
        self._view = View(view.x + shift, view.y, view.world_px, self.width(), self.height())
        self._redraw()

    @property
    def view(self) -> View | None:
        """What is in sight."""
        return self._view

    def spot_of(self, index: int) -> QPointF:
        """The pixel of a sample of the way."""
        if self._view is None:
            return QPointF()
        x, y = self._view.to_px(self._way_x[index : index + 1], self._way_y[index : index + 1])
        return QPointF(float(x[0]), float(y[0]))

    def set_cursor(self, index: int) -> None:
        """Move the cursor without telling anybody."""
        if index != self._cursor:
            self._cursor = index
            self.update()

    def take_pictures(self) -> None:
        """Draw the pictures that were not there yet."""
        if self.pictures.is_waiting:
            self._redraw()

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep the day fitted, or the chosen view centred, in the new size."""
        px = self._theme.px
        self._buttons.move(self.width() - self._buttons.sizeHint().width() - px(10), px(10))
        if self._is_moved and self._view:
            self._view = View(self._view.x, self._view.y, self._view.world_px, self.width(), self.height())
            self._redraw()
        else:
            self.fit()

    # Pointer and keys

    def _zoom(self, factor: float, at: QPointF | None = None) -> None:
        if self._view is None or not self._lines:
            return
        at = at or QPointF(self.width() / 2, self.height() / 2)
        self._is_moved = True
        self._view = self._view.zoomed(factor, at.x(), at.y(), _MOST_PX)
        self._redraw()

    def _pan(self, dx: float, dy: float) -> None:
        if self._view is not None and self._lines:
            self._is_moved = True
            self._view = self._view.moved(dx, dy)
            self._redraw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        turned = event.angleDelta().y() / 120
        if turned:
            self._zoom(_WHEEL_STEP**turned, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the ground, or open a photo."""
        photo = self.pictures.photo_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and photo is not None:
            self.photo_chosen.emit(photo)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the ground, or point at the line."""
        if self._held is not None:
            moved = event.position() - self._held
            self._held = event.position()
            self._pan(moved.x(), moved.y())
        else:
            is_photo = self.pictures.photo_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if is_photo else Qt.CursorShape.ArrowCursor)
            if self._way is not None:
                self._move(self._sample_near(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        """Without the pointer there is no cursor."""
        self._move(-1)

    def _move(self, index: int) -> None:
        if index != self._cursor:
            self._cursor = index
            self.cursor_moved.emit(index)
            self.update()

    def _sample_near(self, at: QPointF) -> int:
        if self._view is None or not len(self._way_x):
            return -1
        x, y = self._view.to_px(self._way_x, self._way_y)
        distance = np.hypot(x - at.x(), y - at.y())
        index = int(distance.argmin())
        return index if distance[index] <= self._theme.px(_NEAR_PX) else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and − zoom, 0 fits, arrows move the ground."""
        key = Qt.Key
        pans = {key.Key_Left: (1, 0), key.Key_Right: (-1, 0), key.Key_Up: (0, 1), key.Key_Down: (0, -1)}
        if event.key() in (key.Key_Plus, key.Key_Equal):
            self._zoom(_KEY_STEP)
        elif event.key() == key.Key_Minus:
            self._zoom(1 / _KEY_STEP)
        elif event.key() == key.Key_0:
            self.fit()
        elif event.key() in pans:
            dx, dy = pans[key(event.key())]
            self._pan(dx * _PAN_PX, dy * _PAN_PX)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring only for those who come by keyboard."""
        self._has_ring = event.reason() not in _WITHOUT_RING
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """Take the focus ring away."""
        self.update()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The kept drawing with the cursor over it."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatio() != ratio:
            self._drawn = self._draw(ratio)
        painter = QPainter(self)
        painter.drawPixmap(QPoint(0, 0), self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view is not None and self._way is not None and 0 <= self._cursor < len(self._way_x):
            painter.setPen(QPen(self._theme.color("here"), 3))
            painter.setBrush(self._theme.color("page"))
            painter.drawEllipse(self.spot_of(self._cursor), 7, 7)
        if self.hasFocus() and self._has_ring:
            painter.setPen(QPen(self._theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _draw(self, ratio: float) -> QPixmap:
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(self._theme.color("land"))
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._buttons.setVisible(bool(self._lines))
        if self._lines and self._view is not None:
            self._draw_ground(SketchDrawing(painter, self._theme, self._view))
        else:
            painter.setFont(self._theme.body())
            painter.setPen(self._theme.color("ink3"))
            painter.drawText(
                QRectF(self.rect()).adjusted(32, 32, -32, -32),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                self._words_if_empty,
            )
        painter.end()
        return drawn

    def _icon(self, name: str) -> QPixmap:
        return self._icons.pixmap(name, PIN_ICON, "ink", self.devicePixelRatioF())

    def _draw_ground(self, drawing: SketchDrawing) -> None:
        drawing.lines(self._lines)
        drawing.keep_free(QRectF(self._buttons.geometry()))
        at = [index for index, _icon in self._pins]
        pins = drawing.pins(self._way_x[at], self._way_y[at]) if at else []
        for spot in self.pictures.draw(drawing, list(map(self.spot_of, self.pictures.samples))):
            drawing.keep_free(QRectF(spot.x() - 7, spot.y() - 7, 14, 14))
            drawing.pin(spot, self._icon("image"))
        drawing.places(self._places)
        if self._way is not None:
            drawing.kilometres(self._way_x, self._way_y, self._way.distance_m)
        for spot, (_index, icon) in zip(pins, self._pins, strict=False):
            drawing.pin(spot, self._icon(icon))
        drawing.scale_bar()
        drawing.north()
        if any(line.is_reconstructed and line.role is Role.TODAY for line in self._lines):
            drawing.note(_("reconstructed, not recorded"))


def _middle(lines: Sequence[SketchLine]) -> float:
    """The world x around which all lines are laid."""
    if not lines:
        return 0.5
    x, _y = mercator.to_world(lines[0].points.lat, lines[0].points.lon)
    return float(x.min() + x.max()) / 2


def _to_world(line: SketchLine, near: float) -> WorldLine:
    x, y = mercator.to_world(line.points.lat, line.points.lon, near)
    return WorldLine(x, y, line.points.segment_starts, line.role, line.is_carried, line.is_reconstructed)


def _place_to_world(place: SketchPlace, near: float) -> WorldPlace:
    x, y = mercator.to_world(np.array([place.lat]), np.array([place.lon]), near)
    return WorldPlace(float(x[0]), float(y[0]), place.name, place.is_end)
