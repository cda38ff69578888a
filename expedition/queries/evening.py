"""What is known where a line of quick entry is typed."""

from collections import Counter as Tally
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from expedition.entities import Count, Counter, Day, Expense, Repair
from expedition.entities.fields import extract
from expedition.entities.rows import entity_of, get
from expedition.folding import folded
from expedition.kinds import DayKind, ExpenseCategory
from expedition.queries.rows import day_row
from expedition.queries.words import currencies, suggestions
from expedition.quick.offering import day_lines, line_of
from expedition.quick.understood import Context, Offers
from expedition.records.catalogue import ENTRY_KINDS, entry_kind
from expedition.records.fields import DayFields, SaidFields


def context(session: Session, day_id: int) -> Context:
    """Currency, counters, places, vehicle and kilometres around a day."""
    day = get(session, Day, day_id)
    trip_id = day.trip_id
    row, _neighbours = day_row(session, day_id)
    names = select(Day.from_place, Day.to_place).where(Day.trip_id == trip_id).distinct()
    return Context(
        date=day.date,
        currency=next(iter(currencies(session, trip_id)), ""),
        counters=_counters(session, trip_id),
        place=day.to_place or day.from_place,
        country=day.country,
        country_from=day.country_from,
        vehicle=_vehicle(session, trip_id),
        distance_m=row.distance_m,
        total_m=row.total_m,
        categories=_categories(session, trip_id),
        places=frozenset(folded(name) for ends in session.execute(names) for name in ends if name),
    )


def offers(session: Session, day_id: int) -> Offers:
    """What the days before make likely and this one has not got yet."""
    day = get(session, Day, day_id)
    query = select(Day).where(Day.trip_id == day.trip_id, Day.date < day.date)
    parts = [selectinload(getattr(Day, plural)) for plural in ("stays", *_REPEATED)]
    newest = query.order_by(Day.date.desc()).limit(_DAYS)
    before = session.execute(newest.options(*parts)).scalars().all()
    said = {line for plural in _REPEATED for line in _lines(day, plural)}
    lines: list[str] = [] if day.stays else [line for one in before for line in _lines(one, "stays")][:1]
    if before:
        held = set(day_lines(extract(DayFields, day)))
        kinds = {line.split()[0] for line in held}
        if day.kind is not DayKind.RIDE:
            kinds.add("road")
        lines += [line for line in day_lines(extract(DayFields, before[0])) if line.split()[0] not in kinds]
    for plural in _REPEATED:
        tally = Tally(line for one in before for line in _lines(one, plural))
        lines += [line for line, _count in tally.most_common() if line not in said]
    return Offers(tuple(dict.fromkeys(lines)), _names(session, day.trip_id))


RESEMBLING: Mapping[str, tuple[str, ...]] = {
    "weather": ("weather", "wind", "road"),
    "stay": ("host",),
    "expense": ("what", "paid_by"),
    "count": ("name",),
    "repair": ("who", "vehicle"),
    "errand": ("what",),
}
"""Fields that are often as they were the last time, of each kind of card that has some."""


def last_before(session: Session, day_id: int, kind: str) -> SaidFields | None:
    """The last record of a kind before a day of the same trip; of the weather the day before."""
    day = get(session, Day, day_id)
    earlier = (Day.trip_id == day.trip_id, Day.date < day.date)
    if kind == "weather":
        last = session.execute(select(Day).where(*earlier).order_by(Day.date.desc()).limit(1)).scalar()
        return extract(DayFields, last) if last is not None else None
    entity: Any = entity_of(kind)
    query = select(entity).join(Day, entity.day_id == Day.id).where(*earlier)
    row = session.execute(query.order_by(Day.date.desc(), entity.id.desc()).limit(1)).scalar()
    return extract(entry_kind(kind).fields, row) if row is not None else None


_DAYS = 14
_REPEATED = ("expenses", "counts", "repairs")


def _lines(day: Day, plural: str) -> list[str]:
    """The lines that would say the day's entries of a kind again."""
    kind = next(kind for kind in ENTRY_KINDS if kind.plural == plural)
    made = (line_of(extract(kind.fields, row)) for row in getattr(day, plural))
    return [line for line in made if line]


def _names(session: Session, trip_id: int) -> tuple[str, ...]:
    """Places of this trip, then of others, the most frequent first."""
    return tuple(
        dict.fromkeys(
            name
            for field in ("day.to_place", "day.from_place", "encounter.origin", "encounter.heading")
            for name in suggestions(session, trip_id, field)
        )
    )


def _counters(session: Session, trip_id: int) -> tuple[str, ...]:
    named = select(Counter.name).where(Counter.trip_id == trip_id)
    used = select(Count.name).join(Day, Count.day_id == Day.id).where(Day.trip_id == trip_id).distinct()
    names = (*session.execute(named).scalars(), *session.execute(used).scalars())
    return tuple(dict.fromkeys(name for name in names if name))


def _vehicle(session: Session, trip_id: int) -> str:
    """What was repaired every time so far; nothing where that differs."""
    query = select(Repair.vehicle).join(Day, Repair.day_id == Day.id).where(Day.trip_id == trip_id)
    found = set(session.execute(query.distinct()).scalars())
    return next(iter(found)) if len(found) == 1 else ""


def _categories(session: Session, trip_id: int) -> dict[str, ExpenseCategory]:
    """What earlier expenses of the same words were for, most of the time."""
    counted = select(Expense.what, Expense.category, func.count()).where(Expense.trip_id == trip_id)
    query = counted.where(Expense.what != "").group_by(Expense.what, Expense.category)
    seen: dict[str, Tally[ExpenseCategory]] = {}
    for what, category, count in session.execute(query):
        seen.setdefault(folded(what), Tally())[category] += count
    return {what: tally.most_common(1)[0][0] for what, tally in seen.items()}
