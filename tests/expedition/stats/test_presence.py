from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from expedition.records.papers import DayBorders, Visit
from expedition.stats.presence import days_in, in_area, until_today, visits


def june(number: int) -> date:
    return date(2024, 6, number)


def brief(days: list[DayBorders]) -> list[tuple[str, int, int]]:
    return [(visit.country, visit.first.day, visit.last.day) for visit in visits(days)]


def test_the_day_of_a_border_belongs_to_both_countries() -> None:
    days = [DayBorders(june(1), "KZ"), DayBorders(june(2), "CN", "KZ"), DayBorders(june(3), "CN")]
    assert brief(days) == [("KZ", 1, 2), ("CN", 2, 3)]


def test_a_country_entered_and_left_on_one_day_is_one_day_there() -> None:
    days = [
        DayBorders(june(1), "KZ"),
        DayBorders(june(2), "UZ", "KZ", (("KZ", "KG"), ("KG", "UZ"))),
    ]
    assert brief(days) == [("KZ", 1, 2), ("KG", 2, 2), ("UZ", 2, 2)]


def test_leaving_and_coming_back_on_one_day_is_a_second_entry() -> None:
    days = [DayBorders(june(1), "KZ"), DayBorders(june(2), "KZ", "", (("KZ", "KG"), ("KG", "KZ")))]
    assert brief(days) == [("KZ", 1, 2), ("KG", 2, 2), ("KZ", 2, 2)]


def test_both_posts_of_a_border_are_one_crossing() -> None:
    days = [DayBorders(june(1), "CN", "KZ", (("KZ", "CN"), ("KZ", "CN")))]
    assert brief(days) == [("KZ", 1, 1), ("CN", 1, 1)]


def test_days_without_an_entry_count_where_the_log_goes_on() -> None:
    days = [DayBorders(june(1), "KZ"), DayBorders(june(9), "KZ"), DayBorders(june(12), "CN")]
    assert brief(days) == [("KZ", 1, 9), ("CN", 12, 12)]


def test_a_log_silent_for_months_tells_nothing() -> None:
    days = [DayBorders(june(1), "KZ"), DayBorders(date(2024, 9, 1), "KZ")]
    assert len(visits(days)) == 2


def test_a_day_of_no_country_changes_nothing() -> None:
    assert brief([DayBorders(june(1), "KZ"), DayBorders(june(2)), DayBorders(june(3), "KZ")]) == [
        ("KZ", 1, 3)
    ]


def test_going_on_within_an_area_is_one_visit() -> None:
    days = [
        DayBorders(june(1), "FR", "DE"),
        DayBorders(june(2), "CH", "FR"),
        DayBorders(june(3), "RS"),
        DayBorders(june(5), "HU", "RS"),
    ]
    stays = in_area(visits(days), {"DE", "FR", "HU"})
    assert [(visit.first.day, visit.last.day) for visit in stays] == [(1, 2), (5, 5)]


def test_an_open_visit_goes_on_until_today_while_the_log_is_fresh() -> None:
    stays = visits([DayBorders(june(1), "KZ")])
    assert until_today(stays, june(10)) == (Visit("KZ", june(1), june(10), is_open=True),)
    assert until_today(stays, date(2025, 1, 1)) == (Visit("KZ", june(1), june(1)),)


def test_what_is_still_to_come_is_left_out() -> None:
    stays = visits([DayBorders(june(1), "KZ"), DayBorders(june(9), "KZ"), DayBorders(june(12), "CN")])
    assert until_today(stays, june(5)) == (Visit("KZ", june(1), june(5), is_open=True),)
    assert until_today(stays, date(2024, 1, 1)) == ()


countries = st.sampled_from(["", "KZ", "CN", "KG"])


@given(st.lists(st.tuples(st.integers(0, 60), countries, countries)))
def test_every_known_day_is_in_a_visit_and_visits_follow_each_other(
    lines: list[tuple[int, str, str]],
) -> None:
    days = [DayBorders(june(1) + timedelta(days=n), here, came) for n, here, came in lines]
    stays = visits(days)
    for day in days:
        if day.country:
            assert day.date in days_in([visit for visit in stays if visit.country == day.country])
    assert all(one.last <= other.first for one, other in pairwise(stays))
