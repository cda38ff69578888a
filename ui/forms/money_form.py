"""Money spent and given, counts, and rates of exchange."""

from collections.abc import Sequence

from expedition.kinds import CounterTotal, ExpenseCategory, Sharing
from expedition.records.fields import PricePart
from expedition.text import _
from ui.forms.form import Form
from ui.forms.makers import Makers
from ui.forms.place import Place


def price_parts(make: Makers) -> Place:
    """What a price is made of."""

    def part() -> Sequence[Place]:
        return make.text("what", 8, complete=False), make.amount("amount", 4)

    return make.rows("parts", PricePart, part, "what", rare=True)


class ExpenseForm(Form):
    """What was bought or given, for how much."""

    record = "expense"

    def places(self, make: Makers) -> Sequence[Place]:
        """What and how much first; who shared it is folded."""
        return (
            make.text("what", 8, _("bread, four ice creams")),
            make.choice("category", tuple(ExpenseCategory)),
            make.price("price_kind amount currency", 12),
            make.text("place", 4),
            make.text("payee", 4),
            make.text("note", 4, complete=False),
            make.choice("sharing", tuple(Sharing), 4, rare=True),
            make.count("shared_by", 4, rare=True, least=2),
            make.text("paid_by", 4, rare=True),
            make.amount("rate", 4, rare=True),
            make.text("time_text", 4, rare=True, complete=False),
            price_parts(make),
        )


class CountForm(Form):
    """A count of the day."""

    record = "count"

    def places(self, make: Makers) -> Sequence[Place]:
        """Of what, how many."""
        return (
            make.text("name", 5, _("ice creams")),
            make.number("value", 3),
            make.text("note", 4, complete=False),
        )


class CounterForm(Form):
    """Something counted day by day."""

    record = "counter"

    def places(self, make: Makers) -> Sequence[Place]:
        """Its name, and how the days add up."""
        return (
            make.text("name", 6, _("punctures")),
            make.text("unit", 3),
            make.choice("total", tuple(CounterTotal), 3),
            make.text("note", 12, complete=False),
        )


class RateForm(Form):
    """What a currency was worth."""

    record = "rate"

    def places(self, make: Makers) -> Sequence[Place]:
        """Which, how much, since when."""
        return (
            make.text("currency", 3),
            make.amount("rate", 3),
            make.date("since", 3),
            make.text("source", 3),
        )
