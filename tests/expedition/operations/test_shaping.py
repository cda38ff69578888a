from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from expedition import intake
from expedition.errors import UserError
from expedition.kinds import LegMode, LegOrigin, LegPower
from expedition.logbook import Logbook
from expedition.operations import legs, shaping, trips
from expedition.queries.days import day_pages
from expedition.queries.folders import leg_line
from expedition.records.day import LegRecord
from expedition.records.fields import LegFields, TripFields
from expedition.stats.leg import compute
from tests.blank import blank
from tests.expedition.tracks import gpx


@pytest.fixture
def logbook(tmp_path: Path) -> Logbook:
    log = blank(tmp_path / "log")
    trip = log.do("Add", trips.add, TripFields(title="East")).result
    (tmp_path / "ride.gpx").write_text(gpx(200, step_s=130))
    intake.accept(log, trip, intake.plan_files(log, trip, [tmp_path / "ride.gpx"]))
    return log


def legs_of(logbook: Logbook) -> tuple[LegRecord, ...]:
    return logbook.read(day_pages, 1)[0].legs


def line_of(logbook: Logbook, leg: LegRecord) -> tuple[np.ndarray, np.ndarray]:
    assert leg.track_id is not None
    line = logbook.read(leg_line, leg.track_id)
    return line.lat, line.time_ms


def test_a_leg_is_cut_at_the_point_nearest_to_the_cursor(logbook: Logbook) -> None:
    (whole,) = legs_of(logbook)
    lat, times = line_of(logbook, whole)
    logbook.do("Cut", shaping.cut, whole.id, (float(lat[80]) + 0.00002, 79.25))
    first, second = legs_of(logbook)
    assert first.id == whole.id
    assert np.array_equal(line_of(logbook, first)[0], lat[:81])
    assert np.array_equal(line_of(logbook, second)[1], times[80:])
    assert first.source_sha256 == second.source_sha256 == whole.source_sha256
    logbook.undo()
    assert legs_of(logbook) == (whole,)


def test_no_way_is_lost_by_a_cut(logbook: Logbook) -> None:
    (whole,) = legs_of(logbook)
    assert whole.figures is not None
    logbook.do("Cut", shaping.cut, whole.id, (43.02, 79.25))
    ways = [leg.figures.distance_m for leg in legs_of(logbook) if leg.figures is not None]
    assert sum(ways) == pytest.approx(whole.figures.distance_m, abs=0.5)


def test_an_instant_says_which_passage_is_meant(logbook: Logbook) -> None:
    (whole,) = legs_of(logbook)
    lat, times = line_of(logbook, whole)
    logbook.do("Cut", shaping.cut, whole.id, (float(lat[10]), 79.25), int(times[150]))
    assert len(line_of(logbook, legs_of(logbook)[0])[0]) == 151


def test_a_leg_is_not_cut_at_its_end(logbook: Logbook) -> None:
    (whole,) = legs_of(logbook)
    with pytest.raises(UserError, match="between its ends"):
        logbook.do("Cut", shaping.cut, whole.id, (42.0, 79.25))
    assert legs_of(logbook) == (whole,)


def test_a_typed_distance_is_not_shared_out(logbook: Logbook) -> None:
    (whole,) = legs_of(logbook)
    logbook.do("Say", legs.update, whole.id, replace(whole.fields, stated_distance_m=9_000.0))
    with pytest.raises(UserError, match="clear it first"):
        logbook.do("Cut", shaping.cut, whole.id, (43.02, 79.25))


def test_what_was_cut_is_joined_again(logbook: Logbook) -> None:
    (whole,) = legs_of(logbook)
    _lat, times = line_of(logbook, whole)
    logbook.do("Cut", shaping.cut, whole.id, (43.02, 79.25))
    logbook.do("Join", shaping.join, whole.id)
    (again,) = legs_of(logbook)
    assert again.figures == whole.figures
    assert np.array_equal(line_of(logbook, again)[1], times)
    for _step in range(2):
        logbook.undo()
    assert legs_of(logbook) == (whole,)


def test_the_last_leg_has_nothing_to_be_joined_with(logbook: Logbook) -> None:
    with pytest.raises(UserError, match="nothing to join"):
        logbook.do("Join", shaping.join, legs_of(logbook)[0].id)


def test_legs_of_different_kinds_stay_apart(logbook: Logbook) -> None:
    (whole,) = legs_of(logbook)
    second = logbook.do("Cut", shaping.cut, whole.id, (43.02, 79.25)).result
    fields = next(leg.fields for leg in legs_of(logbook) if leg.id == second)
    logbook.do(
        "Ship",
        legs.update,
        second,
        LegFields(mode=LegMode.FERRY, power=LegPower.CARRIED, origin=fields.origin),
    )
    with pytest.raises(UserError, match="different ways"):
        logbook.do("Join", shaping.join, whole.id)


def test_a_drawn_line_is_reconstructed_and_measured(logbook: Logbook) -> None:
    day = logbook.read(day_pages, 1)[0].row.id
    places = [(43.1, 79.3), (43.1, 79.3), (43.2, 79.3), (43.2, 79.5)]
    made = logbook.do("Draw", shaping.draw, day, places, LegFields.of(LegMode.BICYCLE)).result
    leg = next(leg for leg in legs_of(logbook) if leg.id == made)
    assert leg.fields.origin is LegOrigin.RECONSTRUCTED
    assert leg.figures is not None
    assert leg.figures.points == 3
    assert leg.figures.distance_m == pytest.approx(11_113 + 16_270, rel=0.01)
    assert leg.figures.start_utc is None
    logbook.undo()
    assert len(legs_of(logbook)) == 1


def test_one_place_is_no_line(logbook: Logbook) -> None:
    day = logbook.read(day_pages, 1)[0].row.id
    with pytest.raises(UserError, match="two places"):
        logbook.do("Draw", shaping.draw, day, [(43.1, 79.3)] * 3, LegFields.of(LegMode.BICYCLE))


def test_a_typed_leg_gets_a_line_and_a_better_one_later(logbook: Logbook) -> None:
    day = logbook.read(day_pages, 1)[0].row.id
    fields = LegFields.of(LegMode.BUS)
    leg_id = logbook.do("Add", legs.add, day, fields).result
    for places in ([(43.1, 79.3), (43.3, 79.3)], [(43.1, 179.9), (43.1, -179.9)]):
        logbook.do("Draw", shaping.draw_for, leg_id, places)
    leg = next(leg for leg in legs_of(logbook) if leg.id == leg_id)
    assert leg.figures is not None
    assert leg.track_id is not None
    assert leg.figures == compute(logbook.read(leg_line, leg.track_id), LegMode.BUS)
    assert leg.figures.distance_m < 20_000


def test_a_recorded_line_is_not_drawn_over(logbook: Logbook) -> None:
    with pytest.raises(UserError, match="recorded line"):
        logbook.do("Draw", shaping.draw_for, legs_of(logbook)[0].id, [(43.1, 79.3), (43.2, 79.3)])


def test_how_a_line_is_known_is_noted_with_it(logbook: Logbook) -> None:
    day = logbook.read(day_pages, 1)[0].row.id
    leg_id = logbook.do("Add", legs.add, day, replace(LegFields.of(LegMode.BUS), note="Slow")).result
    notes = []
    for note in (None, "Slow, from memory"):
        logbook.do("Draw", shaping.draw_for, leg_id, [(43.1, 79.3), (43.3, 79.3)], note)
        notes += [leg.fields.note for leg in legs_of(logbook) if leg.id == leg_id]
    assert notes == ["Slow", "Slow, from memory"]


def test_heights_stay_where_a_line_is_not_changed(logbook: Logbook) -> None:
    (ridden,) = legs_of(logbook)
    told = replace(ridden.fields, origin=LegOrigin.RECONSTRUCTED)
    logbook.do("Say it was drawn", legs.update, ridden.id, told)
    assert ridden.track_id is not None
    line = logbook.read(leg_line, ridden.track_id)
    places = list(zip(line.lat.tolist(), line.lon.tolist(), strict=True))
    logbook.do("Draw", shaping.draw_for, ridden.id, [*places[:50], (44.0, 80.0), *places[50:]])
    (drawn,) = legs_of(logbook)
    assert drawn.track_id is not None
    heights = logbook.read(leg_line, drawn.track_id).ele_m
    assert np.array_equal(np.delete(heights, 50), line.ele_m)
    assert np.isnan(heights[50])
