from math import inf, nan

import pytest

from expedition.kinds import FigureName, LegMode, LegPower
from expedition.stats.day import day_figures
from tests.expedition.stats.pages import leg, said


def test_a_day_without_legs_knows_nothing() -> None:
    figures = day_figures((), ())
    assert figures.distance.value is None
    assert figures.elapsed.value is None
    assert figures.average_m_s is None


def test_only_own_power_is_ridden_and_all_else_is_carried() -> None:
    legs = [
        leg(10_000),
        leg(70_000, LegMode.BUS, LegPower.CARRIED),
        leg(5_000, LegMode.BUS, LegPower.INVOLUNTARY),
        leg(None, stated_distance_m=3_000),
    ]
    figures = day_figures(legs, ())
    assert figures.distance.value == 13_000
    assert figures.carried.value == 75_000


def test_a_stated_figure_stands_before_the_computed_one_which_stays() -> None:
    figures = day_figures([leg(10_000)], [said(FigureName.DISTANCE, 12_000)])
    assert (figures.distance.value, figures.distance.computed, figures.distance.stated) == (
        12_000,
        10_000,
        12_000,
    )


def test_words_without_a_value_leave_the_computed_one() -> None:
    figures = day_figures([leg(10_000)], [said(FigureName.DISTANCE, None, "far")])
    assert figures.distance.value == 10_000
    assert figures.distance.words == "far"
    assert not figures.distance.is_stated


def test_the_summit_lies_at_the_kilometre_of_the_day() -> None:
    legs = [leg(10_000, highest_m=900.0), leg(20_000, highest_m=2_100.0, highest_at_m=4_000.0)]
    assert day_figures(legs, ()).highest.at_m == 14_000


def test_heights_of_a_bus_count_only_on_a_day_without_riding() -> None:
    bus = leg(90_000, LegMode.BUS, LegPower.CARRIED, highest_m=3_000.0)
    assert day_figures([leg(10_000, highest_m=500.0), bus], ()).highest.value == 500
    assert day_figures([bus], ()).highest.value == 3_000


def test_elapsed_time_holds_the_stop_between_two_legs() -> None:
    assert day_figures([leg(1_000, hour=0), leg(1_000, hour=4)], ()).elapsed.value == 5 * 3600


def test_the_average_leaves_out_legs_without_time() -> None:
    legs = [leg(18_000, moving_s=3_600.0), leg(None, stated_distance_m=50_000)]
    assert day_figures(legs, ()).average_m_s == pytest.approx(5.0)


def test_the_warmest_moment_keeps_its_kilometre() -> None:
    legs = [
        leg(10_000, temperature_max_c=31.0),
        leg(5_000, temperature_max_c=44.0, temperature_max_at_m=100.0),
    ]
    figures = day_figures(legs, ())
    assert (figures.temperature_max.value, figures.temperature_max.at_m) == (44.0, 10_100.0)


def test_below_zero_and_below_the_sea_are_values() -> None:
    figures = day_figures([leg(1_000, temperature_max_c=-12.0, highest_m=-20.0, lowest_m=-154.0)], ())
    assert figures.temperature_max.value == -12
    assert (figures.highest.value, figures.lowest.value) == (-20, -154)


@pytest.mark.parametrize("wild", [inf, -inf, nan])
def test_what_is_no_finite_number_is_not_known(wild: float) -> None:
    broken = leg(
        wild, climb_m=wild, moving_s=wild, highest_m=wild, max_speed_m_s=wild, temperature_max_c=wild
    )
    sound = leg(18_000, climb_m=200.0, moving_s=3_600.0, highest_m=900.0)
    figures = day_figures([broken, sound], [said(FigureName.DESCENT, wild)])
    assert (figures.distance.value, figures.climb.value, figures.moving.value) == (18_000, 200, 3_600)
    assert (figures.highest.value, figures.average_m_s) == (900, 5.0)
    assert (figures.descent.value, figures.temperature_max.value) == (None, None)


def test_a_sum_beyond_all_numbers_is_not_known() -> None:
    figures = day_figures([leg(1e308), leg(1e308)], ())
    assert figures.distance.value is None
