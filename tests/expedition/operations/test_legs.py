from dataclasses import replace
from pathlib import Path

import pytest

from expedition import intake
from expedition.kinds import LegMode
from expedition.logbook import Logbook
from expedition.operations import legs, trips
from expedition.queries.days import day_pages
from expedition.queries.folders import leg_line
from expedition.records.day import LegRecord
from expedition.records.fields import TripFields
from expedition.stats.leg import compute
from tests.blank import blank
from tests.expedition.tracks import gpx


@pytest.fixture
def logbook(tmp_path: Path) -> Logbook:
    return blank(tmp_path / "log")


def imported(logbook: Logbook, folder: Path) -> LegRecord:
    trip = logbook.do("Add", trips.add, TripFields(title="East")).result
    (folder / "ride.gpx").write_text(gpx(200, step_s=130))
    intake.accept(logbook, trip, intake.plan_files(logbook, trip, [folder / "ride.gpx"]))
    return logbook.read(day_pages, trip)[0].legs[0]


def leg_of(logbook: Logbook) -> LegRecord:
    return logbook.read(day_pages, 1)[0].legs[0]


def test_the_figures_of_a_leg_follow_its_mode(logbook: Logbook, tmp_path: Path) -> None:
    leg = imported(logbook, tmp_path)
    assert leg.track_id is not None
    logbook.do("Go", legs.update, leg.id, replace(leg.fields, mode=LegMode.FOOT))
    line = logbook.read(leg_line, leg.track_id)
    assert leg_of(logbook).figures == compute(line, LegMode.FOOT) != leg.figures
    logbook.undo()
    assert leg_of(logbook) == leg


def test_other_words_leave_the_figures_alone(logbook: Logbook, tmp_path: Path) -> None:
    leg = imported(logbook, tmp_path)
    logbook.do("Name", legs.update, leg.id, replace(leg.fields, title="To the pass"))
    assert leg_of(logbook).figures == leg.figures
