"""What was paid, added up for a table: by category down, by country across, at home's money."""

from collections.abc import Sequence
from decimal import Decimal

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.kinds import ExpenseCategory, PriceKind
from expedition.record_classes import dataclass
from expedition.records.money import Spending
from expedition.records.trip import TripBook
from expedition.text import _

_PER_M = 100_000.0
_LARGE = 100
_LONGEST_CODE = 8


@dataclass(frozen=True, slots=True)
class Share:
    """A column: its name, what was spent in it, its days and the metres ridden on them."""

    name: str
    spent: tuple[Spending, ...]
    days: int
    distance_m: float

    def of(self, category: ExpenseCategory) -> "Share":
        """The same, of one category."""
        own = tuple(one for one in self.spent if one.payment.category is category)
        return Share(self.name, own, self.days, self.distance_m)

    @property
    def home(self) -> Decimal | None:
        """The sum at home; None where nothing of it is known, which is not nought."""
        return added(self.spent)

    @property
    def a_day(self) -> Decimal | None:
        """What a day cost, all who travelled together."""
        home = self.home
        return home / self.days if home is not None and self.days else None

    @property
    def per_100_km(self) -> Decimal | None:
        """What a hundred ridden kilometres cost."""
        home = self.home
        return home / Decimal(self.distance_m / _PER_M) if home is not None and self.distance_m else None


def home_of(book: TripBook) -> str:
    """The home currency, no longer than a code may be in a heading."""
    return book.fields.home_currency[:_LONGEST_CODE]


def added(spent: Sequence[Spending]) -> Decimal | None:
    """The sum at home of what is known there; None where nothing is."""
    known = [one.home for one in spent if one.home is not None]
    return sum(known, Decimal(0)) if known else None


def shares(book: TripBook, most: int) -> list[Share]:
    """The countries that most was spent in, in the order of the way, all others, and the trip last."""
    whole = Share(_("Trip"), book.spendings, len(book.pages), book.totals.distance_m)
    codes = list(dict.fromkeys(one.payment.country for one in book.spendings if one.home is not None))
    if len(codes) < 2:
        return [whole]
    order = [group.key for group in book.countries]
    named = [code for code in codes if code]
    sums = {code: added(_in(book, code)) or Decimal(0) for code in named}
    chosen = sorted(named, key=lambda code: -sums[code])[:most]
    chosen.sort(key=lambda code: order.index(code) if code in order else len(order))
    found = [_country(book, code) for code in chosen]
    rest = tuple(one for one in book.spendings if one.payment.country not in chosen)
    if added(rest) is not None:
        found.append(Share(_("Elsewhere"), rest, 0, 0.0))
    return [*found, whole]


def _in(book: TripBook, code: str) -> tuple[Spending, ...]:
    return tuple(one for one in book.spendings if one.payment.country == code)


def _country(book: TripBook, code: str) -> Share:
    totals = next((group.totals for group in book.countries if group.key == code), None)
    return Share(
        country_name(code),
        _in(book, code),
        totals.days if totals else 0,
        totals.distance_m if totals else 0.0,
    )


def categories(share: Share) -> list[ExpenseCategory]:
    """What money went for, the most first; without what is only given or not known."""
    sums = {one: share.of(one).home for one in ExpenseCategory}
    known = [one for one in ExpenseCategory if sums[one] is not None]
    return sorted(known, key=lambda one: -(sums[one] or Decimal(0)))


def whole(amount: Decimal | None, decimals: int = 0) -> str:
    """A sum in whole units or with cents; nothing where it is not known."""
    return "" if amount is None else units.number(float(amount), decimals)


def decimals_of(share: Share) -> int:
    """Cents only where the sums are small."""
    return 0 if (share.home or 0) >= _LARGE else 2


def exact(amount: Decimal | None) -> str:
    """A small sum with its cents; nothing where it is not known."""
    return "" if amount is None else units.number(float(amount), 2)


def unknown(spent: Sequence[Spending]) -> list[Spending]:
    """What was paid, or may have been, nobody knows how much."""
    return [one for one in spent if one.paid is None and one.payment.price_kind is not PriceKind.GIFT]


def gifts(spent: Sequence[Spending]) -> list[Spending]:
    """What was given."""
    return [one for one in spent if one.payment.price_kind is PriceKind.GIFT]
