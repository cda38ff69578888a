"""Bringing back what an entry said before a step, as a step of its own: nothing newer is taken back."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import STEP_ROW, Day, Trip
from expedition.entities.rows import entity_of, get
from expedition.errors import UserError
from expedition.store.history import Fate
from expedition.store.steps import change_of
from expedition.store.typed import typed
from expedition.text import _


def bring_back(session: Session, kind: str, row_id: int, step_id: int) -> None:
    """Says again what an entry said before a step changed or removed it.

    Raises:
        UserError: The step can no longer tell, or the day or trip of the entry is gone.
    """
    wanted = select(STEP_ROW).where(
        STEP_ROW.c.step_id == step_id, STEP_ROW.c.kind == kind, STEP_ROW.c.row_id == row_id
    )
    rows = [change_of(row) for row in session.execute(wanted.order_by(STEP_ROW.c.id.desc()))]
    images = [typed(kind, row.before) for row in rows if row.before and row.fate is not Fate.ADDED]
    if not images:
        raise UserError(_("What this entry said before is no longer known."))
    before = {name: value for image in images for name, value in image.items()}
    _require_owners(session, before)
    if rows[0].fate is Fate.REMOVED:
        if session.get(entity_of(kind), row_id) is not None:
            raise UserError(_("This entry is in the logbook already."))
        session.add(entity_of(kind)(**before))
    else:
        entity = get(session, entity_of(kind), row_id)
        for name, value in before.items():
            setattr(entity, name, value)
    session.flush()


def _require_owners(session: Session, values: dict[str, object]) -> None:
    for entity in (Day, Trip):
        owner = values.get(f"{entity.__tablename__}_id")
        if owner is not None and session.get(entity, owner) is None:
            raise UserError(_("What this entry belonged to is gone: bring that back first, by Undo."))
