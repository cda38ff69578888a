"""The three stacked buttons over a map: nearer, farther, all of it."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme

_SIDE = 28


class MapButtons(QWidget):
    """Asks for a zoom step (+1, −1) or for the whole; the keys do the same, so it takes no focus."""

    zoomed = Signal(int)
    fitted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(1)
        self._buttons: list[tuple[QToolButton, str]] = []
        for icon, words, key in (
            ("plus", _("Zoom in"), "+"),
            ("minus", _("Zoom out"), "−"),
            ("maximize", _("Show the whole day"), "0"),
        ):
            rows.addWidget(self._button(icon, words, key))
        nearer, farther, whole = (button for button, _icon in self._buttons)
        nearer.clicked.connect(lambda: self.zoomed.emit(1))
        farther.clicked.connect(lambda: self.zoomed.emit(-1))
        whole.clicked.connect(lambda: self.fitted.emit())
        theme.changed.connect(self._recolour)
        self._recolour()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Three square buttons."""
        side = self._theme.px(_SIDE)
        return QSize(side + 2, 3 * side + 4)

    def _button(self, icon: str, words: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "map")
        button.setAutoRaise(True)
        button.setFocusPolicy(button.focusPolicy().NoFocus)
        button.setFixedSize(self._theme.px(_SIDE), self._theme.px(_SIDE))
        button.setAccessibleName(words)
        button.setToolTip(f"{words}  {key}")
        self._buttons.append((button, icon))
        return button

    def _recolour(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(self._icons.icon(icon, 16, "ink2"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One rounded plate with hairlines between the buttons."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side = self._theme.px(_SIDE)
        for row in (1, 2):
            y = row * (side + 1) + 0.5
            painter.drawLine(1, round(y), self.width() - 1, round(y))
        painter.end()
