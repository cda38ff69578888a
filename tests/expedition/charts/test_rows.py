from dataclasses import replace

from expedition.charts import fonts
from expedition.charts.catalogue import KINDS, Chart
from expedition.charts.country_rows import country_groups, country_sums
from expedition.charts.fitting import elided
from expedition.charts.rows import MOST_ROWS
from expedition.charts.sheet import draw
from expedition.charts.style import print_style
from tests.expedition.charts.made_up import trip
from tests.expedition.charts.told import told


def test_countries_beyond_the_last_row_are_one_and_lose_no_day() -> None:
    series = trip(40)
    codes = [a + b for a in "ABCDE" for b in "FGHIJKLM"]
    days = tuple(replace(one, country=code) for one, code in zip(series.days, codes, strict=True))
    rows = country_groups(replace(series, days=days))
    assert len(rows) == MOST_ROWS
    assert rows[-1].name == "29 others"
    assert sorted(day for row in rows for day in row.days) == [day.day_id for day in days]


def test_the_longest_country_comes_first_with_its_climb() -> None:
    sums = country_sums(told(trip(54)))
    assert [one.distance_m for one in sums] == sorted((one.distance_m for one in sums), reverse=True)
    assert sums[0].climb_m is not None
    assert country_sums(trip(54))[0].climb_m is None


def test_a_long_name_ends_in_its_room() -> None:
    style = print_style()
    short = elided("x" * 200, style, 10.0, 60.0)
    assert short.endswith("…")
    assert fonts.width(short, style.families, 10.0) <= 60.0
    assert elided("Nukus", style, 10.0, 60.0) == "Nukus"


def test_a_row_under_the_cursor_is_outlined_from_its_foot_to_its_end() -> None:
    kind, series = KINDS[Chart.NIGHTS], told(trip(54))
    hit = kind.hit(series, 0.0, -1.2)
    assert hit is not None
    assert hit.box is not None
    assert hit.box[2:] == (-1.5, -0.5)
    assert len(hit.days) == hit.box[1]
    assert kind.hit(series, 0.0, 1.0) is None


def test_rows_stay_in_a_narrow_chart() -> None:
    axes = draw((Chart.COUNTRIES,), told(trip(54)), print_style(), 140.0, (120.0,)).axes[0]
    start, stop = axes.get_xlim()
    assert start <= 0.0 < stop
