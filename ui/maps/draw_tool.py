"""Drawing the line of a leg that nobody recorded."""

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen

from expedition import units
from expedition.cartography.mercator import View
from expedition.points import F64
from expedition.text import _
from ui.maps.drawn_line import DrawnLine
from ui.maps.map_tool import MapTool, nearest_of
from ui.maps.map_view import MapView
from ui.theme import Theme
from ui.widgets.polylines import polygon

_NEAR_PX, _LINE_NEAR_PX = 10, 7
_POINT_PX, _CHOSEN_PX, _APART_PX = 4.0, 6.0, 9.0
_LEFT_SHARE = 0.55
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DrawTool(MapTool):
    """Clicks add places, drags move them; by keyboard all of it happens at the cross.

    Signals:
        finished: The line is as it shall be; the tool is put away by then.
    """

    finished = Signal()

    def __init__(self, theme: Theme, map_view: MapView, parent: QObject | None = None) -> None:
        super().__init__(theme, map_view, parent)
        self.line = DrawnLine(self)
        self.line.changed.connect(self._hear_line)
        self._is_holding = False
        self._did_hold = False

    def tell(self) -> None:
        """How long it is by now, what a click does, how to leave."""
        length = f"{units.km(self.line.length_to(self._further()))} km"
        if not len(self.line):
            words = _(
                "Click where the line begins, or move the ground under the cross and press Space; Esc leaves."
            )
            self.said.emit(words, _("Click where it begins; Esc leaves."))
        else:
            keys = _("click: go on there · drag: move · Backspace: one back · Enter: finish · Esc: leave")
            self.said.emit(
                f"{length} · {keys}", f"{length} · {_('click: go on · Enter: finish · Esc: leave')}"
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo is for the drawing as long as there is something of it."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._takes_back(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _takes_back(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and self.line.can_take_back

    def use_key(self, event: QKeyEvent) -> bool:
        """Space adds, with Shift it moves the chosen place here, Insert goes by here before it."""
        key, line = Qt.Key(event.key()), self.line
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._takes_back(event):
            line.take_back()
        elif key in _ENTER:
            self._finish()
        elif key == Qt.Key.Key_Space:
            (line.move if is_shifted else line.add)(self.aimed)
        elif key == Qt.Key.Key_Insert and line.chosen > 0:
            line.insert(line.chosen, self.aimed)
        elif key == Qt.Key.Key_Backspace:
            line.remove_last()
        elif key == Qt.Key.Key_Delete:
            line.remove_chosen()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._walk(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            return False
        return True

    def paint(self, painter: QPainter, view: View) -> None:
        """The line with its places, the way on to the pointer, and the cross."""
        if len(self.line):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.save()
            painter.setOpacity(1.0 if self._is_out else _LEFT_SHARE)
            further = self._further()
            x, y = view.to_px(*self.line.world(view.x, *([further] if further is not None else ())))
            count = len(self.line)
            if further is not None:
                painter.setPen(QPen(self._theme.color("ink2"), 1.5, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x[count - 1], y[count - 1]), QPointF(x[count], y[count]))
            self._paint_line(painter, x[:count], y[:count])
            self._paint_places(painter, x[:count], y[:count])
            painter.restore()
        super().paint(painter, view)

    def _paint_line(self, painter: QPainter, x: F64, y: F64) -> None:
        for token, width in (("casing", 5.7), ("here", 2.6)):
            painter.setPen(
                QPen(
                    self._theme.color(token),
                    width,
                    Qt.PenStyle.SolidLine,
                    Qt.PenCapStyle.RoundCap,
                    Qt.PenJoinStyle.RoundJoin,
                )
            )
            painter.drawPolyline(polygon(x, y))

    def _paint_places(self, painter: QPainter, x: F64, y: F64) -> None:
        """Those that do not lie on each other at this scale, and always the chosen one."""
        painter.setPen(QPen(self._theme.color("here"), 2))
        painter.setBrush(self._theme.color("page"))
        last = QPointF(-1e9, -1e9)
        for number, spot in enumerate(zip(x.tolist(), y.tolist(), strict=True)):
            at = QPointF(*spot)
            if number != self.line.chosen and (at - last).manhattanLength() >= _APART_PX:
                painter.drawEllipse(at, _POINT_PX, _POINT_PX)
                last = at
        if self.line.chosen >= 0:
            painter.setBrush(self._theme.color("here"))
            chosen = self.line.chosen
            painter.drawEllipse(QPointF(x[chosen], y[chosen]), _CHOSEN_PX, _CHOSEN_PX)

    def _further(self) -> tuple[float, float] | None:
        """Where the line would go on to."""
        is_aiming = self._is_out and (self._pointer is not None or self.has_cross)
        return self.aimed if is_aiming and not self._is_holding and len(self.line) else None

    def _press(self, lat: float, lon: float, at: QPointF) -> None:
        """Take hold of a place, or of the line where it has none."""
        super()._press(lat, lon, at)
        view = self._map.view
        x, y = view.to_px(*self.line.world(view.x))
        number, away = nearest_of(x, y, at)
        if away <= self._theme.px(_NEAR_PX):
            self.line.choose(number)
        else:
            number, away = _nearest_part(x, y, at)
            if away > self._theme.px(_LINE_NEAR_PX):
                return
            self.line.insert(number + 1, (lat, lon))
        self._is_holding = True
        self._map.hold_ground()

    def _move(self, lat: float, lon: float, at: QPointF) -> None:
        super()._move(lat, lon, at)
        if self._is_holding:
            self.line.move((lat, lon))
        self.tell()

    def _release(self, lat: float, lon: float, at: QPointF) -> None:
        super()._release(lat, lon, at)
        self._is_holding, self._did_hold = False, self._is_holding
        self.changed.emit()

    def _click(self, lat: float, lon: float, at: QPointF) -> None:
        """Go on there, unless it was a place of the line that was clicked."""
        super()._click(lat, lon, at)
        if not self._did_hold:
            self.line.add((lat, lon))

    def _double_click(self, lat: float, lon: float, at: QPointF) -> None:
        """The first of the two clicks has set the last place."""
        super()._double_click(lat, lon, at)
        self._finish()

    def _finish(self) -> None:
        if len(self.line) < 2:
            words = _("A line needs two places at least: click where it goes; Esc leaves.")
            self.said.emit(words, _("Two places at least; Esc leaves."))
            return
        self.put_away()
        self.finished.emit()

    def _walk(self, step: int) -> None:
        """Choose the next place and bring it under the cross."""
        if not len(self.line):
            return
        self._aim_by_keys()
        chosen = self.line.chosen
        self.line.choose(max(0, chosen + step) if chosen >= 0 else len(self.line) - 1)
        view = self._map.view
        x, y = view.to_px(*self.line.world(view.x))
        number = self.line.chosen
        self._map.pan(view.width / 2 - float(x[number]), view.height / 2 - float(y[number]))

    def _hear_line(self) -> None:
        if self._is_out:
            self.tell()
        self.changed.emit()


def _nearest_part(x: F64, y: F64, at: QPointF) -> tuple[int, float]:
    """The number of the straight part nearest to a pixel, and how far it is."""
    if len(x) < 2:
        return -1, float("inf")
    dx, dy = np.diff(x), np.diff(y)
    square = np.maximum(dx * dx + dy * dy, 1e-12)
    share = np.clip(((at.x() - x[:-1]) * dx + (at.y() - y[:-1]) * dy) / square, 0.0, 1.0)
    return nearest_of(x[:-1] + share * dx, y[:-1] + share * dy, at)
