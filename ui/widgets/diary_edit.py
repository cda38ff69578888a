"""A plain page to write on: Markdown source, as high as its text, saved while it is typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from expedition.text import _
from ui.theme import Theme
from ui.widgets.markdown_highlighter import MarkdownHighlighter
from ui.widgets.text_history import State, TextHistory
from ui.widgets.wrapping import wrap_mode

SAVE_AFTER_MS = 1200
_LINE, _BLANK_LINE = 25, 11
_LEAST_LINES = 2
_LONG = 20_000
"""So many letters are not wrapped anew for every width on the way to the one that stays."""


class DiaryEdit(QTextEdit):
    """Holds a diary as plain text; never reads or writes rich text.

    `saved_text` is what surely is in the logbook.

    Signals:
        written: The text, at most `SAVE_AFTER_MS` after a key, and at once on leaving.
        sitting_over: The focus went elsewhere: what is typed next is another step.
        caret_moved: Where the caret stands, in this widget.
    """

    draft_place = "diary"
    written = Signal(str)
    sitting_over = Signal()
    caret_moved = Signal(QRect)
    _typed = Signal()
    _widened = Signal()
    _placed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._saved = self.saved_text = ""
        self._is_dressing = False
        self._history = TextHistory()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Diary"))
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self._timer = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self.save)
        self._highlighter = MarkdownHighlighter(self.document(), theme)
        self.textChanged.connect(self._on_text)
        # Formats are set when Qt is done with the key, and still before it paints.
        self._typed.connect(self._space_lines, Qt.ConnectionType.QueuedConnection)
        # One step further: the page around it is only laid out after its own new size.
        self._widened.connect(self._placed, Qt.ConnectionType.QueuedConnection)
        self._placed.connect(self._wrap, Qt.ConnectionType.QueuedConnection)
        self.cursorPositionChanged.connect(self._tell_caret)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit_height())
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.diary())
        colors = QPalette(self.palette())
        colors.setColor(QPalette.ColorRole.Base, self._theme.color("page"))
        colors.setColor(QPalette.ColorRole.Text, self._theme.color("ink"))
        colors.setColor(QPalette.ColorRole.PlaceholderText, self._theme.color("ink3"))
        self.setPalette(colors)
        self.viewport().setAutoFillBackground(False)

    # Text

    @property
    def text(self) -> str:
        """The Markdown source as it stands there."""
        return self.toPlainText()

    @property
    def is_unsaved(self) -> bool:
        """Whether something typed has not been handed on."""
        return self.text != self._saved

    def show_text(self, text: str) -> None:
        """Show another text from its beginning; what is unsaved must have been saved before."""
        self._timer.stop()
        self._saved = self.saved_text = text
        if text != self.text:
            self._put_whole(text)
        else:
            self._space_lines()
        self._history.begin(text)
        self._fit_height()

    def _put_whole(self, text: str) -> None:
        """Laid out once, when all of it stands there as it is to look."""
        self.document().setLayoutEnabled(False)
        self._is_dressing = True
        self.setWordWrapMode(wrap_mode(text))
        self.setPlainText(text)
        self._space_lines()
        self.document().setLayoutEnabled(True)

    def take_text(self, text: str) -> None:
        """Show a text that changed elsewhere (by undo), keeping the caret where it is."""
        if text == self.text:
            self._saved = self.saved_text = text
            return
        self._timer.stop()
        self._saved = self.saved_text = text
        self._is_dressing = True
        self.setWordWrapMode(wrap_mode(text))
        self._put(State(text, self.textCursor().position()))
        self._history.begin(text)
        self._space_lines()
        self._fit_height()

    def select(self, start: int, end: int) -> None:
        """Select a part of the text, take the focus and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.text[:start]))
        cursor.setPosition(_units(self.text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setTextCursor(cursor)
        self._tell_caret()

    def save(self) -> None:
        """Hand the text on now, if it has changed."""
        self._timer.stop()
        if self.is_unsaved:
            text = self._saved = self.text
            self.written.emit(text)
            self._note_saved(text)

    def _note_saved(self, text: str) -> None:
        """It was handed on; whoever took it may have refused it."""
        if not self.is_unsaved:
            self.saved_text = text

    def keep_unsaved(self) -> None:
        """The text could not be saved: it stays unsaved and is tried again."""
        self._saved = "\0"
        self._timer.start()

    def _on_text(self) -> None:
        if self._is_dressing:
            return
        self._history.note(self.text, self.textCursor().position())
        self._typed.emit()
        if self.is_unsaved and not self._timer.isActive():
            self._timer.start()

    # Look

    def _space_lines(self) -> None:
        """Every line 25 high; a blank one between two paragraphs less, as in a printed page."""
        self._is_dressing = True
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            self._space_line(block)
            block = block.next()
        whole.endEditBlock()
        self._is_dressing = False

    def _space_line(self, block: QTextBlock) -> None:
        is_gap = block.length() <= 1 and block.next().isValid() and block.blockNumber() > 0
        height = self._theme.px(_BLANK_LINE if is_gap else _LINE)
        form = block.blockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        if form.lineHeight() == height and form.lineHeightType() == fixed:
            return
        form.setLineHeight(height, fixed)
        QTextCursor(block).setBlockFormat(form)

    def _fit_height(self) -> None:
        least = self._theme.px(_LEAST_LINES * _LINE)
        self.setFixedHeight(max(least, round(self.document().size().height()) + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again and follow the new height; a long text once, when every part has its place."""
        super().resizeEvent(event)
        if self.document().characterCount() < _LONG:
            self._wrap()
        elif self.viewport().width() != self.lineWrapColumnOrWidth():
            self._widened.emit()

    def _wrap(self) -> None:
        if self.viewport().width() != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(self.viewport().width())
        self._fit_height()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(self._theme.px(640), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, or an invitation where there is none."""
        super().paintEvent(event)
        if not self.document().isEmpty():
            return
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.diary())
        painter.setPen(self._theme.color("ink3"))
        words = _("How was the day? Write here; every word is kept as you type.")
        painter.drawText(QRectF(self.viewport().rect()), Qt.TextFlag.TextWordWrap, words)
        painter.end()

    def _tell_caret(self) -> None:
        if self.hasFocus() and self.document().isLayoutEnabled():
            self.caret_moved.emit(self.cursorRect())

    # Keys and focus

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the editor's own while it has any, else the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for key, _step, is_available in self._own_steps():
                if event.matches(key):
                    event.setAccepted(is_available)
                    return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own undo and redo, else what every page does."""
        for key, step, is_available in self._own_steps():
            if event.matches(key):
                if is_available:
                    step()
                else:
                    event.ignore()
                return
        standard = QKeySequence.StandardKey
        if event.matches(standard.InsertParagraphSeparator) or event.matches(standard.InsertLineSeparator):
            # On an empty line that has a format, Qt would take the format away instead of beginning a line.
            self.textCursor().insertBlock()
            return
        super().keyPressEvent(event)

    def _own_steps(self) -> tuple[tuple[QKeySequence.StandardKey, Callable[[], None], bool], ...]:
        return (
            (QKeySequence.StandardKey.Undo, self.undo_typing, self._history.can_undo),
            (QKeySequence.StandardKey.Redo, self.redo_typing, self._history.can_redo),
        )

    def put_back(self, text: str) -> None:
        """Write a whole text as if by hand: it is saved like typing, and can be taken back like typing."""
        self._put(State(text, len(text)))

    def undo_typing(self) -> None:
        """Take back about a word of this page."""
        self._put(self._history.undo())

    def redo_typing(self) -> None:
        """Write it again."""
        self._put(self._history.redo())

    def go_on_with(self, text: str, caret: int) -> None:
        """Take a text that was typed elsewhere as if it were typed here."""
        self._put(State(text, caret))

    def _put(self, state: State) -> None:
        """Change only what differs, so that the page does not jump; it is saved like typing."""
        text, wanted = self.text, state.text
        start = _shared(text, wanted)
        rest = _shared(text[start:][::-1], wanted[start:][::-1])
        cursor = self.textCursor()
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[: len(text) - rest]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(wanted[start : len(wanted) - rest])
        cursor.setPosition(min(state.caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only the words of what is pasted."""
        if source.hasText():
            self.setWordWrapMode(wrap_mode(self.text + source.text()))
            self.textCursor().insertText(source.text().replace("\r\n", "\n").replace("\r", "\n"))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words; files dropped here belong to the window."""
        return source.hasText() and not source.hasUrls()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save at once and end the sitting."""
        super().focusOutEvent(event)
        self.save()
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.sitting_over.emit()


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        half = (least + most + 1) // 2
        least, most = (half, most) if one[least:half] == other[least:half] else (least, half - 1)
    return least


def _units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
