"""Adding, changing, moving and removing entries: one set of verbs for all kinds of `records.catalogue`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from expedition.entities import Base, Day, Trip
from expedition.entities.fields import assign, extract, values
from expedition.entities.rows import entity_of, get
from expedition.errors import BugError
from expedition.records.catalogue import Owner, entry_kind
from expedition.records.fields import EntryFields


def add(session: Session, kind: str, owner_id: int, fields: EntryFields) -> int:
    """Adds an entry to its day, or to its trip where the kind belongs to trips, and returns its id."""
    if entry_kind(kind).owner is Owner.TRIP:
        return add_to_trip(session, kind, owner_id, fields)
    day = get(session, Day, owner_id)
    return _appended(session, kind, day, fields, _links(kind, day.trip_id))


def add_to_trip(session: Session, kind: str, trip_id: int, fields: EntryFields) -> int:
    """Adds an entry to a trip, of no day, and returns its id."""
    if entry_kind(kind).owner is Owner.DAY:
        message = f"{kind} belongs to a day"
        raise BugError(message)
    return _appended(session, kind, get(session, Trip, trip_id), fields, {})


def update(session: Session, kind: str, row_id: int, fields: EntryFields) -> None:
    """Replaces everything that is known of an entry."""
    assign(get(session, entity_of(kind), row_id), fields)


def change(session: Session, kind: str, row_ids: Sequence[int], /, **changes: Any) -> None:
    """Replaces some fields of one or many entries, and leaves the others as they are."""
    for row_id in row_ids:
        row = get(session, entity_of(kind), row_id)
        assign(row, replace(extract(entry_kind(kind).fields, row), **changes))


def change_each(session: Session, changes: Sequence[tuple[str, int, Mapping[str, Any]]]) -> None:
    """Replaces some fields of entries of any kinds, of each by its own values: (kind, id, values)."""
    for kind, row_id, values_by_name in changes:
        change(session, kind, [row_id], **values_by_name)


def move(session: Session, kind: str, row_ids: Sequence[int], day_id: int | None) -> None:
    """Moves entries to another day of their trip; to none where the kind may stand without."""
    plural = entry_kind(kind).plural
    for row_id in row_ids:
        row: Any = get(session, entity_of(kind), row_id)
        old = get(session, Day, row.day_id) if row.day_id is not None else None
        new = get(session, Day, day_id) if day_id is not None else None
        # Between the two lists it is nobody's, and a flush there would delete it.
        with session.no_autoflush:
            if old is not None:
                getattr(old, plural).remove(row)
            if new is not None:
                getattr(new, plural).append(row)


def remove(session: Session, kind: str, *row_ids: int) -> None:
    """Removes entries."""
    for row_id in row_ids:
        session.delete(get(session, entity_of(kind), row_id))


def remove_each(session: Session, rows: Sequence[tuple[str, int]]) -> None:
    """Removes entries of any kinds: (kind, id)."""
    for kind, row_id in rows:
        remove(session, kind, row_id)


def settle(
    session: Session, changes: Sequence[tuple[str, int, Mapping[str, Any]]], gone: Sequence[tuple[str, int]]
) -> None:
    """Changes some entries and removes others, as one step."""
    change_each(session, changes)
    remove_each(session, gone)


def _appended(
    session: Session, kind: str, owner: Day | Trip, fields: EntryFields, links: dict[str, int]
) -> int:
    row: Base = entity_of(kind)(**values(fields), **links)
    getattr(owner, entry_kind(kind).plural).append(row)
    session.flush()
    return row.id


def _links(kind: str, trip_id: int) -> dict[str, int]:
    """What a new row of a day belongs to besides it: the trip keeps what may be of no day."""
    return {"trip_id": trip_id} if entry_kind(kind).owner is Owner.EITHER else {}
