"""An editor for a price."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any

from expedition import naming, parsing, units, wording
from expedition.errors import UserError
from expedition.kinds import Precision, PriceKind
from expedition.records.fields import Said
from expedition.text import _
from expedition.wording import Reading
from ui.forms.editors import FieldEditor, Line
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.completions import completer
from ui.widgets.controls import Chooser

Price = tuple[PriceKind, Decimal | None, str]


class PriceEditor(FieldEditor):
    """Paid, a gift or unknown, with amount (of a gift: its worth) and currency; a value of three."""

    def __init__(self, theme: Theme, icons: Icons, name: str) -> None:
        super().__init__(theme, name)
        self._kinds = (PriceKind.UNKNOWN, PriceKind.PAID, PriceKind.GIFT)
        self.kind = Chooser(theme, icons, name)
        for kind in self._kinds:
            self.kind.addItem(naming.title(kind))
        self.amount, self.currency = Line(theme, _("amount")), Line(theme, _("currency"))
        self.amount.setAccessibleName(_("Amount"))
        self.currency.setAccessibleName(_("Currency"))
        self._usual = ""
        self._lines: Mapping[str, Said] = {}
        self._shown: Price = (PriceKind.UNKNOWN, None, "")
        self._texts = ("", "")
        self._take(self.kind, 5)
        self._take(self.amount, 5)
        self._take(self.currency, 4)
        self.kind.activated.connect(lambda _index: self._on_kind())
        self.amount.textEdited.connect(self._on_amount)
        self.currency.textEdited.connect(lambda _text: self.edited.emit())
        self.currency.editingFinished.connect(self._spell_out)
        self.amount.editingFinished.connect(lambda: self.left.emit())

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
        self.left.emit()

    def _on_kind(self) -> None:
        self._name_amount()
        self.edited.emit()

    def _on_amount(self, text: str) -> None:
        """Who types a sum where nothing was known has paid it."""
        if text.strip() and self._kind is PriceKind.UNKNOWN:
            self.kind.setCurrentIndex(self._kinds.index(PriceKind.PAID))
        self.edited.emit()

    @property
    def _kind(self) -> PriceKind:
        return self._kinds[self.kind.currentIndex()]

    def _name_amount(self) -> None:
        is_gift = self._kind is PriceKind.GIFT
        self.amount.setPlaceholderText(_("its worth, if known") if is_gift else _("amount"))

    def show_said(self, lines: Mapping[str, Said]) -> None:
        """Take the words said for amount and currency."""
        self._lines = {field: lines[field] for field in self.fields if field in lines}

    def show_value(self, value: Price) -> None:
        """Show kind, amount and currency."""
        self._shown = kind, amount, currency = value
        said = [self._lines.get(field) for field in self.fields[1:]] or [None, None]
        written = "" if amount is None else units.plain(amount)
        about = _("about {figure}") if said[0] and said[0].precision is Precision.ABOUT else "{figure}"
        self.kind.setCurrentIndex(self._kinds.index(kind))
        self.amount.setText(
            (said[0].words if said[0] else "") or (about.format(figure=written) if written else "")
        )
        self.currency.setText((said[1].words if said[1] else "") or currency)
        self._texts = (self.amount.text(), self.currency.text())
        self._name_amount()

    def _amount(self) -> Reading[Decimal]:
        said = self._lines.get(self.fields[1]) if self.fields else None
        is_unread = said is not None and self._shown[1] is None
        if self.amount.text() == self._texts[0] and not is_unread:
            precision, words = (said.precision, said.words) if said else (Precision.EXACT, "")
            return Reading(self._shown[1], precision, words)
        return wording.amount(self.amount.text())

    def _currency(self, amount: Reading[Decimal]) -> str:
        text = self.currency.text()
        is_untouched = (self.amount.text(), text) == self._texts and self._kind is self._shown[0]
        if is_untouched and text == self._shown[2]:
            return text
        return parsing.currency(text) or (self._usual if amount.value is not None else "")

    def value(self) -> Price:
        """Kind, amount and currency; what was not touched is as it was."""
        amount = self._amount()
        return self._kind, amount.value, self._currency(amount)

    def said(self) -> tuple[Said, ...]:
        """The words for the amount."""
        amount = self._amount()
        self._currency(amount)
        words = Said(self.fields[1], amount.precision, amount.words)
        return words, Said(self.fields[2])

    def draft(self) -> tuple[Any, tuple[Said, ...]]:
        """As it stands; of what cannot be read, the words."""
        try:
            amount = self._amount()
        except UserError:
            amount = Reading(None, Precision.UNKNOWN, parsing.line(self.amount.text()))
        try:
            currency, spelled = self._currency(amount), Said(self.fields[2])
        except UserError:
            words = parsing.line(self.currency.text())
            currency, spelled = "", Said(self.fields[2], Precision.UNKNOWN, words)
        said = Said(self.fields[1], amount.precision, amount.words)
        return (self._kind, amount.value, currency), (said, spelled)
