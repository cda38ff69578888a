"""A line of words in several styles that wraps like text; single words are edited where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.line_editor import LineEditor

_ICON_PX = 16
_ICON_ROOM = "\u2003\u2002"
_LEAST_EDITOR, _LEAST_ROOM = 170, 110


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the line.

    Attributes:
        text: What stands there; with an icon, what stands behind it.
        font: A type style of the theme by its name.
        token: A colour by its name.
        key: Names the word when it can be edited, empty when it cannot.
        name: What the word is, for the tooltip and for those who listen.
        edit_text: What the editor begins with.
        choices: Value and words of a closed list; empty for free text.
        icon: Drawn before the text.
    """

    text: str
    font: str = "small"
    token: str = "ink3"  # noqa: S105 - a colour
    key: str = ""
    name: str = ""
    edit_text: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    icon: str = ""


class WordsLine(QWidget):
    """One tab stop; Left and Right choose an editable word, Enter, F2 or a click edits it.

    Signals:
        edited: Key and new text (or chosen value) of a word.
    """

    edited = Signal(str, str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._words: tuple[Word, ...] = ()
        self._starts: list[int] = []
        self._layout = QTextLayout()
        self._chosen = 0
        self._hovered = -1
        self._has_ring = True
        self._was_left = False
        self._editor: LineEditor | None = None
        self._edited_key = ""
        self.suggest: Callable[[str], Sequence[str]] = lambda _key: ()
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._lay_out)

    def show_words(self, words: Sequence[Word]) -> None:
        """Show other words."""
        if tuple(words) == self._words:
            return
        self._close_editor()
        self._words = tuple(words)
        self._chosen = min(self._chosen, max(0, len(self._editable()) - 1))
        can_edit = bool(self._editable())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can_edit else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("".join(_piece(word) for word in self._words).replace("\u2003\u2002", ""))
        self._lay_out()
        self.updateGeometry()

    @property
    def text(self) -> str:
        """All words as they stand there."""
        return self.accessibleName()

    @property
    def editor(self) -> LineEditor | None:
        """The field over a word, while one is edited."""
        return self._editor

    def _editable(self) -> list[int]:
        return [index for index, word in enumerate(self._words) if word.key]

    # Layout

    def _lay_out(self) -> None:
        text = ""
        formats: list[QTextLayout.FormatRange] = []
        self._starts = []
        for word in self._words:
            piece = _piece(word)
            span = QTextLayout.FormatRange()
            span.start, span.length = _units(text), _units(piece)
            span.format = QTextCharFormat()
            span.format.setFont(self._font(word))
            span.format.setForeground(self._theme.color(word.token))
            formats.append(span)
            self._starts.append(_units(text))
            text += piece
        self._starts.append(_units(text))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(text)
        if self._words:
            self._layout.setFont(self._font(self._words[0]))
        self._layout.setTextOption(option)
        self._layout.setFormats(formats)
        _break_lines(self._layout, max(1, self.width()))
        self.update()

    def _font(self, word: Word) -> QFont:
        font: QFont = getattr(self._theme, word.font)()
        return font

    def hasHeightForWidth(self) -> bool:
        """Long places wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words in that width."""
        height = _break_lines(self._layout, max(1, width))
        _break_lines(self._layout, max(1, self.width()))
        return height

    def sizeHint(self) -> QSize:
        """As high as the words need to be."""
        return QSize(self._theme.px(320), self.heightForWidth(self.width()) if self._words else 0)

    def minimumSizeHint(self) -> QSize:
        """Words wrap, so that little width is enough."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Wrap again."""
        self._lay_out()
        self.updateGeometry()

    def word_rect(self, index: int) -> QRectF:
        """Where a word begins: the part of it on its first line."""
        start, end = self._starts[index], self._starts[index + 1]
        line = self._layout.lineForTextPosition(start)
        last = min(end, line.textStart() + line.textLength())
        left, right = _x(line, start), _x(line, last)
        return QRectF(left, line.y(), max(right - left, 8.0), line.height())

    def _word_at(self, at: QPointF) -> int:
        for index in self._editable():
            if any(rect.contains(at) for rect in self._word_rects(index)):
                return index
        return -1

    def _word_rects(self, index: int) -> list[QRectF]:
        start, end = self._starts[index], self._starts[index + 1]
        rects = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left = _x(line, first)
                rects.append(QRectF(left, line.y(), _x(line, last) - left, line.height()))
        return rects

    # Pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be edited."""
        hovered = self._word_at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            word = self._words[hovered] if hovered >= 0 else None
            self.setCursor(Qt.CursorShape.IBeamCursor if word else Qt.CursorShape.ArrowCursor)
            self.setToolTip(f"{word.name}  F2" if word else "")
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Edit the word under the pointer."""
        index = self._word_at(event.position())
        if index >= 0:
            self._chosen = self._editable().index(index)
            self._edit(index)

    def leaveEvent(self, _event: object) -> None:
        """Nothing is pointed at."""
        self._hovered = -1
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the chosen word, if the keyboard came here."""
        self._has_ring = event.reason() != Qt.FocusReason.ActiveWindowFocusReason
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """Mark none."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose, Enter, F2 and Space edit."""
        editable = self._editable()
        self._has_ring = True
        key = event.key()
        if editable and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if key == Qt.Key.Key_Left else 1
            self._chosen = min(len(editable) - 1, max(0, self._chosen + step))
            self.setAccessibleDescription(self._words[editable[self._chosen]].name)
            self.update()
        elif editable and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self._edit(editable[self._chosen])
        else:
            super().keyPressEvent(event)

    # Editing

    def edit(self, key: str) -> None:
        """Open the editor of a word."""
        self._edit_key(key, None)

    def refuse(self, key: str, text: str) -> None:
        """Keep a text that could not be read in its editor; who went elsewhere is not called back."""
        self._edit_key(key, text, take_focus=not self._was_left)

    def _edit_key(self, key: str, text: str | None, *, take_focus: bool = True) -> None:
        for index, word in enumerate(self._words):
            if word.key == key:
                self._chosen = self._editable().index(index)
                self._edit(index, text, take_focus=take_focus)

    def _edit(self, index: int, text: str | None = None, *, take_focus: bool = True) -> None:
        word = self._words[index]
        if word.choices:
            self._choose(index)
            return
        self._close_editor()
        rect = self.word_rect(index).toRect()
        editor = LineEditor(self._theme, self)
        editor.setFont(self._font(word))
        editor.setAccessibleName(word.name)
        editor.complete_from(self.suggest(word.key))
        # The letters stay where they are; only a word at the very edge moves, to have room.
        width = max(self._theme.px(_LEAST_EDITOR), rect.width() + self._theme.px(40))
        left = max(0, min(rect.left() - editor.inset, self.width() - self._theme.px(_LEAST_ROOM)))
        editor.setGeometry(QRect(left, rect.top(), min(width, self.width() - left), rect.height()))
        editor.setText(word.edit_text if text is None else text)
        editor.selectAll()
        editor.committed.connect(self._commit)
        editor.cancelled.connect(self._cancel)
        self._editor, self._edited_key = editor, word.key
        editor.show()
        if take_focus:
            editor.setFocus()

    def _commit(self, text: str) -> None:
        key = self._edited_key
        had_focus = self._editor is not None and self._editor.hasFocus()
        before = next((word.edit_text for word in self._words if word.key == key), "")
        self._was_left = not had_focus
        self._close_editor()
        if had_focus:
            self.setFocus()
        if text.strip() != before:
            self.edited.emit(key, text.strip())

    def _cancel(self) -> None:
        self._close_editor()
        self.setFocus()

    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            editor.retire()

    def _choose(self, index: int) -> None:
        word = self._words[index]
        menu = QMenu(self)
        menu.setAccessibleName(word.name)
        for value, words in word.choices:
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(value == word.edit_text)
            action.triggered.connect(lambda _on=False, value=value: self.edited.emit(word.key, value))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.word_rect(index).bottomLeft().toPoint() + QPoint(0, 4)))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, icons, the mark of the word in hand."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hovered >= 0 and self._editor is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            for rect in self._word_rects(self._hovered):
                painter.drawRoundedRect(rect.adjusted(-3, 0, 3, 0), 4, 4)
        self._layout.draw(painter, QPointF(0, 0))
        for index, word in enumerate(self._words):
            if word.icon:
                rect = self.word_rect(index)
                icon = self._icons.pixmap(word.icon, _ICON_PX, word.token, self.devicePixelRatioF())
                painter.drawPixmap(
                    QPointF(rect.left(), rect.center().y() - self._theme.px(_ICON_PX) / 2), icon
                )
        if self.hasFocus() and self._has_ring and self._editable() and self._editor is None:
            painter.setPen(QPen(self._theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for rect in self._word_rects(self._editable()[self._chosen]):
                painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4)
        painter.end()


def _piece(word: Word) -> str:
    return (_ICON_ROOM if word.icon else "") + word.text


def _units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _break_lines(layout: QTextLayout, width: int) -> int:
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return round(y)


def _x(line: QTextLine, position: int) -> float:
    """The pixel of a text position; PySide answers with the position beside it."""
    answer: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]  # stubs say object
    return answer[0]
