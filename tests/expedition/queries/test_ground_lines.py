from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Route, TrackLine
from expedition.errors import UserError
from expedition.kinds import LegMode, LegOrigin
from expedition.logbook import Logbook
from expedition.packing import pack
from expedition.queries.ground_lines import day_ground, finer_ways, trip_ground
from expedition.records.fields import LegFields
from tests.expedition.lines import ride
from tests.expedition.ridden import add_day, add_track


def _each_line(session: Session, change: Callable[[Session, TrackLine], None]) -> None:
    for line in session.execute(select(TrackLine)).scalars():
        change(session, line)


def test_lines_come_thinned_and_in_the_order_of_travel(logbook: Logbook, trip_id: int) -> None:
    later, earlier = add_day(logbook, trip_id, 9), add_day(logbook, trip_id, 8)
    long = add_track(logbook, later, ride(6_000))
    reconstructed = replace(LegFields.of(LegMode.FERRY), origin=LegOrigin.RECONSTRUCTED)
    short = add_track(logbook, earlier, ride(200), reconstructed)
    first, second = logbook.read(trip_ground, trip_id)
    assert (first.track_id, first.day_id, second.track_id) == (short, earlier, long)
    assert (first.is_carried, first.is_reconstructed) == (True, True)
    assert (second.is_carried, second.is_reconstructed) == (False, False)
    assert (len(first.way.lat), first.count, second.count) == (200, 200, 6_000)
    assert len(second.way.lat) < 1_500
    assert logbook.read(day_ground, later)[0].track_id == long


def test_finer_lines_are_read_at_their_level_or_whole(logbook: Logbook, trip_id: int) -> None:
    day_id = add_day(logbook, trip_id, 8)
    points = ride(6_000)
    track_id = add_track(logbook, day_id, points)
    finer = logbook.read(finer_ways, [track_id, 999], 2)
    assert list(finer) == [track_id]
    assert 3_000 < len(finer[track_id].lat) < 6_000
    for level in (0, 3):
        whole = logbook.read(finer_ways, [track_id], level)[track_id]
        np.testing.assert_allclose(whole.lat, points.lat, atol=1e-7)
        np.testing.assert_allclose(whole.lon, points.lon, atol=1e-7)


def test_a_line_without_its_thin_levels_is_read_whole(logbook: Logbook, trip_id: int) -> None:
    day_id = add_day(logbook, trip_id, 8)
    add_track(logbook, day_id, ride(3_000))
    logbook.do("Lose", _each_line, lambda session, line: session.delete(line) if line.level else None)
    (line,) = logbook.read(trip_ground, trip_id)
    assert len(line.way.lat) == 3_000


def test_planned_routes_come_last(logbook: Logbook, trip_id: int) -> None:
    day_id = add_day(logbook, trip_id, 8)

    def plan(session: Session) -> None:
        data = pack(ride(50))
        session.add(
            Route(trip_id=trip_id, name="South", note="", points=50, distance_m=1.0, sha256="", data=data)
        )

    logbook.do("Plan", plan)
    add_track(logbook, day_id, ride(20))
    assert [(line.track_id > 0, line.count) for line in logbook.read(trip_ground, trip_id)] == [
        (True, 20),
        (False, 50),
    ]


def test_a_damaged_line_is_named(logbook: Logbook, trip_id: int) -> None:
    day_id = add_day(logbook, trip_id, 8)
    track_id = add_track(logbook, day_id, ride(20))
    logbook.do("Spoil", _each_line, lambda _session, line: setattr(line, "data", b"nothing"))
    with pytest.raises(UserError, match=f"track {track_id} are damaged"):
        logbook.read(trip_ground, trip_id)


def test_a_trip_without_tracks_has_no_lines(logbook: Logbook, trip_id: int) -> None:
    assert logbook.read(trip_ground, trip_id) == ()
