"""What a row of a table is called by who wrote it: the entry and its day, not its number."""

import re
from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from expedition.entities import Base, Day
from expedition.field_names import kind_name
from expedition.queries.value_words import value_words
from expedition.store.history import image
from expedition.text import _

_ROW = re.compile(r"([a-z_]+) (\d+)\b")
_OWNERS = ("track", "leg", "day", "trip")
"""What a row may belong to, nearest first, by the column `track_id` and so on."""


def row_names(session: Session, places: Iterable[str]) -> Mapping[str, str]:
    """Names for places as a check says them, `photo 2` or `track 3, level 0`; those it knows."""
    return {place: name for place in places if (name := _name(session, place))}


def _name(session: Session, place: str) -> str:
    found = _ROW.match(place)
    if found is None or found[1] not in Base.metadata.tables:
        return ""
    table, row_id = found[1], int(found[2])
    if table == "step":
        label = image(table, row_id, session.connection()).get("label")
        return _("Step “{label}”").format(label=label) if isinstance(label, str) else ""
    kind = _kind(table)
    kind = f"{kind[:1].upper()}{kind[1:]}"
    day = _day(session, table, row_id)
    if not day:
        return _("{kind}, number {number}").format(kind=kind, number=row_id)
    return _("{kind}, {day}").format(kind=kind, day=day)


def _kind(table: str) -> str:
    try:
        return kind_name(table)
    except KeyError:
        return table.replace("_", " ")


def _day(session: Session, table: str, row_id: int) -> str:
    """The date a row belongs to, by way of the rows it hangs on; empty where that cannot be told."""
    for _step in range(len(_OWNERS)):
        row = image(table, row_id, session.connection())
        if table == Day.__tablename__:
            return value_words("date", session.get_one(Day, row_id).date) if row else ""
        owner = next((name for name in _OWNERS if isinstance(row.get(f"{name}_id"), int)), None)
        if owner is None:
            return ""
        table, row_id = owner, row[f"{owner}_id"]
    return ""
