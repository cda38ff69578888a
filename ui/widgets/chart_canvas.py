"""A canvas for charts: draws one living figure when it must, moves a cursor over it at once."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts
from ui.in_turn import InTurn
from ui.theme import Theme
from ui.widgets.chart_cursor import Accent, CursorMark, draw_accent, draw_band, draw_mark, touched
from ui.widgets.chart_plot import Plot
from ui.widgets.choices import draw_focus

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ui.widgets.chart_picture import Picture

Drawing = Callable[["Figure", float, float], Iterator[None]]
"""Draws, piece by piece, on a figure of that width and height in pixels of the design."""

_SETTLE_MS = 25
_POINTS_PER_INCH = 72.0
_NOTCH = 120.0
_FAR = 10
_PLAIN = False
_ALL = 1_000_000
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -_ALL, Qt.Key.Key_End: _ALL}
_TURNS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ChartCanvas(QWidget):
    """Shows what a drawing draws, and tells what hand and keys ask of it.

    `is_behind` says whether it still shows an older drawing than the one it is to show,
    `can_mark` whether a drag marks a stretch of x, `takes_wheel` whether the wheel alone zooms; with
    Ctrl it always does.

    Signals:
        pointed: The pointer is over plot number n at data x, y.
        left: The pointer is over no plot any more.
        clicked: Plot number n was clicked at data x, y.
        twice_clicked: A click followed the last one at once.
        marking: A drag has come from x to x in plot number n.
        marked: A drag ended there.
        unmarked: A drag was taken back.
        wheeled: The wheel turned over plot number n at data x, by so many notches, away from the hand being
            positive.
        pushed: The wheel turned sideways, by so many notches.
        menu_wanted: Plot number n, or the told one where that is −1, was asked for its menu, at a place of
            the screen.
        stepped: An arrow key asks for so many steps, and whether it marks on the way.
        turned: An arrow key asks for the chart above or below.
        zoomed: A key asks for nearer (1), farther (−1), or all (0).
        entered: Enter was pressed.
        escaped: Escape was pressed.
        copied: A copy is wished.
        drawn: The plots may lie elsewhere now.
    """

    pointed = Signal(int, float, float)
    left = Signal()
    clicked = Signal(int, float, float)
    twice_clicked = Signal()
    marking = Signal(int, float, float)
    marked = Signal(int, float, float)
    unmarked = Signal()
    wheeled = Signal(int, float, float)
    pushed = Signal(float)
    menu_wanted = Signal(int, object)
    stepped = Signal(int, bool)
    turned = Signal(int)
    zoomed = Signal(int)
    entered = Signal()
    escaped = Signal()
    copied = Signal()
    drawn = Signal()

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, in_turn: InTurn | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._in_turn = in_turn or InTurn(self)
        self._drawing: Drawing | None = None
        self._figure: Figure | None = None
        self._picture: Picture | None = None
        self._marks: tuple[CursorMark, ...] = ()
        self._accent: Accent | None = None
        self._band: tuple[float, float] | None = None
        self._press: tuple[int, QPointF] | None = None
        self._is_marking = self._is_lit = False
        self.is_behind = False
        self.can_mark = self.takes_wheel = False
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._redraw)

    @property
    def plots(self) -> tuple[Plot, ...]:
        """The charts on it, from the top."""
        return self._picture.plots if self._picture else ()

    @property
    def marks(self) -> tuple[CursorMark, ...]:
        """The cursor as it is shown."""
        return self._marks

    def sizeHint(self) -> QSize:
        """Room enough to read."""
        return QSize(self._theme.px(600), self._theme.px(300))

    def draw_with(self, drawing: Drawing | None) -> None:
        """Show another drawing, or nothing, once the size is settled."""
        self._drawing = drawing
        self._marks, self._accent, self._band = (), None, None
        self.is_behind = True
        self._in_turn.drop(self)
        self._settle.start(0)

    def _redraw(self) -> None:
        """Draw again: the size, the look or the values have changed; what stands there stays meanwhile."""
        if self._drawing is None or self.width() < 1 or self.height() < 1:
            self._in_turn.drop(self)
            self._show(None)
        else:
            self._in_turn.begin(self, self._drawn(self._drawing))

    def _show(self, picture: "Picture | None") -> None:
        self._picture, self.is_behind = picture, False
        self.update()
        self.drawn.emit()

    def _drawn(self, drawing: Drawing) -> Iterator[None]:
        # matplotlib comes with these: never while the program starts.
        from matplotlib.figure import Figure

        from ui.widgets.chart_picture import picture

        ratio, size = self.devicePixelRatioF(), self.size()
        if self._figure is None:
            self._figure = Figure()
        figure = self._figure
        figure.set_dpi(_POINTS_PER_INCH * ratio)
        figure.set_size_inches(size.width() / _POINTS_PER_INCH, size.height() / _POINTS_PER_INCH)
        yield from drawing(figure, float(size.width()), float(size.height()))
        yield
        self._show(picture(figure, ratio, self._face))

    def _face(self, pixels: float, is_bold: bool) -> QFont:
        weight = QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal
        return fonts.face(fonts.SANS, round(pixels), weight)

    def show_cursor(self, marks: tuple[CursorMark, ...]) -> None:
        """Move the cursor; only what it leaves and what it covers is painted again."""
        for mark in {*self._marks, *marks} - ({*self._marks} & {*marks}):
            if mark.plot < len(self.plots):
                covered = touched(mark, self.plots[mark.plot], self._theme, self.width())
                self.update(covered.toAlignedRect())
        self._marks = marks
        said = "; ".join(f"{mark.title} {mark.detail}".strip() for mark in marks if mark.detail)
        self.setAccessibleDescription(said)

    def show_accent(self, accent: Accent | None) -> None:
        """Paint one bar in the accent, or none."""
        if accent != self._accent:
            self._accent = accent
            self.update()

    def show_band(self, band: tuple[float, float] | None) -> None:
        """Show what is being marked, from x to x in all plots, or nothing."""
        if band != self._band:
            self._band = band
            self.update()

    @property
    def band(self) -> tuple[float, float] | None:
        """What is shown as being marked."""
        return self._band

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture as it is kept, the cursor over it."""
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        if self._picture is None or self._picture.pixmap.deviceIndependentSize() != self.size():
            painter.fillRect(event.rect(), self._theme.color("page"))
        if self._picture is not None:
            painter.drawPixmap(0, 0, self._picture.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._accent is not None and self._accent.plot < len(self.plots):
            draw_accent(painter, self._accent, self.plots[self._accent.plot], self._theme)
        if self._band is not None:
            for plot in self.plots:
                draw_band(painter, self._band, plot, self._theme)
        for mark in self._marks:
            if mark.plot < len(self.plots):
                draw_mark(painter, mark, self.plots[mark.plot], self._theme, self.width())
        if self._is_lit:
            draw_focus(painter, self._theme, QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Draw once the size stands still for a moment."""
        self._settle.start(_SETTLE_MS)

    def event(self, event: QEvent) -> bool:
        """Another screen may have other dots."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settle.start(_SETTLE_MS)
        return super().event(event)

    def plot_at(self, place: QPointF) -> int | None:
        """The plot whose rows a place is in, also beside its axes; None between them."""
        for number, plot in enumerate(self.plots):
            if plot.box.top() <= place.y() <= plot.box.bottom() and 0 <= place.x() <= self.width():
                return number
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or a drag begins."""
        number = self.plot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self._press = (number, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the pointer, or what a drag has come to."""
        place = event.position()
        if self._press is not None and self.can_mark and event.buttons() & Qt.MouseButton.LeftButton:
            far = abs(place.x() - self._press[1].x()) >= QGuiApplication.styleHints().startDragDistance()
            self._is_marking = self._is_marking or far
            if self._is_marking:
                self.marking.emit(*self._dragged(place))
                return
        number = self.plot_at(place)
        if number is None:
            self.left.emit()
        else:
            self.pointed.emit(number, *self._at(number, place))

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is under the pointer."""
        if not self._is_marking:
            self.left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, or the end of a drag."""
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        number = self.plot_at(event.position())
        if self._is_marking:
            dragged = self._dragged(event.position())
            self._press, self._is_marking = None, False
            self.marked.emit(*dragged)
        elif number == self._press[0]:
            self._press = None
            self.clicked.emit(number, *self._at(number, event.position()))
        self._press = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two."""
        if event.button() == Qt.MouseButton.LeftButton and self.plot_at(event.position()) is not None:
            self.twice_clicked.emit()

    def _at(self, number: int, place: QPointF) -> tuple[float, float]:
        plot = self.plots[number]
        return plot.x_at(place.x()), plot.y_at(place.y())

    def _dragged(self, place: QPointF) -> tuple[int, float, float]:
        """The plot a drag began in, and from where to where it has come."""
        number, start = self._press or (0, place)
        plot = self.plots[number]
        return number, plot.x_at(start.x()), plot.x_at(place.x())

    def drop_mark(self) -> bool:
        """Take back a drag under way; whether there was one."""
        was_marking, self._is_marking, self._press = self._is_marking, False, None
        if was_marking:
            self.unmarked.emit()
        return was_marking

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom or push, where that is wished; else whatever lies behind scrolls."""
        number = self.plot_at(event.position())
        is_meant = self.takes_wheel or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if number is None or not self.can_mark or not is_meant:
            event.ignore()
            return
        sideways, away = event.angleDelta().x() / _NOTCH, event.angleDelta().y() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways, away = sideways or away, 0.0
        if sideways:
            self.pushed.emit(-sideways)
        if away:
            self.wheeled.emit(number, self._at(number, event.position())[0], away)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a chart, by pointer or by key."""
        number = self.plot_at(QPointF(event.pos()))
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(-1 if by_key or number is None else number, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, with Ctrl ten at a time, with Shift they mark; + − 0 zoom; Enter opens."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not modifiers:
            self.stepped.emit(_FAR if key == Qt.Key.Key_PageDown else -_FAR, _PLAIN)
        elif key in _STEPS:
            far = _FAR if modifiers & Qt.KeyboardModifier.ControlModifier else 1
            self.stepped.emit(_STEPS[key] * far, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key in _TURNS and not modifiers:
            self.turned.emit(_TURNS[key])
        elif key in _ZOOMS and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(_ZOOMS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            if not self.drop_mark():
                self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring, if the keyboard brought the focus."""
        self._light(is_lit=event.reason() in _KEYBOARD)

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """No ring."""
        self._light(is_lit=False)

    def _light(self, *, is_lit: bool) -> None:
        self._is_lit = is_lit
        self.update()
