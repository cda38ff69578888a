"""Writing what a line of quick entry was understood as."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Count, Counter, Day
from expedition.entities.rows import get
from expedition.folding import folded
from expedition.operations import days, entries, legs
from expedition.quick.understood import DAY, DIARY, LEG, Understood, Written
from expedition.records.catalogue import Owner, entry_kind
from expedition.records.fields import CounterFields, CountFields, LegFields


def write(session: Session, day_id: int, understood: Understood) -> Written:
    """Adds to a day, or to its trip, what a line says."""
    fields = understood.fields
    if isinstance(fields, LegFields):
        return Written(LEG, legs.add(session, day_id, fields))
    if isinstance(fields, CountFields):
        return Written("count", _count(session, day_id, fields, adds=understood.adds))
    if fields is not None:
        day = get(session, Day, day_id)
        owner = day.trip_id if entry_kind(understood.kind).owner is Owner.TRIP else day_id
        return Written(understood.kind, entries.add(session, understood.kind, owner, fields))
    if understood.kind == DIARY:
        _write_diary(session, day_id, understood.changes[DIARY])
        return Written(DIARY, day_id)
    days.change(session, day_id, **understood.changes)
    for stated in understood.stated:
        days.state(session, day_id, stated)
    return Written(DAY, day_id)


def _count(session: Session, day_id: int, fields: CountFields, *, adds: bool) -> int:
    """A day has one line for each counter; a new name makes a new counter of the trip."""
    day = get(session, Day, day_id)
    names = session.execute(select(Counter.name).where(Counter.trip_id == day.trip_id)).scalars().all()
    if folded(fields.name) not in set(map(folded, names)):
        entries.add(session, "counter", day.trip_id, CounterFields(name=fields.name))
    same = session.execute(select(Count).where(Count.day_id == day_id, Count.name == fields.name)).scalars()
    row = next(iter(same), None)
    if row is None:
        return entries.add(session, "count", day_id, fields)
    before = row.value if adds and row.value is not None else 0.0
    row.value = before + (fields.value or 0.0)
    return row.id


def _write_diary(session: Session, day_id: int, text: str) -> None:
    """Behind what stands there, as a paragraph of its own."""
    before = get(session, Day, day_id).diary.rstrip()
    days.write(session, day_id, f"{before}\n\n{text}" if before else text)
