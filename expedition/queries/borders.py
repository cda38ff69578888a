"""What a trip knows of where its traveller was, to find which borders are not noted yet."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.atlas.borders import country_of
from expedition.entities import Crossing, Day, Figures, Leg, Source, Track
from expedition.entities.fields import extract
from expedition.entities.rows import get
from expedition.itinerary import crossings
from expedition.kinds import CrossingKind, LegPower
from expedition.queries.lines import LEVELS, line_of
from expedition.records.borders import HeldBorders, HeldCrossing, HeldLeg, PlannedCrossing
from expedition.records.fields import LegFigures
from expedition.records.importing import FileState, ImportPlan, PackedLine, PlannedLeg


def held_borders(session: Session, trip_id: int) -> HeldBorders:
    """The ends of all legs with a line, and the borders that are noted, in order of their days."""
    return HeldBorders(_legs(session, trip_id), _crossings(session, trip_id))


def open_borders(session: Session, day_id: int) -> tuple[PlannedCrossing, ...]:
    """The borders that the lines of a day cross and the trip does not note.

    Raises:
        UserError: The day was removed meanwhile, or its points are damaged.
    """
    trip_id = get(session, Day, day_id).trip_id
    held = held_borders(session, trip_id)
    rows = session.execute(
        select(Leg, Day.date, Figures, Track.id)
        .join(Day, Leg.day_id == Day.id)
        .join(Figures, Figures.leg_id == Leg.id)
        .join(Track, Track.leg_id == Leg.id)
        .where(Day.id == day_id)
    )
    own = tuple(_line(session, leg, day, figures, track_id) for leg, day, figures, track_id in rows)
    starts = {(leg.date, leg.figures.start_utc) for leg in own}
    others = tuple(leg for leg in held.legs if (leg.date, leg.start_utc) not in starts)
    return crossings.on_trip(ImportPlan((), own), replace(held, legs=others)).crossings


def _line(session: Session, leg: Leg, day: date, figures: Figures, track_id: int) -> PlannedLeg:
    """A leg of the logbook as if it were to come in."""
    countries = crossings.countries_along(line_of(session, track_id, LEVELS[-1]), leg.mode)
    return PlannedLeg(
        key=leg.id,
        file=0,
        title="",
        state=FileState.NEW,
        reason="",
        include=True,
        date=day,
        zone=leg.zone,
        country=country_of(countries, leg.zone),
        mode=leg.mode,
        power=leg.power,
        figures=extract(LegFigures, figures),
        line=PackedLine(b"", ()),
        stretches=countries,
    )


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
