import re
from decimal import Decimal

import pytest

from expedition.kinds import ExpenseCategory, PriceKind, Sharing
from expedition.records.fields import ExpenseFields, RateFields
from expedition.records.report import ReportOptions, Section
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.parts.themes.money import day_sums
from expedition.reports.parts.themes.sums import categories, shares
from expedition.stats.money import totals
from tests.expedition.reports.parts.themes.spent import FIRST, paid, trip, unknown
from tests.expedition.reports.pdf_text import text_of

FOOD, VISA = ExpenseCategory.FOOD, ExpenseCategory.VISA
TENGE = RateFields(currency="KZT", rate=Decimal("0.002"), since=FIRST, source="National Bank")


def _text(book: TripBook, *omitted: Section) -> str:
    found = text_of(build(book, ReportOptions(omitted=frozenset(omitted))))
    return found.replace("\u202f", " ").replace("\xa0", " ")


def test_without_prices_there_is_no_money() -> None:
    assert "Money" not in _text(trip([[], []]))


def test_left_out_it_is_neither_told_nor_listed() -> None:
    text = _text(trip([[paid("5")]]), Section.MONEY)
    assert "Taken together" not in text
    assert "All that was noted" not in text


def test_sums_are_those_of_the_ledger() -> None:
    book = trip(
        [[paid("3000", "KZT", category=FOOD)], [paid("12.60", category=FOOD), paid("100", category=VISA)]],
        [TENGE],
        ["KG", "KZ"],
    )
    whole = shares(book, 6)[-1]
    assert whole.home == totals(book.spendings).home == Decimal("118.600")
    assert categories(whole) == [VISA, FOOD]
    assert [share.name for share in shares(book, 6)] == ["Kyrgyzstan", "Kazakhstan", "Trip"]
    assert "All 6 113 119" in _text(book)


def test_a_day_and_a_hundred_kilometres() -> None:
    whole = shares(trip([[paid("30")], [], [paid("60")]]), 6)[-1]
    assert whole.a_day == 30
    assert whole.per_100_km == pytest.approx(Decimal(75))


def test_the_dearest_countries_stand_alone() -> None:
    book = trip([[paid(str(n))] for n in (1, 9, 3, 7)], countries=["KG", "KZ", "CN", "MN"])
    assert [share.name for share in shares(book, 2)] == ["Kazakhstan", "Mongolia", "Elsewhere", "Trip"]
    assert shares(book, 2)[2].home == 4


def test_what_nobody_knows_is_named_and_never_nought() -> None:
    text = _text(trip([[unknown("A taxi in the night"), paid("8", category=FOOD)]]))
    assert "A taxi in the night" in text
    assert "not known" in text
    assert not re.search(r"(?<![\d.])0(?:\.00)?(?![\d.:])", text.partition("All that was noted")[2])


def test_money_of_which_nothing_is_known_has_no_sum() -> None:
    book = trip([[unknown("A taxi in the night")]])
    assert shares(book, 6)[-1].home is None
    assert "All 0" not in _text(book)


def test_gifts_are_counted_but_not_added() -> None:
    melon = ExpenseFields(what="Half a melon", price_kind=PriceKind.GIFT, amount=Decimal(4), currency="EUR")
    text = _text(trip([[melon, paid("20")]]))
    assert "All 20" in text
    assert "Gifts are not in it: 1 was noted." in text
    assert "Half a melon" in text


def test_a_currency_without_a_rate_stands_apart() -> None:
    text = _text(trip([[paid("70", "CNY"), paid("20")]]))
    assert "As paid, without a rate" in text
    assert "70 ¥" in text
    assert "All 20" in text


def test_rates_are_told_with_day_and_source() -> None:
    text = _text(trip([[paid("3000", "KZT")]], [TENGE]))
    assert "1 € = 500 ₸ (18 July 2025, National Bank)" in text


def test_a_share_stands_below_the_sum() -> None:
    text = _text(trip([[paid("300", sharing=Sharing.SHARED, shared_by=3)]]))
    assert "one person’s share 100" in text


def test_days_are_summed_by_their_number() -> None:
    book = trip([[paid("3"), paid("4")], [unknown("Tea")], [paid("5")]])
    assert day_sums(book.spendings, {page.row.id: page.row.number for page in book.pages}) == [
        (1, 7.0),
        (3, 5.0),
    ]


def test_prices_of_no_day_are_in_the_sum() -> None:
    book = trip([[paid("3")], []], [paid("100", what="Insurance")])
    assert shares(book, 6)[-1].home == 103
    assert "Insurance" in _text(book)
