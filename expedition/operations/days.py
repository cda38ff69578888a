"""Adding, writing and removing days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Day, Trip
from expedition.entities.fields import assign, extract, values
from expedition.entities.rows import get
from expedition.errors import UserError
from expedition.kinds import DayKind, FigureName
from expedition.operations.trips import set_stated
from expedition.records.fields import DayFields, Said, StatedFields, with_said
from expedition.text import _
from expedition.units import long_date


def add(session: Session, trip_id: int, fields: DayFields) -> int:
    """Adds a day and returns its id.

    Raises:
        UserError: The trip has a day of this date already.
    """
    get(session, Trip, trip_id)
    _require_free(session, trip_id, fields.date)
    day = Day(**values(fields), trip_id=trip_id)
    session.add(day)
    session.flush()
    return day.id


def add_next(session: Session, trip_id: int, today: date) -> int:
    """Adds the day after the trip's last one, or `today` to an empty trip; it starts where the last ended."""
    last = session.execute(
        select(Day.date).where(Day.trip_id == trip_id).order_by(Day.date.desc()).limit(1)
    ).scalar_one_or_none()
    return add_on(session, trip_id, today if last is None else last + timedelta(days=1))


def add_on(session: Session, trip_id: int, on: date) -> int:
    """Adds a day of a date; it starts where the day before it ended.

    Raises:
        UserError: The trip has a day of this date already.
    """
    return add(session, trip_id, _begun(session, trip_id, on, DayKind.RIDE))


def fill(session: Session, trip_id: int, first: date, last: date) -> list[int]:
    """Adds the missing days from a date to another as days of rest and returns their ids."""
    taken = set(session.execute(select(Day.date).where(Day.trip_id == trip_id)).scalars())
    dates = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [
        add(session, trip_id, _begun(session, trip_id, on, DayKind.REST)) for on in dates if on not in taken
    ]


def _begun(session: Session, trip_id: int, on: date, kind: DayKind) -> DayFields:
    """A day that begins where the one before it ended; a day of rest stays there."""
    before = session.execute(
        select(Day).where(Day.trip_id == trip_id, Day.date < on).order_by(Day.date.desc()).limit(1)
    ).scalar_one_or_none()
    if before is None:
        return DayFields(date=on, kind=kind)
    place = before.to_place or before.from_place
    return DayFields(
        date=on,
        kind=kind,
        from_place=place,
        to_place=place if kind is DayKind.REST else "",
        country=before.country,
        zone=before.zone,
    )


def update(session: Session, day_id: int, fields: DayFields) -> None:
    """Replaces everything that is known of a day itself.

    Raises:
        UserError: The new date belongs to another day of the trip.
    """
    day = get(session, Day, day_id)
    if fields.date != day.date:
        _require_free(session, day.trip_id, fields.date)
    assign(day, _typed(day, fields))


def _typed(day: Day, fields: DayFields) -> DayFields:
    """The fields in which a place that was typed is no longer told as found by the lines."""
    changed = [
        Said(name) for name in ("from_place", "to_place") if getattr(day, name) != getattr(fields, name)
    ]
    return replace(fields, said=with_said(fields.said, *changed)) if changed else fields


def change(session: Session, day_id: int, **changes: Any) -> None:
    """Replaces some fields of a day, so that two editors of one day never overwrite one another.

    Raises:
        UserError: The new date belongs to another day of the trip.
    """
    day = get(session, Day, day_id)
    update(session, day_id, replace(extract(DayFields, day), **changes))


def set_kind(session: Session, day_ids: Sequence[int], kind: DayKind) -> None:
    """Says what several days were for."""
    for day_id in day_ids:
        day = get(session, Day, day_id)
        if day.kind is not kind:
            day.kind = kind


def write(session: Session, day_id: int, diary: str) -> None:
    """Replaces a day's diary text."""
    day = get(session, Day, day_id)
    if day.diary != diary:
        day.diary = diary


def state(session: Session, day_id: int, fields: StatedFields) -> None:
    """Sets a figure of a day as the traveller says it, beside the computed one."""
    day = get(session, Day, day_id)
    set_stated(session, get(session, Trip, day.trip_id), day, fields)


def unstate(session: Session, day_id: int, figure: FigureName) -> None:
    """Takes a stated figure back, so that the computed one shows again."""
    state(session, day_id, StatedFields(figure=figure, value=None))


def remove(session: Session, day_id: int) -> None:
    """Removes a day with everything on it."""
    session.delete(get(session, Day, day_id))


def _require_free(session: Session, trip_id: int, wanted: date) -> None:
    taken = session.execute(select(Day.id).where(Day.trip_id == trip_id, Day.date == wanted)).first()
    if taken is not None:
        raise UserError(
            _("{date} is in the log already: open that day, or choose another date.").format(
                date=long_date(wanted)
            )
        )
