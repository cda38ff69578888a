"""Marked places and planned routes."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from expedition.entities.base import Base, parent, text_column
from expedition.kinds import Audience, WaypointKind


class Waypoint(Base):
    """A note at a place, of a day or, without one, of the whole trip; see `records.fields.WaypointFields`."""

    __tablename__ = "waypoint"

    trip_id: Mapped[int] = parent("trip.id")
    day_id: Mapped[int | None] = parent("day.id")
    source_id: Mapped[int | None] = parent("source.id")
    kind: Mapped[WaypointKind]
    name: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
    symbol: Mapped[str] = text_column()
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    height_m: Mapped[float | None]
    time_utc: Mapped[datetime | None]
    audience: Mapped[Audience | None]


class Route(Base):
    """A planned line of a trip; `data` is it packed, `distance_m` its length."""

    __tablename__ = "route"

    trip_id: Mapped[int] = parent("trip.id")
    source_id: Mapped[int | None] = parent("source.id")
    name: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
    points: Mapped[int]
    distance_m: Mapped[float]
    sha256: Mapped[str] = mapped_column(String(64))
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
