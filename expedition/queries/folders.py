"""A whole trip as it travels: everything a logbook holds of it but the points of its lines."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from expedition import packing
from expedition.entities import Day, JoinedSource, Leg, Photo, Route, Source, Stated, Track, TrackLine, Trip
from expedition.entities.fields import extract
from expedition.entities.rows import get
from expedition.errors import UserError
from expedition.kinds import Audience
from expedition.points import Points
from expedition.queries.book import screen
from expedition.records.catalogue import ENTRY_KINDS, EntryKind, Owner
from expedition.records.choosing import Choice, LeftOut, chosen
from expedition.records.fields import DayFields, LegFields, LegFigures, PhotoFields, StatedFields, TripFields
from expedition.records.folder import (
    Entries,
    FolderDay,
    FolderEntry,
    FolderLeg,
    FolderOriginal,
    FolderPhoto,
    FolderRoute,
    Picture,
    TripFolder,
)
from expedition.records.importing import PackedLine
from expedition.records.screening import screened
from expedition.text import _

_PARTS = (
    selectinload(Day.legs).selectinload(Leg.track).selectinload(Track.source),
    selectinload(Day.legs)
    .selectinload(Leg.track)
    .selectinload(Track.joined)
    .selectinload(JoinedSource.source),
    selectinload(Day.legs).selectinload(Leg.figures),
    selectinload(Day.photos),
    selectinload(Day.stated),
    *(selectinload(getattr(Day, kind.plural)) for kind in ENTRY_KINDS if kind.owner is not Owner.TRIP),
)


def whole_trip(session: Session, trip_id: int) -> TripFolder:
    """Everything of a trip; files have no place in a folder yet, lines are asked for one by one."""
    trip = get(session, Trip, trip_id)
    days = session.execute(
        select(Day).where(Day.trip_id == trip_id).order_by(Day.date, Day.id).options(*_PARTS)
    ).scalars()
    sources = _Sources(session)
    loose = select(Stated).where(Stated.trip_id == trip_id, Stated.day_id.is_(None)).order_by(Stated.id)
    return TripFolder(
        root=Path(),
        uid=trip.uid,
        fields=extract(TripFields, trip),
        stated=_stated(session.execute(loose).scalars().all()),
        days=tuple(_day(day, sources) for day in days),
        entries=_entries(trip, sources, Owner.EITHER, Owner.TRIP),
        routes=tuple(_route(route, sources) for route in trip.routes),
        originals=sources.used(),
    )


def trip_for(session: Session, trip_id: int, choice: Choice) -> tuple[TripFolder, LeftOut]:
    """What is wanted of a trip and its readers may read, and how much they are not shown."""
    trip, left = chosen(whole_trip(session, trip_id), choice)
    if choice.audience is not Audience.PUBLIC:
        return trip, left
    return screened(trip, screen(session, trip_id), left), left


def leg_line(session: Session, track_id: int) -> Points:
    """All points of a leg's line.

    Raises:
        UserError: They are damaged.
    """
    wanted = select(TrackLine.data).where(TrackLine.track_id == track_id, TrackLine.level == 0)
    try:
        return packing.unpack(session.execute(wanted).scalar_one())
    except ValueError as error:
        what = _("The points of track {number} are damaged: check the logbook, or restore a backup.")
        raise UserError(what.format(number=track_id)) from error


def packed_line(session: Session, track_id: int) -> PackedLine:
    """A leg's line as it is kept, whole and thinned."""
    wanted = select(TrackLine.data).where(TrackLine.track_id == track_id).order_by(TrackLine.level)
    full, *levels = session.execute(wanted).scalars()
    return PackedLine(full, tuple(levels))


def packed_route(session: Session, route_id: int) -> bytes:
    """A planned line as it is kept."""
    return get(session, Route, route_id).data


def route_line(session: Session, route_id: int) -> Points:
    """All points of a planned line.

    Raises:
        UserError: They are damaged.
    """
    route = get(session, Route, route_id)
    try:
        return packing.unpack(route.data)
    except ValueError as error:
        what = _("The points of the route “{name}” are damaged: check the logbook, or restore a backup.")
        raise UserError(what.format(name=route.name)) from error


class _Sources:
    """The files a trip was imported from, as they are met."""

    def __init__(self, session: Session) -> None:
        self._rows = {source.id: source for source in session.execute(select(Source)).scalars()}
        self._used: set[int] = set()

    def of(self, source_id: int | None) -> str:
        """The SHA-256 of a file."""
        if source_id is None:
            return ""
        self._used.add(source_id)
        return self._rows[source_id].sha256

    def used(self) -> tuple[FolderOriginal, ...]:
        """Those that were asked for, in the order they came into the logbook."""
        return tuple(
            FolderOriginal(
                path=Path(row.name),
                name=row.name,
                sha256=row.sha256,
                format=row.format,
                size=row.size,
                device=row.device,
                imported_utc=row.imported_utc,
            )
            for number, row in sorted(self._rows.items())
            if number in self._used
        )


def _day(day: Day, sources: _Sources) -> FolderDay:
    return FolderDay(
        uid=day.uid,
        fields=extract(DayFields, day),
        stated=_stated(day.stated),
        legs=tuple(_leg(leg, sources) for leg in day.legs),
        entries=_entries(day, sources, Owner.DAY, Owner.EITHER),
        photos=tuple(_photo(photo) for photo in day.photos),
    )


def _entries(owner: Trip | Day, sources: _Sources, *owners: Owner) -> Entries:
    found = {}
    for kind in ENTRY_KINDS:
        if kind.owner in owners:
            rows = _own(owner, kind)
            if rows:
                found[kind.name] = tuple(_entry(kind, row, sources) for row in rows)
    return found


def _own(owner: Trip | Day, kind: EntryKind) -> Sequence[Any]:
    """The rows of a day, or those of a trip that are of no day."""
    rows: Sequence[Any] = getattr(owner, kind.plural)
    if isinstance(owner, Trip) and kind.owner is Owner.EITHER:
        return [row for row in rows if row.day_id is None]
    return rows


def _entry(kind: EntryKind, row: Any, sources: _Sources) -> FolderEntry:
    came_with = sources.of(row.source_id) if kind.name == "waypoint" else ""
    return FolderEntry(extract(kind.fields, row), row.uid, came_with)


def _leg(leg: Leg, sources: _Sources) -> FolderLeg:
    came_from: tuple[str, ...] | None = None
    if leg.track is not None:
        ids = [leg.track.source_id, *(joined.source_id for joined in leg.track.joined)]
        came_from = tuple(sources.of(number) for number in ids if number is not None)
    return FolderLeg(
        fields=extract(LegFields, leg),
        originals=came_from,
        uid=leg.uid,
        track_id=leg.track.id if leg.track is not None else None,
        figures=extract(LegFigures, leg.figures) if leg.figures is not None else None,
    )


def _photo(photo: Photo) -> FolderPhoto:
    return FolderPhoto(
        fields=extract(PhotoFields, photo),
        picture=extract(Picture, photo),
        position=photo.position,
        uid=photo.uid,
    )


def _route(route: Route, sources: _Sources) -> FolderRoute:
    came_with = sources.of(route.source_id)
    return FolderRoute(
        name=route.name,
        note=route.note,
        original=came_with,
        uid=route.uid,
        route_id=route.id,
        points=route.points,
        distance_m=route.distance_m,
    )


def _stated(rows: Sequence[Stated]) -> tuple[StatedFields, ...]:
    return tuple(extract(StatedFields, row) for row in rows)
