"""Taking steps back and doing them again; a row that is not what the step left is never written over."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Connection, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from expedition.entities import STEP
from expedition.errors import DamagedError, UserError
from expedition.store import beside, history, index, steps
from expedition.store.history import Change, Fate, Image, RowChange
from expedition.store.steps import Step, StepState
from expedition.text import _


class _ChangedSinceError(Exception):
    """A row is no longer what the step left."""


def undo(session: Session, step: Step) -> Change:
    """Takes the newest step back.

    Raises:
        UserError: What it changed has been changed since, past the undo list.
    """
    return _replay(session, step, StepState.UNDONE, _take_back)


def redo(session: Session, step: Step) -> Change:
    """Does the step last taken back again.

    Raises:
        UserError: What it changed has been changed since, past the undo list.
    """
    return _replay(session, step, StepState.DONE, _do_again)


def refused(step: Step, error: IntegrityError | DamagedError) -> UserError:
    """What to say of a step that broke at its commit: what something else put on it, or damage."""
    if isinstance(error, DamagedError) and not isinstance(error.__cause__, IntegrityError):
        return error
    return overtaken(step)


def overtaken(step: Step) -> UserError:
    """The refusal of a step whose rows something else has changed."""
    text = _("“{label}” stays as it is: what it changed has been changed again by another program.")
    return UserError(text.format(label=step.label))


def _rotten(step: Step) -> UserError:
    text = _("“{label}” stays as it is: what it would bring is not what was written. Check the logbook.")
    return UserError(text.format(label=step.label))


def _replay(
    session: Session, step: Step, state: StepState, write: Callable[[Connection, RowChange], RowChange]
) -> Change:
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    if not beside.is_step_right(connection, step.id):
        raise _rotten(step)
    lines = steps.rows_of(connection, step.id)
    before = history.touched(session, (row for _id, row in lines))
    if state is StepState.UNDONE:
        lines.reverse()
    try:
        written = [(line_id, write(connection, row)) for line_id, row in lines]
    except (_ChangedSinceError, IntegrityError):
        raise overtaken(step) from None
    index.update(connection, (row for _id, row in lines))
    beside.update(connection, [row for _id, row in lines])
    size = steps.store_images(connection, written)
    connection.execute(update(STEP).where(STEP.c.id == step.id).values(state=state, size=size))
    beside.note_step(connection, step.id)
    after = history.touched(session, (row for _id, row in lines))
    return Change(step.label, before).followed_by(Change(step.label, after))


def _take_back(connection: Connection, row: RowChange) -> RowChange:
    if row.fate is Fate.ADDED:
        return replace(row, after=_removed(connection, row))
    if row.fate is Fate.REMOVED:
        _insert(connection, row.kind, row.before)
        return replace(row, before=None)
    _change(connection, row, row.after or {}, row.before or {})
    return row


def _do_again(connection: Connection, row: RowChange) -> RowChange:
    if row.fate is Fate.ADDED:
        _insert(connection, row.kind, row.after)
        return replace(row, after=None)
    if row.fate is Fate.REMOVED:
        return replace(row, before=_removed(connection, row))
    _change(connection, row, row.before or {}, row.after or {})
    return row


def _removed(connection: Connection, row: RowChange) -> Image:
    image = history.image(row.kind, row.row_id, connection)
    if not image:
        raise _ChangedSinceError
    connection.exec_driver_sql(f'DELETE FROM "{row.kind}" WHERE id = ?', (row.row_id,))  # noqa: S608 - a table of ours
    return image


def _insert(connection: Connection, kind: str, image: Image | None) -> None:
    if not image:
        raise _ChangedSinceError
    names = ", ".join(f'"{name}"' for name in image)
    marks = ", ".join("?" * len(image))
    connection.exec_driver_sql(f'INSERT INTO "{kind}" ({names}) VALUES ({marks})', tuple(image.values()))  # noqa: S608 - a table of ours


def _change(connection: Connection, row: RowChange, present: Image, wanted: Image) -> None:
    news = ", ".join(f'"{name}" = ?' for name in wanted)
    olds = " AND ".join(f'"{name}" IS ?' for name in present)
    statement = f'UPDATE "{row.kind}" SET {news} WHERE id = ? AND {olds}'  # noqa: S608 - a table of ours
    values = (*wanted.values(), row.row_id, *present.values())
    if connection.exec_driver_sql(statement, values).rowcount != 1:
        raise _ChangedSinceError
