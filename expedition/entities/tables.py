"""The tables behind the entities, for reads that make none: a statement on these asks nothing of a mapper.

To set up the mappers of all entities takes a tenth of a second, and the first page is read without them.
"""

from typing import Any, cast

from sqlalchemy import ColumnElement, Table

from expedition import entities
from expedition.entities.base import Base


def table_of(entity: type[Base]) -> Table:
    """The table of an entity."""
    return cast("Table", entity.__table__)


CROSSING = table_of(entities.Crossing)
DAY = table_of(entities.Day)
ENCOUNTER = table_of(entities.Encounter)
FIGURES = table_of(entities.Figures)
JOINED_SOURCE = table_of(entities.JoinedSource)
LEG = table_of(entities.Leg)
PHOTO = table_of(entities.Photo)
REPAIR = table_of(entities.Repair)
ROUTE = table_of(entities.Route)
SOURCE = table_of(entities.Source)
SPAN = table_of(entities.Span)
STATED = table_of(entities.Stated)
STAY = table_of(entities.Stay)
TRACK = table_of(entities.Track)
TRACK_LINE = table_of(entities.TrackLine)
TRIP = table_of(entities.Trip)
WAYPOINT = table_of(entities.Waypoint)

_BEFORE_IDS = {"leg": ("start_utc",), "photo": ("position", "taken_utc"), "waypoint": ("time_utc",)}


def on_page(table: Table) -> tuple[ColumnElement[Any], ...]:
    """In which order entries stand on a day's page, the same as a day's own relations have."""
    first = [table.c[name] for name in _BEFORE_IDS.get(table.name, ())]
    return (*(column.nulls_last() if column.nullable else column for column in first), table.c.id)
