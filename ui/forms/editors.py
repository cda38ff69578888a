"""Editors for single fields: each shows a value, gives it back, or says why it cannot."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from expedition import naming, parsing
from expedition.records.fields import Said
from ui.forms.offer import Offer
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.completions import completer
from ui.widgets.controls import Chooser
from ui.widgets.rating import Rating
from ui.widgets.wrapping import wrap_mode

_STORY_HEIGHT = 76
_LONGEST = 10_000_000


class FieldEditor(QWidget):
    """One field of a form, or some that belong together.

    Attributes:
        fields: The names of what it edits, as its form has them.
        near: The day it is about, for what is said relative to one.
        zone: The time zone of that day, empty where it is not known.

    Signals:
        edited: The traveller changed it.
        left: The caret left it.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme, self.name = theme, name
        self.fields: tuple[str, ...] = ()
        self.near: date | None = None
        self.zone = ""
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(6))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _take(self, widget: QWidget, stretch: int = 1) -> None:
        if not widget.accessibleName():
            widget.setAccessibleName(self.name)
        self.row.addWidget(widget, stretch)
        if self.focusProxy() is None:
            self.setFocusProxy(widget)

    @abstractmethod
    def show_value(self, value: Any) -> None:
        """Show a value without telling."""

    @abstractmethod
    def value(self) -> Any:
        """What stands there.

        Raises:
            UserError: It cannot be read.
        """

    def show_said(self, lines: Mapping[str, Said]) -> None:
        """Take the words said for its fields, before the value is shown; most editors need none."""

    def said(self) -> tuple[Said, ...]:
        """The words that stand there and how far they may be trusted, a line for each field that has any.

        Raises:
            UserError: They cannot be read.
        """
        return ()

    def draft(self) -> tuple[Any, tuple[Said, ...]]:
        """Value and words for now: what cannot be read is no value, but its words are kept."""
        return self.value(), self.said()

    def suggest(self, words: Sequence[str]) -> None:
        """Offer completions; only text has any."""


class TextEditor(FieldEditor):
    """One line of words; a text of several lines gets a page."""

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        super().__init__(theme, name)
        self.line = Line(theme, hint)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.editingFinished.connect(lambda: self.left.emit())
        self.page: StoryEditor | None = None
        self._shown = ("", "")
        self._take(self.line)

    def show_value(self, value: Any) -> None:
        """Show words."""
        if "\n" in value and self.page is None:
            self.page = StoryEditor(self.theme, self.name)
            self.page.edited.connect(lambda: self.edited.emit())
            self.line.hide()
            self._take(self.page)
            self.setFocusProxy(self.page)
        if self.page is not None:
            self.page.show_value(value)
        else:
            self.line.setText(value)
            self._shown = (self.line.text(), value)

    def value(self) -> Any:
        """The words without blanks around them; untouched ones as they were."""
        if self.page is not None:
            return self.page.value()
        text, value = self._shown
        return value if self.line.text() == text else parsing.line(self.line.text())

    def offer(self, words: str) -> None:
        """Show what stood here last time; → takes it."""
        if words and not self.line.text():
            Offer(self.line, words, self.edited.emit)

    def suggest(self, words: Sequence[str]) -> None:
        """Offer what was written before."""
        if words:
            made = completer(self.theme, words, self.line)
            made.activated.connect(lambda _text: self.edited.emit())
            self.line.setCompleter(made)


class StoryEditor(FieldEditor):
    """Several lines of the traveller's own words; Tab leaves, Enter begins a new line.

    Signals:
        entered: Whether the caret came here or left.
    """

    entered = Signal(bool)

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        super().__init__(theme, name)
        self.page = QPlainTextEdit()
        self.page.setProperty("look", "field")
        self.page.setFont(theme.diary(14))
        self.page.setTabChangesFocus(True)
        self.page.setPlaceholderText(hint)
        self.page.setFixedHeight(theme.px(_STORY_HEIGHT))
        self.page.textChanged.connect(self._tell)
        self._is_showing = False
        self._shown = ("", "")
        self.page.installEventFilter(self)
        self._take(self.page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the caret comes and goes: Enter means something else here."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.entered.emit(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        if not self._is_showing:
            self.edited.emit()

    def show_value(self, value: Any) -> None:
        """Show a text."""
        self._is_showing = True
        self.page.setWordWrapMode(wrap_mode(value))
        self.page.setPlainText(value)
        self._shown = (self.page.toPlainText(), value)
        self._is_showing = False

    def value(self) -> Any:
        """The text without blanks around it; an untouched one as it was."""
        typed, (text, value) = self.page.toPlainText(), self._shown
        return value if typed == text else parsing.lines(typed)


class ChoiceEditor(FieldEditor):
    """One of a closed vocabulary."""

    def __init__(
        self, theme: Theme, icons: Icons, name: str, kinds: Sequence[StrEnum | None], words_for_none: str = ""
    ) -> None:
        super().__init__(theme, name)
        self._kinds = list(kinds)
        self.box = Chooser(theme, icons, name)
        for kind in kinds:
            self.box.addItem(words_for_none if kind is None else naming.title(kind))
        self.box.activated.connect(lambda _index: self.edited.emit())
        # The wheel scrolls the page; it must not change a value in passing.
        self.box.installEventFilter(self)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._take(self.box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel pass to the page."""
        if watched is self.box and event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def show_value(self, value: Any) -> None:
        """Choose a kind."""
        self.box.setCurrentIndex(self._kinds.index(value))

    def value(self) -> Any:
        """The kind chosen."""
        return self._kinds[self.box.currentIndex()]


class RatingEditor(FieldEditor):
    """One to five, or nothing."""

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__(theme, name)
        self.stars = Rating(theme, icons, name)
        self.stars.changed.connect(lambda: self.edited.emit())
        self._take(self.stars, 0)
        self.row.addStretch(1)

    def show_value(self, value: Any) -> None:
        """Show so many stars."""
        self.stars.set_value(value)

    def value(self) -> Any:
        """The number of stars, or None."""
        return self.stars.value


class YesNoEditor(FieldEditor):
    """True or not."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.box = QCheckBox(name)
        self.box.setFont(theme.body())
        self.box.clicked.connect(lambda: self.edited.emit())
        self._take(self.box)

    def show_value(self, value: Any) -> None:
        """Tick it or not."""
        self.box.setChecked(value)

    def value(self) -> Any:
        """Whether it is ticked."""
        return self.box.isChecked()


_BRIEFLY = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Line(QLineEdit):
    """A field in which Enter and Escape are left to the form; at rest it shows how its words begin."""

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self.setFont(theme.body())
        self.setPlaceholderText(hint)
        self.setMaxLength(_LONGEST)

    def setText(self, text: str | None) -> None:
        """Show words from their beginning."""
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes neither by Tab nor by the pointer goes on behind the words."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason and not self.hasSelectedText():
            self.setCursorPosition(len(self.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Back to the beginning, unless the caret comes back at once."""
        super().focusOutEvent(event)
        if event.reason() not in _BRIEFLY:
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape go on to the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)
