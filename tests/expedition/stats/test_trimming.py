from dataclasses import replace

import numpy as np
import pytest

from expedition.geo import straight_m
from expedition.points import NO_TIME, Points
from expedition.records.day import StayRecord
from expedition.records.fields import StayFields
from expedition.records.trip import LegLine
from expedition.stats.trimming import trimmed_lines, trimmed_page
from tests.expedition.reports import made_trips

KM_IN_DEGREES = 1 / 111.2


def _line(day: int, first_km: float, last_km: float, offset_m: float = 0.0) -> LegLine:
    """A straight way north, a point every hundred metres."""
    lat = 43 + np.arange(first_km, last_km + 0.01, 0.1) * KM_IN_DEGREES
    flat = np.full(len(lat), 79.0)
    points = Points(lat, flat, flat, np.full(len(lat), NO_TIME), np.array([0]))
    return LegLine(day, day, False, False, points, "", offset_m, 1000 * (last_km - first_km))


def test_a_line_keeps_its_distance_from_where_it_began_and_ended_and_its_kilometres() -> None:
    whole = _line(1, 0, 20, offset_m=5_000)
    (kept,) = trimmed_lines([whole], 2_000)
    ends = whole.points.take(np.array([0, len(whole.points) - 1]))
    for lat, lon in zip(ends.lat, ends.lon, strict=True):
        here = np.full(len(kept.points), lat), np.full(len(kept.points), lon)
        assert straight_m(kept.points.lat, kept.points.lon, *here).min() > 2_000
    assert kept.offset_m == pytest.approx(7_050, abs=60)
    assert kept.length_m == pytest.approx(15_900, abs=120)


def test_legs_in_between_stay_whole_and_short_ones_at_the_ends_go() -> None:
    day = [_line(1, 0, 0.8), _line(1, 0.8, 9), _line(1, 9, 9.5)]
    kept = trimmed_lines([*day, _line(2, 9.5, 30)], 1_000)
    assert [line.day_id for line in kept] == [1, 2]
    assert len(kept[0].points) < len(day[1].points)
    assert trimmed_lines(day, 0) == tuple(day)


def test_a_day_spent_at_the_camp_has_no_line_left() -> None:
    assert trimmed_lines([_line(1, 0, 0.9)], 1_000) == ()


def test_a_night_has_no_position_any_more() -> None:
    book = made_trips.kazakhstan()
    page = book.pages[0]
    lat, lon = (float(column[-1]) for column in (book.lines[0].points.lat, book.lines[0].points.lon))
    stay = StayRecord(1, 1, StayFields(name="Altyn", lat=lat, lon=lon))
    trimmed = trimmed_page(replace(page, stays=(stay,)), book.lines, 500)
    assert (trimmed.stays[0].fields.lat, trimmed.stays[0].fields.name) == (None, "Altyn")
    assert trimmed_page(page, book.lines, 0) is page
