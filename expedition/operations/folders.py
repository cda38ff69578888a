"""Writing a trip folder into a logbook."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from expedition.entities import Base, Day, Leg, Trip
from expedition.entities.fields import values
from expedition.entities.rows import entity_of
from expedition.operations import tracks
from expedition.operations.trips import set_stated
from expedition.records.catalogue import Owner, entry_kind
from expedition.records.folder import Entries, FolderDay, FolderLine, TripFolder


def add(session: Session, folder: TripFolder, lines: Mapping[tuple[int, int], FolderLine]) -> int:
    """Adds the folder's trip with all its days and returns its id; `lines` are by day and leg number."""
    trip = Trip(**values(folder.fields))
    session.add(trip)
    session.flush()
    _add_entries(trip, folder.entries, trip.id)
    days = []
    for number, written in enumerate(folder.days):
        day = Day(**values(written.fields))
        trip.days.append(day)
        days.append(day)
        _add_legs(session, day, written, {leg: line for (at, leg), line in lines.items() if at == number})
        _add_entries(day, written.entries, trip.id)
    session.flush()
    for fields in folder.stated:
        set_stated(session, trip, None, fields)
    for day, written in zip(days, folder.days, strict=True):
        for fields in written.stated:
            set_stated(session, trip, day, fields)
    session.flush()
    return trip.id


def _add_legs(session: Session, day: Day, written: FolderDay, lines: Mapping[int, FolderLine]) -> None:
    for number, leg in enumerate(written.legs):
        line = lines.get(number)
        if line is None:
            day.legs.append(Leg(**values(leg.fields), position=number))
            continue
        source = tracks.add_source(session, line.read)
        tracks.attach(day, replace(leg.fields, zone=line.zone), line.figures, line.line, source)
        day.zone = day.zone or line.zone
        day.country = day.country or line.country


def _add_entries(owner: Trip | Day, entries: Entries, trip_id: int) -> None:
    for name, found in entries.items():
        kind = entry_kind(name)
        links = {"trip_id": trip_id} if kind.owner is Owner.EITHER else {}
        rows: list[Base] = getattr(owner, kind.plural)
        rows.extend(entity_of(name)(**values(entry.fields), **links) for entry in found)
