"""Words written before, to complete new ones from."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from expedition.entities import Base, Crossing, Day, Encounter, Repair, Stay

_ENTITIES: dict[str, type[Base]] = {
    "day": Day,
    "stay": Stay,
    "encounter": Encounter,
    "repair": Repair,
    "crossing": Crossing,
}


def suggestions(session: Session, trip_id: int, field: str) -> tuple[str, ...]:
    """What this trip's entries hold in a field named like "stay.place", the most frequent first."""
    kind, _dot, name = field.partition(".")
    entity = _ENTITIES[kind]
    column = entity.__table__.c[name]
    words = select(column).where(column != "").group_by(column).order_by(func.count().desc(), column)
    if entity is not Day:
        words = words.join(Day, entity.__table__.c.day_id == Day.id)
    return tuple(session.execute(words.where(Day.trip_id == trip_id)).scalars())
