import pytest

from expedition.logbook import Logbook
from expedition.queries.days import day_page
from expedition.queries.stretch import day_stretch
from tests.expedition.lines import ride
from tests.expedition.ridden import add_day, add_track


def test_all_points_count_however_many(logbook: Logbook, trip_id: int) -> None:
    day_id = add_day(logbook, trip_id, 8)
    add_track(logbook, day_id, ride(7_000))
    figures = logbook.read(day_page, day_id).figures
    whole = logbook.read(day_stretch, day_id, 0.0, 1e9)
    assert whole.distance_m == pytest.approx(figures.distance.value)
    assert whole.climb_m == pytest.approx(figures.climb.value)
    assert whole.moving_s == pytest.approx(figures.moving.value)


def test_a_day_without_tracks_has_no_stretches(logbook: Logbook, trip_id: int) -> None:
    assert logbook.read(day_stretch, add_day(logbook, trip_id, 8), 0.0, 100.0).distance_m == 0
