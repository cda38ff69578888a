from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from expedition.kinds import (
    CounterTotal,
    CrossingKind,
    DayKind,
    DocumentKind,
    ExpenseCategory,
    FigureName,
    IncidentKind,
    PriceKind,
    StayKind,
)
from expedition.records.day import Entry
from expedition.records.facts import (
    CountFacts,
    CrossingFacts,
    IncidentFacts,
    RepairFacts,
    StayFacts,
    WayFacts,
)
from expedition.records.fields import CounterFields, DocumentFields, PersonFields
from expedition.records.money import Payment, Spending
from expedition.records.statistics import Topic
from expedition.records.trip import PersonRecord
from expedition.stats.columns import whole
from expedition.stats.figures.catalogue import figures_of, grouped, statistics
from expedition.stats.grouping import Grouping
from tests.expedition.stats.figures.trips import by_train, day, found, trip, way


def paid(amount: str, category: ExpenseCategory = ExpenseCategory.FOOD, who: str = "") -> Spending:
    """So much in the home currency, shared by two."""
    sum_ = Decimal(amount)
    payment = Payment("expense", 1, "", category, PriceKind.PAID, sum_, "EUR", paid_by=who)
    return Spending(payment, sum_, sum_ / 2, sum_, sum_ / 2)


def given() -> Spending:
    """A gift of known worth."""
    payment = Payment("expense", 1, "", ExpenseCategory.FOOD, PriceKind.GIFT, Decimal(99), "EUR")
    return Spending(payment)


def test_streaks_and_pauses_are_days_of_the_calendar() -> None:
    days = [day(1, way(80)), day(2, way(50)), day(5, way(50)), day(6, kind=DayKind.REST)]
    days += [day(7, kind=DayKind.SICK), day(8, way(9)), day(9), day(10, way(3))]
    figures = found(days)
    assert (figures["longest_streak_days"].value, figures["longest_streak_days"].days) == (3, (8, 9, 10))
    assert (figures["longest_pause_days"].value, figures["longest_pause_days"].days) == (2, (6, 7))
    assert (figures["calendar_days"].value, figures["days_without_page"].value) == (10, 2)


def test_heights_know_their_places() -> None:
    high = {FigureName.HIGHEST: 4655.0, FigureName.LOWEST: -28.0, FigureName.CLIMB: 900.0}
    stay = StayFacts(StayKind.WILD_CAMP, PriceKind.UNKNOWN, "Below the glacier", 4200.0)
    lake = StayFacts(StayKind.HOTEL, PriceKind.PAID, "", -20.0)
    pass_ = CrossingFacts(CrossingKind.PASS, "Ak-Baital", height_m=4655.0)
    figures = found(
        [
            day(1, way(50), figures=high, place="Murghab", stays=(stay,), crossings=(pass_,)),
            day(2, way(70), place="Aktau", stays=(lake,)),
        ]
    )
    assert (figures["highest_m"].value, figures["highest_m"].detail) == (4655.0, "Murghab")
    assert figures["lowest_m"].value == -28.0
    assert (figures["highest_camp_m"].value, figures["highest_camp_m"].detail) == (
        4200.0,
        "Below the glacier",
    )
    assert (figures["lowest_camp_m"].value, figures["lowest_camp_m"].detail) == (-20.0, "Aktau")
    assert figures["highest_pass_m"].detail == "Ak-Baital"
    assert figures["climb_per_100_km_m"].value == 1800.0
    assert figures["climb_m"].how.endswith("1 day without a figure is left out.")


def test_speed_is_over_days_of_which_both_are_known() -> None:
    figures = found([day(1, way(72), figures={FigureName.MOVING: 14_400.0}), day(2, way(900))])
    assert figures["average_moving_m_s"].value == 5.0
    assert figures["moving_s"].how.endswith("1 day without a figure is left out.")
    assert figures["max_speed_m_s"].value is None


def test_hottest_coldest_rain_and_wind() -> None:
    warm = {FigureName.TEMPERATURE_MAX: 44.0, FigureName.TEMPERATURE_MIN: 20.0}
    cold = {FigureName.TEMPERATURE_MAX: 3.0, FigureName.TEMPERATURE_MIN: -31.0}
    figures = found(
        [
            day(1, way(50), figures=warm, place="Zharkent", weather="sun", wind="strong"),
            day(2, way(50), figures=cold, place="Toktogul", weather="rain"),
            day(3, way(50)),
        ]
    )
    assert figures["temperature_max_c"].detail == "Zharkent"
    assert (figures["temperature_min_c"].value, figures["temperature_min_c"].days) == (-31.0, (2,))
    assert (figures["rain_days"].value, figures["rain_share"].value) == (1, 0.5)
    assert (figures["wind_days"].value, figures["wind_days"].days) == (1, (1,))
    assert found([day(1, way(50))])["rain_days"].value is None


def test_nights_by_kind_and_price() -> None:
    camp = StayFacts(StayKind.WILD_CAMP, PriceKind.GIFT, "Lake")
    hotel = StayFacts(StayKind.HOTEL, PriceKind.PAID, "lake")
    figures = found([day(1, stays=(camp,)), day(2, stays=(camp, hotel)), day(3)])
    assert figures["nights"].value == 2
    assert (figures["nights_by_kind.wild_camp"].value, figures["nights_by_kind.hotel"].value) == (2, 1)
    assert (figures["gift_nights"].value, figures["paid_nights"].value) == (2, 1)
    assert figures["night_places"].value == 1


def test_breakages_by_part_and_punctures_by_person() -> None:
    tube = RepairFacts("Mara", "", "Tube", "puncture", 3, 1800.0)
    chain = RepairFacts("Jan", "", "chain", "broke")
    figures = found(
        [day(1, way(500), repairs=(tube, chain)), day(2, way(500), repairs=(replace(tube, count=1),))]
    )
    assert (figures["repairs"].value, figures["breakages"].value) == (3, 5)
    assert figures["breakages_by_part.tube"].value == 4
    assert (figures["punctures"].value, figures["punctures_per_1000_km"].value) == (4, 4.0)
    assert figures["punctures_by_person.Mara"].days == (1, 2)
    assert "punctures_by_person.Jan" not in figures
    assert figures["repair_time_s"].value == 3600.0


def test_falls_and_days_of_illness() -> None:
    fall, ill = IncidentFacts(IncidentKind.FALL, ""), IncidentFacts(IncidentKind.ILLNESS, "")
    figures = found([day(1, incidents=(fall, fall)), day(2, incidents=(ill,)), day(3, kind=DayKind.SICK)])
    assert (figures["falls"].value, figures["sick_days"].value) == (2, 1)
    assert (figures["days_with_illness"].value, figures["days_with_illness"].days) == (2, (2, 3))
    assert figures["incidents_by_kind.illness"].value == 1


def test_money_a_day_and_a_way_and_for_what() -> None:
    people = tuple(PersonRecord(at, PersonFields(name=name)) for at, name in enumerate(("Mara", "Jan")))
    visa = paid("60", ExpenseCategory.VISA, "Jan")
    days = [day(1, way(100), spendings=(paid("30", who="Mara"), given())), day(2, way(100))]
    unknown = Spending(Payment("expense", 1, "", ExpenseCategory.FUEL, PriceKind.PAID, None, "EUR"))
    figures = found(trip(*days, people=people, spendings=(visa, unknown)))
    assert (figures["spent"].value, figures["spent_share"].value) == (90.0, 45.0)
    assert (figures["spent_per_day"].value, figures["spent_per_100_km"].value) == (45.0, 45.0)
    assert figures["spent_by_category.visa"].value == figures["visa_cost"].value == 60.0
    assert figures["spent_by_person.Jan"].value == 60.0
    assert (figures["gifts"].value, figures["unknown_prices"].value) == (1, 1)
    assert figures["spent"].how.endswith("1 payment without an amount or a rate is left out.")
    assert figures["dearest_day"].value == 30.0
    assert figures["spent"].unit == "EUR"


def test_nothing_paid_is_not_known_and_not_nothing() -> None:
    assert found([day(1, way(100), spendings=(given(),))])["spent"].value is None


def test_borders_and_papers() -> None:
    border = CrossingFacts(CrossingKind.BORDER, "Korgas", "KZ", "CN", time_lost_s=7200.0)
    papers = (Entry(1, None, DocumentFields(kind=DocumentKind.VISA)),)
    facts = trip(day(1, crossings=(border,), country="CN"), day(2, country="CN"), documents=papers)
    figures = found(facts)
    assert (figures["country_count"].value, figures["country_count"].detail) == (2, "KZ CN")
    assert figures["border_crossings"].value == figures["visas"].value == 1
    assert (figures["longest_border_wait_s"].value, figures["longest_border_wait_s"].detail) == (
        7200.0,
        "Korgas",
    )


def line(km: float, start: float, end: float) -> WayFacts:
    """A leg with a line along the equator."""
    return replace(way(km), start=(0.0, start), end=(0.0, end), has_line=True)


def test_the_ledger_of_gaps_and_the_longest_unbroken_way() -> None:
    days = [day(1, line(60, 10.0, 10.5)), day(2, line(50, 10.5, 11.0)), day(3, line(30, 11.1, 11.4))]
    figures = found([*days, day(4, by_train(40))])
    assert figures["gaps"].value == 1
    assert figures["longest_gap_m"].value == figures["gaps_m"].value == pytest.approx(11_132, rel=0.01)
    assert figures["gaps"].days == (2, 3)
    assert (figures["longest_unbroken_m"].value, figures["longest_unbroken_m"].days) == (110_000.0, (1, 2))
    assert figures["own_power_share"].value == pytest.approx(140 / (140 + 40 + 11.132), rel=0.001)


def test_a_way_of_no_length_is_unbroken_and_no_failure() -> None:
    figures = found([day(1, way(80)), day(2, line(0, 10.0, 10.0))])
    assert (figures["longest_unbroken_m"].value, figures["longest_unbroken_m"].days) == (0.0, (2,))


@pytest.mark.parametrize(
    ("total", "value"), [(CounterTotal.SUM, 12), (CounterTotal.MAX, 7), (CounterTotal.LAST, 5)]
)
def test_counters_are_made_as_they_say(total: CounterTotal, value: float) -> None:
    days = [
        day(1, counts=(CountFacts("Dogs", 7),)),
        day(2, counts=(CountFacts("dogs ", 5), CountFacts("ice", 1))),
    ]
    figure = found(trip(*days, counters=(CounterFields(name="Dogs", total=total),)))["counters.Dogs"]
    assert (figure.value, figure.days) == (value, (1, 2))


def test_every_figure_says_how_and_belongs_to_its_topic() -> None:
    days = [day(1, way(80), by_train(9), stays=(StayFacts(StayKind.YURT, PriceKind.GIFT),)), day(2)]
    figures = statistics(trip(*days))
    assert len({figure.key for figure in figures}) == len(figures)
    assert all(figure.how.endswith(".") and figure.name for figure in figures)
    assert [topic for topic in Topic if topic is not Topic.COUNTERS] == list(
        dict.fromkeys(figure.topic for figure in figures)
    )


def test_some_topics_alone_give_the_same_figures() -> None:
    facts = trip(day(1, way(80)), day(2, way(20)))
    every = [figure for figure in statistics(facts) if figure.topic is Topic.WAY]
    assert list(figures_of(whole(facts), [Topic.WAY])) == every


def _values(groups: Any, key: str) -> dict[str, object]:
    return {group.key: figure.value for group in groups for figure in group.figures if figure.key == key}


def test_groups_have_the_figures_of_their_days() -> None:
    facts = trip(day(1, way(80)), day(2, way(20), country="CN"), day(3, way(50)))
    groups = grouped(facts, Grouping.COUNTRY)
    assert _values(groups, "distance_m") == {"KZ": 130_000.0, "CN": 20_000.0}
    assert _values(groups, "longest_day_m") == {"KZ": 80_000.0, "CN": 20_000.0}
