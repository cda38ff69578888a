"""A canvas for charts: draws one living figure when it must, moves a cursor over it at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts
from ui.theme import Theme
from ui.widgets.chart_cursor import Accent, CursorMark, draw_accent, draw_mark, touched
from ui.widgets.chart_plot import Plot
from ui.widgets.choices import draw_focus

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from ui.widgets.chart_picture import Picture

Drawing = Callable[["Figure", float, float], None]
"""Draws on a figure of that width and height in pixels of the design."""

_SETTLE_MS = 25
_POINTS_PER_INCH = 72.0
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_FAR = 10
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ChartCanvas(QWidget):
    """Shows what a drawing draws.

    Signals:
        pointed: The pointer is over plot number n at data x.
        left: The pointer is over no plot any more.
        clicked: Plot number n was clicked at data x.
        menu_wanted: Plot number n was asked for its menu, at a place of the screen.
        stepped: An arrow key asks for so many steps; Home and End ask for more than there are.
        entered: Enter was pressed.
        drawn: The plots may lie elsewhere now.
    """

    pointed = Signal(int, float)
    left = Signal()
    clicked = Signal(int, float)
    menu_wanted = Signal(int, object)
    stepped = Signal(int)
    entered = Signal()
    drawn = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing: Drawing | None = None
        self._figure: Figure | None = None
        self._picture: Picture | None = None
        self._marks: tuple[CursorMark, ...] = ()
        self._accent: Accent | None = None
        self._is_lit = False
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self.redraw)

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
        self._marks, self._accent = (), None
        self._settle.start(0)

    def redraw(self) -> None:
        """Draw again: the size, the look or the values have changed."""
        self._settle.stop()
        if self._drawing is None or self.width() < 1 or self.height() < 1:
            self._picture = None
        else:
            self._picture = self._drawn(self._drawing)
        self.update()
        self.drawn.emit()

    def _drawn(self, drawing: Drawing) -> "Picture":
        # matplotlib comes with these: never while the program starts.
        from matplotlib.figure import Figure

        from ui.widgets.chart_picture import picture

        ratio = self.devicePixelRatioF()
        if self._figure is None:
            self._figure = Figure()
        figure = self._figure
        figure.set_dpi(_POINTS_PER_INCH * ratio)
        figure.set_size_inches(self.width() / _POINTS_PER_INCH, self.height() / _POINTS_PER_INCH)
        drawing(figure, float(self.width()), float(self.height()))
        return picture(figure, ratio, self._face)

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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the pointer."""
        number = self.plot_at(event.position())
        if number is None:
            self.left.emit()
        else:
            self.pointed.emit(number, self.plots[number].x_at(event.position().x()))

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is under the pointer."""
        self.left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        number = self.plot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self.clicked.emit(number, self.plots[number].x_at(event.position().x()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a chart, by pointer or by key."""
        number = self.plot_at(QPointF(event.pos()))
        self.menu_wanted.emit(0 if number is None else number, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, with Shift ten at a time; Home, End; Enter opens."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            is_far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(_KEYS[key] * (_FAR if is_far else 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.stepped.emit((1 if key == Qt.Key.Key_End else -1) * 1_000_000)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
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
