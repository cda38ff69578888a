import pytest

from expedition.charts.catalogue import KINDS, Chart
from expedition.charts.chart import Along
from tests.expedition.charts.made_up import trip, without_heights


@pytest.mark.parametrize("chart", Chart)
def test_every_stop_of_the_cursor_hits_something(chart: Chart) -> None:
    series, kind = trip(40), KINDS[chart]
    stops = kind.steps(series)
    assert stops
    for x, y in stops:
        hit = kind.hit(series, x, y)
        assert hit is not None
        assert hit.reading.title
        assert hit.days


@pytest.mark.parametrize("chart", Chart)
def test_nothing_lies_under_a_trip_without_days(chart: Chart) -> None:
    assert KINDS[chart].hit(without_heights(trip(0)), 1.0, 0.0) is None


@pytest.mark.parametrize("chart", [chart for chart in Chart if KINDS[chart].along is Along.DAYS])
def test_a_table_has_a_row_for_every_day(chart: Chart) -> None:
    series = trip(40)
    table = KINDS[chart].table(series)
    assert [row[0] for row in table.rows] == [day.number for day in series.days]
    assert {len(row) for row in table.rows} == {len(table.heads)}


def test_the_table_of_the_road_says_nothing_where_no_height_is_known() -> None:
    table = KINDS[Chart.PROFILE].table(trip(3))
    assert table.heads == ("day", "distance_m", "ele_m")
    assert all(ele is None or ele == ele for _day, _way, ele in table.rows)
