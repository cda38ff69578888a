"""What photos are sorted by, and which the logbook holds."""

from sqlalchemy import literal, select, tuple_
from sqlalchemy.orm import Session

from expedition.entities import Day, Figures, Leg, Photo, Track, TrackLine, Trip
from expedition.entities.rows import get
from expedition.records.importing import GroundLine, PhotoGround


def photo_ground(session: Session, trip_id: int | None) -> PhotoGround:
    """All that a trip, which may not be there yet, knows of where its traveller was."""
    held = frozenset(session.execute(select(Photo.sha256).distinct()).scalars())
    if trip_id is None:
        return PhotoGround(held=held)
    days = session.execute(select(Day.date, Day.zone).where(Day.trip_id == trip_id))
    return PhotoGround(
        lines=_lines(session, trip_id),
        zones={row.date: row.zone for row in days},
        home_zone=get(session, Trip, trip_id).home_zone,
        held=held,
    )


def _lines(session: Session, trip_id: int) -> tuple[GroundLine, ...]:
    rows = session.execute(
        select(Figures.start_utc, Figures.end_utc, Leg.zone, Leg.mode, TrackLine.data)
        .join(Leg, Figures.leg_id == Leg.id)
        .join(Day, Leg.day_id == Day.id)
        .join(Track, Track.leg_id == Leg.id)
        .join(TrackLine, (TrackLine.track_id == Track.id) & (TrackLine.level == 0))
        .where(Day.trip_id == trip_id)
    )
    return tuple(
        GroundLine(start_utc, end_utc, zone, mode, packed)
        for start_utc, end_utc, zone, mode, packed in rows
        if start_utc is not None and end_utc is not None
    )


def day_with_photos(session: Session, day_id: int, step: int) -> int | None:
    """The next day of the trip that has photos, or with a `step` of −1 the one before; None at the ends."""
    day = get(session, Day, day_id)
    place, here = tuple_(Day.date, Day.id), tuple_(literal(day.date), literal(day.id))
    found = select(Day.id).where(Day.trip_id == day.trip_id, Day.photos.any())
    if step > 0:
        found = found.where(place > here).order_by(Day.date, Day.id)
    else:
        found = found.where(place < here).order_by(Day.date.desc(), Day.id.desc())
    return session.execute(found.limit(1)).scalar()
