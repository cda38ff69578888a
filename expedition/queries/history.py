"""The history of the logbook and of its entries, newest first."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from expedition.entities import STEP, STEP_ROW, Base, Day
from expedition.field_names import field_name, is_named, kind_name
from expedition.queries.value_words import value_words
from expedition.records.catalogue import ENTRY_KINDS
from expedition.records.history import EntryChange, FieldChange, StepLine
from expedition.store import history as log
from expedition.store.history import Fate, RowChange
from expedition.store.steps import StepState, change_of
from expedition.store.typed import typed
from expedition.text import _
from expedition.titles import title_of

_MOST = 500
_LONGEST_TITLE = 60
_ENTRIES = frozenset(kind.name for kind in ENTRY_KINDS)
_TOLD = (*_ENTRIES, "trip", "day", "leg", "photo", "route", "stated")


def last_steps(session: Session, most: int = _MOST) -> tuple[tuple[StepLine, ...], bool]:
    """The steps of the logbook, newest first, and whether these are all.

    All that were taken back are among them, and so many others.
    """
    is_undone = STEP.c.state == StepState.UNDONE
    newest = select(STEP).order_by(STEP.c.id.desc())
    undone = session.execute(newest.where(is_undone)).all()
    others = session.execute(newest.where(~is_undone).limit(most + 1)).all()
    found = (*undone, *others[:most])
    about = _about(session, [row.id for row in found])
    steps = tuple(
        StepLine(
            row.id,
            row.at_utc,
            row.label,
            about.get(row.id, ""),
            is_undone=row.state == StepState.UNDONE,
            is_past=row.state == StepState.PAST,
        )
        for row in found
    )
    return steps, len(others) <= most


def days_of_last_step(session: Session, steps: int = 1) -> int:
    """How many days an undo of the newest steps would take away, bring back or change."""
    newest = select(STEP.c.id).where(STEP.c.state == StepState.DONE).order_by(STEP.c.id.desc()).limit(steps)
    days = select(func.count(STEP_ROW.c.row_id.distinct())).where(
        STEP_ROW.c.kind == "day", STEP_ROW.c.step_id.in_(newest)
    )
    return session.execute(days).scalar_one()


def letters_of_steps(session: Session, steps: int) -> int:
    """How much an undo of the newest steps (a negative number) or a redo of the next ones would write."""
    state, order = (StepState.UNDONE, STEP.c.id) if steps > 0 else (StepState.DONE, STEP.c.id.desc())
    wanted = select(STEP.c.size).where(STEP.c.state == state).order_by(order).limit(abs(steps)).subquery()
    return int(session.execute(select(func.coalesce(func.sum(wanted.c.size), 0))).scalar_one())


def _about(session: Session, step_ids: list[int]) -> dict[int, str]:
    """What each step was done to first: an entry, with its day."""
    first = (
        select(func.min(STEP_ROW.c.id))
        .where(STEP_ROW.c.step_id.in_(step_ids), STEP_ROW.c.kind.in_(_TOLD))
        .group_by(STEP_ROW.c.step_id)
    )
    words = {}
    for line in session.execute(select(STEP_ROW).where(STEP_ROW.c.id.in_(first))):
        row = change_of(line)
        now = log.image(row.kind, row.row_id, session.connection())
        image = {**(row.after or {}), **(row.before or {}), **now}
        day = session.execute(select(Day.date).where(Day.id == image.get("day_id"))).scalar()
        said = [_title(row.kind, image), value_words("date", day)]
        words[line.step_id] = ", ".join(part for part in said if part)
    return words


def of_entry(session: Session, kind: str, row_id: int) -> tuple[EntryChange, ...]:
    """What became of one entry, also of one that was removed."""
    wanted = (
        select(STEP_ROW, STEP.c.at_utc, STEP.c.label)
        .join(STEP, STEP.c.id == STEP_ROW.c.step_id)
        .where(STEP_ROW.c.kind == kind, STEP_ROW.c.row_id == row_id, STEP.c.state != StepState.UNDONE)
        .order_by(STEP_ROW.c.id.desc())
    )
    lines = session.execute(wanted).all()
    state = dict(log.image(kind, row_id, session.connection()))
    title = _title(kind, state or _last_image(change_of(line) for line in lines))
    changes = []
    for line in lines:
        row = change_of(line)
        if row.fate is Fate.REMOVED:
            state = dict(row.before or {})
        if row.fate is Fate.CHANGED:
            pairs = _pairs(kind, row.before or {}, row.after or {})
            state.update(row.before or {})
        else:
            is_added = row.fate is Fate.ADDED
            pairs = _pairs(kind, {} if is_added else state, state if is_added else {})
        changes.append(
            EntryChange(
                line.step_id,
                line.at_utc,
                line.label,
                kind,
                row_id,
                title,
                is_added=row.fate is Fate.ADDED,
                is_removed=row.fate is Fate.REMOVED,
                can_return=row.fate is Fate.CHANGED or (row.fate is Fate.REMOVED and kind in _ENTRIES),
                fields=_words(session, kind, pairs),
            )
        )
    return tuple(changes)


def of_day(session: Session, day_id: int) -> tuple[EntryChange, ...]:
    """What became of a day and of everything on it, also of what was removed from it or moved away."""
    found = [*of_entry(session, "day", day_id)]
    for name, table in Base.metadata.tables.items():
        if "day_id" in table.c:
            there = set(session.execute(select(table.c.id).where(table.c.day_id == day_id)).scalars())
            for row_id in sorted(there | _once_there(session, name, day_id)):
                found += of_entry(session, name, row_id)
    found.sort(key=lambda change: change.step_id, reverse=True)
    return tuple(found[:_MOST])


def _once_there(session: Session, kind: str, day_id: int) -> set[int]:
    """Entries whose image names the day; JSON quotes what a traveller wrote, so that words never match."""
    likes = [
        column.contains(f'"day_id":{day_id}{end}', autoescape=True)
        for column in (STEP_ROW.c.before, STEP_ROW.c.after)
        for end in (",", "}")
    ]
    return set(
        session.execute(select(STEP_ROW.c.row_id).where(STEP_ROW.c.kind == kind, or_(*likes))).scalars()
    )


def _last_image(rows: Iterable[RowChange]) -> dict[str, Any]:
    return next((dict(row.before or {}) for row in rows if row.fate is Fate.REMOVED), {})


def _title(kind: str, image: log.Image) -> str:
    """`Stay: Aray`, `18 July 2025`."""
    fields = typed(kind, image)
    if kind == "day" and fields.get("date"):
        return value_words("date", fields["date"])
    called, words = title_of(kind, fields), kind_name(kind)
    words = f"{words[:1].upper()}{words[1:]}"
    short = called if len(called) <= _LONGEST_TITLE else called[: _LONGEST_TITLE - 1] + "…"
    return words if short == words else f"{words}: {short}"


def _pairs(kind: str, before: log.Image, after: log.Image) -> dict[str, tuple[Any, Any]]:
    """Old and new value of every field that either image holds."""
    olds, news = typed(kind, before), typed(kind, after)
    return {name: (olds.get(name), news.get(name)) for name in {**olds, **news}}


def _words(session: Session, kind: str, pairs: dict[str, tuple[Any, Any]]) -> tuple[FieldChange, ...]:
    found = []
    for field, (old, new) in pairs.items():
        if field == "day_id" and None not in (old, new):
            days = [session.execute(select(Day.date).where(Day.id == one)).scalar() for one in (old, new)]
            found.append(FieldChange(field, _("Day"), *(value_words("date", day) for day in days)))
        elif is_named(kind, field):
            before, after = value_words(field, old), value_words(field, new)
            if before and before == after and old != new:
                before, after = str(old), str(new)
            if before or after:
                found.append(FieldChange(field, field_name(kind, field), before, after))
    return tuple(found)
