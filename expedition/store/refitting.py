"""Makes rows that were found in a wreck fit together again: sound values, no uid twice, every row its parent.

A parent that is gone is replaced by a stand-in that says so, so that what belongs to it is not lost.
"""

import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import field
from datetime import date, datetime, timedelta
from textwrap import shorten
from typing import Any

from sqlalchemy import ForeignKey

from expedition.entities import Base
from expedition.kinds import Precision
from expedition.packing import unpack
from expedition.record_classes import dataclass
from expedition.store.btree import MISSING, Far, held
from expedition.store.values import is_sound, neutral
from expedition.store.wreckage import Wreck
from expedition.text import _

Rows = dict[str, dict[int, dict[str, Any]]]

_LONGEST_NAME = 40
_COMPUTED = ("figures", "joined_source")
"""Tables whose rows say nothing without their parents."""
_TABLES = tuple(table for table in Base.metadata.sorted_tables if table.name not in ("step", "step_row"))


@dataclass(slots=True)
class Fitted:
    """Rows by table and id, as SQLite takes them, and in words what was changed on them or lost."""

    rows: Rows = field(default_factory=dict)
    doubtful: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def fitted(wreck: Wreck, rows: Rows) -> Fitted:
    """The rows made to fit; `wreck` tells where those belong whose parents are gone."""
    fit = Fitted({table.name: dict(rows.get(table.name, {})) for table in _TABLES})
    for table, row_id, row in _each(fit.rows):
        fit.rows[table][row_id] = _with_sound_values(fit, table, row_id, row)
    _renew_uids(fit)
    _Parents(fit, wreck).settle()
    _part_days(fit)
    return fit


def with_parents(wreck: Wreck, rows: Rows, unproved: Collection[tuple[str, int]]) -> Fitted:
    """The rows with stand-ins for parents that are gone; the links of unproved rows are not looked at."""
    fit = Fitted({table.name: dict(rows.get(table.name, {})) for table in _TABLES})
    _Parents(fit, wreck, unproved).settle()
    return fit


def named(table: str, row: dict[str, Any]) -> str:
    """A row as a sentence may call it."""
    name = next((row[one] for one in ("date", "title", "name", "what") if isinstance(row.get(one), str)), "")
    name = shorten(name.encode("utf-8", "replace").decode(), _LONGEST_NAME, placeholder="…")
    return f"{table} {row['id']} ({name})" if name else f"{table} {row['id']}"


def _each(rows: Rows) -> Iterator[tuple[str, int, dict[str, Any]]]:
    return ((table, row_id, row) for table, some in rows.items() for row_id, row in list(some.items()))


def _with_sound_values(fit: Fitted, table: str, row_id: int, row: dict[str, Any]) -> dict[str, Any]:
    """The row with nothing where a value is none."""
    sound: dict[str, Any] = {"id": row_id}
    wrong: list[str] = []
    for column in Base.metadata.tables[table].c:
        value = row.get(column.name, MISSING)
        if isinstance(value, Far) or is_sound(table, column.name, value):
            sound[column.name] = value
        else:
            rest = _readable(value)
            is_sound_rest = rest and is_sound(table, column.name, rest)
            sound[column.name] = rest if is_sound_rest else neutral(table, column.name)
            wrong += [column.name] if column.name != "uid" and column.name in row else []
    if wrong:
        text = _("{row}: not everything of it can be read ({fields}).")
        fit.doubtful.append(text.format(row=named(table, sound), fields=", ".join(wrong)))
    return sound


def _readable(value: Any) -> str:
    """What of a rotten text can still be read."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if _is_rotten(value) else ""


def _is_rotten(value: Any) -> bool:
    return isinstance(value, str) and any("\udc80" <= letter <= "\udcff" for letter in value)


def _renew_uids(fit: Fitted) -> None:
    for some in fit.rows.values():
        seen: set[str] = set()
        for row in some.values():
            if len(row["uid"]) != 32 or row["uid"] in seen:
                row["uid"] = uuid.uuid4().hex
            seen.add(row["uid"])


class _Parents:
    """Gives every row its parents."""

    def __init__(self, fit: Fitted, wreck: Wreck, unproved: Collection[tuple[str, int]] = ()) -> None:
        self._fit, self._wreck, self._unproved = fit, wreck, unproved
        self._made: dict[str, Callable[[int, str, dict[str, Any]], None]] = {
            "trip": self._trip,
            "day": self._day,
            "leg": self._leg,
            "track": self._track,
        }

    def settle(self) -> None:
        """From the children up, so that a stand-in finds its own parent in turn."""
        for table in reversed(_TABLES):
            links = [(column, key) for column in table.c for key in column.foreign_keys]
            for row in list(self._fit.rows[table.name].values()):
                for column, key in links if (table.name, row["id"]) not in self._unproved else ():
                    self._settle(table.name, row, column.name, key, is_needed=not column.nullable)

    def _settle(
        self, table: str, row: dict[str, Any], column: str, key: ForeignKey, *, is_needed: bool
    ) -> None:
        parent, parent_id = key.column.table.name, row[column]
        if parent_id in self._fit.rows[parent] or (parent_id is None and not is_needed):
            return
        if not is_needed:
            self._fit.rows[table][row["id"]] = {**self._fit.rows[table][row["id"]], column: None}
            text = _("{row}: the {parent} that it named is gone.")
            self._fit.doubtful.append(text.format(row=named(table, row), parent=parent))
        elif table in _COMPUTED or parent not in self._made:
            self._fit.rows[table].pop(row["id"], None)
        else:
            self._made[parent](parent_id, table, row)
            text = _("{row}: the {parent} that it belongs to is gone; another one stands in its place.")
            self._fit.doubtful.append(text.format(row=named(table, row), parent=parent))

    def _add(self, table: str, row_id: int, **said: Any) -> None:
        row = {column.name: neutral(table, column.name) for column in Base.metadata.tables[table].c}
        self._fit.rows[table][row_id] = {**row, "id": row_id, "uid": uuid.uuid4().hex, **said}

    def _trip(self, row_id: int, _table: str, _row: dict[str, Any]) -> None:
        self._add("trip", row_id, title=_("Salvaged trip"))

    def _day(self, row_id: int, table: str, row: dict[str, Any]) -> None:
        places = self._wreck.places
        on, trip_id = places.get(("day", row_id)) or places.get((table, row["id"])) or (None, 0)
        known = on or _date_in(row)
        self._add(
            "day",
            row_id,
            trip_id=trip_id or self._only_trip(),
            title=_("Salvaged day"),
            date=(known or date(1970, 1, 1)).isoformat(),
            date_precision=(Precision.EXACT if on else Precision.ABOUT if known else Precision.UNKNOWN).value,
        )

    def _only_trip(self) -> int:
        """The trip of most days; a new one where there is none."""
        trips = [row["trip_id"] for row in self._fit.rows["day"].values()]
        return max(set(trips), key=trips.count) if trips else next(iter(self._fit.rows["trip"]), 1)

    def _leg(self, row_id: int, _table: str, _row: dict[str, Any]) -> None:
        # Its day is settled later, when the table of legs has its turn.
        places = self._wreck.places.get(("leg", row_id))
        day_id = next((one for one, row in self._fit.rows["day"].items() if _is_at(row, places)), None)
        day_id = max(self._fit.rows["day"], default=0) + 1 if day_id is None else day_id
        self._add("leg", row_id, day_id=day_id, title=_("Salvaged leg"))

    def _track(self, row_id: int, _table: str, line: dict[str, Any]) -> None:
        held = {row["leg_id"] for row in self._fit.rows["track"].values()}
        figures = self._fit.rows["figures"].values()
        points = _count(line.get("data"))
        fits = (one["leg_id"] for one in figures if one["points"] == points and one["leg_id"] not in held)
        leg_id = next(fits, None) or max(self._fit.rows["leg"], default=0) + 1
        self._add("track", row_id, leg_id=leg_id, points=points)


def _count(data: Any) -> int:
    """How many points are packed."""
    with suppress(ValueError, TypeError):
        return len(unpack(held(data)))
    return 0


def _is_at(day: dict[str, Any], place: tuple[date | None, int] | None) -> bool:
    if place is None or place[0] is None:
        return False
    return (day["date"], day["trip_id"]) == (place[0].isoformat(), place[1])


def _date_in(row: dict[str, Any]) -> date | None:
    """The date of a row that says when it was."""
    for name in ("start_utc", "taken_utc", "time_utc"):
        if row.get(name):
            return datetime.fromisoformat(row[name]).date()
    return None


def _part_days(fit: Fitted) -> None:
    """Gives days of one trip that rotted to the same date dates of their own."""
    taken: set[tuple[int, str]] = set()
    for row in fit.rows["day"].values():
        on = date.fromisoformat(row["date"])
        while (row["trip_id"], on.isoformat()) in taken:
            on += timedelta(days=1)
        if on.isoformat() != row["date"]:
            row["date"], row["date_precision"] = on.isoformat(), Precision.UNKNOWN.value
            fit.doubtful.append(_("{row}: its date was another's.").format(row=named("day", row)))
        taken.add((row["trip_id"], row["date"]))
