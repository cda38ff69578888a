"""What was paid, given or owed, whatever kind of entry it was noted with."""

from datetime import date
from decimal import Decimal

from expedition.kinds import ExpenseCategory, PriceKind, Sharing
from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class Payment:
    """A price as it was noted.

    `kind` and `id` say which entry holds it; `day` and `country` are those of its day, None and empty where
    it has none. `rate` is what one unit was worth in the home currency, where typed with it.
    """

    kind: str
    id: int
    what: str
    category: ExpenseCategory
    price_kind: PriceKind
    amount: Decimal | None
    currency: str
    day_id: int | None = None
    day: date | None = None
    country: str = ""
    rate: Decimal | None = None
    sharing: Sharing = Sharing.OWN
    shared_by: int | None = None
    paid_by: str = ""


@dataclass(frozen=True, slots=True)
class Spending:
    """A payment worked out; each None is unknown, never 0.

    Attributes:
        payment: Where it was noted.
        paid: The whole sum that was paid, in its own currency.
        share: What of it falls on one traveller.
        home: The whole sum in the home currency.
        home_share: The share in the home currency.
    """

    payment: Payment
    paid: Decimal | None = None
    share: Decimal | None = None
    home: Decimal | None = None
    home_share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CurrencySum:
    """So much of one currency in so many payments."""

    currency: str
    amount: Decimal
    payments: int


@dataclass(frozen=True, slots=True)
class MoneyTotals:
    """Sums over spendings.

    Attributes:
        payments: How many were paid, of known or unknown amount.
        gifts: How many were given.
        unknown: How many were paid, or may have been, nobody knows what.
        home: All that can be told in the home currency.
        home_share: One traveller's part of it.
        unshared: How many are shared by nobody knows how many: they are in no share.
        currencies: What was paid in each currency, in the order they first occur.
        unconverted: Those of them, or parts of them, that no rate is known for: they are not in `home`.
    """

    payments: int
    gifts: int
    unknown: int
    home: Decimal
    home_share: Decimal
    unshared: int
    currencies: tuple[CurrencySum, ...]
    unconverted: tuple[CurrencySum, ...]


@dataclass(frozen=True, slots=True)
class MoneyGroup:
    """The totals of the spendings that share a key: a country, category, currency, day or person."""

    key: str
    totals: MoneyTotals
