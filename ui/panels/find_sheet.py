"""What the panel for finding is made of: a sheet with a shadow, its field, its foot."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QLineEdit, QWidget

from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, key_hint, label

_RADIUS = 10


class Sheet(QWidget):
    """The ground of the panel, apart from what scrolls over it: a shadow would be drawn at every step."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(theme.px(24))
        self._shadow.setOffset(0, theme.px(6))
        self.setGraphicsEffect(self._shadow)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        shade = QColor(0, 0, 0)
        shade.setAlphaF(0.6 if self._theme.tokens.is_dark else 0.22)
        self._shadow.setColor(shade)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Round corners and a hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("raised"))
        radius = self._theme.px(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def find_field(theme: Theme, icons: Icons) -> QLineEdit:
    """The field, with letters of 15."""
    field = QLineEdit()
    field.setProperty("look", "find")
    font = theme.body()
    font.setPixelSize(theme.px(15))
    field.setFont(font)
    field.setPlaceholderText(_("Find people, places, days, words …"))
    field.setAccessibleName(_("Find"))
    sign = field.addAction(icons.icon("search", 16, "ink3"), QLineEdit.ActionPosition.LeadingPosition)
    theme.changed.connect(lambda: sign.setIcon(icons.icon("search", 16, "ink3")))
    return field


class FindFoot(QWidget):
    """The keys, and keeping a search under a name.

    Signals:
        kept: The name under which the search is to be kept.
        forgotten: The search kept under these words is to go.
    """

    kept = Signal(str)
    forgotten = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._words = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(10), 0)
        row.setSpacing(theme.px(6))
        self.setFixedHeight(theme.px(40))
        for keys, words in (("↑ ↓", _("choose")), ("Enter", _("go there")), ("Esc", _("close"))):
            row.addWidget(key_hint(theme, keys))
            row.addWidget(label(theme, words, look="hint", small=True))
            row.addSpacing(theme.px(6))
        row.addStretch(1)
        self.name = QLineEdit()
        self.name.setProperty("look", "low")
        self.name.setFont(theme.small())
        self.name.setFixedWidth(theme.px(200))
        self.name.setAccessibleName(_("Name of the search"))
        self.name.setPlaceholderText(_("Name of the search"))
        self.name.returnPressed.connect(self._keep)
        self.keep = button(theme, icons, _("Keep this search"), "bookmark", look="ghost")
        self.keep.clicked.connect(self._press)
        row.addWidget(self.name)
        row.addWidget(self.keep)
        self.show_search("", is_kept=False)

    @property
    def is_naming(self) -> bool:
        """Whether the name is being typed."""
        return self.name.isVisibleTo(self)

    def show_search(self, words: str, *, is_kept: bool) -> None:
        """Offer to keep these words, or to forget them."""
        self._words, self._is_kept = words, is_kept
        self.name.hide()
        self.keep.setVisible(bool(words))
        self.keep.setText(_("Forget this search") if is_kept else _("Keep this search"))

    def stop_naming(self) -> None:
        """As before the name was asked for."""
        self.show_search(self._words, is_kept=self._is_kept)

    def _press(self) -> None:
        if self._is_kept:
            self.forgotten.emit()
        elif self.is_naming:
            self._keep()
        else:
            self.name.setText(self._words)
            self.name.show()
            self.name.selectAll()
            self.name.setFocus()

    def _keep(self) -> None:
        self.kept.emit(self.name.text().strip() or self._words)
