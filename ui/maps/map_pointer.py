"""What mouse, wheel and fingers do to a map."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from ui.maps.map_view import MapView

_NOTCH, _WHEEL_STEP = 120.0, 1.5
_TOUCH_PX = 180.0
"""Fingers that move so far on a touchpad double the scale."""
_CLICK_PX = 4


class MapPointer:
    """Turns what the hand does into zoom, pan and the signals of a map."""

    def __init__(self, map_view: "MapView") -> None:
        self._map = map_view
        self._pressed_at: QPointF | None = None
        self._last = QPointF()
        self._is_ground_held, self._is_dragging = False, False
        self._tool_shape: Qt.CursorShape | None = None
        self.modifiers = Qt.KeyboardModifier.NoModifier
        """Keys held while a button was pressed or released last."""

    def hold_ground(self) -> None:
        """This press is not for the ground."""
        self._is_ground_held = True

    def set_tool_cursor(self, shape: Qt.CursorShape | None) -> None:
        """Another shape while a tool is in hand."""
        self._tool_shape = shape
        self._show_shape()

    def wheel(self, event: QWheelEvent) -> None:
        """Notches glide; the fine deltas of a touchpad are followed at once."""
        fine = event.pixelDelta().y()
        if fine and event.phase() != Qt.ScrollPhase.NoScrollPhase:
            self._map.zoom_at_once(2.0 ** (fine / _TOUCH_PX), event.position())
        elif event.angleDelta().y():
            self._map.zoom_by(_WHEEL_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def pinch(self, event: QEvent) -> bool:
        """Two fingers on a touch screen."""
        gesture = cast("QGestureEvent", event).gesture(Qt.GestureType.PinchGesture)
        if not isinstance(gesture, QPinchGesture):
            return False
        at = QPointF(self._map.mapFromGlobal(gesture.centerPoint()))
        self._map.zoom_at_once(gesture.scaleFactor(), at)
        return True

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self.modifiers = event.modifiers()
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = self._last = event.position()
            self._is_ground_held, self._is_dragging = False, False
            self._tell(self._map.pressed, event.position())
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._pressed_at = self._last = event.position()
            self._is_ground_held, self._is_dragging = False, True
        self._show_shape()

    def move(self, event: QMouseEvent) -> None:
        """Drag the ground once the hand has left the spot, or point."""
        at = event.position()
        if self._pressed_at is not None and not self._is_dragging:
            self._is_dragging = (at - self._pressed_at).manhattanLength() > _CLICK_PX
            self._show_shape()
        if self._pressed_at is not None and self._is_dragging and not self._is_ground_held:
            self._map.pan(at.x() - self._last.x(), at.y() - self._last.y())
            self._last = at
        else:
            self._tell(self._map.moved, at)

    def release(self, event: QMouseEvent) -> None:
        """End it."""
        if self._pressed_at is None:
            return
        self.modifiers = event.modifiers()
        was_click = not self._is_dragging and event.button() == Qt.MouseButton.LeftButton
        self._pressed_at, self._is_dragging, self._is_ground_held = None, False, False
        self._show_shape()
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell(self._map.released, event.position())
        if was_click:
            self._tell(self._map.clicked, event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Nearer, with Shift farther."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._tell(self._map.double_clicked, event.position())
        if self._map.zooms_on_double_click:
            is_out = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._map.zoom_by(0.5 if is_out else 2.0, event.position())

    def _tell(self, signal: object, at: QPointF) -> None:
        lat, lon = self._map.view.to_degrees(at.x(), at.y())
        signal.emit(lat, lon, at)  # type: ignore[attr-defined]

    def _show_shape(self) -> None:
        if self._is_dragging and not self._is_ground_held:
            self._map.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._tool_shape is not None:
            self._map.setCursor(self._tool_shape)
        else:
            self._map.unsetCursor()
