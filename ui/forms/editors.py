"""Editors for single fields: each shows a value, gives it back, or says why it cannot."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from expedition import naming, parsing, units
from expedition.errors import UserError
from expedition.kinds import PriceKind
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import Chooser
from ui.widgets.line_editor import completer
from ui.widgets.rating import Rating

_STORY_HEIGHT = 76


class FieldEditor(QWidget):
    """One field of a form.

    Signals:
        edited: The traveller changed it.
    """

    edited = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme, self.name = theme, name
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

    def suggest(self, words: Sequence[str]) -> None:
        """Offer completions; only text has any."""


class TextEditor(FieldEditor):
    """One line of words."""

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        super().__init__(theme, name)
        self.line = Line(theme, hint)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self._take(self.line)

    def show_value(self, value: Any) -> None:
        """Show words."""
        self.line.setText(value)

    def value(self) -> Any:
        """The words without blanks around them."""
        return self.line.text().strip()

    def suggest(self, words: Sequence[str]) -> None:
        """Offer what was written before."""
        if words:
            made = completer(self.theme, words, self.line)
            made.activated.connect(lambda _text: self.edited.emit())
            self.line.setCompleter(made)


class MeasureEditor(TextEditor):
    """A figure typed in words and kept in SI."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        read: Callable[[str], parsing.Typed | None],
        write: Callable[[float], str],
        hint: str = "",
    ) -> None:
        super().__init__(theme, name, hint)
        self._read, self._write = read, write
        self._shown: float | None = None

    def show_value(self, value: Any) -> None:
        """Show a figure in its usual unit."""
        self._shown = value
        self.line.setText("" if value is None else self._write(value))

    def value(self) -> Any:
        """The figure in SI, None where nothing stands."""
        if self._shown is not None and self.line.text() == self._write(self._shown):
            return self._shown
        typed = self._read(self.line.text())
        return None if typed is None else typed.value


class CountEditor(TextEditor):
    """A whole number."""

    def show_value(self, value: Any) -> None:
        """Show a number."""
        self.line.setText("" if value is None else str(value))

    def value(self) -> Any:
        """The number, None where nothing stands."""
        return parsing.whole(self.line.text(), least=1, most=100_000)


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
        self.page.installEventFilter(self)
        self._take(self.page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the caret comes and goes: Enter means something else here."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.entered.emit(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        if not self._is_showing:
            self.edited.emit()

    def show_value(self, value: Any) -> None:
        """Show a text."""
        self._is_showing = True
        self.page.setPlainText(value)
        self._is_showing = False

    def value(self) -> Any:
        """The text without blanks around it."""
        return self.page.toPlainText().strip()


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


class PriceEditor(FieldEditor):
    """Paid, a gift or unknown, with amount and currency where it was paid; a value of three."""

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__(theme, name)
        self._kinds = (PriceKind.UNKNOWN, PriceKind.PAID, PriceKind.GIFT)
        self.kind = Chooser(theme, icons, name)
        for kind in self._kinds:
            self.kind.addItem(naming.title(kind))
        self.amount, self.currency = Line(theme, _("amount")), Line(theme, _("currency"))
        self.amount.setAccessibleName(_("Amount"))
        self.currency.setAccessibleName(_("Currency"))
        self.currency.setMaxLength(16)
        self._usual = ""
        self._shown: tuple[PriceKind, Decimal | None, str] = (PriceKind.UNKNOWN, None, "")
        self._take(self.kind, 5)
        self._take(self.amount, 5)
        self._take(self.currency, 4)
        self.kind.activated.connect(lambda _index: self._on_kind())
        self.amount.textEdited.connect(self._on_amount)
        self.currency.textEdited.connect(lambda _text: self.edited.emit())
        self.currency.editingFinished.connect(self._spell_out)

    def suggest(self, words: Sequence[str]) -> None:
        """Offer currencies; the first is meant where none is typed."""
        self._usual = next(iter(words), "")
        self.currency.setPlaceholderText(self._usual or _("currency"))
        codes = list(dict.fromkeys([*words, *parsing.CURRENCIES]))
        made = completer(self.theme, codes, self.currency)
        made.activated.connect(lambda _text: self.edited.emit())
        self.currency.setCompleter(made)

    def _spell_out(self) -> None:
        """Show the code of what was typed in other words."""
        with suppress(UserError):
            self.currency.setText(parsing.currency(self.currency.text()))

    def _on_kind(self) -> None:
        self._allow()
        self.edited.emit()

    def _on_amount(self, text: str) -> None:
        """Who types a sum has paid it."""
        if text.strip():
            self.kind.setCurrentIndex(self._kinds.index(PriceKind.PAID))
        self.edited.emit()

    def _allow(self) -> None:
        is_gift = self._kinds[self.kind.currentIndex()] is PriceKind.GIFT
        self.amount.setEnabled(not is_gift)
        self.currency.setEnabled(not is_gift)

    def show_value(self, value: tuple[PriceKind, Decimal | None, str]) -> None:
        """Show kind, amount and currency."""
        self._shown = kind, amount, currency = value
        self.kind.setCurrentIndex(self._kinds.index(kind))
        self.amount.setText("" if amount is None else units.money(amount, ""))
        self.currency.setText(currency)
        self._allow()

    def value(self) -> tuple[PriceKind, Decimal | None, str]:
        """Kind, amount and currency; only what was paid has an amount."""
        kind = self._kinds[self.kind.currentIndex()]
        if kind is PriceKind.GIFT:
            return kind, None, ""
        amount = parsing.amount(self.amount.text()) if kind is PriceKind.PAID else None
        text, (shown_kind, shown_amount, shown_currency) = self.currency.text(), self._shown
        if (kind, amount, text) == (shown_kind, shown_amount, shown_currency):
            return self._shown
        currency = parsing.currency(text)
        return kind, amount, currency or (self._usual if amount is not None else "")


class Labelled(QWidget):
    """An editor under its name."""

    def __init__(self, theme: Theme, words: QWidget, editor: FieldEditor) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(3))
        rows.addWidget(words)
        rows.addWidget(editor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


class Line(QLineEdit):
    """A field in which Enter and Escape are left to the form."""

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self.setFont(theme.body())
        self.setPlaceholderText(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape go on to the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)
