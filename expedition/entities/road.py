"""What is noted along the way."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from expedition.entities.base import Base, Noted, parent, text_column
from expedition.kinds import KmScale, NoteKind, WaypointKind


class Waypoint(Noted, Base):
    """A note at a place or a kilometre; see `records.fields.WaypointFields`."""

    __tablename__ = "waypoint"

    trip_id: Mapped[int] = parent("trip.id")
    day_id: Mapped[int | None] = parent("day.id")
    source_id: Mapped[int | None] = parent("source.id")
    kind: Mapped[WaypointKind]
    name: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
    symbol: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    road: Mapped[str] = text_column()
    scale: Mapped[KmScale]
    distance_m: Mapped[float | None]
    length_m: Mapped[float | None]
    hidden: Mapped[int | None]
    observed_on: Mapped[date | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    height_m: Mapped[float | None]
    time_utc: Mapped[datetime | None]


class Road(Noted, Base):
    """A span of road and its state; see `records.fields.RoadFields`."""

    __tablename__ = "road"

    trip_id: Mapped[int] = parent("trip.id")
    day_id: Mapped[int | None] = parent("day.id")
    road: Mapped[str] = text_column()
    alias: Mapped[str] = text_column()
    scale: Mapped[KmScale]
    from_m: Mapped[float | None]
    to_m: Mapped[float | None]
    length_m: Mapped[float | None]
    from_place: Mapped[str] = text_column()
    to_place: Mapped[str] = text_column()
    state: Mapped[str] = text_column()
    surface: Mapped[str] = text_column()
    fit_for: Mapped[str] = text_column()
    traffic: Mapped[str] = text_column()
    lacks: Mapped[str] = text_column()
    rating: Mapped[int | None]
    told_by: Mapped[str] = text_column()
    observed_on: Mapped[date | None]
    compared_with: Mapped[str] = text_column()
    note: Mapped[str] = text_column()


class Note(Noted, Base):
    """Anything seen or worth knowing; see `records.fields.NoteFields`."""

    __tablename__ = "note"

    trip_id: Mapped[int] = parent("trip.id")
    day_id: Mapped[int | None] = parent("day.id")
    kind: Mapped[NoteKind]
    title: Mapped[str] = text_column()
    text: Mapped[str] = text_column()
    count: Mapped[int | None]
    place: Mapped[str] = text_column()
    time_text: Mapped[str] = text_column()
    distance_m: Mapped[float | None]
    url: Mapped[str] = text_column()
    source: Mapped[str] = text_column()
    as_of: Mapped[date | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]


class Quote(Noted, Base):
    """Words spoken; see `records.fields.QuoteFields`."""

    __tablename__ = "quote"

    trip_id: Mapped[int] = parent("trip.id")
    day_id: Mapped[int | None] = parent("day.id")
    speakers: Mapped[str] = text_column()
    role: Mapped[str] = text_column()
    organisation: Mapped[str] = text_column()
    text: Mapped[str] = text_column()
    original: Mapped[str] = text_column()
    language: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
