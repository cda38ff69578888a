"""Adding, updating and removing trips and their people."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from expedition.entities import (
    Day,
    JoinedSource,
    Leg,
    Person,
    Route,
    Source,
    Stated,
    Track,
    Trip,
    Waypoint,
)
from expedition.entities.fields import assign, values
from expedition.entities.rows import get
from expedition.operations import entries
from expedition.operations.places import remove_route
from expedition.records.fields import PersonFields, StatedFields, TripFields
from expedition.records.kept_report import kept_text
from expedition.records.party import PartyChange
from expedition.records.report import ReportOptions

_NOWHERE = tuple(
    ~exists().where(column == Source.id)
    for column in (Track.source_id, JoinedSource.source_id, Waypoint.source_id, Route.source_id)
)
"""Nothing was made of a file."""

_SAME_PARTY = PartyChange()


def add(session: Session, fields: TripFields, people: tuple[PersonFields, ...] = ()) -> int:
    """Adds a trip with its people and returns its id."""
    trip = Trip(**values(fields), people=[Person(**values(person)) for person in people])
    session.add(trip)
    session.flush()
    return trip.id


def update(session: Session, trip_id: int, fields: TripFields) -> None:
    """Replaces everything that is known of a trip itself."""
    assign(get(session, Trip, trip_id), fields)


def keep_report(session: Session, trip_id: int, options: ReportOptions) -> None:
    """Keeps the choices of a trip's report."""
    get(session, Trip, trip_id).report = kept_text(options)


def keep_charts(session: Session, trip_id: int, choices: str) -> None:
    """Keeps how a trip's charts were last chosen, as one text."""
    get(session, Trip, trip_id).charts = choices


def settle(
    session: Session,
    trip_id: int,
    fields: TripFields,
    party: PartyChange = _SAME_PARTY,
    said: tuple[StatedFields, ...] = (),
    dropped: tuple[int, ...] = (),
    unmarked: tuple[int, ...] = (),
) -> None:
    """Replaces what is known of a trip and changes its party, as one form does.

    `dropped` are the ids of planned routes and `unmarked` those of waypoints to take out.
    """
    update(session, trip_id, fields)
    for stated in said:
        state(session, trip_id, stated)
    for person in party.joined:
        add_person(session, trip_id, person)
    for person_id, known in party.changed:
        update_person(session, person_id, known)
    for person_id in party.left:
        remove_person(session, person_id)
    for route_id in dropped:
        remove_route(session, route_id)
    entries.remove(session, "waypoint", *unmarked)


def remove(session: Session, trip_id: int) -> None:
    """Removes a trip with all its days, and what is known of files that nothing was made of but this trip."""
    trip = get(session, Trip, trip_id)
    sources = _sources(session, trip_id)
    session.delete(trip)
    session.flush()
    for source in session.execute(select(Source).where(Source.id.in_(sources), *_NOWHERE)).scalars().all():
        session.delete(source)


def _sources(session: Session, trip_id: int) -> set[int]:
    """The ids of the files that anything of a trip was made of."""
    tracks = select(Track.id).join(Leg, Track.leg_id == Leg.id).join(Day, Leg.day_id == Day.id)
    tracks = tracks.where(Day.trip_id == trip_id)
    asked = (
        select(Track.source_id).where(Track.id.in_(tracks)),
        select(JoinedSource.source_id).where(JoinedSource.track_id.in_(tracks)),
        select(Waypoint.source_id).where(Waypoint.trip_id == trip_id),
        select(Route.source_id).where(Route.trip_id == trip_id),
    )
    found = (number for one in asked for number in session.execute(one).scalars())
    return {number for number in found if number is not None}


def add_person(session: Session, trip_id: int, fields: PersonFields) -> int:
    """Adds someone to the party and returns the id."""
    trip = get(session, Trip, trip_id)
    person = Person(**values(fields))
    trip.people.append(person)
    session.flush()
    return person.id


def update_person(session: Session, person_id: int, fields: PersonFields) -> None:
    """Replaces everything that is known of a person."""
    assign(get(session, Person, person_id), fields)


def remove_person(session: Session, person_id: int) -> None:
    """Removes a person from the party."""
    session.delete(get(session, Person, person_id))


def state(session: Session, trip_id: int, fields: StatedFields) -> None:
    """Sets a figure of the whole trip as the traveller says it; a value of None takes it back."""
    trip = get(session, Trip, trip_id)
    set_stated(session, trip, None, fields)


def set_stated(session: Session, trip: Trip, day: Day | None, fields: StatedFields) -> None:
    """Sets a stated figure of a day or of the trip; one without value and words is taken back."""
    rows = trip.stated if day is None else day.stated
    known = next((row for row in rows if row.figure == fields.figure and (day or row.day_id is None)), None)
    if fields.value is None and not fields.words:
        if known is not None:
            session.delete(known)
    elif known is not None:
        assign(known, fields)
    else:
        session.add(Stated(**values(fields), trip_id=trip.id, day_id=day.id if day else None))
