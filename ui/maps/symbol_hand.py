"""What pointer and keys do to the signs of a map."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolTip

from expedition.cartography import mercator
from expedition.records.sights import Sight
from expedition.text import _, plural
from ui.maps.map_view import MapView
from ui.maps.symbol_layer import Sign, SymbolLayer
from ui.maps.symbol_signs import words_of
from ui.widgets import tips

_MOST_TOLD = 6
_NEAREST_PX = mercator.EQUATOR_M / 4.0
_SAME_PX = 24.0
"""Those that do not part by so much at four metres to a pixel are listed instead."""
_MOST_NEARER = 64.0


class SymbolHand(QObject):
    """Points at signs, opens what they stand for, walks over them by Tab.

    Signals:
        opened: A sight is to be shown.
        menu_wanted: The menu of a sight is wished at a point of the screen.
    """

    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, map_view: MapView, layer: SymbolLayer) -> None:
        super().__init__(map_view)
        self._map, self._layer = map_view, layer
        self.day_words: Callable[[int], str] = lambda _day_id: ""
        map_view.installEventFilter(self)
        map_view.left.connect(lambda: layer.point_at(None))

    def point(self, at: QPointF) -> bool:
        """The pointer is at this pixel; whether a sign is there."""
        sign = self._layer.sign_at(at, self._map.view)
        self._layer.point_at(sign)
        return sign is not None

    def click(self, at: QPointF) -> bool:
        """Open what was clicked, or look nearer at several; False where no sign is."""
        sign = self._layer.sign_at(at, self._map.view)
        if sign is None:
            return False
        self.open(sign, self._map.mapToGlobal(at.toPoint()))
        return True

    def open(self, sign: Sign, at: QPoint) -> None:
        """Open the only one, list those at one spot, look nearer at the others."""
        if len(sign.sights) == 1:
            self.opened.emit(sign.sights[0])
        elif not self._look_nearer(sign):
            self._list(sign.sights).popup(at)

    def words(self, sign: Sign) -> str:
        """What a sign says: one line each, the days they belong to behind."""
        lines = [self._line(sight) for sight in sign.sights[:_MOST_TOLD]]
        left = len(sign.sights) - _MOST_TOLD
        if left > 0:
            lines.append(plural("and {n} more", "and {n} more", left))
        return "\n".join(lines)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tips, menus and keys of the map that concern signs."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._tip(event)
        if isinstance(event, QContextMenuEvent):
            return self._menu(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut:
            self._layer.focus(None)
        return False

    def _tip(self, event: QHelpEvent) -> bool:
        sign = self._layer.sign_at(QPointF(event.pos()), self._map.view)
        if sign is None:
            return False
        QToolTip.showText(event.globalPos(), tips.plain(self.words(sign)), self._map)
        return True

    def _menu(self, event: QContextMenuEvent) -> bool:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        sign = self._layer.focused if is_by_key else None
        at = event.globalPos()
        if sign is None and not is_by_key:
            sign = self._layer.sign_at(QPointF(event.pos()), self._map.view)
        if sign is None:
            return False
        if is_by_key:
            at = self._map.mapToGlobal(self._layer.box_of(sign, self._map.view).center().toPoint())
        if len(sign.sights) == 1:
            self.menu_wanted.emit(sign.sights[0], at)
        else:
            self._list(sign.sights).popup(at)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        focused = self._layer.focused
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._walk(1 if key == Qt.Key.Key_Tab else -1)
        if focused is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            centre = self._layer.box_of(focused, self._map.view).center().toPoint()
            self.open(focused, self._map.mapToGlobal(centre))
            return True
        if focused is not None and key == Qt.Key.Key_Escape:
            self._layer.focus(None)
            return True
        return False

    def _walk(self, step: int) -> bool:
        """To the next sign in sight; beyond the last one the focus leaves the map."""
        frame = self._map.rect()
        view = self._map.view
        signs = [
            sign for sign in self._layer.signs if frame.contains(self._layer.spot_of(sign, view).toPoint())
        ]
        at = next((place for place, sign in enumerate(signs) if sign is self._layer.focused), None)
        wanted = (0 if step > 0 else len(signs) - 1) if at is None else at + step
        if at is None and step < 0:
            return False
        if not 0 <= wanted < len(signs):
            self._layer.focus(None)
            return False
        self._layer.focus(signs[wanted])
        centre = self._layer.box_of(signs[wanted], view).bottomLeft().toPoint()
        QToolTip.showText(self._map.mapToGlobal(centre), tips.plain(self.words(signs[wanted])), self._map)
        return True

    def _line(self, sight: Sight) -> str:
        day = self.day_words(sight.day_id) if sight.day_id is not None else ""
        about = _("about here") if sight.is_about else ""
        return " · ".join(part for part in (words_of(sight), day, about) if part)

    def _list(self, sights: Sequence[Sight]) -> QMenu:
        menu = QMenu(self._map)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for sight in sights:
            action = menu.addAction(self._line(sight).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, sight=sight: self.opened.emit(sight))
        return menu

    def _look_nearer(self, sign: Sign) -> bool:
        """Bring all of a shared sign into view; False where they would not part however near."""
        view = self._map.view
        lat = np.array([sight.lat for sight in sign.sights])
        lon = np.array([sight.lon for sight in sign.sights])
        x, y = mercator.to_world(lat, lon, view.x)
        if max(float(np.ptp(x)), float(np.ptp(y))) * _NEAREST_PX < _SAME_PX:
            return False
        margin = min(view.width, view.height) // 4
        most = min(_NEAREST_PX, view.world_px * _MOST_NEARER)
        self._map.set_view(mercator.fit(x, y, view.width, view.height, margin, most))
        return True
