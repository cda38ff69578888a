"""Money: what was paid in any currency, what that is at home, and whose it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from expedition.kinds import PriceKind, Sharing
from expedition.records.fields import RateFields
from expedition.records.money import CurrencySum, MoneyGroup, MoneyTotals, Payment, Spending

_NOTHING = Decimal(0)


class MoneyGrouping(StrEnum):
    """What spendings can be added up by."""

    COUNTRY = "country"
    CATEGORY = "category"
    CURRENCY = "currency"
    DAY = "day"
    PERSON = "person"


_KEYS: Mapping[MoneyGrouping, Callable[[Payment], str]] = {
    MoneyGrouping.COUNTRY: lambda payment: payment.country,
    MoneyGrouping.CATEGORY: lambda payment: payment.category.value,
    MoneyGrouping.CURRENCY: lambda payment: payment.currency,
    MoneyGrouping.DAY: lambda payment: payment.day.isoformat() if payment.day else "",
    MoneyGrouping.PERSON: lambda payment: payment.paid_by,
}


class Rates:
    """What one unit of a currency was worth at home, by the rates the traveller kept."""

    def __init__(self, home: str, kept: Iterable[RateFields]) -> None:
        self.home = home
        self._kept: dict[str, list[tuple[date, Decimal]]] = {}
        for fields in kept:
            if fields.rate is not None and fields.rate > 0:
                since = fields.since or date.min
                self._kept.setdefault(fields.currency, []).append((since, fields.rate))
        for rates in self._kept.values():
            # Of two of one day the one written later is meant; sorting keeps their order.
            rates.sort(key=lambda rate: rate[0])

    def rate(self, currency: str, day: date | None) -> Decimal | None:
        """The latest rate from that day or before; without a day, one that holds from always."""
        if currency == self.home and currency:
            return Decimal(1)
        until = day or date.min
        known = [rate for since, rate in self._kept.get(currency, ()) if since <= until]
        return known[-1] if known else None


def spendings(payments: Iterable[Payment], rates: Rates) -> tuple[Spending, ...]:
    """Every payment worked out, in the same order."""
    return tuple(spending(payment, rates) for payment in payments)


def spending(payment: Payment, rates: Rates) -> Spending:
    """One payment worked out: a gift is no spending, and what is not known stays so."""
    if payment.price_kind is not PriceKind.PAID or payment.amount is None:
        return Spending(payment)
    paid, share = _paid_and_share(payment, payment.amount)
    rate = payment.rate or rates.rate(payment.currency, payment.day)
    if rate is None:
        return Spending(payment, paid, share)
    return Spending(payment, paid, share, _times(paid, rate), _times(share, rate))


def _paid_and_share(payment: Payment, amount: Decimal) -> tuple[Decimal | None, Decimal | None]:
    number = payment.shared_by or None
    match payment.sharing:
        case Sharing.OWN:
            return amount, amount
        case Sharing.SHARED:
            return amount, amount / number if number else None
        case Sharing.PER_PERSON:
            return amount * (number or 1), amount


def _times(amount: Decimal | None, rate: Decimal) -> Decimal | None:
    return None if amount is None else amount * rate


def totals(spent: Sequence[Spending]) -> MoneyTotals:
    """The sums over these; gifts and unknown prices are counted, never added."""
    paid = [one for one in spent if one.payment.price_kind is PriceKind.PAID]
    return MoneyTotals(
        payments=len(paid),
        gifts=sum(one.payment.price_kind is PriceKind.GIFT for one in spent),
        unknown=sum(one.paid is None and one.payment.price_kind is not PriceKind.GIFT for one in spent),
        home=_sum(one.home for one in paid),
        home_share=_sum(one.home_share for one in paid),
        unshared=sum(one.paid is not None and one.share is None for one in paid),
        currencies=_by_currency(paid),
        unconverted=_by_currency([one for one in paid if one.home is None]),
    )


def grouped(spent: Sequence[Spending], by: MoneyGrouping) -> tuple[MoneyGroup, ...]:
    """The spendings added up per key, keys in the order they first occur; empty where nothing is known."""
    groups: dict[str, list[Spending]] = {}
    for one in spent:
        groups.setdefault(_KEYS[by](one.payment), []).append(one)
    return tuple(MoneyGroup(key, totals(group)) for key, group in groups.items())


def _by_currency(spent: Iterable[Spending]) -> tuple[CurrencySum, ...]:
    sums: dict[str, list[Decimal]] = {}
    for one in spent:
        if one.paid is not None:
            sums.setdefault(one.payment.currency, []).append(one.paid)
    return tuple(CurrencySum(code, _sum(amounts), len(amounts)) for code, amounts in sums.items())


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), _NOTHING)
