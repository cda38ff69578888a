"""Writing a trip folder into a logbook."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from expedition.entities import Crossing, Day, Encounter, Leg, Person, Repair, Stay, Trip
from expedition.entities.fields import values
from expedition.operations import tracks
from expedition.operations.trips import set_stated
from expedition.records.folder import FolderDay, FolderLine, TripFolder


def add(session: Session, folder: TripFolder, lines: Mapping[tuple[int, int], FolderLine]) -> int:
    """Adds the folder's trip with all its days and returns its id; `lines` are by day and leg number."""
    trip = Trip(**values(folder.fields), people=[Person(**values(person)) for person in folder.people])
    session.add(trip)
    days = []
    for number, written in enumerate(folder.days):
        day = _day(written)
        trip.days.append(day)
        days.append(day)
        for leg_number, leg in enumerate(written.legs):
            line = lines.get((number, leg_number))
            if line is None:
                day.legs.append(Leg(**values(leg.fields), position=leg_number))
                continue
            source = tracks.add_source(session, line.read)
            tracks.attach(day, replace(leg.fields, zone=line.zone), line.figures, line.line, source)
            day.zone = day.zone or line.zone
            day.country = day.country or line.country
    session.flush()
    for fields in folder.stated:
        set_stated(session, trip, None, fields)
    for day, written in zip(days, folder.days, strict=True):
        for fields in written.stated:
            set_stated(session, trip, day, fields)
    session.flush()
    return trip.id


def _day(written: FolderDay) -> Day:
    return Day(
        **values(written.fields),
        stays=[Stay(**values(fields)) for fields in written.stays],
        encounters=[Encounter(**values(fields)) for fields in written.encounters],
        repairs=[Repair(**values(fields)) for fields in written.repairs],
        crossings=[Crossing(**values(fields)) for fields in written.crossings],
    )
