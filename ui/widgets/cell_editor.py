"""The field over a cell, with a sentence under it: what is wrong, or how many lines it changes."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import label
from ui.widgets.line_editor import LineEditor
from ui.widgets.table_head import EDGE

_WIDEST, _LEAST, _CARET = 420, 96, 8


class CellEditor(LineEditor):
    """A line editor that stays open while what stands in it is refused; its note may cover the `ground`."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        parent: QWidget,
        *,
        ground: QWidget | None = None,
        is_right: bool = False,
    ) -> None:
        super().__init__(theme, parent)
        self._is_right = is_right
        self._cell = QRect()
        # Its letters stand where those of the cell stood; Qt adds two pixels of its own.
        side = theme.px(EDGE) - 2
        self.setTextMargins(side, 0, side, 0)
        if is_right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._over = parent
        self.is_left = False
        self._note = _Note(theme, icons, ground or parent)
        self.setFont(theme.body())
        self.setAccessibleName(name)
        self.textChanged.connect(lambda _text: self.stand_over(self._cell))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps what was typed, read or not."""
        self.is_left = event.reason() != Qt.FocusReason.PopupFocusReason
        super().focusOutEvent(event)
        self.is_left = False

    @property
    def note(self) -> str:
        """What is said under it."""
        return self._note.words

    def stand_over(self, cell: QRect) -> None:
        """Cover a cell exactly; where its words need more, as much as they need."""
        self._cell = cell
        room, px = self._over.rect(), self._theme.px
        words = self.fontMetrics().horizontalAdvance(self.text()) + px(2 * EDGE + _CARET)
        wide = max(cell.width(), min(max(words, px(_LEAST)), px(_WIDEST), room.width()))
        left = cell.right() - wide + 1 if self._is_right else cell.left()
        left = max(0, min(left, room.right() - wide + 1))
        box = QRect(left, cell.top(), wide, cell.height() - 1)
        self.setGeometry(box)
        self._note.stand_under(self)

    def begin(self, text: str, *, is_typed: bool) -> None:
        """Start with a text, all of it chosen unless it has just been typed."""
        self.setText(text)
        if not is_typed:
            self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, words: Sequence[str], letters: str) -> None:
        """Let one of these words be chosen, all of them in sight at once; the choice is taken at once."""
        self.complete_from(words)
        made = self.completer()
        model = made.model()
        if isinstance(model, QStringListModel):
            made.activated.connect(lambda text: QTimer.singleShot(0, lambda: self._take(str(text))))
            model.setStringList([word for word in words if word.casefold().startswith(letters.casefold())])
            QTimer.singleShot(0, self, made.complete)

    def say(self, words: str, *, is_error: bool = False) -> None:
        """Say something under it."""
        self._note.say(words, is_error=is_error)
        self._note.stand_under(self)

    def refuse(self, sentence: str) -> None:
        """What stands there cannot be read: say why and wait."""
        self._is_done = False
        self.say(sentence, is_error=True)
        self.setAccessibleDescription(sentence)

    def retire(self) -> None:
        """Go away with what is said."""
        self._note.hide()
        self._note.deleteLater()
        super().retire()

    def _take(self, text: str) -> None:
        if not self._is_done:
            self.setText(text)
            self._finish()


class _Note(QWidget):
    """A small plate under the editor."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._over = theme, icons, parent
        self._sign = QLabel()
        self._words = label(theme, small=True)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(9), theme.px(5), theme.px(9), theme.px(6))
        row.setSpacing(theme.px(6))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str, *, is_error: bool) -> None:
        self._words.setText(words)
        self._words.setProperty("look", "error" if is_error else "quiet")
        self._words.style().polish(self._words)
        self._sign.setVisible(is_error)
        if is_error:
            ratio = self.devicePixelRatioF()
            self._sign.setPixmap(self._icons.pixmap("triangle-alert", 14, "bad", ratio))
        self.setVisible(bool(words))

    def stand_under(self, editor: QWidget) -> None:
        """Below the editor, or above it where the page ends."""
        room = self._over.rect()
        box = QRect(self._over.mapFromGlobal(editor.mapToGlobal(QPoint(0, 0))), editor.size())
        metrics = self._words.fontMetrics()
        margins = self._theme.px(18 + (20 if self._sign.isVisibleTo(self) else 0))
        width = min(self._theme.px(_WIDEST), metrics.horizontalAdvance(self._words.text()) + margins + 4)
        width = max(width, min(box.width(), self._theme.px(_WIDEST)))
        inside = metrics.boundingRect(
            QRect(0, 0, width - margins, 1000), Qt.TextFlag.TextWordWrap, self._words.text()
        )
        height = inside.height() + self._theme.px(13)
        top = box.bottom() + 3
        if top + height > room.height():
            top = max(0, box.top() - height - 2)
        left = max(0, min(box.left(), room.right() - width))
        self.setGeometry(left, top, width, height)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
