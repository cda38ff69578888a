"""The row log: what each step changed, so that it can be taken back and done again.

While a step runs, the mapper's events note the image of every row before and after. Images hold what the
database holds, not what entities make of it, so that what is written back is the same to the last digit.
Verbs in `operations/` therefore need no inverse of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, event, select
from sqlalchemy.orm import Mapper, Session, object_session

from expedition.entities import Base, Day, Leg
from expedition.record_classes import dataclass

Image = Mapping[str, Any]
"""Columns of one row by name, as SQLite gives them."""

KEPT_TABLES = {"source": "name", "photo": "format"}
"""Tables whose rows stand for a kept file, and the column that tells its ending."""

_AT_ONCE = 500
"""So many rows are read by one statement; SQLite takes only so many values in one."""

_LINKS = ("trip", "day", "leg")


class Fate(StrEnum):
    """What a step did to a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a step did to one row.

    A row that was changed has only the columns in its images that differ, one that was added or removed
    its whole image where the row itself is not in its table.
    """

    kind: str
    row_id: int
    fate: Fate
    before: Image | None = None
    after: Image | None = None

    def followed_by(self, later: "RowChange") -> "RowChange | None":
        """Both as one change of the same row; None where nothing is left of it."""
        if self.fate is Fate.ADDED:
            return None if later.fate is Fate.REMOVED else self
        before = {**(later.before or {}), **(self.before or {})}
        if later.fate is Fate.REMOVED:
            return RowChange(self.kind, self.row_id, Fate.REMOVED, before)
        after = {**(self.after or {}), **(later.after or {})}
        return RowChange(self.kind, self.row_id, Fate.CHANGED, before, after)


@dataclass(frozen=True, slots=True)
class Change:
    """What a step touched, for whoever shows it: `touched` maps a kind ("day") to the ids of its rows."""

    label: str
    touched: Mapping[str, frozenset[int]]
    result: Any = None

    def touches(self, kind: str, row_id: int | None = None) -> bool:
        """Whether it concerns any row of a kind, or just this one."""
        ids = self.touched.get(kind, frozenset())
        return bool(ids) if row_id is None else row_id in ids

    def followed_by(self, later: "Change") -> "Change":
        """Both as one, for whoever need not hear twice."""
        kinds = self.touched.keys() | later.touched.keys()
        none: frozenset[int] = frozenset()
        touched = {kind: self.touched.get(kind, none) | later.touched.get(kind, none) for kind in kinds}
        return Change(later.label, touched, later.result)


def everything(session: Session) -> Change:
    """A change that touches all there is, for whoever shows what another program may have written."""
    return Change(
        "",
        {
            name: frozenset(session.connection().execute(select(table.c.id)).scalars())
            for name, table in Base.metadata.tables.items()
            if "id" in table.c
        },
    )


def joined(rows: tuple[RowChange, ...], later: tuple[RowChange, ...]) -> tuple[RowChange, ...]:
    """Two steps as one; a row changed twice keeps its first and its last image."""
    known = {(row.kind, row.row_id): row for row in rows}
    if len(known) < len(rows):
        return rows + later
    for row in later:
        key = (row.kind, row.row_id)
        both = known[key].followed_by(row) if key in known else row
        if both is None:
            del known[key]
        else:
            known[key] = both
    return tuple(known.values())


@dataclass(slots=True)
class Recorder:
    """Collects the row changes of one step, in their order."""

    _rows: list[RowChange] = field(default_factory=list)
    _before: dict[tuple[str, int], Image] = field(default_factory=dict)
    _new: set[tuple[str, int]] = field(default_factory=set)
    _gone: set[tuple[str, int]] = field(default_factory=set)

    @property
    def rows(self) -> tuple[RowChange, ...]:
        """What was done so far; a row made and removed in the same step leaves no trace."""
        return tuple(row for row in self._rows if (row.kind, row.row_id) not in self._gone)

    def will_change(self, table: Table, row_id: int, connection: Connection) -> None:
        """Keeps the image of a row about to be updated."""
        if (table.name, row_id) not in self._new:
            self._before[table.name, row_id] = image(table.name, row_id, connection)

    def inserted(self, table: Table, row_id: int, _connection: Connection) -> None:
        """Notes a new row."""
        self._new.add((table.name, row_id))
        self._rows.append(RowChange(table.name, row_id, Fate.ADDED))

    def updated(self, table: Table, row_id: int, connection: Connection) -> None:
        """Notes a changed row, if anything in it really changed."""
        if (table.name, row_id) in self._new:
            return
        before, after = self._before.pop((table.name, row_id)), image(table.name, row_id, connection)
        columns = {name for name, value in before.items() if not _same(value, after[name])}
        if table.name in KEPT_TABLES and columns & {"sha256", KEPT_TABLES[table.name]}:
            columns |= {"sha256", KEPT_TABLES[table.name]}  # a file is known by both
        if columns:
            images = ({name: one[name] for name in before if name in columns} for one in (before, after))
            self._rows.append(RowChange(table.name, row_id, Fate.CHANGED, *images))

    def deleted(self, table: Table, row_id: int, connection: Connection) -> None:
        """Notes a row that is about to go."""
        if (table.name, row_id) in self._new:
            self._gone.add((table.name, row_id))
        else:
            before = image(table.name, row_id, connection)
            self._rows.append(RowChange(table.name, row_id, Fate.REMOVED, before))


def image(kind: str, row_id: int, connection: Connection) -> Image:
    """A row as it lies in its table; empty where there is none."""
    found = connection.exec_driver_sql(f'SELECT * FROM "{kind}" WHERE id = ?', (row_id,))  # noqa: S608 - a table of ours
    row = found.mappings().one_or_none()
    return {} if row is None else dict(row)


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and one == other


def _recorder(target: Base) -> Recorder | None:
    session = object_session(target)
    return session.info.get("recorder") if session is not None else None


def listen() -> None:
    """Connects the row log to the mapper's events; sessions without a recorder are left alone."""

    def on(name: str, note: str) -> None:
        def handle(mapper: Mapper[Any], connection: Connection, target: Base) -> None:
            recorder = _recorder(target)
            if recorder is not None and isinstance(mapper.local_table, Table):
                getattr(recorder, note)(mapper.local_table, target.id, connection)

        event.listen(Base, name, handle, propagate=True)

    on("after_insert", "inserted")
    on("before_update", "will_change")
    on("after_update", "updated")
    on("before_delete", "deleted")


def touched(session: Session, rows: Iterable[RowChange]) -> dict[str, frozenset[int]]:
    """The ids concerned, by kind; a change to a stay also concerns its day and its trip."""
    ids: dict[str, set[int]] = {}
    links: dict[str, set[int]] = {kind: set() for kind in _LINKS}
    for row in rows:
        ids.setdefault(row.kind, set()).add(row.row_id)
        for one in (row.before or {}, row.after or {}):
            for kind in _LINKS:
                links[kind].add(one.get(f"{kind}_id") or 0)
    for kind, some in ids.items():
        for parent, found in _parents(session, kind, sorted(some)).items():
            links[parent] |= found
    for child, kind in ((Leg, "day"), (Day, "trip")):
        name = child.__tablename__
        wanted = links.get(name, set()) | ids.get(name, set())
        links[kind] |= _parents(session, name, sorted(wanted)).get(kind, set())
    for kind, found in links.items():
        ids[kind] = (ids.get(kind, set()) | found) - {0}
    return {kind: frozenset(some) for kind, some in ids.items() if some}


def _parents(session: Session, kind: str, ids: list[int]) -> dict[str, set[int]]:
    """What rows of one table belong to, by kind."""
    table = Base.metadata.tables[kind]
    linked = [parent for parent in _LINKS if f"{parent}_id" in table.c]
    found: dict[str, set[int]] = {parent: set() for parent in linked}
    for some in range(0, len(ids), _AT_ONCE) if linked else ():
        columns = [table.c[f"{parent}_id"] for parent in linked]
        for row in session.execute(select(*columns).where(table.c.id.in_(ids[some : some + _AT_ONCE]))):
            for parent, row_id in zip(linked, row, strict=True):
                found[parent].add(row_id or 0)
    return found
