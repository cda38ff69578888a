"""One sentence under the thing it belongs to: what is wrong, where, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import label


class ErrorLine(QWidget):
    """Hidden until there is something to say."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._sign = QLabel()
        self._sign.setTextFormat(Qt.TextFormat.PlainText)
        self._words = label(theme, "", "error", small=True)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say this, or nothing."""
        self._words.setText(words)
        self.setAccessibleName(words)
        if words:
            ratio = self.devicePixelRatioF()
            self._sign.setPixmap(self._icons.pixmap("triangle-alert", 14, "bad", ratio))
        self.setVisible(bool(words))
        # Other words in sight may need more lines: whoever measures next shall hear of it at once.
        self.updateGeometry()
