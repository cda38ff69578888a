"""The height profile of a way, with the clock above, kilometres below and the cursor on it."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from expedition import units
from expedition.points import NO_TIME
from expedition.stats.along import Way
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.profile_drawing import MARK_PX, ProfileDrawing, ProfileMark, Scale, height_range
from ui.widgets.tips import pictured, plain

_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 40, 50
_DRAG_PX = 6
_LEAST_SPAN_M = 200.0
_BIG_STEP = 10
_TIP_PX = 200
_WITHOUT_RING = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class ProfileView(QWidget):
    """Draws a way's heights.

    Signals:
        cursor_moved: The sample under the cursor, −1 when there is none.
        photo_chosen: The id of the photo whose mark was clicked.
        span_chosen: The kilometres, in metres, between which the traveller looks closer; the ends of the
            whole way once that is shown again.
    """

    cursor_moved = Signal(int)
    photo_chosen = Signal(int)
    span_chosen = Signal(float, float)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._way: Way | None = None
        self._marks: tuple[ProfileMark, ...] = ()
        self._notes = ("", "")
        self._cursor = -1
        self._span = (0.0, 1.0)
        self._stretch = (0.0, 0.0)
        self._heights = (0.0, 1.0)
        self._pressed: float | None = None
        self._dragged = 0.0
        self._drawn: QPixmap | None = None
        self._has_ring = False
        self._clock_boxes: list[QRectF] = []
        self.picture_of: Callable[[int], QImage | None] = lambda _photo: None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Height profile"))
        self.setAccessibleDescription(_("Arrow keys move the cursor, zero shows the whole day."))
        theme.changed.connect(self._redraw)

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(self._theme.px(374), self._theme.px(237))

    def show_way(
        self, way: Way | None, marks: Sequence[ProfileMark] = (), notes: tuple[str, str] = ("", "")
    ) -> None:
        """Show another way, whole; `notes` are the words under its left and right end."""
        self._way, self._marks, self._notes = way, tuple(marks), notes
        self._cursor = -1
        self._stretch = (0.0, 0.0)
        self.show_whole()

    def show_whole(self) -> None:
        """Leave the chosen span."""
        self._show_span(0.0, max(1.0, float(self._way.distance_m[-1])) if self._way else 1.0)

    def _show_span(self, low: float, high: float) -> None:
        self._span = (low, high)
        if self._way:
            self._heights = height_range(self._way, self._span)
        self._redraw()

    def set_stretch(self, low_m: float, high_m: float) -> None:
        """Tint the way between two kilometres, in metres, and tell nobody; twice the same for none."""
        if (low_m, high_m) != self._stretch:
            self._stretch = low_m, high_m
            self.update()

    @property
    def span(self) -> tuple[float, float]:
        """The part shown, in metres of the way."""
        return self._span

    @property
    def cursor_index(self) -> int:
        """The sample under the cursor, −1 when there is none."""
        return self._cursor

    def set_cursor(self, index: int) -> None:
        """Move the cursor without telling anybody."""
        if index != self._cursor:
            self._cursor = index
            self.update()

    @property
    def scale(self) -> Scale:
        """Where kilometres and heights stand in the widget."""
        px = self._theme.px
        left, top = px(_LEFT), px(_TOP)
        width, height = self.width() - left - px(_RIGHT), self.height() - top - px(_BOTTOM)
        return Scale(QRectF(left, top, max(1, width), max(1, height)), self._span, self._heights)

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Draw for the new size."""
        self._redraw()

    # Pointer and keys

    def _move(self, index: int) -> None:
        if self._way is not None and index != self._cursor:
            self._cursor = index
            self.cursor_moved.emit(index)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a span."""
        if event.button() == Qt.MouseButton.LeftButton and self._way:
            photo = next((mark.photo for mark in self._marks_at(event) if mark.photo is not None), None)
            if photo is not None:
                QToolTip.hideText()
                self.photo_chosen.emit(photo)
                return
            self._pressed = self._dragged = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the cursor; while pressed, widen the span."""
        if self._way is None:
            return
        x = event.position().x()
        self._move(self._way.nearest(self.scale.distance(x)))
        if self._pressed is not None:
            self._dragged = x
            self.update()
        self._tell_mark(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the span that was drawn over."""
        if self._pressed is None:
            return
        scale, pressed = self.scale, self._pressed
        low, high = sorted((scale.distance(pressed), scale.distance(self._dragged)))
        self._pressed = None
        if abs(self._dragged - pressed) >= self._theme.px(_DRAG_PX) and high - low >= _LEAST_SPAN_M:
            self._show_span(low, high)
            self.span_chosen.emit(low, high)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the whole way."""
        self._pressed = None
        self._leave_span()

    def _leave_span(self) -> None:
        self.show_whole()
        self.span_chosen.emit(*self._span)

    def leaveEvent(self, _event: QEvent) -> None:
        """Without the pointer there is no cursor, unless the keyboard holds it."""
        if not self.hasFocus():
            self._move(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring only for those who come by keyboard."""
        self._has_ring = event.reason() not in _WITHOUT_RING
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """Take the focus ring away."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cursor, Home and End go to the ends, 0 shows the whole way."""
        key = event.key()
        if self._way is None:
            super().keyPressEvent(event)
            return
        step = _BIG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if key == Qt.Key.Key_0:
            self._leave_span()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(self._stepped(self._way, -step if key == Qt.Key.Key_Left else step))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move(0 if key == Qt.Key.Key_Home else len(self._way) - 1)
        elif key == Qt.Key.Key_Escape and self._cursor >= 0:
            self._move(-1)
        else:
            super().keyPressEvent(event)

    def _stepped(self, way: Way, pixels: int) -> int:
        """The sample so many pixel columns further: a key press is always seen, however dense the line."""
        if self._cursor < 0:
            return way.nearest(self._span[0])
        step_m = (self._span[1] - self._span[0]) / self.scale.box.width() * pixels
        index = way.nearest(float(way.distance_m[self._cursor]) + step_m)
        if index == self._cursor:
            index += 1 if pixels > 0 else -1
        return min(len(way) - 1, max(0, index))

    def _marks_at(self, event: QMouseEvent) -> list[ProfileMark]:
        scale, at = self.scale, event.position()
        if at.y() > scale.box.top():
            return []
        return [mark for mark in self._marks if abs(scale.x(mark.distance_m) - at.x()) <= MARK_PX / 2]

    def _tell_mark(self, event: QMouseEvent) -> None:
        near = self._marks_at(event)
        has_photo = any(mark.photo is not None for mark in near)
        self.setCursor(Qt.CursorShape.PointingHandCursor if has_photo else Qt.CursorShape.ArrowCursor)
        if not near:
            QToolTip.hideText()
            return
        words = "\n".join(mark.text for mark in near)
        images = [self.picture_of(mark.photo) for mark in near if mark.photo is not None]
        image = next((image for image in images if image is not None), None)
        tip = plain(words) if image is None else pictured(words, image, self._theme.px(_TIP_PX))
        QToolTip.showText(event.globalPosition().toPoint(), tip, self)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The kept drawing, with the span and the cursor over it."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatio() != ratio:
            self._drawn = self._draw(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_span(painter)
        if self._way is not None and 0 <= self._cursor < len(self._way):
            self._draw_cursor(painter, self._way, self._cursor)
        if self.hasFocus() and self._has_ring:
            painter.setPen(QPen(self._theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _draw(self, ratio: float) -> QPixmap:
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(self._theme.color("window"))
        if self._way is not None:
            painter = QPainter(drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            drawing = ProfileDrawing(painter, self._theme, self._icons, self._way, self.scale, ratio)
            drawing.draw(self._marks, self._notes)
            self._clock_boxes = drawing.clock_boxes
            painter.end()
        return drawn

    def _draw_span(self, painter: QPainter) -> None:
        scale = self.scale
        box = scale.box
        ends = scale.x(self._stretch[0]), scale.x(self._stretch[1])
        if self._pressed is not None:
            ends = self._pressed, self._dragged
        elif ends[0] <= box.left() + 1 and ends[1] >= box.right() - 1:
            return  # all that is shown
        left, right = sorted(min(max(x, box.left()), box.right()) for x in ends)
        tint = self._theme.color("here")
        tint.setAlphaF(0.14)
        painter.fillRect(QRectF(left, box.top(), right - left, box.height()), tint)

    def _draw_cursor(self, painter: QPainter, way: Way, index: int) -> None:
        at, scale = float(way.distance_m[index]), self.scale
        if not scale.shows(at):
            return
        x = scale.x(at)
        painter.setPen(QPen(self._theme.color("here"), 1.5))
        painter.drawLine(QPointF(x, self._theme.px(18)), QPointF(x, scale.box.bottom()))
        height = float(way.points.ele_m[index])
        if np.isfinite(height):
            painter.setBrush(self._theme.color("page"))
            painter.setPen(QPen(self._theme.color("here"), 2.5))
            painter.drawEllipse(QPointF(x, scale.y(height)), 5, 5)
        if way.clock_ms[index] != NO_TIME:
            self._draw_flag(painter, x, units.clock_ms(int(way.clock_ms[index])))

    def _draw_flag(self, painter: QPainter, x: float, words: str) -> None:
        font, px = self._theme.tiny(), self._theme.px
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + px(10)
        left = min(max(x - width / 2, 1), self.width() - width - 1)
        box = QRectF(left, px(3), width, px(16))
        # A time half under the flag reads as another time.
        for other in self._clock_boxes:
            if other.intersects(box.adjusted(-px(3), 0, px(3), 0)):
                painter.fillRect(other.adjusted(-1, 0, 1, 0), self._theme.color("window"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("here"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(self._theme.color("on_here"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
