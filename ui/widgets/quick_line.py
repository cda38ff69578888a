"""One line to type in, with parts underlined and a quiet continuation behind the caret."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ui.theme import Theme

_LETTERS, _UNDERLINE, _BELOW = 15, 2, 3


class QuickLine(QTextEdit):
    """Text only, on one line.

    Signals:
        accepted: Enter.
        more_wanted: Tab.
        stepped: Down (1) or Up (-1).
        left: Escape.
    """

    accepted = Signal()
    more_wanted = Signal()
    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spans: Sequence[tuple[int, int]] = ()
        self._ghost = ""
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.document().setDocumentMargin(0)
        font = QFont(theme.body())
        font.setPixelSize(theme.px(_LETTERS))
        self.setFont(font)
        self.setAccessibleName(name)
        self._hint = hint
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().height() + theme.px(_BELOW + _UNDERLINE + 2))
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    @property
    def ghost(self) -> str:
        """The continuation that is offered."""
        return self._ghost

    def put(self, text: str) -> None:
        """Put other words there, with the caret behind them."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def underline(self, spans: Sequence[tuple[int, int]]) -> None:
        """Underline letters from and up to, counted as Python does."""
        self._spans = spans
        self.viewport().update()

    def offer(self, ghost: str) -> None:
        """Show a continuation in quiet letters; → takes it."""
        self._ghost = ghost
        self.viewport().update()

    @property
    def is_at_end(self) -> bool:
        """Whether the caret stands behind the last letter with nothing selected."""
        cursor = self.textCursor()
        return cursor.atEnd() and not cursor.hasSelection()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(320), self.height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Several lines become one."""
        self.insertPlainText(" ".join(source.text().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Tab, arrows and Escape are for whoever listens; everything else is typing."""
        key = Qt.Key
        if event.key() in (key.Key_Return, key.Key_Enter):
            self.accepted.emit()
        elif event.key() == key.Key_Tab:
            self.more_wanted.emit()
        elif event.key() in (key.Key_Down, key.Key_Up):
            self.stepped.emit(1 if event.key() == key.Key_Down else -1)
        elif event.key() == key.Key_Escape:
            self.left.emit()
        elif event.key() in (key.Key_Right, key.Key_End) and self._ghost and self.is_at_end:
            self.insertPlainText(self._ghost)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab is a key of this line; Shift+Tab goes back as everywhere."""
        return False if is_next else super().focusNextPrevChild(is_next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, a line under what was understood, the continuation behind them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        edge = self._theme.color("edge")
        for start, end in self._spans:
            left, right = self._at(start), self._at(end)
            height = self._theme.px(_UNDERLINE)
            painter.fillRect(left.x(), left.y() + self._theme.px(1), right.x() - left.x(), height, edge)
        quiet = self._ghost if self._ghost and self.is_at_end else "" if self.text else self._hint
        if quiet:
            at = self._at(len(self.text))
            painter.setFont(self.font())
            painter.setPen(self._theme.color("ink3"))
            painter.drawText(QPoint(at.x() + 1, self.cursorRect().top() + self.fontMetrics().ascent()), quiet)
        painter.end()

    def _at(self, place: int) -> QPoint:
        """Where a letter stands: its left edge, and the foot of the line."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(_units(self.text, place), self.document().characterCount() - 1))
        at = self.cursorRect(cursor)
        return QPoint(at.left(), at.bottom())


def _units(text: str, place: int) -> int:
    """Qt counts letters outside the basic plane twice."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
