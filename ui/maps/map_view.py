"""A map to look around in: tiles in the depth, layers over them, zoom and pan by every means."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from expedition.cartography import mercator
from expedition.cartography.mercator import Bounds, View
from expedition.points import F64
from expedition.text import _
from ui.icons import Icons
from ui.maps.ground_painting import GroundPainting
from ui.maps.kept_tiles import Tiles
from ui.maps.layers import MapLayer
from ui.maps.map_motion import ZoomGlide
from ui.maps.map_pointer import MapPointer
from ui.maps.sources import TileSource
from ui.maps.tile_worker import TileWorker
from ui.maps.view_limits import MOST_PX, held
from ui.theme import Theme
from ui.widgets.map_buttons import MapButtons

_MARGIN, _KEY_STEP, _PAN_PX = 56, 2.0, 80
_SETTLE_MS, _AROUND_MS = 80, 400
_LEAST_SPAN = 0.01 / 360
_WITHOUT_RING = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class MapView(QWidget):
    """Shows tile sources with layers over them.

    Signals:
        view_changed: The ground moved or was zoomed; `view` is the new one.
        settled: It stands still since a moment.
        pressed: The left button went down: latitude, longitude, pixel; see `hold_ground`.
        moved: The pointer moved: the same.
        released: The left button went up: the same.
        clicked: It went down and up at one spot: the same.
        double_clicked: Twice; the map zooms in unless `zooms_on_double_click` is off.
        left: The pointer is gone.
        whole_wanted: The button or the key for the whole was pressed; then what was fitted is brought back.
    """

    view_changed = Signal()
    settled = Signal()
    pressed = Signal(float, float, QPointF)
    moved = Signal(float, float, QPointF)
    released = Signal(float, float, QPointF)
    clicked = Signal(float, float, QPointF)
    double_clicked = Signal(float, float, QPointF)
    left = Signal()
    whole_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, worker: TileWorker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.zooms_on_double_click = True
        self._layers: list[MapLayer] = []
        self._home: tuple[F64, F64] | None = None
        self._is_moved, self._is_zooming = False, False
        self._has_ring = self._has_rested = False
        self._view = View(0.5, 0.5, 512.0, 512, 512)
        self._ground = GroundPainting(theme, worker, self)
        self._ground.changed.connect(self.update)
        self._glide = ZoomGlide(self)
        self._glide.moved.connect(self._take_view)
        self._pointer = MapPointer(self)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._settle)
        self._buttons = MapButtons(theme, icons, self)
        self._buttons.zoomed.connect(lambda way: self.zoom_by(_KEY_STEP**way))
        self._buttons.fitted.connect(self._fit_whole)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(_("Map"))
        self.setAccessibleDescription(
            _("Plus and minus zoom, arrow keys move the ground, zero shows the whole.")
        )
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """About as high as wide."""
        return QSize(self._theme.px(374), self._theme.px(420))

    # What is shown

    def set_sources(self, sources: Sequence[TileSource]) -> None:
        """The ground first, transparent ones over it; tiles of the old ones stay until the new are there."""
        self._ground.set_sources(sources)
        is_at_rest = not self._rest.isActive()
        self._look()
        if is_at_rest:
            # Nobody moves it: what is to be found for these sources need not wait.
            self._rest.start(0)

    @property
    def credits(self) -> tuple[str, ...]:
        """Whom the ground is owed to, a line a source, each once."""
        return self._ground.credits

    def set_layers(self, layers: Sequence[MapLayer]) -> None:
        """What is painted over the tiles, the lowest first."""
        for layer in self._layers:
            layer.changed.disconnect(self.update)
        self._layers = list(layers)
        for layer in self._layers:
            layer.changed.connect(self.update)
        self.resettle()

    def resettle(self) -> None:
        """Let the layers prepare what they leave for a view at rest, soon; at first nothing moves."""
        self._rest.start(_SETTLE_MS if self._has_rested or self._is_nowhere else 0)
        self.update()

    # Where it looks

    @property
    def view(self) -> View:
        """What is in sight."""
        return self._view

    @property
    def is_complete(self) -> bool:
        """Whether all tiles in sight are there."""
        return self._ground.is_complete

    @property
    def tiles(self) -> Tiles:
        """The tiles in sight that are there."""
        return self._ground.tiles

    @property
    def is_idle(self) -> bool:
        """Whether no tile is drawn now, for this map or another."""
        return self._ground.is_idle

    @property
    def is_moving(self) -> bool:
        """Whether the ground moved a moment ago."""
        return self._rest.isActive()

    def set_view(self, view: View) -> None:
        """Look there; its size is of no matter."""
        self._glide.stop()
        self._is_moved = True
        self._take_view(view)

    def fit(self, x: F64, y: F64) -> None:
        """Bring these world positions into view, and again whenever the size changes until somebody moves."""
        self._home = x, y
        self.fit_home()

    def fit_bounds(self, bounds: Bounds) -> None:
        """Bring a rectangle in degrees into view."""
        self.fit(*mercator.corners(bounds))

    def fit_home(self) -> None:
        """Back to what was fitted last."""
        self._glide.stop()
        self._is_moved = False
        self._take_view(self._home_view(self.size()))

    def prepare(self, size: QSize) -> None:
        """Draw beforehand what will be fitted, once it is shown in this size; for an idle moment."""
        if not self.isVisible():
            ratio = self.devicePixelRatioF()
            view = self._home_view(size)
            view = held(view, size.width(), size.height(), ratio, self._near())
            # With what lies around: once it is shown it may be larger.
            self._ground.look(view, ratio, is_resting=True)

    @property
    def is_moved(self) -> bool:
        """Whether somebody looked elsewhere since it was fitted."""
        return self._is_moved

    def _fit_whole(self) -> None:
        self.whole_wanted.emit()
        self.fit_home()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Glide nearer or farther around a pixel, or the middle."""
        self._is_moved = True
        self._glide.zoom(self._view, factor, at or QPointF(self.rect().center()), MOST_PX)

    def zoom_at_once(self, factor: float, at: QPointF) -> None:
        """Nearer or farther without a glide: fingers are motion enough."""
        self._glide.finish()
        self._is_moved = True
        self._take_view(self._view.zoomed(factor, at.x(), at.y(), MOST_PX))

    def pan(self, dx: float, dy: float) -> None:
        """Shift the ground by so many pixels."""
        self.set_view(self._view.moved(dx, dy))

    def hold_ground(self) -> None:
        """Called while `pressed` is told: this press drags something else, the ground stays."""
        self._pointer.hold_ground()

    @property
    def modifiers(self) -> Qt.KeyboardModifier:
        """Keys held while the pointer was pressed or released last."""
        return self._pointer.modifiers

    def set_tool_cursor(self, shape: Qt.CursorShape | None) -> None:
        """The pointer's shape while a tool is in hand; None: a hand again."""
        self._pointer.set_tool_cursor(shape)

    def _home_view(self, size: QSize) -> View:
        width, height = size.width(), size.height()
        if self._home is None:
            return View(self._view.x, self._view.y, 1.0, width, height)
        margin = min(self._theme.px(_MARGIN), max(8, min(width, height) // 5))
        most = min(MOST_PX, max(width, 1) / _LEAST_SPAN)
        beside = self._buttons.width()
        view = mercator.fit(*self._home, max(1, width - beside), height, margin, most)
        world_px = max(view.world_px, width, height)
        return View(view.x + beside / 2 / world_px, view.y, world_px, width, height)

    def _near(self) -> float:
        if self._home is None or not len(self._home[0]):
            return 0.5
        return float(self._home[0].min() + self._home[0].max()) / 2

    def _take_view(self, view: View) -> None:
        width, height = max(1, self.width()), max(1, self.height())
        before = self._view
        self._view = held(view, width, height, self.devicePixelRatioF(), self._near())
        self._is_zooming = self._is_zooming or self._view.world_px != before.world_px
        self._look()
        self.view_changed.emit()

    @property
    def _is_nowhere(self) -> bool:
        """Whether nobody has said yet where to look: to draw the world would be in vain, most of the time."""
        return self._home is None and not self._is_moved and not self._has_rested

    def _look(self) -> None:
        if self.isVisible() and not self._is_nowhere:
            self._ground.look(self._view, self.devicePixelRatioF())
        self.resettle()

    def _settle(self) -> None:
        if self._glide.is_running or not self.isVisible():
            return
        is_first, self._has_rested = not self._has_rested, True
        self._is_zooming = False
        if is_first:
            # What lies around can wait until what is in sight stands.
            self._ground.look(self._view, self.devicePixelRatioF())
            QTimer.singleShot(_AROUND_MS, self, self._look_around)
        else:
            self._ground.rest(self._view, self.devicePixelRatioF())
        for layer in self._layers:
            layer.settle(self._view)
        self.settled.emit()
        self.update()

    def _look_around(self) -> None:
        if self.isVisible() and not self._rest.isActive():
            self._ground.rest(self._view, self.devicePixelRatioF())

    # Events

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep what is fitted fitted, and a chosen middle in the middle."""
        px = self._theme.px
        self._buttons.move(self.width() - self._buttons.sizeHint().width() - px(10), px(10))
        if self._is_moved:
            self._glide.stop()
            self._take_view(self._view)
        else:
            self.fit_home()

    def showEvent(self, _event: QShowEvent) -> None:
        """Tiles are asked for only while somebody looks."""
        self._look()

    def hideEvent(self, _event: QHideEvent) -> None:
        """Nobody looks: nothing is drawn."""
        self._glide.finish()
        self._ground.look_away()

    def event(self, event: QEvent) -> bool:
        """Pinches of touchpad and screen, besides what every widget hears."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_at_once(1 + event.value(), event.position())
            return True
        if event.type() == QEvent.Type.Gesture:
            return self._pointer.pinch(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._take_view(self._view)
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        self._pointer.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the ground, or of what a tool holds."""
        self._glide.finish()
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the ground, or point at something."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it; without a drag it was a click."""
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom in around the pointer, with Shift out."""
        self._pointer.double_click(event)

    def leaveEvent(self, _event: QEvent) -> None:
        """Without the pointer nothing is pointed at."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and − zoom, 0 fits, arrows move the ground."""
        key = Qt.Key
        pans = {key.Key_Left: (1, 0), key.Key_Right: (-1, 0), key.Key_Up: (0, 1), key.Key_Down: (0, -1)}
        if event.key() in (key.Key_Plus, key.Key_Equal):
            self.zoom_by(_KEY_STEP)
        elif event.key() == key.Key_Minus:
            self.zoom_by(1 / _KEY_STEP)
        elif event.key() == key.Key_0:
            self._fit_whole()
        elif event.key() in pans:
            dx, dy = pans[key(event.key())]
            self.pan(dx * _PAN_PX, dy * _PAN_PX)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring only for those who come by keyboard."""
        self._has_ring = event.reason() not in _WITHOUT_RING
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """Take the focus ring away."""
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tiles, then the layers, then the focus."""
        painter = QPainter(self)
        # A painter that outlives the frame takes the program with it.
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        self._ground.paint(painter, self._view, self.devicePixelRatioF(), is_zooming=self._is_zooming)
        for layer in self._layers:
            painter.save()
            layer.paint(painter, self._view)
            painter.restore()
        if self.hasFocus() and self._has_ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
