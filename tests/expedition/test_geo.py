import numpy as np
import pytest

from expedition import geo
from expedition.points import empty
from tests.expedition.lines import line

# Geodesics on WGS 84 worked out with PROJ's Geod: lat, lon, lat, lon, metres.
KNOWN = [
    (46.0, 7.5, 46.0, 7.501, 77.4633),
    (0.0, 0.0, 0.0, 1.0, 111_319.4908),
    (0.0, 0.0, 1.0, 0.0, 110_574.3886),
    (60.0, 10.0, 60.001, 10.002, 157.6924),
    (45.0, 0.0, 46.0, 1.0, 135_869.0912),
    (43.0, 77.0, 48.0, 87.0, 957_755.0312),
    (52.0, -3.0, -33.0, 151.0, 17_039_636.2482),
]


@pytest.mark.parametrize(("lat", "lon", "lat_to", "lon_to", "metres"), KNOWN)
def test_step_equals_the_geodesic(
    lat: float, lon: float, lat_to: float, lon_to: float, metres: float
) -> None:
    step = geo.step_lengths_m(np.array([lat, lat_to]), np.array([lon, lon_to]))
    assert step[0] == pytest.approx(metres, rel=3e-6)


def test_quarter_of_a_meridian() -> None:
    step = geo.step_lengths_m(np.array([0.0, 90.0]), np.array([5.0, 5.0]))
    assert step[0] == pytest.approx(10_001_965.729, rel=1e-4)


def test_short_and_long_formula_meet() -> None:
    lat, lon = np.linspace(50, 51, 401), np.linspace(70, 71.5, 401)
    whole = geo.step_lengths_m(lat[[0, -1]], lon[[0, -1]])[0]
    assert geo.step_lengths_m(lat, lon).sum() == pytest.approx(whole, rel=1e-4)


def test_the_180_meridian_is_no_way_round_the_world() -> None:
    assert geo.step_lengths_m(np.array([0.0, 0.0]), np.array([179.9995, -179.9995]))[0] == pytest.approx(
        111.32, abs=0.01
    )


def test_gaps_between_segments_are_not_travelled() -> None:
    points = line([0, 0.001, 0.5, 0.501], [0, 0, 0, 0], starts=(0, 2))
    way = geo.distances_m(points)
    assert way[1] == way[2]
    assert geo.length_m(points) == pytest.approx(221.15, abs=0.01)
    assert geo.gap_m(points) == pytest.approx(55_177, abs=20)


def test_lines_without_a_step_have_no_length() -> None:
    assert geo.length_m(empty()) == geo.gap_m(empty()) == 0
    assert geo.length_m(line([1], [1])) == geo.gap_m(line([1], [1])) == 0
    assert len(geo.distances_m(empty())) == 0
