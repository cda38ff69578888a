"""What of a trip has a place on its map: its own, a kilometre, an instant, or the end of its day."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, literal, select
from sqlalchemy.orm import Session

from expedition import packing
from expedition.entities import Base, Day, Figures, Leg, Track, TrackLine
from expedition.entities.rows import entity_of
from expedition.errors import UserError
from expedition.itinerary.sights import needs_line, placed_kinds, sight
from expedition.kinds import KmScale, LegOrigin, LegPower
from expedition.points import Points
from expedition.queries.rows import day_rows
from expedition.records.catalogue import EntryKind, Owner
from expedition.records.day import DayRow
from expedition.records.sights import PHOTO, Station, TripSights
from expedition.records.trip import LegLine
from expedition.stats.known import sound
from expedition.stats.spots import DaySpots, Spot
from expedition.text import _
from expedition.titles import read_of

_THINNEST = 1
_APART_DEG = 0.02
"""Stations of one name nearer to each other than this are one."""


def trip_sights(session: Session, trip_id: int) -> TripSights:
    """All entries and photos of a trip that have a place, and where its days ended."""
    days = day_rows(session, trip_id)
    ends = _ends(session, trip_id)
    found = [(kind.name, dict(row)) for kind in placed_kinds() for row in _entries(session, kind, trip_id)]
    found += [(PHOTO, dict(row)) for row in _photos(session, trip_id)]
    _split_trip_kilometres(found, days)
    lines = _spots(session, {row["day_id"] for kind, row in found if needs_line(kind, row)})
    nights = _nights(days, ends)
    placed = (sight(kind, row, lines.get(row["day_id"]), nights.get(row["day_id"])) for kind, row in found)
    sights = [one for one in placed if one is not None]
    order = {day.id: place for place, day in enumerate(days)}
    sights.sort(key=lambda one: order.get(one.day_id or 0, -1))
    return TripSights(tuple(sights), tuple(_stations(days, ends)))


def trip_stations(session: Session, trip_id: int) -> tuple[Station, ...]:
    """Where the days of a trip began and ended, each spot named once."""
    return tuple(_stations(day_rows(session, trip_id), _ends(session, trip_id)))


def _split_trip_kilometres(found: Sequence[tuple[str, dict[str, Any]]], days: Sequence[DayRow]) -> None:
    """Kilometres of the trip as day and kilometre of that day."""
    for _kind, row in found:
        if row.get("scale") is KmScale.TRIP and row["distance_m"] is not None:
            day = next((day for day in days if day.distance_m and row["distance_m"] <= day.total_m), None)
            if day is not None:
                before_m = day.total_m - (day.distance_m or 0.0)
                row |= {"scale": KmScale.DAY, "distance_m": row["distance_m"] - before_m, "day_id": day.id}


# Days


def _ends(session: Session, trip_id: int) -> dict[int, tuple[Spot, Spot]]:
    """Where the lines of each day begin and end."""
    found: dict[int, tuple[Spot, Spot]] = {}
    for day_id, *degrees in session.execute(_leg_ends(), {"of": trip_id}):
        if None not in degrees:
            start, end = (degrees[0], degrees[1]), (degrees[2], degrees[3])
            found[day_id] = (found[day_id][0] if day_id in found else start, end)
    return found


def _nights(days: Sequence[DayRow], ends: Mapping[int, tuple[Spot, Spot]]) -> dict[int, Spot]:
    """Where each day ended; without a line, where the one before it did."""
    nights, here = {}, None
    for day in days:
        here = ends[day.id][1] if day.id in ends else here
        if here is not None:
            nights[day.id] = here
    return nights


def _stations(days: Sequence[DayRow], ends: Mapping[int, tuple[Spot, Spot]]) -> Iterator[Station]:
    named: dict[str, list[Spot]] = defaultdict(list)
    for day in days:
        if day.id not in ends:
            continue
        start, end = ends[day.id]
        for name, spot, is_start in ((day.from_place, start, True), (day.to_place, end, False)):
            if name and not any(_is_near(spot, other) for other in named[name]):
                named[name].append(spot)
                yield Station(day.id, spot[0], spot[1], name, is_start)


def _is_near(one: Spot, other: Spot) -> bool:
    return abs(one[0] - other[0]) < _APART_DEG and abs(one[1] - other[1]) < 2 * _APART_DEG


def _spots(session: Session, day_ids: Collection[int]) -> dict[int, DaySpots]:
    """The thinnest kept lines of some days, as places of their kilometres and instants."""
    lines: dict[int, list[LegLine]] = defaultdict(list)
    ids = sorted(day_ids)
    for first in range(0, len(ids), 500):
        for row in session.execute(_thin_lines(), {"ids": ids[first : first + 500]}):
            leg_id, day_id, power, origin, zone, length_m, data = row
            lines[day_id].append(
                LegLine(
                    leg_id=leg_id,
                    day_id=day_id,
                    is_carried=power is not LegPower.OWN_POWER,
                    is_reconstructed=origin is LegOrigin.RECONSTRUCTED,
                    points=_unpacked(data, leg_id),
                    zone=zone,
                    offset_m=0.0,
                    length_m=sound(length_m) or 0.0,
                )
            )
    return {day_id: DaySpots(of_day) for day_id, of_day in lines.items()}


def _unpacked(data: bytes, leg_id: int) -> Points:
    try:
        return packing.unpack(data)
    except ValueError as error:
        what = _("The points of leg {number} are damaged: check the logbook, or restore a backup.")
        raise UserError(what.format(number=leg_id)) from error


# Statements


def _entries(session: Session, kind: EntryKind, trip_id: int) -> Sequence[Any]:
    return session.execute(_entries_of(kind), {"of": trip_id}).mappings().all()


def _photos(session: Session, trip_id: int) -> Sequence[Any]:
    return session.execute(_photos_of(), {"of": trip_id}).mappings().all()


@cache
def _entries_of(kind: EntryKind) -> Select[Any]:
    wanted = read_of(kind.name) | {"id", "day_id", "lat", "lon", "distance_m", "scale", "time_utc"}
    return _of_trip(kind.name, wanted, kind.owner)


@cache
def _photos_of() -> Select[Any]:
    picture = {"id", "day_id", "lat", "lon", "taken_utc", "is_placed", "turned", "sha256", "format", "name"}
    return _of_trip(PHOTO, read_of(PHOTO) | picture, Owner.DAY)


def _of_trip(kind: str, wanted: Collection[str], owner: Owner) -> Select[Any]:
    entity: Any = entity_of(kind)
    names = [column.key for column in Base.metadata.tables[kind].columns if column.key in wanted]
    query = select(*(getattr(entity, name) for name in names))
    if owner is Owner.TRIP:
        return (
            query.add_columns(literal(None, Integer).label("day_id"))
            .where(entity.trip_id == bindparam("of"))
            .order_by(entity.id)
        )
    of_trip = entity.day_id.in_(select(Day.id).where(Day.trip_id == bindparam("of")))
    if owner is Owner.EITHER:
        of_trip = of_trip | (entity.trip_id == bindparam("of"))
    return query.where(of_trip).order_by(entity.id)


@cache
def _leg_ends() -> Select[*tuple[Any, ...]]:
    return (
        select(Leg.day_id, Figures.start_lat, Figures.start_lon, Figures.end_lat, Figures.end_lon)
        .join(Figures, Figures.leg_id == Leg.id)
        .join(Day, Leg.day_id == Day.id)
        .where(Day.trip_id == bindparam("of"))
        .order_by(Day.date, Leg.start_utc.nulls_last(), Leg.id)
    )


@cache
def _thin_lines() -> Select[*tuple[Any, ...]]:
    """The line of every leg of some days at the thinnest level there is of it."""
    level = (
        select(func.max(TrackLine.level))
        .where(TrackLine.track_id == Track.id, TrackLine.level <= _THINNEST)
        .correlate(Track)
        .scalar_subquery()
    )
    length_m = func.coalesce(Leg.stated_distance_m, Figures.distance_m)
    return (
        select(Leg.id, Leg.day_id, Leg.power, Leg.origin, Leg.zone, length_m, TrackLine.data)
        .join(Track, Track.leg_id == Leg.id)
        .join(TrackLine, (TrackLine.track_id == Track.id) & (TrackLine.level == level))
        .outerjoin(Figures, Figures.leg_id == Leg.id)
        .where(Leg.day_id.in_(bindparam("ids", expanding=True)))
        .order_by(Leg.start_utc.nulls_last(), Leg.id)
    )
