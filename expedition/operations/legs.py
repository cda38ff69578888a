"""Adding, updating and removing legs."""

from sqlalchemy.orm import Session

from expedition.entities import Day, Leg
from expedition.entities.fields import assign, values
from expedition.entities.rows import get
from expedition.records.fields import LegFields


def add(session: Session, day_id: int, fields: LegFields) -> int:
    """Adds a leg without a track to a day and returns its id."""
    day = get(session, Day, day_id)
    leg = Leg(**values(fields), position=len(day.legs))
    day.legs.append(leg)
    session.flush()
    return leg.id


def update(session: Session, leg_id: int, fields: LegFields) -> None:
    """Replaces everything that is known of a leg itself; its track stays."""
    assign(get(session, Leg, leg_id), fields)


def remove(session: Session, leg_id: int) -> None:
    """Removes a leg with its track; the original file stays in the logbook's folder."""
    session.delete(get(session, Leg, leg_id))
