"""Adding, updating and removing what is noted in the evening: five kinds of entry, one set of verbs.

Each kind has its fields record, its entity and its place in a day; everything else is the same.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from expedition.entities import Base, Crossing, Day, Encounter, Repair, Stay, Waypoint
from expedition.entities.fields import assign, values
from expedition.entities.rows import get
from expedition.records.fields import (
    CrossingFields,
    EncounterFields,
    RepairFields,
    StayFields,
    WaypointFields,
)

F = TypeVar("F")


@dataclass(frozen=True)
class Entries(Generic[F]):
    """The write verbs for one kind of entry; `collection` is the day's list of them."""

    entity: type[Base]
    collection: str

    def add(self, session: Session, day_id: int, fields: F) -> int:
        """Adds an entry to a day and returns its id."""
        day = get(session, Day, day_id)
        row = self.entity(**values(fields), **self._links(day))
        getattr(day, self.collection).append(row)
        session.flush()
        return row.id

    def _links(self, _day: Day) -> dict[str, int]:
        """What a new row belongs to besides its day."""
        return {}

    def update(self, session: Session, row_id: int, fields: F) -> None:
        """Replaces everything that is known of an entry."""
        assign(get(session, self.entity, row_id), fields)

    def remove(self, session: Session, row_id: int) -> None:
        """Removes an entry."""
        session.delete(get(session, self.entity, row_id))


class _Waypoints(Entries[WaypointFields]):
    """Waypoints belong to the trip too, which keeps those that are of no day."""

    def _links(self, day: Day) -> dict[str, int]:
        return {"trip_id": day.trip_id}


stays = Entries[StayFields](Stay, "stays")
encounters = Entries[EncounterFields](Encounter, "encounters")
repairs = Entries[RepairFields](Repair, "repairs")
crossings = Entries[CrossingFields](Crossing, "crossings")
waypoints = _Waypoints(Waypoint, "waypoints")
