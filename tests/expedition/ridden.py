"""Days with tracks in a logbook, without a file to import."""

from datetime import date

from sqlalchemy.orm import Session

from expedition.entities import Day
from expedition.entities.rows import get
from expedition.kinds import LegMode
from expedition.logbook import Logbook
from expedition.operations import days, tracks
from expedition.packing import pack_line
from expedition.points import Points
from expedition.records.fields import DayFields, LegFields
from expedition.stats.leg import compute

BICYCLE = LegFields.of(LegMode.BICYCLE)


def add_day(logbook: Logbook, trip_id: int, number: int) -> int:
    """A day of July 2025."""
    return int(logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, number))).result)


def add_track(logbook: Logbook, day_id: int, points: Points, fields: LegFields = BICYCLE) -> int:
    """A leg with a track of these points; the id of the track."""
    return int(logbook.do("Ride", _attach, day_id, points, fields).result)


def _attach(session: Session, day_id: int, points: Points, fields: LegFields) -> int:
    day = get(session, Day, day_id)
    leg = tracks.attach(day, fields, compute(points, fields.mode), pack_line(points), None)
    session.flush()
    assert leg.track is not None
    return leg.track.id
