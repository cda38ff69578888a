"""A few colours side by side, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.choices import draw_focus
from ui.widgets.controls import tool

_SIZE = 24


class Swatches(QWidget):
    """Arrows move between the colours; the last button asks for another.

    Signals:
        chosen: A colour as `#rrggbb`.
        own_wished: A colour that is not among them is wanted.
    """

    chosen = Signal(str)
    own_wished = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, name: str, colours: Sequence[tuple[str, str]], own: str
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        self._spots = [_Spot(theme, colour, words) for colour, words in colours]
        self._other = _Spot(theme, "", own)
        self._other.hide()
        for spot in (*self._spots, self._other):
            self._group.addButton(spot)
            row.addWidget(spot)
        self.own = tool(theme, icons, "plus", own)
        row.addWidget(self.own)
        row.addStretch(1)
        self._group.buttonClicked.connect(lambda spot: self.chosen.emit(spot.colour))
        self.own.clicked.connect(self.own_wished)

    def value(self) -> str:
        """The colour chosen."""
        spot = self._group.checkedButton()
        return spot.colour if isinstance(spot, _Spot) else ""

    def choose(self, colour: str) -> None:
        """Put a colour in force without telling; the first one where it is empty."""
        spot = next((spot for spot in self._spots if spot.colour == colour), None)
        if spot is None and colour:
            spot = self._other
            spot.show_colour(colour)
        (spot or self._spots[0]).setChecked(True)
        self._other.setVisible(spot is self._other)


class _Spot(QAbstractButton):
    def __init__(self, theme: Theme, colour: str, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.colour = colour
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(theme.px(_SIZE), theme.px(_SIZE))
        self.setAccessibleName(words)
        self.setToolTip(words)

    def show_colour(self, colour: str) -> None:
        self.colour = colour
        self.setAccessibleName(colour)
        self.setToolTip(colour)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_SIZE), self._theme.px(_SIZE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawEllipse(inner)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("ink"), 1.5))
            painter.drawEllipse(inner.adjusted(-3, -3, 3, 3))
        if self.hasFocus():
            draw_focus(painter, self._theme, QRectF(self.rect()).adjusted(1, 1, -1, -1))
