import pytest
from matplotlib.figure import Figure

from expedition.charts.style import print_style
from expedition.charts.years import draw_years, year_finding, year_groups
from expedition.records.lifetime import LifeSums, Lifetime, YearSums
from expedition.units import THIN


def sums(distance_m: float) -> LifeSums:
    return LifeSums(10, 8, distance_m, 0.0, None, 0, 0, ())


def lifetime(**years: float) -> Lifetime:
    found = tuple(YearSums(int(year[1:]), sums(metres)) for year, metres in years.items())
    return Lifetime((), found, sums(sum(years.values())), (), ())


def test_a_year_at_home_stands_between_as_a_gap() -> None:
    groups = year_groups(lifetime(y2019=3e6, y2021=5e6))
    assert [(group.name, group.value) for group in groups] == [("2019", 3e6), ("2020", None), ("2021", 5e6)]
    assert [group.record for group in groups] == [False, False, True]


def test_the_title_tells_of_the_best_year() -> None:
    assert year_finding(lifetime(y2019=3e6, y2021=5_200_400.0)).title == f"5{THIN}200 km in 2021"


@pytest.mark.parametrize("years", [{}, {"y2020": 0.0}])
def test_nothing_ridden_is_said(years: dict[str, float]) -> None:
    assert year_finding(lifetime(**years)).title == "No kilometres yet"


@pytest.mark.parametrize("years", [{}, {"y2020": 1e6}, {f"y{year}": 1e6 for year in range(1960, 2030)}])
def test_any_number_of_years_is_drawn(years: dict[str, float]) -> None:
    figure = Figure(figsize=(6, 3))
    draw_years(figure, lifetime(**years), print_style())
    draw_years(figure, lifetime(**years), print_style())
    assert len(figure.axes) == 1
