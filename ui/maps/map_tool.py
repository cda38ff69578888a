"""A tool in the hand over a map: its cross, its keys, and what a click does meanwhile."""

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen

from expedition.cartography.mercator import View
from expedition.points import F64
from ui.maps.map_view import MapView
from ui.theme import Theme

_CROSS_PX, _FINE_PX = 12.0, 8
_PANS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class MapTool(QObject):
    """Taken in the hand it hears the map first; by keyboard it works at a cross in the middle.

    Signals:
        changed: It would be painted differently.
        said: What a click does now and how to leave, in one line; a shorter one for a narrow map.
        taken: It is in the hand.
        left: It was put away with nothing to show for it.
    """

    changed = Signal()
    said = Signal(str, str)
    taken = Signal()
    left = Signal()

    def __init__(self, theme: Theme, map_view: MapView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._map = theme, map_view
        self._is_out = False
        self._pointer: QPointF | None = None
        self._is_by_keys = False
        self._joints = (
            (map_view.pressed, self._press),
            (map_view.moved, self._move),
            (map_view.released, self._release),
            (map_view.clicked, self._click),
            (map_view.double_clicked, self._double_click),
            (map_view.left, self._lose_pointer),
        )

    @property
    def is_out(self) -> bool:
        """Whether it is in the hand."""
        return self._is_out

    def take(self) -> None:
        """Take it in the hand."""
        if not self._is_out:
            self._is_out, self._pointer = True, None
            self._is_by_keys = not self._map.underMouse()
            for signal, slot in self._joints:
                signal.connect(slot)
            self._map.installEventFilter(self)
            self._map.zooms_on_double_click = False
            self._map.set_tool_cursor(Qt.CursorShape.CrossCursor)
            # A ring around all of the map would be in the way of looking at it.
            self._map.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
            self.taken.emit()
        self.tell()
        self.changed.emit()

    def put_away(self) -> None:
        """Let the hand be a hand again."""
        if self._is_out:
            self._is_out = False
            for signal, slot in self._joints:
                signal.disconnect(slot)
            self._map.removeEventFilter(self)
            self._map.zooms_on_double_click = True
            self._map.set_tool_cursor(None)
            self.changed.emit()

    def leave(self) -> None:
        """Put it away because the traveller wants no more of it."""
        self.put_away()
        self.left.emit()

    def tell(self) -> None:
        """Say what a click does."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys of the tool come before those of the map; there is no menu meanwhile."""
        if isinstance(event, QContextMenuEvent):
            return True
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        self._is_by_keys = self._pointer is None
        if Qt.Key(event.key()) in _PANS:
            return self._pan(event)
        return self.use_key(event)

    def use_key(self, _event: QKeyEvent) -> bool:
        """Do what a key means to this tool; False where it means nothing."""
        return False

    def settle(self, view: View) -> None:
        """Nothing waits."""

    def paint(self, painter: QPainter, view: View) -> None:
        """The cross, where the keys use it."""
        if not self._is_out or not self.has_cross:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(view.width / 2, view.height / 2)
        for token, width in (("casing", 4.0), ("ink", 1.5)):
            painter.setPen(QPen(self._theme.color(token), width))
            for arm in (QPointF(_CROSS_PX, 0), QPointF(0, _CROSS_PX)):
                painter.drawLine(middle - arm, middle + arm)

    @property
    def has_cross(self) -> bool:
        """Whether it works by keys, without a pointer on the map."""
        return self._is_by_keys and self._pointer is None

    @property
    def aim(self) -> QPointF:
        """The pixel it works at: under the pointer, else in the middle."""
        view = self._map.view
        return self._pointer if self._pointer is not None else QPointF(view.width / 2, view.height / 2)

    @property
    def aimed(self) -> tuple[float, float]:
        """The same in degrees."""
        return self._map.view.to_degrees(self.aim.x(), self.aim.y())

    def _pan(self, event: QKeyEvent) -> bool:
        """The ground moves under the cross; with Shift in small steps."""
        self._aim_by_keys()
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        dx, dy = _PANS[Qt.Key(event.key())]
        self._map.pan(dx * _FINE_PX, dy * _FINE_PX)
        return True

    def _press(self, _lat: float, _lon: float, at: QPointF) -> None:
        self._pointer = at

    def _move(self, _lat: float, _lon: float, at: QPointF) -> None:
        self._pointer = at
        self.changed.emit()

    def _release(self, _lat: float, _lon: float, at: QPointF) -> None:
        self._pointer = at

    def _click(self, _lat: float, _lon: float, at: QPointF) -> None:
        self._pointer = at

    def _double_click(self, _lat: float, _lon: float, at: QPointF) -> None:
        self._pointer = at

    def _lose_pointer(self) -> None:
        self._pointer, self._is_by_keys = None, False
        self.changed.emit()

    def _aim_by_keys(self) -> None:
        self._pointer, self._is_by_keys = None, True
        self.changed.emit()


def nearest_of(x: F64, y: F64, at: QPointF) -> tuple[int, float]:
    """The number of the pixel nearest to another, and how far it is; −1 where there are none."""
    if not len(x):
        return -1, float("inf")
    away = np.hypot(x - at.x(), y - at.y())
    number = int(away.argmin())
    return number, float(away[number])
