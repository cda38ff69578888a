"""Writing a trip folder into a logbook."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Base, Day, JoinedSource, Leg, Photo, Route, Source, Trip
from expedition.entities.fields import values
from expedition.entities.rows import entity_of
from expedition.errors import UserError
from expedition.operations import tracks
from expedition.operations.trips import set_stated
from expedition.records.catalogue import Owner, entry_kind
from expedition.records.folder import (
    Entries,
    FolderContent,
    FolderDay,
    FolderOriginal,
    Picture,
    TripFolder,
)
from expedition.text import _

_AT_ONCE = 500


def add(session: Session, content: FolderContent) -> int:
    """Adds the folder's trip with all its days and returns its id.

    Raises:
        UserError: The logbook has this trip already.
    """
    return _Writing(session, content).trip()


class _Writing:
    """One trip on its way in."""

    def __init__(self, session: Session, content: FolderContent) -> None:
        self._session, self._content, self._folder = session, content, content.folder
        self._free = _free_uids(session, content.folder)
        self._sources = {file.sha256: _source(session, file) for file in content.folder.originals}

    def trip(self) -> int:
        """Writes it."""
        folder, session = self._folder, self._session
        _require_new(session, folder)
        trip = Trip(**values(folder.fields), **self._uid(folder.uid))
        session.add(trip)
        session.flush()
        self._entries(trip, folder.entries, trip.id)
        self._routes(trip)
        days = [self._day(trip, number, written) for number, written in enumerate(folder.days)]
        session.flush()
        for fields in folder.stated:
            set_stated(session, trip, None, fields)
        for day, written in zip(days, folder.days, strict=True):
            for fields in written.stated:
                set_stated(session, trip, day, fields)
        session.flush()
        return trip.id

    def _day(self, trip: Trip, number: int, written: FolderDay) -> Day:
        day = Day(**values(written.fields), **self._uid(written.uid))
        trip.days.append(day)
        self._legs(day, number, written)
        self._entries(day, written.entries, trip.id)
        for at, photo in enumerate(written.photos):
            picture = self._content.pictures.get((number, at), photo.picture or Picture())
            row = Photo(**values(photo.fields), **values(picture), **self._uid(photo.uid))
            row.position = photo.position
            day.photos.append(row)
        return day

    def _legs(self, day: Day, number: int, written: FolderDay) -> None:
        for at, leg in enumerate(written.legs):
            line = self._content.lines.get((number, at))
            if line is None:
                day.legs.append(Leg(**values(leg.fields), position=at, **self._uid(leg.uid)))
                continue
            if leg.originals is None:
                sources = [tracks.add_source(self._session, line.read)]
            else:
                sources = [self._sources[sha256] for sha256 in leg.originals]
            fields = replace(leg.fields, zone=line.zone)
            row = tracks.attach(day, fields, line.figures, line.line, sources[0] if sources else None)
            row.uid = self._uid(leg.uid).get("uid", uuid4().hex)
            assert row.track is not None
            row.track.joined = [JoinedSource(source=source) for source in sources[1:]]
            if "zone" in written.open_fields:
                day.zone = day.zone or line.zone
            if "country" in written.open_fields:
                day.country = day.country or line.country

    def _entries(self, owner: Trip | Day, entries: Entries, trip_id: int) -> None:
        for name, found in entries.items():
            kind = entry_kind(name)
            links = {"trip_id": trip_id} if kind.owner is Owner.EITHER else {}
            rows: list[Base] = getattr(owner, kind.plural)
            for entry in found:
                row = entity_of(name)(**values(entry.fields), **links, **self._uid(entry.uid))
                if entry.original:
                    row.source_id = self._sources[entry.original].id  # type: ignore[attr-defined]  # a waypoint
                rows.append(row)

    def _routes(self, trip: Trip) -> None:
        for route, line in zip(self._folder.routes, self._content.routes, strict=True):
            row = Route(
                name=route.name,
                note=route.note,
                points=line.points,
                distance_m=line.distance_m,
                sha256=hashlib.sha256(line.packed).hexdigest(),
                data=line.packed,
                **self._uid(route.uid),
            )
            row.source_id = self._sources[route.original].id if route.original else None
            trip.routes.append(row)

    def _uid(self, uid: str) -> dict[str, str]:
        """The name a record keeps; one that is taken, or that stands in the folder twice, is given anew."""
        if uid not in self._free:
            return {}
        self._free.remove(uid)
        return {"uid": uid}


def _require_new(session: Session, folder: TripFolder) -> None:
    known = session.execute(select(Trip.id).where(Trip.uid == folder.uid)).first()
    if folder.uid and known is not None:
        raise UserError(
            _(
                "The trip “{title}” is in this logbook already: remove it there first, "
                "or take the line “uid” out of trip.md to have it twice."
            ).format(title=folder.fields.title)
        )


def _free_uids(session: Session, folder: TripFolder) -> set[str]:
    """The names in the folder that no record of the logbook has."""
    wanted = sorted(filter(None, _uids(folder)))
    tables: list[Any] = [mapper.class_ for mapper in Base.registry.mappers]
    taken: set[str] = set()
    for place in range(0, len(wanted), _AT_ONCE):
        some = wanted[place : place + _AT_ONCE]
        for table in tables:  # which of them it is, a name does not say
            taken.update(session.execute(select(table.uid).where(table.uid.in_(some))).scalars())
    return set(wanted) - taken


def _uids(folder: TripFolder) -> Iterable[str]:
    """Every name in the folder."""
    yield folder.uid
    for entries in (folder.entries, *(day.entries for day in folder.days)):
        yield from (entry.uid for found in entries.values() for entry in found)
    yield from (route.uid for route in folder.routes)
    for day in folder.days:
        yield day.uid
        yield from (leg.uid for leg in day.legs)
        yield from (photo.uid for photo in day.photos)


def _source(session: Session, file: FolderOriginal) -> Source:
    """The row of an original, made where its content is new."""
    known = session.execute(select(Source).where(Source.sha256 == file.sha256)).scalars().first()
    if known is not None:
        return known
    source = Source(
        sha256=file.sha256,
        name=file.name if _ending(file.name) == _ending(file.path.name) else file.path.name,
        format=file.format,
        size=file.size,
        device=file.device,
        imported_utc=file.imported_utc or datetime.now(UTC),
    )
    session.add(source)
    session.flush()
    return source


def _ending(name: str) -> str:
    """What tells where the bytes lie, besides their hash."""
    return name.rpartition(".")[2].lower() if "." in name else ""
