import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.cartography.lines import TripLines
from expedition.cartography.nearest_line import LineIndex
from expedition.records.lines import GroundLine
from tests.expedition.cartography.ground import leg, nothing_finer, way


def index(*lines: GroundLine) -> LineIndex:
    return LineIndex(TripLines(lines, nothing_finer).whole(22))


def world(lon: float) -> float:
    return (lon + 180) / 360


EQUATOR = leg(1, way([0, 0], [0, 10]))


def test_the_foot_lies_on_the_line() -> None:
    hit = index(EQUATOR).nearest(world(4), 0.51, 0.02)
    assert hit is not None
    assert hit.x == pytest.approx(world(4))
    assert hit.y == pytest.approx(0.5)
    assert hit.away == pytest.approx(0.01)
    assert hit.line.ground.day_id == 1


def test_what_lies_farther_off_is_not_found() -> None:
    assert index(EQUATOR).nearest(world(4), 0.51, 0.009) is None
    assert index().nearest(0.5, 0.5, 1.0) is None


def test_gaps_and_plans_are_not_found() -> None:
    broken = leg(1, way([0, 0, 0, 0], [0, 1, 9, 10], [0, 2]))
    assert index(broken).nearest(world(5), 0.5, 0.005) is None
    assert index(GroundLine.planned(way([0, 0], [0, 10]))).nearest(world(5), 0.5, 0.005) is None


def test_the_nearer_day_is_found_and_where_both_lie_on_each_other_the_favoured_one() -> None:
    back = leg(2, way([0, 0, 5], [10, 0, 0]))
    lines = index(EQUATOR, back)
    for day in (1, 2):
        hit = lines.nearest(world(5), 0.5001, 0.002, favoured=day)
        assert hit is not None
        assert hit.line.ground.day_id == day
    aside = lines.nearest(world(0) - 0.0001, 0.49, 0.02, favoured=1)
    assert aside is not None
    assert aside.line.ground.day_id == 2


def test_a_line_over_the_date_line_is_found_beyond_it() -> None:
    trip = TripLines([leg(1, way([0, 0], [178, -178]))], nothing_finer)
    hit = LineIndex(trip.whole(9)).nearest(world(181), 0.5, 0.001)
    assert hit is not None


@given(
    st.lists(st.tuples(st.floats(-60, 60), st.floats(-60, 60)), min_size=2, max_size=150),
    st.tuples(st.floats(0.3, 0.7), st.floats(0.2, 0.8)),
)
def test_nothing_nearer_is_overlooked(places: list[tuple[float, float]], at: tuple[float, float]) -> None:
    lat, lon = zip(*places, strict=True)
    trip = TripLines([leg(1, way(lat, lon))], nothing_finer)
    (seen,) = trip.whole(22)
    hit = LineIndex([seen]).nearest(*at, 2.0)
    assert hit is not None
    share = np.linspace(0, 1, 50)[:, None]
    x = seen.way.x[:-1] + share * np.diff(seen.way.x)
    y = seen.way.y[:-1] + share * np.diff(seen.way.y)
    assert hit.away <= np.hypot(x - at[0], y - at[1]).min() + 1e-12
