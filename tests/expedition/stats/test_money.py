from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from expedition.kinds import ErrandKind, ExpenseCategory, PriceKind, Sharing
from expedition.records.day import Entry
from expedition.records.fields import ErrandFields, ExpenseFields, GearFields, RateFields, StayFields
from expedition.records.money import CurrencySum, Payment
from expedition.stats.money import MoneyGrouping, Rates, grouped, spending, spendings, totals
from expedition.stats.prices import payment

DAY = date(2024, 6, 5)
RATES = Rates(
    "EUR",
    (
        RateFields(currency="KZT", rate=Decimal("0.0020"), since=date(2024, 6, 1)),
        RateFields(currency="KZT", rate=Decimal("0.0019"), since=date(2024, 6, 5)),
        RateFields(currency="KZT", rate=Decimal("0.0018"), since=date(2024, 6, 9)),
    ),
)


def paid(amount: str, currency: str = "KZT", **more: object) -> Payment:
    known: dict[str, object] = {"day": DAY, "country": "KZ", **more}
    return Payment(
        "expense", 1, "bread", ExpenseCategory.FOOD, PriceKind.PAID, Decimal(amount), currency,
        **known,  # type: ignore[arg-type]
    )  # fmt: skip


def test_the_latest_rate_until_the_day_is_taken() -> None:
    assert spending(paid("1000"), RATES).home == Decimal("1.9")
    assert spending(paid("1000", day=date(2024, 6, 4)), RATES).home == Decimal(2)


def test_the_rate_typed_with_an_expense_is_taken_before_any_other() -> None:
    assert spending(paid("1000", rate=Decimal("0.003")), RATES).home == Decimal(3)


def test_without_a_rate_of_that_time_nothing_is_guessed() -> None:
    assert spending(paid("1000", day=date(2024, 5, 31)), RATES).home is None
    assert spending(paid("3500", "UZS"), RATES).home is None
    assert spending(paid("3500", day=None), RATES).home is None


def test_money_of_home_needs_no_rate() -> None:
    assert spending(paid("12.50", "EUR", day=None), RATES).home == Decimal("12.50")


def test_a_shared_sum_falls_on_one_by_its_part_and_one_per_person_is_paid_by_all() -> None:
    shared = spending(paid("150", "EUR", sharing=Sharing.SHARED, shared_by=4), RATES)
    assert (shared.home, shared.home_share) == (Decimal(150), Decimal("37.5"))
    each = spending(paid("10", "EUR", sharing=Sharing.PER_PERSON, shared_by=3), RATES)
    assert (each.home, each.home_share) == (Decimal(30), Decimal(10))


def test_shared_by_nobody_knows_how_many_is_in_no_share() -> None:
    whole = totals(spendings([paid("150", "EUR", sharing=Sharing.SHARED)], RATES))
    assert (whole.home, whole.home_share, whole.unshared) == (Decimal(150), Decimal(0), 1)


def test_gift_zero_and_unknown_are_three_things() -> None:
    gift = Payment("stay", 2, "tea", ExpenseCategory.FOOD, PriceKind.GIFT, Decimal(5), "EUR", day=DAY)
    nobody_knows = Payment("expense", 3, "", ExpenseCategory.FOOD, PriceKind.PAID, None, "EUR", day=DAY)
    whole = totals(spendings([gift, nobody_knows, paid("0", "EUR")], RATES))
    assert (whole.payments, whole.gifts, whole.unknown, whole.home) == (2, 1, 1, Decimal(0))
    assert whole.currencies == (CurrencySum("EUR", Decimal(0), 1),)


def test_what_has_no_rate_is_counted_apart() -> None:
    whole = totals(spendings([paid("1000"), paid("3000", "UZS"), paid("500", "UZS")], RATES))
    assert whole.home == Decimal("1.9")
    assert whole.unconverted == (CurrencySum("UZS", Decimal(3500), 2),)


def test_sums_are_exact() -> None:
    whole = totals(spendings([paid("0.1", "EUR")] * 3, RATES))
    assert whole.home == Decimal("0.3")


amounts = st.decimals(min_value=0, max_value=100_000, places=2)


@given(
    st.lists(st.tuples(amounts, st.sampled_from(["EUR", "KZT", "UZS"]), st.sampled_from(["", "KZ", "UZ"])))
)
def test_the_groups_add_up_to_the_whole(lines: list[tuple[Decimal, str, str]]) -> None:
    spent = spendings([paid(str(amount), code, country=place) for amount, code, place in lines], RATES)
    whole = totals(spent)
    for by in MoneyGrouping:
        groups = grouped(spent, by)
        assert sum((group.totals.home for group in groups), Decimal(0)) == whole.home
        assert sum(group.totals.payments for group in groups) == whole.payments


def test_groups_are_by_country_category_currency_day_and_who_paid() -> None:
    spent = spendings([paid("5", "EUR", paid_by="Serv"), paid("1000")], RATES)
    keys = {by: [group.key for group in grouped(spent, by)] for by in MoneyGrouping}
    assert keys == {
        MoneyGrouping.COUNTRY: ["KZ"],
        MoneyGrouping.CATEGORY: ["food"],
        MoneyGrouping.CURRENCY: ["EUR", "KZT"],
        MoneyGrouping.DAY: ["2024-06-05"],
        MoneyGrouping.PERSON: ["Serv", ""],
    }


def test_a_stay_of_unknown_price_is_no_payment_but_an_expense_always_is() -> None:
    assert payment("stay", Entry(1, 7, StayFields()), DAY, "KZ") is None
    assert payment("expense", Entry(1, 7, ExpenseFields()), DAY, "KZ") is not None


def test_prices_of_all_kinds_find_their_category_and_day() -> None:
    night = StayFields(price_kind=PriceKind.PAID, price=Decimal(9000), currency="KZT", place="Shonzhy")
    slept = payment("stay", Entry(4, 7, night), DAY, "KZ")
    assert slept is not None
    assert (slept.kind, slept.id, slept.what, slept.category, slept.amount) == (
        "stay", 4, "Shonzhy", ExpenseCategory.LODGING, Decimal(9000),
    )  # fmt: skip
    card = ErrandFields(kind=ErrandKind.SIM, price_kind=PriceKind.PAID, cost=Decimal(3), currency="EUR")
    called = payment("errand", Entry(5, 7, card), DAY, "KZ")
    assert called is not None
    assert called.category is ExpenseCategory.TELEPHONE
    tent = GearFields(price_kind=PriceKind.GIFT, bought_on=date(2023, 1, 1))
    slung = payment("gear", Entry(6, None, tent), None, "")
    assert slung is not None
    assert slung.day == date(2023, 1, 1)
