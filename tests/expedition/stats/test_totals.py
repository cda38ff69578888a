from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.kinds import DayKind, FigureName, LegMode, LegPower, usual_power
from expedition.records.day import DayPage
from expedition.stats.totals import Grouping, grouped, totals
from tests.expedition.stats.pages import leg, page, said

ADDED = ("days", "ride_days", "rest_days", "distance_m", "carried_m", "involuntary_m", "people_met")

some_legs = st.lists(
    st.builds(
        lambda metres, mode, moving: leg(
            metres, mode, usual_power(mode), climb_m=metres / 50, moving_s=moving
        ),
        st.floats(0, 2e5),
        st.sampled_from(LegMode),
        st.floats(1, 4e4),
    ),
    max_size=4,
)
some_pages = st.lists(
    st.builds(
        lambda legs, kind, country, stated, people: (legs, kind, country, stated, people),
        some_legs,
        st.sampled_from(DayKind),
        st.sampled_from(["KZ", "CN", ""]),
        st.none() | st.floats(0, 3e5),
        st.lists(st.none() | st.integers(0, 9), max_size=2),
    ),
    max_size=12,
)


@given(some_pages, st.sampled_from(Grouping))
def test_rows_add_up_to_the_whole(days: Sequence[tuple], by: Grouping) -> None:  # type: ignore[type-arg]
    pages: list[DayPage] = [
        page(
            number, legs, kind=kind, country=country, people=people,
            stated=[] if stated is None else [said(FigureName.DISTANCE, stated)],
        )
        for number, (legs, kind, country, stated, people) in enumerate(days, 1)
    ]  # fmt: skip
    whole, rows = totals(pages), grouped(pages, by)
    for name in ADDED:
        assert sum(getattr(row.totals, name) for row in rows) == pytest.approx(getattr(whole, name), abs=1e-3)
    climbs = [row.totals.climb_m for row in rows if row.totals.climb_m is not None]
    assert sum(climbs) == pytest.approx(whole.climb_m or 0.0, abs=1e-3)


def test_keys_stand_in_the_order_of_the_days() -> None:
    pages = [page(1), page(4, country="CN", country_from="KZ"), page(5, country="CN")]
    assert [row.key for row in grouped(pages, Grouping.COUNTRY)] == ["KZ", "CN"]
    assert [row.key for row in grouped(pages, Grouping.MONTH)] == ["2025-06", "2025-07"]
    assert [row.key for row in grouped(pages, Grouping.WEEK)] == ["2025-W26", "2025-W27"]
    assert totals(pages).countries == ("KZ", "CN")


def test_a_mixed_day_counts_for_the_mode_that_went_farthest_under_own_power() -> None:
    day = page(1, [leg(1_000), leg(90_000, LegMode.BUS, LegPower.CARRIED)])
    rows = {row.key: row.totals for row in grouped([day], Grouping.MODE)}
    assert (rows["bicycle"].days, rows["bus"].days) == (1, 0)
    assert (rows["bicycle"].distance_m, rows["bus"].carried_m) == (1_000, 90_000)


def test_averages_with_and_without_rest_days() -> None:
    pages = [page(1, [leg(90_000)]), page(2, kind=DayKind.REST), page(3, [leg(30_000)])]
    whole = totals(pages)
    assert (whole.average_day_m, whole.average_ride_day_m) == (40_000, 60_000)
    assert (whole.longest_day, whole.longest_day_m) == (1, 90_000)


def test_nothing_is_known_of_no_days() -> None:
    whole = totals([])
    assert (whole.days, whole.distance_m) == (0, 0)
    assert whole.climb_m is whole.average_day_m is whole.longest_day is None
