from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from matplotlib.collections import PolyCollection

from expedition.charts.sheet import (
    TRIP_CHARTS,
    Chart,
    FileFormat,
    draw,
    draw_into,
    has_anything,
    paint,
    to_bytes,
)
from expedition.charts.style import print_style
from expedition.kinds import DayKind
from expedition.records.plan import PaperDeadline
from expedition.records.trip import DayPoint, TripSeries
from tests.expedition.charts.made_up import START, day, trip, without_heights

ALL = TRIP_CHARTS
HEIGHTS = (130.0, 100.0, 100.0, 115.0)


def days(*made: DayPoint) -> TripSeries:
    return replace(trip(1), days=made)


def all_rest() -> TripSeries:
    rest: dict[str, object] = {"kind": DayKind.REST, "distance_m": None, "country": ""}
    return without_heights(days(day(1, 0.0, **rest), day(2, 0.0, **rest)))


def strange_places() -> TripSeries:
    places = ("Ürümqi", "ئۈرۈمچى", "乌鲁木齐", "$5 _{x}$ \\frac", "🚲 ქუთაისი हिन्दी\n", "x" * 200)
    made = [day(n, n * 80_000.0, label=place, country="??") for n, place in enumerate(places, 1)]
    return days(*made, day(7, 480_000.0, kind=DayKind.SICK, label="乌鲁木齐", distance_m=None))


TRIPS = {
    "nothing": without_heights(trip(0)),
    "one day": trip(1),
    "four days": trip(4),
    "eight weeks with a plan": trip(54, goal_km=3480, planned_days=62),
    "more than a year": trip(400),
    "no heights": without_heights(trip(5)),
    "all rest": all_rest(),
    "a day of unknown way": days(day(1, 0.0, distance_m=None)),
    "only carried": days(day(1, 0.0, kind=DayKind.TRANSIT, distance_m=None, carried_m=900_000.0)),
    "frost": days(day(1, 80_000.0, temperature_min_c=-31.0, temperature_max_c=-18.0)),
    "strange places": strange_places(),
    "plan not begun": replace(trip(2, goal_km=100, planned_days=40), planned_start=day(300, 0.0).date),
}


@pytest.mark.parametrize("series", TRIPS.values(), ids=TRIPS.keys())
def test_every_trip_can_be_drawn(series: TripSeries) -> None:
    figure = draw(ALL, series, print_style(), 476.0, HEIGHTS, chosen=101)
    assert to_bytes(figure, FileFormat.PNG).startswith(b"\x89PNG")


@pytest.mark.parametrize("file_format", FileFormat)
def test_a_figure_always_gives_the_same_bytes(file_format: FileFormat) -> None:
    series = trip(5)
    files = [to_bytes(draw(ALL, series, print_style(), 476.0, HEIGHTS), file_format) for _again in range(2)]
    assert files[0] == files[1]


def test_report_figures_embed_real_letters() -> None:
    pdf = to_bytes(draw((Chart.DAILY,), trip(5), print_style(), 476.0, (100.0,)), FileFormat.PDF)
    assert b"SourceSans3" in pdf
    assert b"/Type3" not in pdf
    assert b"CIDFontType2" in pdf or b"/TrueType" in pdf


def test_a_living_figure_keeps_its_axes_and_forgets_the_last_trip() -> None:
    style = print_style()
    figure = draw(ALL, trip(54), style, 476.0, HEIGHTS)
    before = list(figure.axes)
    draw_into(figure, ALL, trip(5), style, HEIGHTS)
    fresh = draw(ALL, trip(5), style, 476.0, HEIGHTS)
    assert list(figure.axes) == before
    assert to_bytes(figure, FileFormat.PNG) == to_bytes(fresh, FileFormat.PNG)


def test_charts_over_days_share_one_axis() -> None:
    figure = draw(ALL, trip(54, goal_km=3480, planned_days=62), print_style(), 476.0, HEIGHTS)
    limits = {axes.get_xlim() for axes in figure.axes[:3]}
    edges = {(round(axes.bbox.x0, 6), round(axes.bbox.x1, 6)) for axes in figure.axes[:3]}
    assert limits == {(0.5, 62.5)}
    assert len(edges) == 1


def words(chart: Chart, series: TripSeries) -> list[str]:
    figure = draw((chart,), series, print_style(), 476.0, (120.0,))
    return [text.get_text() for text in figure.axes[0].texts]


def boxes(chart: Chart, series: TripSeries) -> list[tuple[float, float]]:
    """Foot and top of every bar that stands in the axes."""
    axes = draw((chart,), series, print_style(), 476.0, (120.0,)).axes[0]
    bars = [c for c in axes.collections if isinstance(c, PolyCollection) and c.get_clip_on()]
    paths = [np.asarray(path.vertices)[:, 1] for collection in bars for path in collection.get_paths()]
    return [(round(float(y.min()), 3), round(float(y.max()), 3)) for y in paths]


def test_bars_are_as_high_as_the_days_were_long() -> None:
    series = days(day(1, 80_000.0), day(2, 202_700.0, distance_m=122_700.0, carried_m=10_000.0))
    assert boxes(Chart.DAILY, series) == [(0.0, 80_000.0), (0.0, 122_700.0), (122_700.0, 132_700.0)]


def test_a_carried_bar_ends_at_the_axis_and_says_its_kilometres() -> None:
    series = days(day(1, 80_000.0), day(2, 80_000.0, distance_m=None, carried_m=900_000.0))
    (ridden, carried) = boxes(Chart.DAILY, series)
    assert ridden == (0.0, 80_000.0)
    assert carried[1] == pytest.approx(80_000.0 * 1.5 * 1.14)
    shown = words(Chart.DAILY, series)
    assert "900" in shown
    assert "ride" in shown


def test_a_day_that_was_only_carried_is_no_ride_in_the_legend() -> None:
    series = days(
        day(1, 0.0, distance_m=None, carried_m=60_000.0), day(2, 0.0, distance_m=None, carried_m=9_000.0)
    )
    assert "ride" not in words(Chart.DAILY, series)


def test_the_means_label_makes_way_for_the_longest_day() -> None:
    made = [day(n, n * 80_000.0) for n in range(1, 8)]
    last = day(8, 650_000.0, distance_m=90_000.0)
    first = day(1, 90_000.0, distance_m=90_000.0)
    sides = []
    for series in (days(*made, last), days(first, *made[1:])):
        axes = draw((Chart.DAILY,), series, print_style(), 476.0, (120.0,)).axes[0]
        mean = next(text for text in axes.texts if "riding day" in text.get_text())
        sides.append(mean.get_horizontalalignment())
    assert sides == ["left", "right"]


def test_bands_reach_from_the_lowest_to_the_highest() -> None:
    known = day(1, 0.0, temperature_min_c=-5.5, temperature_max_c=31.0)
    assert boxes(Chart.TEMPERATURE, days(known, day(2, 0.0))) == [(-5.5, 31.0)]


def test_a_lone_temperature_is_a_dot_with_its_number() -> None:
    series = days(day(1, 0.0, temperature_max_c=31.0), day(2, 0.0, temperature_max_c=44.0))
    assert boxes(Chart.TEMPERATURE, series) == []
    assert {"highest of each day, °C", "31", "44 °C"} <= set(words(Chart.TEMPERATURE, series))
    assert "44" not in words(Chart.TEMPERATURE, series)


def test_a_rest_day_has_no_bar_that_reads_as_kilometres() -> None:
    rest = day(2, 80_000.0, kind=DayKind.REST, distance_m=None)
    assert boxes(Chart.DAILY, days(day(1, 80_000.0), rest)) == [(0.0, 80_000.0)]


def test_the_line_of_progress_goes_through_every_evening() -> None:
    series = days(day(1, 80_000.0), day(2, 80_000.0, kind=DayKind.REST, distance_m=None), day(3, 160_000.0))
    axes = draw((Chart.PROGRESS,), series, print_style(), 476.0, (120.0,)).axes[0]
    x, y = (np.asarray(values).tolist() for values in axes.lines[0].get_data())
    assert x == [0.5, 1.5, 1.5, 2.5, 2.5, 3.5]
    assert y == [0.0, 80_000.0, 80_000.0, 80_000.0, 80_000.0, 160_000.0]


def test_a_rest_in_a_place_is_named_on_the_line() -> None:
    series = trip(54, goal_km=3480, planned_days=62)
    assert {"sick", "work", "Khiva", "plan", "Bishkek 3\u202f305 km"} <= set(words(Chart.PROGRESS, series))


def test_only_kinds_that_occur_are_in_the_legend() -> None:
    shown = words(Chart.DAILY, days(day(1, 80_000.0), day(2, 80_000.0, kind=DayKind.REST, distance_m=None)))
    assert {"ride", "rest"} <= set(shown)
    assert "sick" not in shown
    assert "rest" not in words(Chart.DAILY, days(day(1, 80_000.0), day(2, 160_000.0)))


def test_what_a_chart_needs_is_said() -> None:
    bare = without_heights(days(day(1, 80_000.0)))
    assert [has_anything(chart, bare) for chart in ALL] == [True, True, False, False]
    assert all(has_anything(chart, trip(5)) for chart in ALL)
    assert any("No heights yet" in text for text in words(Chart.PROFILE, bare))


def test_names_never_lie_on_each_other() -> None:
    figure = draw((Chart.PROGRESS,), trip(54, goal_km=3480, planned_days=62), print_style(), 476.0, (140.0,))
    paint(figure)
    boxes = [t.get_window_extent() for t in figure.axes[0].texts if t.get_text() not in {"plan", "day"}]
    crossing = [
        (a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.padded(-1).overlaps(b.padded(-1))
    ]
    assert crossing == []


def test_visas_are_marked_on_the_axis_with_their_dates() -> None:
    until = START + timedelta(days=8)
    beyond = replace(PaperDeadline(1, "", "KZ", until), until=until + timedelta(days=400))
    series = replace(trip(12), visas=(PaperDeadline(1, "", "KZ", until), beyond))
    figure = draw((Chart.PROGRESS,), series, print_style(), 476.0, (140.0,))
    words = [text.get_text() for text in figure.axes[0].texts]
    assert [one for one in words if one.startswith("visa")] == ["visa KZ 14 May"]
