from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from expedition.atlas.borders import STAY_M, crossings, stretches
from expedition.atlas.countries import country_at
from expedition.atlas.zones import utc_of
from expedition.geo import straight_m
from expedition.points import Points
from tests.expedition.lines import line, lines

Place = tuple[float, float]

SVINESUND = ((58.95, 11.15), (59.2, 11.3))
START_MS = 1_750_000_000_000


def way(*places: Place, points: int = 500, step_s: float | None = 10.0) -> Points:
    """A line over these places with so many points from one to the next."""
    lat = np.concatenate([np.linspace(a[0], b[0], points) for a, b in pairwise(places)])
    lon = np.concatenate([np.linspace(a[1], b[1], points) for a, b in pairwise(places)])
    lon = (lon + 180) % 360 - 180
    times = None if step_s is None else [START_MS + round(1000 * step_s) * n for n in range(len(lat))]
    return line(lat.tolist(), lon.tolist(), time_ms=times)


def found(points: Points) -> list[tuple[str, str]]:
    return [(one.country_from, one.country_to) for one in crossings(stretches(points))]


@pytest.mark.parametrize(
    ("first", "last", "codes"),
    [
        ((44.21, 80.20), (44.21, 80.60), ("KZ", "CN")),  # Khorgos
        ((42.83, 79.19), (42.78, 79.18), ("KZ", "KG")),  # Karkara
        ((41.58, 41.58), (41.45, 41.50), ("GE", "TR")),  # Sarpi
        ((42.70, 44.63), (42.80, 44.66), ("GE", "RU")),  # Upper Lars
        ((41.75, 26.30), (41.70, 26.60), ("BG", "TR")),
        ((-32.83, -70.2), (-32.80, -69.9), ("CL", "AR")),
        (*SVINESUND, ("SE", "NO")),
    ],
)
def test_a_line_over_a_border_crosses_it_once(first: Place, last: Place, codes: tuple[str, str]) -> None:
    points = way(first, last)
    (crossing,) = crossings(stretches(points))
    assert (crossing.country_from, crossing.country_to) == codes
    at = crossing.at
    assert at.lat is not None
    assert at.lon is not None
    direction = (np.array(last) - first) / np.hypot(*(np.array(last) - first))
    for side, code in ((-1, codes[0]), (1, codes[1])):
        lat, lon = np.array([at.lat, at.lon]) + side * direction * 0.0003
        assert country_at(float(lat), float(lon)) == code


def test_the_instant_lies_between_the_points_before_and_behind() -> None:
    points = way(*SVINESUND, points=30, step_s=600)
    (crossing,) = crossings(stretches(points))
    at = crossing.at
    behind = stretches(points)[crossing.stretch].first
    assert at.after_utc == utc_of(int(points.time_ms[behind - 1]))
    assert at.before_utc == utc_of(int(points.time_ms[behind]))
    assert at.after_utc is not None
    assert at.time_utc is not None
    assert at.after_utc < at.time_utc < at.after_utc + timedelta(seconds=600)


def test_the_way_is_that_up_to_the_border() -> None:
    points = way(*SVINESUND)
    (crossing,) = crossings(stretches(points))
    assert crossing.at.lat is not None
    assert crossing.at.lon is not None
    ends = (np.array([value]) for value in (*SVINESUND[0], crossing.at.lat, crossing.at.lon))
    assert crossing.at.at_m == pytest.approx(float(straight_m(*ends)[0]), abs=20)


def test_a_line_without_times_crosses_without_an_instant() -> None:
    (crossing,) = crossings(stretches(way(*SVINESUND, step_s=None)))
    assert crossing.at.time_utc is None
    assert crossing.at.lat is not None


def test_there_and_back_are_two_crossings() -> None:
    assert found(way(*SVINESUND, SVINESUND[0])) == [("SE", "NO"), ("NO", "SE")]


def test_a_stay_shorter_than_the_least_is_a_corner_cut() -> None:
    there = (59.08, 11.24)
    beyond = (59.0991, 11.2437)
    points = way(there, beyond, there)
    stay = next(stretch for stretch in stretches(points) if stretch.country == "NO")
    assert 500 < stay.length_m < STAY_M
    slow = way(there, beyond, there, step_s=30)
    assert found(way(there, beyond, there, step_s=1)) == []
    assert found(slow) == [("SE", "NO"), ("NO", "SE")]


def test_a_line_along_a_border_river_crosses_nothing() -> None:
    # The river at Narva, from one bank's waters into the other's and back again and again.
    border = [stretches(way((lat, 28.15), (lat, 28.25)))[1].begin for lat in np.linspace(59.372, 59.38, 9)]
    places = [
        (at.lat, at.lon + (0.001 if number % 2 else -0.001))
        for number, at in enumerate(border)
        if at.lat is not None and at.lon is not None
    ]
    points = way((59.37, 28.1), *places, (59.38, 28.1))
    assert len(stretches(points)) > 3
    assert found(points) == []


def test_the_sea_between_two_countries_is_one_crossing() -> None:
    aktau, alat = (43.6, 51.2), (40.0, 49.4)
    points = way(aktau, alat)
    assert "" in {stretch.country for stretch in stretches(points)}
    assert found(points) == [("KZ", "AZ")]


def test_round_an_island_and_back_crosses_nothing() -> None:
    assert found(way((62.0, 5.0), (62.0, 3.0), (62.3, 5.0))) == []


def test_a_leap_crosses_at_no_known_place() -> None:
    points = line([43.24, 50.03], [76.95, 8.57], time_ms=[START_MS, START_MS + 8 * 3_600_000])
    (crossing,) = crossings(stretches(points))
    assert (crossing.country_from, crossing.country_to) == ("KZ", "DE")
    assert (crossing.at.lat, crossing.at.lon, crossing.at.time_utc) == (None, None, None)
    assert crossing.at.before_utc == datetime.fromtimestamp(START_MS / 1000 + 8 * 3600, UTC)


def test_a_gap_between_segments_is_crossed_on_the_straight_way() -> None:
    points = line([59.05, 59.07, 59.11, 59.13], [11.2, 11.22, 11.26, 11.28], starts=(0, 2))
    (crossing,) = crossings(stretches(points))
    first_m = float(straight_m(*(np.array([value]) for value in (59.05, 11.2, 59.07, 11.22)))[0])
    assert crossing.at.at_m == pytest.approx(first_m)
    assert crossing.at.lat is not None
    assert 59.07 < crossing.at.lat < 59.11


def test_a_country_on_both_sides_of_the_date_line_is_one() -> None:
    assert found(way((-16.8, 179.8), (-16.8, 180.2))) == []


def test_a_whole_day_beside_a_border_stays_where_most_of_it_was() -> None:
    assert found(way((59.3770, 28.1990), (59.3760, 28.2055), points=40)) == []


@settings(max_examples=30)
@given(lines(max_size=16))
def test_stretches_follow_each_other_and_cover_every_line(points: Points) -> None:
    parts = stretches(points)
    assert [part.first for part in parts] == sorted({part.first for part in parts})
    assert all(one.country != other.country for one, other in pairwise(parts))
    for one in crossings(parts):
        assert one.country_from != one.country_to
        assert parts[one.stretch].country == one.country_to
