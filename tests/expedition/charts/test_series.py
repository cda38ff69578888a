from dataclasses import replace

import numpy as np
import pytest

from expedition.charts.series import other_roads, series_of
from expedition.logbook import Logbook
from expedition.operations import days
from expedition.queries.days import day_page
from expedition.queries.facts import trip_facts
from expedition.queries.series import day_roads, trip_series
from tests.ui.panels.grounds import northward, ridden


@pytest.fixture
def day_ids(logbook: Logbook, trip_id: int) -> list[int]:
    ways = (("Kegen", "Shonzhy", northward(43.0)), ("", "", None), ("Shonzhy", "Zharkent", northward(43.6)))
    return ridden(logbook, trip_id, ways)


def test_facts_and_roads_make_the_series_that_is_read_whole(
    logbook: Logbook, trip_id: int, day_ids: list[int]
) -> None:
    made = series_of(logbook.read(trip_facts, trip_id), logbook.read(day_roads, day_ids))
    read = logbook.read(trip_series, trip_id)
    for name in ("distance_m", "ele_m", "day_numbers"):
        assert np.array_equal(getattr(made.profile, name), getattr(read.profile, name)), name
    assert replace(made, profile=read.profile) == read


def test_only_other_legs_and_figures_ask_for_other_roads(
    logbook: Logbook, trip_id: int, day_ids: list[int]
) -> None:
    before = logbook.read(trip_facts, trip_id).days
    fields = logbook.read(day_page, day_ids[0]).fields
    logbook.do("Write", days.update, day_ids[0], replace(fields, diary="Wind.", country="KZ"))
    assert other_roads(before, logbook.read(trip_facts, trip_id).days) == []
    logbook.do("Remove", days.remove, day_ids[0])
    now = logbook.read(trip_facts, trip_id).days
    assert other_roads(before, now) == []
    assert other_roads((), now) == day_ids[1:]
