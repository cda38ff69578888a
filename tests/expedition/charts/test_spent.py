from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from expedition.charts.spend import category_groups, spend_finding, time_groups
from expedition.charts.spent import a_day, spans, spent
from expedition.records.money import Spending
from expedition.records.trip import TripSeries
from tests.expedition.charts.made_up import trip
from tests.expedition.charts.told import facts, spending, told


def with_money(days: int, paid: Mapping[int, tuple[Spending, ...]], home: str = "EUR") -> TripSeries:
    series = trip(days)
    told_of = tuple(replace(facts(day), spendings=paid.get(day.number, ())) for day in series.days)
    return replace(series, facts=told_of, home_currency=home)


def test_a_payment_without_a_rate_is_left_out_and_said() -> None:
    first, second = trip(2).days
    series = with_money(
        2,
        {
            1: (spending(first, "EUR", Decimal(30)),),
            2: (spending(second, "KZT", Decimal(9000), home=False),),
        },
    )
    assert (spent(series).currency, spent(series).total, spent(series).left_out) == ("EUR", 30.0, 1)
    assert a_day(series) == 15.0
    assert spend_finding(series).detail == "spent each week, 1 payment without a rate left out"


def test_without_any_rate_the_currency_of_most_payments_is_told() -> None:
    days = trip(3).days
    paid = {
        1: (spending(days[0], "KZT", Decimal(900), home=False),),
        2: (spending(days[1], "UZS", Decimal(70), home=False),),
        3: (spending(days[2], "KZT", Decimal(300), home=False),),
    }
    series = with_money(3, paid)
    assert (spent(series).currency, spent(series).total, spent(series).left_out) == ("KZT", 1200.0, 1)


def test_a_trip_without_money_has_none_to_draw() -> None:
    series = with_money(3, {})
    assert a_day(series) is None
    assert time_groups(series) == ()
    assert category_groups(series) == []


def test_weeks_become_months_on_a_long_trip_and_add_up_to_all() -> None:
    for days, is_month in ((60, False), (400, True)):
        series = told(trip(days))
        assert {span.is_month for span in spans(series)} == {is_month}
        assert sum(span.amount for span in spans(series)) == spent(series).total
        assert [day for span in spans(series) for day in span.days] == [day.day_id for day in series.days]
