"""The row log: what each step changed, so that it can be taken back and done again.

While a step runs, the mapper's events note the image of every row before and after. Undoing writes the
earlier images back in one transaction. Verbs in `operations/` therefore need no inverse of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Table, delete, event, insert, select, update
from sqlalchemy.orm import Mapper, Session, object_session

from expedition.entities import Base, Day, Leg

Image = Mapping[str, Any]

_AT_ONCE = 500
"""So many rows are read by one statement; SQLite takes only so many values in one."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row, before and after; None where it did not exist."""

    table: str
    id: int
    before: Image | None
    after: Image | None


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


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the undo list."""

    label: str
    rows: tuple[RowChange, ...]
    merge_key: str = ""

    def followed_by(self, later: "Step") -> "Step":
        """Both as one step; a row changed twice keeps its first and its last image."""
        rows = {(row.table, row.id): row for row in self.rows}
        if len(rows) < len(self.rows):
            return replace(self, rows=self.rows + later.rows)
        for row in later.rows:
            known = rows.get((row.table, row.id))
            rows[row.table, row.id] = row if known is None else replace(known, after=row.after)
        return replace(self, rows=tuple(rows.values()))


@dataclass(slots=True)
class Recorder:
    """Collects the row changes of one step; `rows` are whole after `complete`."""

    rows: list[RowChange] = field(default_factory=list)
    _before: dict[tuple[str, int], Image] = field(default_factory=dict)
    _new: dict[tuple[str, int], RowChange] = field(default_factory=dict)

    def will_change(self, table: Table, row_id: int, connection: Connection) -> None:
        """Keeps the image of a row about to be updated; a new row's last image is taken at the end."""
        if (table.name, row_id) not in self._new:
            self._before[table.name, row_id] = _image(table, row_id, connection)

    def inserted(self, table: Table, row_id: int, _connection: Connection) -> None:
        """Notes a new row."""
        row = RowChange(table.name, row_id, None, None)
        self._new[table.name, row_id] = row
        self.rows.append(row)

    def updated(self, table: Table, row_id: int, connection: Connection) -> None:
        """Notes a changed row, if anything in it really changed."""
        if (table.name, row_id) in self._new:
            return
        before, after = self._before.pop((table.name, row_id)), _image(table, row_id, connection)
        if before != after:
            self.rows.append(RowChange(table.name, row_id, before, after))

    def deleted(self, table: Table, row_id: int, connection: Connection) -> None:
        """Notes a row that is about to go; one made in the same step leaves no trace."""
        new = self._new.pop((table.name, row_id), None)
        if new is not None:
            self.rows.remove(new)
        else:
            self.rows.append(RowChange(table.name, row_id, _image(table, row_id, connection), None))

    def complete(self, connection: Connection) -> None:
        """Fills in the images of new rows, a table at a time: hundreds of tracks come in one step."""
        images: dict[tuple[str, int], Image] = {}
        for name in {name for name, _row_id in self._new}:
            table = Base.metadata.tables[name]
            ids = [row_id for table_name, row_id in self._new if table_name == name]
            for some in range(0, len(ids), _AT_ONCE):
                found = connection.execute(select(table).where(table.c.id.in_(ids[some : some + _AT_ONCE])))
                images.update({(name, row["id"]): dict(row) for row in found.mappings()})
        self.rows = [replace(row, after=images.get((row.table, row.id), row.after)) for row in self.rows]
        self._new.clear()


def _image(table: Table, row_id: int, connection: Connection) -> Image:
    row = connection.execute(select(table).where(table.c.id == row_id)).mappings().one()
    return dict(row)


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


def write(connection: Connection, changes: Iterable[tuple[RowChange, Image | None]]) -> None:
    """Sets rows to the given images, inside the caller's transaction."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for change, wanted in changes:
        table = Base.metadata.tables[change.table]
        present = change.before if wanted is change.after else change.after
        if wanted is None:
            connection.execute(delete(table).where(table.c.id == change.id))
        elif present is None:
            connection.execute(insert(table).values(**wanted))
        else:
            connection.execute(update(table).where(table.c.id == change.id).values(**wanted))


def undo(connection: Connection, step: Step) -> None:
    """Takes a step back."""
    write(connection, [(row, row.before) for row in reversed(step.rows)])


def redo(connection: Connection, step: Step) -> None:
    """Does a step again."""
    write(connection, [(row, row.after) for row in step.rows])


def touched(session: Session, rows: Iterable[RowChange]) -> dict[str, frozenset[int]]:
    """The ids concerned, by kind; a change to a stay also concerns its day and its trip."""
    ids: dict[str, set[int]] = {}
    for row in rows:
        ids.setdefault(row.table, set()).add(row.id)
        for image in (row.before, row.after):
            for kind in ("trip", "day", "leg"):
                if image is not None and image.get(f"{kind}_id") is not None:
                    ids.setdefault(kind, set()).add(image[f"{kind}_id"])
    for child, kind in ((Leg, "day"), (Day, "trip")):
        wanted = ids.get(child.__tablename__, set())
        column = child.__table__.c[f"{kind}_id"]
        found = session.execute(select(column).where(child.id.in_(wanted))).scalars()
        ids.setdefault(kind, set()).update(found)
    return {kind: frozenset(some) for kind, some in ids.items() if some}
