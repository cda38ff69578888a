from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.kinds import LegMode
from expedition.points import TEMPERATURE, Points
from expedition.records.day import LegRecord
from expedition.records.fields import LegFields
from expedition.records.stretch import StretchFigures
from expedition.records.trip import LegLine
from expedition.stats import leg as leg_stats
from expedition.stats import stretch
from tests.expedition.lines import line, lines, ride


def warmed(points: Points) -> Points:
    warmth = np.linspace(5, 35, len(points)).astype(np.float32)
    return replace(points, extras={TEMPERATURE: warmth})


RIDE = warmed(ride(6_000))
RIDE_FIGURES = leg_stats.compute(RIDE, LegMode.BICYCLE)


def day(
    *legs: tuple[Points, LegMode], length_m: Sequence[float] = ()
) -> tuple[list[LegLine], dict[int, LegRecord]]:
    """Legs in their order, with what the log knows of them; they count as far as they go."""
    made, records = [], {}
    for number, (points, mode) in enumerate(legs):
        figures = leg_stats.compute(points, mode)
        fields = LegFields.of(mode)
        is_carried = fields.power is not LegFields.of(LegMode.BICYCLE).power
        counted = length_m[number] if length_m else figures.distance_m
        made.append(LegLine(number, 1, is_carried, False, points, "", 0.0, counted))
        records[number] = LegRecord(number, 1, fields, figures, number, "", "", "")
    return made, records


def whole(points: Points) -> StretchFigures:
    return stretch.compute(*day((points, LegMode.BICYCLE)), 0.0, 1e9)


def test_the_whole_day_has_the_figures_of_the_day() -> None:
    found = whole(RIDE)
    assert found.distance_m == pytest.approx(RIDE_FIGURES.distance_m)
    assert found.climb_m == pytest.approx(RIDE_FIGURES.climb_m)
    assert found.descent_m == pytest.approx(RIDE_FIGURES.descent_m)
    assert found.moving_s == pytest.approx(RIDE_FIGURES.moving_s)
    assert found.elapsed_s == RIDE_FIGURES.elapsed_s
    assert found.start_utc == RIDE_FIGURES.start_utc
    assert found.temperature_max_c == RIDE_FIGURES.temperature_max_c
    assert found.temperature_min_c == RIDE_FIGURES.temperature_min_c


@given(st.floats(0.0, 1.0))
@settings(max_examples=25, deadline=None)
def test_two_halves_make_the_whole(share: float) -> None:
    at_m = RIDE_FIGURES.distance_m * share
    ridden = day((RIDE, LegMode.BICYCLE))
    all_, first, second = (
        whole(RIDE),
        stretch.compute(*ridden, 0.0, at_m),
        stretch.compute(*ridden, at_m, 1e9),
    )
    for name in ("distance_m", "climb_m", "descent_m", "rise_m", "moving_s", "elapsed_s"):
        parts = [getattr(one, name) or 0.0 for one in (first, second)]
        assert sum(parts) == pytest.approx(getattr(all_, name), abs=0.01), name


def test_the_way_back_is_the_same_stretch() -> None:
    ridden = day((RIDE, LegMode.BICYCLE))
    assert stretch.compute(*ridden, 9_000, 2_000) == stretch.compute(*ridden, 2_000, 9_000)


def test_a_climb_has_its_gradient_and_pace() -> None:
    count = 2_000
    climb = line(
        (45 + np.arange(count) * 3.0 / 111_130).tolist(),
        [7.0] * count,
        (500 + np.arange(count) * 0.18).tolist(),
        (np.arange(count) * 1_000).tolist(),
    )
    found = stretch.compute(*day((climb, LegMode.BICYCLE)), 1_000, 4_000)
    assert found.gradient == pytest.approx(0.06, rel=0.01)
    assert found.climb_m == pytest.approx(180, rel=0.02)
    assert found.descent_m == 0
    assert found.mean_m_s == pytest.approx(3.0, rel=0.01)


def test_a_stretch_over_two_legs_leaves_the_ferry_between_them_out() -> None:
    later = replace(RIDE, time_ms=RIDE.time_ms + 20_000_000, lat=RIDE.lat + 1)
    ferry = line([50, 51], [8, 8], time_ms=[0, 1_000_000])
    ridden = day((RIDE, LegMode.BICYCLE), (ferry, LegMode.FERRY), (later, LegMode.BICYCLE))
    length_m = RIDE_FIGURES.distance_m
    found = stretch.compute(*ridden, length_m - 3_000, length_m + 2_000)
    assert found.distance_m == pytest.approx(5_000, abs=12)
    assert found.elapsed_s is not None
    assert found.elapsed_s > 13_000
    assert found.moving_s is not None
    assert found.moving_s < 2_000


def test_what_a_leg_counts_is_what_its_stretches_count() -> None:
    ridden = day((RIDE, LegMode.BICYCLE), length_m=[50_000.0])
    assert stretch.compute(*ridden, 10_000, 20_000).distance_m == pytest.approx(10_000, abs=20)


def test_nothing_lies_beyond_the_end() -> None:
    assert stretch.compute(*day((RIDE, LegMode.BICYCLE)), 1e6, 2e6) == StretchFigures(0.0)
    assert stretch.compute([], {}, 0, 100) == StretchFigures(0.0)


@given(lines(), st.floats(0, 1e7), st.floats(0, 1e7))
@settings(deadline=None)
def test_any_line_has_stretches(points: Points, from_m: float, to_m: float) -> None:
    found = stretch.compute(*day((points, LegMode.BICYCLE)), from_m, to_m)
    assert found.distance_m >= 0
