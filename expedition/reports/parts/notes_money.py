"""The note on the money of a day: what was bought, by what it went for, and what it comes to."""

from collections.abc import Sequence
from decimal import Decimal

from expedition import naming, units
from expedition.kinds import ExpenseCategory, Precision, PriceKind, Sharing
from expedition.records.day import DayPage
from expedition.records.fields import ExpenseFields, precision_of
from expedition.records.money import Spending
from expedition.reports.making import Making
from expedition.reports.parts.note_block import Paragraph, more, plain, told
from expedition.reports.typesetting.wording import capital, joined, money, sentence
from expedition.stats import money as sums
from expedition.text import _, plural


def day_money(making: Making, page: DayPage) -> list[Paragraph]:
    """Each category with its sums and what was bought, then what the whole day cost."""
    language = making.written_in
    found: list[Paragraph] = []
    for category in ExpenseCategory:
        bought = [entry.fields for entry in page.expenses if entry.fields.category is category]
        if bought:
            spent = [one for one in making.spent(page) if _is_of(one, category)]
            words = sentence(*(capital(purchase(fields)) for fields in bought))
            several = len(bought) > 1 and len(spent) > 1
            amount = currency_sums(spent) if several else ""
            found.append(told(_heading(category, amount), words, language))
    whole = making.spent(page)
    if page.expenses and len(whole) > 1:
        found.append(plain(sentence(together(whole, making.book.fields.home_currency)), language))
    return found


def _is_of(spent: Spending, category: ExpenseCategory) -> bool:
    return spent.payment.kind == "expense" and spent.payment.category is category


def _heading(category: ExpenseCategory, amount: str) -> str:
    name = _("Other") if category is ExpenseCategory.OTHER else naming.title(category)
    return f"{joined((name, amount), ' ')}."


def purchase(fields: ExpenseFields) -> str:
    """What was bought, for how much, of whom and where."""
    parts = (
        joined((part.what, money(part.amount, fields.currency) if part.amount is not None else ""), " ")
        for part in fields.parts
    )
    shared = ""
    if fields.sharing is Sharing.PER_PERSON:
        shared = _("each")
    elif fields.sharing is Sharing.SHARED and fields.shared_by:
        shared = plural("for {n}", "for {n}", fields.shared_by)
    what = joined((fields.what, _amount(fields), shared), " ")
    inside = joined(parts, ", ")
    whole = f"{what} ({inside})" if what and inside else what or inside
    paid = _("paid by {name}").format(name=fields.paid_by) if fields.paid_by else ""
    return sentence(
        joined((whole, fields.payee, fields.place, fields.time_text, paid), ", "), fields.note, more(fields)
    )


def _amount(fields: ExpenseFields) -> str:
    if fields.price_kind is PriceKind.GIFT:
        worth = money(fields.amount, fields.currency) if fields.amount is not None else ""
        return _("a gift, worth {amount}").format(amount=worth) if worth else _("a gift")
    if fields.amount is None:
        return ""
    about = "≈" if precision_of(fields, "amount") is Precision.ABOUT else ""
    return about + money(fields.amount, fields.currency)


def currency_sums(spent: Sequence[Spending]) -> str:
    """What was paid in each currency: `8 400 ₸ + 12 €`."""
    return joined((money(one.amount, one.currency) for one in sums.totals(spent).currencies), " + ")


def together(spent: Sequence[Spending], home: str) -> str:
    """The sum of some spendings, in each currency and at home, and how many nobody knows the price of."""
    total = sums.totals(spent)
    paid = currency_sums(spent)
    is_home = [one.currency for one in total.currencies] == [home]
    at_home = "" if is_home or total.unconverted or not total.home else home_sum(total.home, home)
    told = joined((paid, at_home), f"{units.THIN}={units.THIN}")
    known = _("Together {amount}").format(amount=told) if told else ""
    unknown = plural("{n} price not known", "{n} prices not known", total.unknown) if total.unknown else ""
    return joined((known, unknown), "; ")


def home_sum(amount: Decimal, home: str) -> str:
    """A sum in the home currency, to the whole from a hundred on."""
    return money(amount.quantize(Decimal(1) if amount >= 100 else Decimal("0.01")), home)
