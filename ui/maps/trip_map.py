"""The map of a trip: the ground, its lines, the chosen day, signs, names, and what the hand does on them."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from expedition.cartography import mercator
from expedition.cartography.label_records import Box
from expedition.cartography.lines import TripLines
from expedition.cartography.mercator import View
from expedition.cartography.rough_lines import RoughLines
from expedition.cartography.trip_names import OwnPlace
from expedition.points import F64
from expedition.stats.along import Way
from ui.maps.day_line_layer import DayLineLayer
from ui.maps.draw_card import DrawCard
from ui.maps.draw_tool import DrawTool
from ui.maps.hover_layer import Hovered, HoverLayer
from ui.maps.kept_tiles import Tiles
from ui.maps.label_layer import LabelLayer
from ui.maps.layers import MapLayer
from ui.maps.line_tiles import LineTiles
from ui.maps.map_view import MapView
from ui.maps.maps import Maps
from ui.maps.note_layer import NoteLayer
from ui.maps.scale_layer import ScaleLayer
from ui.maps.spot_card import SpotCard
from ui.maps.symbol_hand import SymbolHand
from ui.maps.symbol_layer import SymbolLayer
from ui.maps.waypoint_tool import WaypointTool
from ui.theme import Theme
from ui.widgets.map_buttons import MapButtons

_CURSOR_PX, _MARK_PX, _CLICK_PX = 7.0, 5.0, 9
_BESIDE_PX = 4
"""So far off stands what is written beside buttons, bar and credits."""
_AROUND_M = 15_000.0
"""So much is seen on either side of a spot that is fitted."""


class TripMap(QObject):
    """Puts a map together; `map` is its widget.

    Signals:
        cursor_moved: The sample of the chosen day's way under the pointer, or −1.
        hovered: What other day's line is under the pointer, a `Hovered`, or None.
        day_chosen: The id of another day whose line was clicked.
        sight_opened: A sight is to be shown.
        menu_wanted: The menu of a sight is wished at a point of the screen.
        way_clicked: The sample of the chosen day's way that was clicked, −1 for a click beside it.
        waypoint_wanted: The `WaypointFields` of a waypoint to be kept.
    """

    cursor_moved = Signal(int)
    hovered = Signal(object)
    day_chosen = Signal(int)
    sight_opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    way_clicked = Signal(int)
    waypoint_wanted = Signal(object)

    def __init__(self, maps: Maps, read_way: Callable[[int], Way | None], parent: QWidget) -> None:
        super().__init__(parent)
        theme = maps.theme
        self._maps, self._theme = maps, theme
        self.map = MapView(theme, maps.icons, maps.worker, parent)
        self.day_line = DayLineLayer(theme, maps.background, self)
        self.hover = HoverLayer(theme, maps.background, read_way, self)
        self.symbols = SymbolLayer(theme, maps.icons, self)
        self.names = LabelLayer(theme, self, maps.background)
        self.scale = ScaleLayer(theme, self)
        self.note = NoteLayer(theme, self)
        self.hand = SymbolHand(self.map, self.symbols)
        self.card = SpotCard(theme, maps.icons, self.map)
        self.placing = WaypointTool(theme, self.map, self)
        self.drawing = DrawTool(theme, self.map, self)
        self.draw_card = DrawCard(theme, maps.icons, self.map)
        self._cursor_layer = _Cursor(theme, self.day_line, self)
        self._lines: TripLines | None = None
        self._rough = RoughLines()
        self._today: int | None = None
        self._day_id = 0
        self._way: Way | None = None
        self._cursor = -1
        self._under: Hovered | None = None
        self._has_names = False
        self._own_keys: set[str] = set()
        self._connect()
        self._show_choice()
        self._show_sources()
        self._show_ground_note()

    def _connect(self) -> None:
        maps, map_ = self._maps, self.map
        self.symbols.keep_free = lambda: self._furniture(map_.view)
        self.names.keep_free = self._taken
        self.names.more = self.day_line.kilometre_candidates
        self.names.crowd = self.day_line.crowd
        self.names.beside = lambda view: self._rough.crowd(view)
        map_.moved.connect(lambda _lat, _lon, at: self._point(at))
        map_.clicked.connect(self._click)
        map_.left.connect(self._leave)
        self.hover.hovered.connect(self._hear_hover)
        self.hand.opened.connect(self.sight_opened)
        self.hand.menu_wanted.connect(self.menu_wanted)
        self.card.waypoint_wanted.connect(self.waypoint_wanted)
        self.card.closed.connect(lambda: self._cursor_layer.mark(None))
        self.symbols.rearranged.connect(self.names.refresh)
        for tool in (self.placing, self.drawing):
            tool.taken.connect(self._clear_for_tool)
            tool.changed.connect(lambda: self.note.show_hint(is_shown=not self.is_tool_out))
        self.placing.placed.connect(self.open_card)
        maps.shown.changed.connect(self._show_choice)
        maps.ground_changed.connect(self._show_sources)
        maps.own.note_changed.connect(self._show_ground_note)
        map_.settled.connect(self._look_for_names)

    @property
    def is_tool_out(self) -> bool:
        """Whether clicks belong to a tool for now."""
        return self.placing.is_out or self.drawing.is_out

    @property
    def cursor(self) -> int:
        """The sample of the chosen day's way under the cursor, or −1."""
        return self._cursor

    @property
    def under(self) -> Hovered | None:
        """What of the chosen day is under the pointer."""
        under = self._under
        return under if under is not None and under.day_id == self._day_id else None

    @property
    def is_named(self) -> bool:
        """Whether all names in sight are there, if there are to be any."""
        return self._has_names or not self._maps.shown.has_names or self.names.is_found

    @property
    def own_tiles(self) -> Tiles:
        """The tiles in sight that are drawn from nothing but the program's world and the trip's lines."""
        return {tile: image for tile, image in self.map.tiles.items() if tile.key in self._own_keys}

    # What is shown

    def show_lines(self, lines: TripLines | None, today: int | None = None) -> None:
        """The lines of the whole trip, as seen from the day with this number among those with lines."""
        if lines is not self._lines:
            self._rough = RoughLines(lines.lines if lines is not None else ())
            self.hover.show_lines(lines)
            self.hover.know(self._day_id, self._way)
        is_same = lines is self._lines and today == self._today
        self._lines, self._today = lines, today
        if not is_same:
            self._show_sources()

    def show_day(self, day_id: int, lines: TripLines | None, way: Way | None) -> None:
        """The chosen day: its lines, and the samples the cursor runs on."""
        self._day_id, self._way, self._cursor = day_id, way, -1
        self.hover.chosen = day_id
        self.hover.know(day_id, way)
        self.day_line.show_day(lines, way)
        self._cursor_layer.set_cursor(-1)

    def show_names(self, own: Sequence[OwnPlace]) -> None:
        """The named places of the trip, those of the chosen day as needed ones."""
        self.names.show_own(own)

    def set_cursor(self, index: int) -> None:
        """Move the cursor without telling anybody."""
        self._cursor = index
        self._cursor_layer.set_cursor(index)

    def fit_lines(self, lines: TripLines | None, day_id: int | None = None) -> bool:
        """Bring all lines, or those of one day, into view; False where there are none."""
        box = lines.box(day_id) if lines is not None else None
        if box is None:
            return False
        self.map.fit(np.array([box.left, box.right]), np.array([box.top, box.bottom]))
        return True

    def fit_spots(self, lat: F64, lon: F64) -> None:
        """Bring some places into view, and something of what lies around them."""
        x, y = mercator.to_world(lat, lon)
        reach = _AROUND_M / mercator.EQUATOR_M / float(np.cos(np.radians(np.abs(lat).max(initial=0.0))))
        if len(x):
            self.map.fit(
                np.array([x.min() - reach, x.max() + reach]), np.array([y.min() - reach, y.max() + reach])
            )

    def _show_sources(self) -> None:
        sources = list(self._maps.ground())
        is_strange = len(sources) > 1
        self._own_keys = {sources[0].key}
        for layer in (self.scale, self.note):
            layer.put_on_plates(is_strange)
        if self._lines is not None:
            sources.append(LineTiles(self._lines, self._theme.tokens, self._today, is_cased=is_strange))
            self._own_keys.add(sources[-1].key)
        self.map.set_sources(sources)
        self.scale.show_credits(self.map.credits)
        self._look_for_names()

    def _show_ground_note(self) -> None:
        self.note.say_of_ground(self._maps.own.note)
        self._look_for_names()

    def _look_for_names(self) -> None:
        """Where the ground brings names with it, ours would be written over them."""
        view = self.map.view
        has_names = self._maps.own.has_names_at(*mercator.to_degrees(view.x, view.y))
        if has_names != self._has_names:
            self._has_names = has_names
            self._show_choice()

    def _show_choice(self) -> None:
        shown = self._maps.shown
        self.symbols.show_kinds(shown.kinds)
        self.names.choose(shown.names)
        names: tuple[MapLayer, ...] = (self.names,) if shown.has_names and not self._has_names else ()
        above = (
            self.hover,
            self.symbols,
            self.scale,
            self.drawing,
            self._cursor_layer,
            self.note,
            self.placing,
        )
        self.map.set_layers([self.day_line, *names, *above])

    def _furniture(self, view: View) -> list[Box]:
        buttons = self.map.findChild(MapButtons)
        box = QRectF(buttons.geometry()) if isinstance(buttons, MapButtons) else QRectF()
        off = self._theme.px(_BESIDE_PX)
        boxes = (box.left(), box.top(), box.width(), box.height()), *self.scale.boxes(view)
        return [
            (left - off, top - off, width + 2 * off, height + 2 * off) for left, top, width, height in boxes
        ]

    def _taken(self, view: View) -> list[Box]:
        self.symbols.settle(view)
        return [*self._furniture(view), *self.symbols.boxes(view)]

    # The hand

    def open_card(self, lat: float, lon: float, at: QPointF) -> None:
        """Say where a spot is, beside this pixel, and offer a waypoint there."""
        self._cursor_layer.mark((lat, lon))
        self._maps.when_warm(lambda: self.card.open_at(lat, lon, at))

    def _clear_for_tool(self) -> None:
        """What was pointed at or asked before is of no matter any more."""
        self.card.close_card()
        self.symbols.point_at(None)
        self._leave()

    def _point(self, at: QPointF) -> None:
        if self.is_tool_out:
            return
        if self.hand.point(at):
            self.hover.leave()
            self.map.set_tool_cursor(Qt.CursorShape.PointingHandCursor)
            return
        self.map.set_tool_cursor(Qt.CursorShape.ArrowCursor)
        self.hover.point(at, self.map.view)

    def _hear_hover(self, under: Hovered | None) -> None:
        is_chosen = under is not None and under.day_id == self._day_id and under.index >= 0
        self._under = under
        self.hover.is_ringed = not is_chosen
        self._move(under.index if under is not None and is_chosen else -1)
        self.hovered.emit(None if is_chosen else under)

    def _move(self, index: int) -> None:
        if index != self._cursor:
            self.set_cursor(index)
            self.cursor_moved.emit(index)

    def _leave(self) -> None:
        self.hover.leave()
        self._move(-1)

    def _click(self, lat: float, lon: float, at: QPointF) -> None:
        """What lies there is opened; on bare ground a card says where it is, and the next click closes it."""
        if self.is_tool_out:
            return
        was_open = self.card.where is not None
        self.card.close_card()
        if self.hand.click(at):
            return
        under = self._under if self._under is not None and self._is_near(self._under, at) else None
        if under is None:
            if not was_open:
                self.open_card(lat, lon, at)
        elif under.day_id != self._day_id:
            self.day_chosen.emit(under.day_id)
        self.way_clicked.emit(under.index if under is not None and under.day_id == self._day_id else -1)

    def _is_near(self, under: Hovered, at: QPointF) -> bool:
        view = self.map.view
        x, y = mercator.to_world(np.array([under.lat]), np.array([under.lon]), view.x)
        px, py = view.to_px(x, y)
        away = QPointF(float(px[0]), float(py[0])) - at
        return away.manhattanLength() <= self._theme.px(_CLICK_PX)


class _Cursor(QObject):
    """The one cursor, and a clicked spot: nothing covers them."""

    changed = Signal()

    def __init__(self, theme: Theme, line: DayLineLayer, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._line = theme, line
        self._index = -1
        self._mark: tuple[float, float] | None = None

    def set_cursor(self, index: int) -> None:
        if index != self._index:
            self._index = index
            self.changed.emit()

    def mark(self, spot: tuple[float, float] | None) -> None:
        """A clicked spot in degrees, or none."""
        self._mark = spot
        self.changed.emit()

    def settle(self, view: View) -> None:
        """It takes no time."""

    def paint(self, painter: QPainter, view: View) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._mark is not None:
            x, y = mercator.to_world(np.array([self._mark[0]]), np.array([self._mark[1]]), view.x)
            px, py = view.to_px(x, y)
            painter.setPen(QPen(self._theme.color("casing"), 2))
            painter.setBrush(self._theme.color("ink"))
            painter.drawEllipse(QPointF(float(px[0]), float(py[0])), _MARK_PX, _MARK_PX)
        if self._index >= 0:
            painter.setPen(QPen(self._theme.color("here"), 3))
            painter.setBrush(self._theme.color("page"))
            painter.drawEllipse(self._line.spot_of(self._index, view), _CURSOR_PX, _CURSOR_PX)
