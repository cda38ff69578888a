from dataclasses import replace

from matplotlib.patches import Polygon

from expedition.charts.day_axis import day_axis
from expedition.charts.findings import progress_finding
from expedition.charts.outlook import arrival, outlook
from expedition.charts.sheet import Chart, draw
from expedition.charts.style import print_style
from tests.expedition.charts.made_up import trip


def test_the_arrival_is_said_with_its_spread() -> None:
    found = outlook(trip(54, goal_km=6000))
    assert found is not None
    assert arrival(found, "Almaty").startswith("Almaty about ")
    assert arrival(replace(found, early=found.likely, late=found.likely)).count(",") == 0
    assert "arrival about" in progress_finding(trip(54, goal_km=6000)).detail


def test_the_fan_ends_where_the_goal_is() -> None:
    series = trip(54, goal_km=4000)
    axes = draw((Chart.PROGRESS,), series, print_style(), 476.0, (120.0,)).axes[0]
    (fan,) = (patch for patch in axes.patches if isinstance(patch, Polygon))
    heights = sorted({float(y) for _x, y in fan.get_xy()})
    assert heights == [series.days[-1].total_m, 4_000_000.0]
    assert axes.get_ylim()[1] > 4_000_000.0


def test_a_forecast_widens_the_axis_by_a_fifth_at_most() -> None:
    far, near = trip(100, goal_km=20_000), trip(100, goal_km=7_000)
    assert day_axis(far).stop == 100.5 + 20
    assert 100.5 < day_axis(near).stop <= 120.5
    assert day_axis(trip(100)).stop == 100.5


def test_an_arrived_trip_has_no_fan() -> None:
    series = trip(54, goal_km=1000)
    assert outlook(series) is None
    axes = draw((Chart.PROGRESS,), series, print_style(), 476.0, (120.0,)).axes[0]
    assert not axes.patches
