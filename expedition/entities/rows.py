"""Finding a row to change, with one sentence where it is gone."""

from typing import TypeVar

from sqlalchemy.orm import Session

from expedition.entities import Base
from expedition.errors import UserError
from expedition.text import _

E = TypeVar("E", bound=Base)


def get(session: Session, kind: type[E], row_id: int) -> E:
    """The row of this kind with this id.

    Raises:
        UserError: It was removed meanwhile.
    """
    row = session.get(kind, row_id)
    if row is None:
        raise UserError(_("This entry is no longer in the logbook; it may have been removed by an undo."))
    return row
