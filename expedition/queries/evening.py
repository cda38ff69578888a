"""What is known where a line of quick entry is typed."""

from collections import Counter as Tally
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Count, Counter, Day, Expense, Repair
from expedition.entities.rows import get
from expedition.folding import folded
from expedition.kinds import ExpenseCategory
from expedition.queries.rows import day_rows
from expedition.queries.words import currencies
from expedition.quick.understood import Context


def context(session: Session, day_id: int) -> Context:
    """Currency, counters, places, vehicle and kilometres around a day."""
    day = get(session, Day, day_id)
    trip_id = day.trip_id
    rows = day_rows(session, trip_id)
    row = next(row for row in rows if row.id == day_id)
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
        places=frozenset(folded(name) for one in rows for name in (one.from_place, one.to_place) if name),
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
    query: Any = select(Expense.what, Expense.category).where(Expense.trip_id == trip_id, Expense.what != "")
    seen: dict[str, Tally[ExpenseCategory]] = {}
    for what, category in session.execute(query):
        seen.setdefault(folded(what), Tally())[category] += 1
    return {what: tally.most_common(1)[0][0] for what, tally in seen.items()}
