"""What a trip knows of where its traveller was, to find which borders are not noted yet."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Crossing, Day, Figures, Leg, Source, Track
from expedition.kinds import CrossingKind, LegPower
from expedition.records.borders import HeldBorders, HeldCrossing, HeldLeg


def held_borders(session: Session, trip_id: int) -> HeldBorders:
    """The ends of all legs with a line, and the borders that are noted, in order of their days."""
    return HeldBorders(_legs(session, trip_id), _crossings(session, trip_id))


def _legs(session: Session, trip_id: int) -> tuple[HeldLeg, ...]:
    found = session.execute(
        select(
            Day.date,
            Leg.power,
            Figures.start_utc,
            Figures.end_utc,
            Figures.start_lat,
            Figures.start_lon,
            Figures.end_lat,
            Figures.end_lon,
            Figures.distance_m,
            Source.sha256,
        )
        .join(Leg, Figures.leg_id == Leg.id)
        .join(Day, Leg.day_id == Day.id)
        .join(Track, Track.leg_id == Leg.id)
        .outerjoin(Source, Track.source_id == Source.id)
        .where(Day.trip_id == trip_id, Figures.start_lat.is_not(None), Figures.end_lat.is_not(None))
        .order_by(Day.date, Leg.start_utc.nulls_last(), Leg.id)
    )
    return tuple(
        HeldLeg(
            date=row.date,
            start_utc=row.start_utc,
            end_utc=row.end_utc,
            start=(row.start_lat, row.start_lon),
            end=(row.end_lat, row.end_lon),
            distance_m=row.distance_m if row.power is LegPower.OWN_POWER else 0.0,
            sha256=row.sha256 or "",
        )
        for row in found
    )


def _crossings(session: Session, trip_id: int) -> tuple[HeldCrossing, ...]:
    found = session.execute(
        select(Day.date, Crossing.country_from, Crossing.country_to)
        .join(Day, Crossing.day_id == Day.id)
        .where(Day.trip_id == trip_id, Crossing.kind == CrossingKind.BORDER)
        .order_by(Day.date, Crossing.id)
    )
    return tuple(HeldCrossing(*row) for row in found)
