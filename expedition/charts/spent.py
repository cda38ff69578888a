"""What was spent, in the one currency in which the most can be told."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from expedition.charts.facts import told_days
from expedition.charts.once import once
from expedition.kinds import ExpenseCategory, PriceKind
from expedition.record_classes import dataclass
from expedition.records.money import Spending
from expedition.records.trip import DayPoint, TripSeries
from expedition.text import plural
from expedition.units import currency_sign, number

_MOST_WEEKS = 26
_MOST_SPANS = 240


@dataclass(frozen=True, slots=True)
class Spent:
    """What was spent on the days of a trip.

    Attributes:
        currency: In which currency: that of home, or where no rate is known the one of most payments.
        payments: Days with amounts and their categories, in order.
        left_out: How many payments are of unknown amount, or of a currency without a rate.
    """

    currency: str
    payments: Sequence[tuple[DayPoint, ExpenseCategory, Decimal]]
    left_out: int

    @property
    def total(self) -> float:
        """The sum."""
        return float(sum(amount for _day, _category, amount in self.payments))


@once
def spent(series: TripSeries) -> Spent:
    """All payments of the days, worked out."""
    paid = [
        (day, one)
        for day, facts in told_days(series)
        for one in facts.spendings
        if one.payment.price_kind is PriceKind.PAID
    ]
    if any(one.home is not None for _day, one in paid):
        return _spent(series.home_currency, paid, lambda one: one.home)
    often = Counter(one.payment.currency for _day, one in paid if one.paid is not None).most_common(1)
    currency = often[0][0] if often else ""
    return _spent(currency, paid, lambda one: one.paid if one.payment.currency == currency else None)


def _spent(
    currency: str,
    paid: Sequence[tuple[DayPoint, Spending]],
    amount: Callable[[Spending], Decimal | None],
) -> Spent:
    known = [(day, one.payment.category, value) for day, one in paid if (value := amount(one)) is not None]
    return Spent(currency, known, len(paid) - len(known))


def amount_in(one: Spending, currency: str, series: TripSeries) -> float | None:
    """What a payment comes to in the currency of `spent`; None where it was none, or nobody knows."""
    if one.payment.price_kind is not PriceKind.PAID:
        return None
    is_home = one.home is not None and currency == series.home_currency
    amount = one.home if is_home else one.paid if one.payment.currency == currency else None
    return None if amount is None else float(amount)


@once
def a_day(series: TripSeries) -> float | None:
    """What was spent a day, all days of the trip counted; None where nothing is known."""
    all_of_it = spent(series)
    return all_of_it.total / len(series.days) if all_of_it.payments else None


@dataclass(frozen=True, slots=True)
class Span:
    """Days that follow each other: which of the trip, and when they begin."""

    number: int
    first: date
    days: tuple[int, ...]
    amount: float
    is_month: bool


@once
def spans(series: TripSeries) -> Sequence[Span]:
    """The weeks of the trip, or of a long one the months, with what was spent in each."""
    if not series.days:
        return ()
    first, last = series.days[0].date, series.days[-1].date
    is_month = (last - first).days >= _MOST_WEEKS * 7

    def place(day: date) -> int:
        if is_month:
            return (day.year - first.year) * 12 + day.month - first.month
        return (day - first).days // 7

    amounts = [0.0] * (place(last) + 1)
    days: list[list[int]] = [[] for _span in amounts]
    for day in series.days:
        days[place(day.date)].append(day.day_id)
    for payment, _category, amount in spent(series).payments:
        amounts[place(payment.date)] += float(amount)
    return tuple(
        Span(n + 1, _begin(first, n, is_month=is_month), tuple(days[n]), amounts[n], is_month)
        for n in range(len(amounts))
        if days[n] or len(amounts) <= _MOST_SPANS
    )


def _begin(first: date, place: int, *, is_month: bool) -> date:
    if not is_month:
        return date.fromordinal(first.toordinal() + 7 * place)
    month = first.month - 1 + place
    return date(first.year + month // 12, month % 12 + 1, 1)


def sum_in_words(amount: float, currency: str) -> str:
    """A sum without cents where it is large enough to do without, with its currency."""
    return f"{number(amount, 0 if amount >= 100 else 2)} {currency_sign(currency)}".rstrip()


def beside(words: str, series: TripSeries) -> str:
    """What is drawn, and how many payments are not in it."""
    count = spent(series).left_out
    left = plural("{n} payment without a rate left out", "{n} payments without a rate left out", count)
    return f"{words}, {left}" if count else words
