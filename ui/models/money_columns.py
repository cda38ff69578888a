"""What stands in the table of money beside the prices themselves."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from expedition import naming, units
from expedition.field_names import field_name, kind_name
from expedition.kinds import Sharing
from expedition.records.money import Spending
from expedition.records.table import TableLine
from expedition.stats.ledger import Ledger
from expedition.stats.prices import PRICED_KINDS
from expedition.text import _
from ui.models.cell_shapes import price_field
from ui.models.columns import Column, figure_column, mixed_column, words_column, words_key

_WHAT = {
    "expense": "what",
    "stay": "name",
    "repair": "part",
    "errand": "what",
    "document": "name",
    "gear": "name",
}


def money_columns() -> Mapping[str, Column]:
    """By their names."""
    return {
        column.name: column
        for column in (
            words_column(".source", _("Noted as"), lambda line, _ledger: kind_name(line.kind)),
            _what(),
            _category(),
            mixed_column(
                ".place",
                field_name("expense", "place"),
                dict.fromkeys(("expense", "stay", "repair", "errand"), "place"),
            ),
            mixed_column(
                ".paid_by", field_name("expense", "paid_by"), dict.fromkeys(("expense", "stay"), "paid_by")
            ),
            words_column(".sharing", _("Sharing"), _sharing),
            mixed_column(
                ".price",
                field_name("expense", "amount"),
                {kind: price_field(kind) for kind in PRICED_KINDS},
                is_right=True,
            ),
            figure_column(".home", _("At home"), _of_spending(lambda one: one.home), sum_text),
            figure_column(".share", _("My share"), _of_spending(lambda one: one.home_share), sum_text),
        )
    }


def sum_text(amount: Decimal) -> str:
    """A sum in the home currency, which stands in the head."""
    return units.number(float(amount), 0 if amount >= 1000 else 2)


def _what() -> Column:
    """What was paid for; typed where the kind has a field for it, else what it is called."""

    def text(line: TableLine, ledger: Ledger) -> str:
        found = ledger.spending(line)
        return found.payment.what if found is not None else ""

    made = mixed_column(".what", field_name("expense", "what"), _WHAT)
    return replace(made, text=text, key=lambda line, ledger: words_key(text(line, ledger)))


def _category() -> Column:
    """Chosen for an expense; of the others their kind says it."""

    def text(line: TableLine, ledger: Ledger) -> str:
        found = ledger.spending(line)
        return naming.name(found.payment.category) if found is not None else ""

    made = mixed_column(".category", field_name("expense", "category"), {"expense": "category"})
    return replace(made, text=text, key=lambda line, ledger: words_key(text(line, ledger)))


def _sharing(line: TableLine, _ledger: Ledger) -> str:
    how: Sharing = getattr(line.fields, "sharing", Sharing.OWN)
    number: int | None = getattr(line.fields, "shared_by", None)
    if how is Sharing.OWN:
        return ""
    if not number:
        return naming.name(how)
    return _("shared by {n}").format(n=number) if how is Sharing.SHARED else _("each of {n}").format(n=number)


def _of_spending(
    of: Callable[[Spending], Decimal | None],
) -> Callable[[TableLine, Ledger], Decimal | None]:
    def value(line: TableLine, ledger: Ledger) -> Decimal | None:
        found = ledger.spending(line)
        return of(found) if found is not None else None

    return value
