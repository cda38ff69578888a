from dataclasses import replace

import pytest

from expedition.charts.compare import Measure, trip_line
from expedition.charts.kinds.compared import compared
from expedition.charts.sheet import FileFormat, draw, paint, to_bytes
from expedition.charts.style import print_style
from expedition.records.trip import TripSeries
from tests.expedition.charts.made_up import trip, without_heights
from tests.expedition.charts.told import told


def named(title: str, days: int) -> TripSeries:
    return replace(told(trip(days)), title=title)


@pytest.mark.parametrize("measure", Measure)
def test_trips_of_any_length_stand_on_one_axis(measure: Measure) -> None:
    others = [named("乌鲁木齐", 20), named("x" * 200, 300), without_heights(trip(0)), trip(1)]
    kind = compared(others, measure)
    for series in (named("Own", 60), without_heights(trip(0)), trip(1)):
        figure = draw([kind], series, print_style(), 340.0, [160.0])
        assert to_bytes(figure, FileFormat.SVG)
        assert kind.finding(series).title


def test_the_cursor_tells_each_trip_on_that_day() -> None:
    kind = compared([named("Other", 20)])
    own = named("Own", 60)
    hit = kind.hit(own, 19.7, 0.0)
    assert hit is not None
    assert hit.reading.title == "Day 20"
    assert "Own" in hit.reading.detail
    assert "Other" in hit.reading.detail
    assert hit.ring == own.days[19].total_m
    later = kind.hit(own, 55.0, 0.0)
    assert later is not None
    assert "Other" not in later.reading.detail


def test_a_missing_date_keeps_its_place_on_the_axis() -> None:
    series = trip(10)
    gone = replace(series, days=series.days[:4] + series.days[6:])
    line = trip_line(gone, Measure.DISTANCE, is_own=True)
    assert line.numbers.tolist() == [1, 2, 3, 4, 7, 8, 9, 10]
    assert line.at(5) is None


def test_the_pace_is_of_two_weeks() -> None:
    series = trip(60)
    line = trip_line(series, Measure.PACE, is_own=True)
    ways = [day.distance_m or 0.0 for day in series.days]
    assert line.values[0] == pytest.approx(ways[0])
    assert line.values[-1] == pytest.approx(sum(ways[-14:]) / 14)


def test_names_at_the_ends_do_not_lie_on_each_other() -> None:
    kind = compared([named(f"Trip number {n}", 60) for n in range(5)])
    figure = draw([kind], named("Own", 60), print_style(), 476.0, [200.0])
    paint(figure)
    boxes = [text.get_window_extent() for text in figure.axes[0].texts if "rip" in text.get_text()]
    assert len(boxes) >= 5
    assert not any(a.padded(-1).overlaps(b.padded(-1)) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_alone_there_is_nothing_to_compare() -> None:
    assert not compared([]).has_anything(trip(5))
    assert not compared([trip(9)], Measure.CLIMB).has_anything(trip(5))
    assert compared([trip(9)]).has_anything(trip(5))
