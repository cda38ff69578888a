"""The undo list in the file: written in the transaction of the change itself, so that neither is without."""

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from expedition.entities import STEP, STEP_ROW
from expedition.errors import DamagedError
from expedition.record_classes import dataclass
from expedition.store import beside
from expedition.store.history import KEPT_TABLES, Fate, Image, RowChange
from expedition.text import _

KEPT_STEPS = 200
"""So many steps can be taken back after a restart, whatever room they take."""
MOST_STEPS = 1_000
MOST_LETTERS = 8_000_000
"""More steps than `KEPT_STEPS` stay while they are within these."""
PAST_STEPS = 20_000
"""So many older steps stay to be read as the history of entries."""

_LONG = 4_000
"""Letters of an image that is too long to be kept for the history alone."""
_BYTES = "=bytes"
_DERIVED = ("source", "joined_source", "track", "track_line", "figures")
"""Tables that no traveller writes in."""


class StepState(StrEnum):
    """Where a step stands: what is done can be taken back, what is undone be done again."""

    DONE = "done"
    UNDONE = "undone"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the undo list."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Ends:
    """What undo and redo would do now, in the whole file."""

    done: Step | None = None
    undone: Step | None = None


def ends(connection: Connection) -> Ends:
    """The newest step that is done, and the oldest that is undone."""
    columns = select(STEP.c.id, STEP.c.label)
    done = columns.where(STEP.c.state == StepState.DONE).order_by(STEP.c.id.desc()).limit(1)
    undone = columns.where(STEP.c.state == StepState.UNDONE).order_by(STEP.c.id).limit(1)
    newest, next_ = (connection.execute(wanted).first() for wanted in (done, undone))
    return Ends(Step(*newest) if newest else None, Step(*next_) if next_ else None)


def keep(connection: Connection, label: str, rows: Sequence[RowChange]) -> Step:
    """Writes a new step; those that were undone can never be done again."""
    forget(connection, StepState.UNDONE)
    values = {"label": label, "at_utc": datetime.now(UTC), "state": StepState.DONE, "size": 0}
    made = connection.execute(insert(STEP).values(**values)).inserted_primary_key
    step_id = int(made[0]) if made else 0
    _write(connection, step_id, rows)
    return Step(step_id, label)


def replace(connection: Connection, step: Step, rows: Sequence[RowChange]) -> None:
    """Writes the newest step anew, after another joined it."""
    connection.execute(delete(STEP_ROW).where(STEP_ROW.c.step_id == step.id))
    connection.execute(update(STEP).where(STEP.c.id == step.id).values(at_utc=datetime.now(UTC)))
    _write(connection, step.id, rows)


def forget(connection: Connection, *states: StepState) -> None:
    """Removes the steps that stand so."""
    wanted = select(STEP.c.id).where(STEP.c.state.in_(states))
    if connection.execute(wanted.limit(1)).first() is not None:
        connection.execute(delete(STEP_ROW).where(STEP_ROW.c.step_id.in_(wanted)))
        connection.execute(delete(STEP).where(STEP.c.state.in_(states)))
        beside.forget_gone(connection)


def _write(connection: Connection, step_id: int, rows: Sequence[RowChange]) -> None:
    images = [(encoded(row.before), encoded(row.after)) for row in rows]
    lines = [
        {
            "step_id": step_id,
            "kind": row.kind,
            "row_id": row.row_id,
            "fate": row.fate,
            "before": before,
            "after": after,
        }
        for row, (before, after) in zip(rows, images, strict=True)
    ]
    if lines:
        connection.execute(insert(STEP_ROW), lines)
    size = sum(len(text or "") for pair in images for text in pair)
    connection.execute(update(STEP).where(STEP.c.id == step_id).values(size=size))
    beside.note_step(connection, step_id)


def rows_of(connection: Connection, step_id: int) -> list[tuple[int, RowChange]]:
    """What a step did, in order, each with its place in the list."""
    wanted = select(STEP_ROW).where(STEP_ROW.c.step_id == step_id).order_by(STEP_ROW.c.id)
    return [(row.id, change_of(row)) for row in connection.execute(wanted)]


def change_of(row: Row[Any]) -> RowChange:
    """A line of the list as what it says.

    Raises:
        DamagedError: It is not what was written; old steps have no checksum that would tell it.
    """
    try:
        return RowChange(row.kind, row.row_id, Fate(row.fate), decoded(row.before), decoded(row.after))
    except (ValueError, TypeError, RecursionError) as error:
        text = _(
            "Step {number} of the history is not what was written: check the logbook, or restore a backup."
        )
        raise DamagedError(text.format(number=row.step_id)) from error


def kept_files(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Table, SHA-256 and what tells the ending, of every kept file that undo or redo would name again."""
    wanted = (
        select(STEP_ROW)
        .join(STEP, STEP.c.id == STEP_ROW.c.step_id)
        .where(STEP_ROW.c.kind.in_(KEPT_TABLES), STEP.c.state != StepState.PAST)
    )
    for row in connection.execute(wanted):
        change, word = change_of(row), KEPT_TABLES[row.kind]
        for one in (change.before, change.after):
            if one is not None and one.get("sha256"):
                yield row.kind, one["sha256"], one[word]


def is_long(connection: Connection) -> bool:
    """Whether there may be something to trim."""
    count = select(func.count()).select_from(STEP).where(STEP.c.state != StepState.PAST)
    return connection.execute(count).scalar_one() > KEPT_STEPS


def trim(connection: Connection) -> None:
    """Lets old steps be history only, and old history go; the newest steps stay as they are."""
    newest = select(STEP.c.id, STEP.c.size).where(STEP.c.state != StepState.PAST)
    letters, edge = 0, 0
    for number, (step_id, size) in enumerate(connection.execute(newest.order_by(STEP.c.id.desc())).all()):
        letters += size
        if number >= KEPT_STEPS and (number >= MOST_STEPS or letters > MOST_LETTERS):
            edge = step_id
            break
    old = select(STEP.c.id).where(STEP.c.id <= edge, STEP.c.state == StepState.DONE)
    length = func.length(func.coalesce(STEP_ROW.c.before, "")) + func.length(
        func.coalesce(STEP_ROW.c.after, "")
    )
    spare = (STEP_ROW.c.kind.in_(_DERIVED)) | (length > _LONG)
    connection.execute(delete(STEP_ROW).where(STEP_ROW.c.step_id.in_(old), spare))
    connection.execute(update(STEP).where(STEP.c.id.in_(old)).values(state=StepState.PAST))
    _drop_past(connection)
    beside.forget_gone(connection)


def _drop_past(connection: Connection) -> None:
    past = select(STEP.c.id).where(STEP.c.state == StepState.PAST).order_by(STEP.c.id.desc())
    first = connection.execute(past.offset(PAST_STEPS).limit(1)).scalar()
    if first is not None:
        connection.execute(delete(STEP_ROW).where(STEP_ROW.c.step_id <= first))
        connection.execute(delete(STEP).where(STEP.c.id <= first))


def encoded(one: Image | None) -> str | None:
    """An image as JSON, exact to the last bit."""
    if one is None:
        return None
    return json.dumps(one, ensure_ascii=False, separators=(",", ":"), default=_bytes_to_json)


def decoded(text: str | None) -> Image | None:
    """An image from its JSON.

    Raises:
        ValueError: It is none.
    """
    if text is None:
        return None
    image = json.loads(text, object_hook=_bytes_from_json)
    if not isinstance(image, dict):
        raise ValueError(type(image))
    return image


def _bytes_to_json(value: Any) -> dict[str, str]:
    return {_BYTES: base64.b64encode(value).decode("ascii")}


def _bytes_from_json(plain: dict[str, Any]) -> Any:
    return base64.b64decode(plain[_BYTES]) if _BYTES in plain else plain


def store_images(connection: Connection, lines: Iterable[tuple[int, RowChange]]) -> int:
    """Writes the images of lines anew, and returns how many letters they take."""
    texts, size = [], 0
    for line_id, change in lines:
        before, after = encoded(change.before), encoded(change.after)
        size += len(before or "") + len(after or "")
        if change.fate is not Fate.CHANGED:
            texts.append((before, after, line_id))
    if texts:
        connection.exec_driver_sql("UPDATE step_row SET before = ?, after = ? WHERE id = ?", texts)
    return size
