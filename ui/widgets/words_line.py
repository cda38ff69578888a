"""A line of words in several styles that wraps like text; single words are edited where they stand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.line_editor import LineEditor
from ui.widgets.tips import plain
from ui.widgets.words_layout import AIR, Word, WordsLayout, font_of

_ICON_PX = 16
_LEAST_EDITOR, _LEAST_SMALL_EDITOR, _EDITOR_AIR = 320, 170, 28


class WordsLine(QWidget):
    """One tab stop; Left and Right choose an editable word, Enter, F2 or a click edits it.

    Signals:
        edited: Key and new text (or chosen value) of a word.
        left: Tab (or Shift+Tab, False) in the editor of the last (the first) word.
    """

    edited = Signal(str, str)
    left = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._words: tuple[Word, ...] = ()
        self._heights: dict[int, int] = {}
        self._layout = WordsLayout(theme, (), 1)
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
        self._words = tuple(words)
        self._heights.clear()
        if self._editor is not None and self._index(self._edited_key) < 0:
            self._close_editor()
        self._chosen = min(self._chosen, max(0, len(self._editable()) - 1))
        can_edit = bool(self._editable())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can_edit else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("".join(word.text for word in self._words))
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

    @property
    def edited_key(self) -> str:
        """The word the field is over."""
        return self._edited_key

    def _editable(self) -> list[int]:
        return [index for index, word in enumerate(self._words) if word.key]

    # Layout

    def _lay_out(self) -> None:
        self._layout = self._laid_out(self.width())
        if self._editor is None:
            self._heights[self.width()] = self._layout.height
        else:
            self._place_editor()
        self.update()

    def _laid_out(self, width: int) -> WordsLayout:
        if self._editor is None:
            return WordsLayout(self._theme, self._words, width)
        return WordsLayout(self._theme, self._words, width, self._index(self._edited_key), self._gap())

    def _index(self, key: str) -> int:
        return next((index for index, word in enumerate(self._words) if word.key == key), -1)

    def hasHeightForWidth(self) -> bool:
        """Long places wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words in that width; a layout asks for the same ones again and again."""
        if self._editor is not None:
            return self._laid_out(width).height
        if width not in self._heights:
            self._heights[width] = self._laid_out(width).height
        return self._heights[width]

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
        return self._layout.word_rect(index)

    def _word_at(self, at: QPointF) -> int:
        for index in self._editable():
            if any(rect.contains(at) for rect in self._layout.word_rects(index)):
                return index
        return -1

    # Pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be edited."""
        hovered = self._word_at(event.position())
        if hovered != self._hovered:
            self._hovered = hovered
            word = self._words[hovered] if hovered >= 0 else None
            self.setCursor(Qt.CursorShape.IBeamCursor if word else Qt.CursorShape.ArrowCursor)
            self.setToolTip(_tip(word) if word else "")
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
        """Mark the chosen word, if the keyboard came here: what is missing first."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            missing = (place for place, at in enumerate(self._editable()) if self._words[at].is_missing)
            self._chosen = next(missing, self._chosen)
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

    def edit_missing(self) -> bool:
        """Open the editor of the first place that is not known; False where all are."""
        index = next((index for index, word in enumerate(self._words) if word.is_missing), -1)
        if index >= 0:
            self.edit(self._words[index].key)
        return index >= 0

    def edit_end(self, *, is_first: bool) -> bool:
        """Open the editor of the first or the last word that is typed; False where there is none."""
        keys = self._typed_keys()
        if keys:
            self.edit(keys[0 if is_first else -1])
        return bool(keys)

    def _typed_keys(self) -> list[str]:
        return [word.key for word in self._words if word.key and not word.choices]

    def refuse(self, key: str, text: str) -> None:
        """Keep a text that could not be read in its editor; who went elsewhere is not called back."""
        self._edit_key(key, text, take_focus=not self._was_left)

    def finish(self) -> None:
        """Hand on what stands in the editor, as if the focus had left it."""
        if self._editor is not None:
            self._commit(self._editor.text(), is_left=True)

    def forget_edit(self) -> None:
        """Another line is shown."""
        self._close_editor()

    def _edit_key(self, key: str, text: str | None, *, take_focus: bool = True) -> None:
        index = self._index(key)
        if index >= 0:
            self._chosen = self._editable().index(index)
            self._edit(index, text, take_focus=take_focus)

    def _edit(self, index: int, text: str | None = None, *, take_focus: bool = True) -> None:
        word = self._words[index]
        if word.choices:
            self._choose(index)
            return
        self._close_editor()
        editor = LineEditor(self._theme, self, waits=True)
        editor.setFont(font_of(self._theme, word))
        editor.setAccessibleName(word.name)
        editor.draft_place = f"word {word.key}"
        editor.setPlaceholderText(word.text if word.is_missing else "")
        editor.complete_from(self.suggest(word.key))
        editor.setText(word.edit_text if text is None else text)
        editor.selectAll()
        editor.committed.connect(lambda text: self._commit(text))
        editor.cancelled.connect(self._cancel)
        editor.stepped.connect(self._step)
        editor.textChanged.connect(lambda _text: self._make_room())
        self._editor, self._edited_key = editor, word.key
        self._make_room()
        editor.show()
        if take_focus:
            editor.setFocus()

    def _gap(self) -> int:
        """The room the editor takes: enough for any usual name, more for more, at most the line."""
        px = self._theme.px
        if self._editor is None:
            return 0
        is_title = self._words[self._index(self._edited_key)].font.startswith("page_title")
        text = self._editor.fontMetrics().horizontalAdvance(self._editor.text())
        return max(px(_LEAST_EDITOR if is_title else _LEAST_SMALL_EDITOR), text + px(_EDITOR_AIR))

    def _make_room(self) -> None:
        """The other words stand aside while one is typed."""
        self._lay_out()
        self.updateGeometry()

    def _place_editor(self) -> None:
        if self._editor is not None:
            rect = self.word_rect(self._index(self._edited_key)).toRect()
            left = max(0, rect.left() - self._theme.px(AIR))
            self._editor.setGeometry(QRect(left, rect.top(), rect.right() + 1 - left, rect.height()))

    def _step(self, is_forward: bool) -> None:
        """Keep the word and open the one beside it; beyond the ends, whoever listens goes on."""
        keys = self._typed_keys()
        place = keys.index(self._edited_key) + (1 if is_forward else -1) if self._edited_key in keys else -1
        wanted = keys[place] if 0 <= place < len(keys) else ""
        if self._editor is not None:
            self._commit(self._editor.text())
        if self._editor is not None:
            return
        if wanted:
            self.edit(wanted)
        else:
            self.left.emit(is_forward)

    def _commit(self, text: str, *, is_left: bool = False) -> None:
        key = self._edited_key
        had_focus = not is_left and self._editor is not None and self._editor.hasFocus()
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
            self._make_room()

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
            for rect in self._layout.word_rects(self._hovered):
                painter.drawRoundedRect(rect.adjusted(-3, 0, 3, 0), 4, 4)
        self._paint_missing(painter)
        self._layout.draw(painter)
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
            for rect in self._layout.word_rects(self._editable()[self._chosen]):
                painter.drawRoundedRect(rect.adjusted(-3, -1, 3, 1), 4, 4)
        painter.end()

    def _paint_missing(self, painter: QPainter) -> None:
        """A dashed frame where a place is to be named: without one nobody would see a field."""
        painter.setPen(QPen(self._theme.color("edge"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.color("field"))
        for index, word in enumerate(self._words):
            is_edited = self._editor is not None and word.key == self._edited_key
            if word.is_missing and not is_edited:
                for rect in self._layout.word_rects(index):
                    painter.drawRoundedRect(rect.adjusted(-2.5, 0.5, 2.5, -0.5), 4, 4)


def _tip(word: Word) -> str:
    return plain("\n".join(part for part in (word.tip, f"{word.name}  F2") if part))
