from expedition.charts.chart import ChartTable
from expedition.exporters.chart_values import chart_values

ROWS = ChartTable(("day", "place", "ridden_m"), ((1, "Kegen, near the ford", 80_000.5), (2, "=1+1", None)))


def test_one_chart_is_a_plain_table() -> None:
    lines = chart_values([("Progress", ROWS)]).removeprefix("\ufeff").splitlines()
    assert lines == ["day,place,ridden_m", '1,"Kegen, near the ford",80000.5', "2,'=1+1,"]


def test_several_charts_stand_under_their_names() -> None:
    lines = chart_values([("Progress", ROWS), ("Speed", ROWS)]).removeprefix("\ufeff").splitlines()
    assert [lines[0], lines[4], lines[5]] == ["Progress", "", "Speed"]
