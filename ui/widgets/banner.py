"""A quiet line over the window: what is out of the ordinary with the logbook, and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button

Act = tuple[str, Callable[[], None]]
"""What a button says, and does."""

_SIGN, _HIGH, _SIDE, _GAP = 16, 6, 16, 10


class Banner(QWidget):
    """A sign, a sentence and its buttons; not there while there is nothing to say."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._is_grave = False
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(_SIDE), theme.px(_HIGH), theme.px(_SIDE), theme.px(_HIGH))
        self._row.setSpacing(theme.px(_GAP))
        self._row.addWidget(self._sign)
        self._row.addWidget(self._words, 1)
        self.hide()
        theme.changed.connect(self._paint_sign)

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """What can be done now."""
        return tuple(self._buttons)

    def say(self, sign: str, words: str, acts: Sequence[Act] = (), *, is_grave: bool = False) -> None:
        """Say something; without words there is nothing to see. The same again changes nothing."""
        if (words, [name for name, _act in acts]) != (self.words, [one.text() for one in self._buttons]):
            self._is_grave, self._sign_name = is_grave, sign
            self._words.setText(words)
            self._words.setFont(self._theme.body())
            self._put_buttons(acts)
            self._paint_sign()
            self.setAccessibleName(words)
            self.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tint of the accent where something went wrong, else the ground of the side; a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("here_tint" if self._is_grave else "side"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))

    def _put_buttons(self, acts: Sequence[Act]) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [button(self._theme, self._icons, name) for name, _act in acts]
        for made, (_name, act) in zip(self._buttons, acts, strict=True):
            made.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(made)

    def _paint_sign(self) -> None:
        if self._words.text():
            token = "ink" if self._is_grave else "ink2"
            self._sign.setPixmap(self._icons.pixmap(self._sign_name, _SIGN, token, self.devicePixelRatioF()))
        self.update()
