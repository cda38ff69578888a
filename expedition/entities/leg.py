"""Legs, their figures, and the tracks they were recorded on."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from expedition.entities.base import Base, Noted, parent, text_column
from expedition.kinds import LegMode, LegOrigin, LegPower


class Source(Base):
    """A file that was imported; its bytes lie in `originals/` under their SHA-256."""

    __tablename__ = "source"

    sha256: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = text_column()
    format: Mapped[str] = text_column()
    size: Mapped[int]
    device: Mapped[str] = text_column()
    imported_utc: Mapped[datetime]


class TrackLine(Base):
    """The packed points of a track: level 0 is the full line, higher levels are thinner."""

    __tablename__ = "track_line"
    __table_args__ = (
        Index("ix_track_line_track_id_level", "track_id", "level", unique=True),
        {"sqlite_autoincrement": True},
    )

    track_id: Mapped[int] = parent("track.id")
    level: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class JoinedSource(Base):
    """A further file that a track was made of, where lines of several were joined."""

    __tablename__ = "joined_source"

    track_id: Mapped[int] = parent("track.id")
    source_id: Mapped[int] = parent("source.id")

    source: Mapped[Source] = relationship()


class Track(Base):
    """The recorded line of a leg, never changed after import; its first points are of `source`."""

    __tablename__ = "track"

    leg_id: Mapped[int] = parent("leg.id")
    source_id: Mapped[int | None] = parent("source.id")
    points: Mapped[int]

    source: Mapped[Source | None] = relationship()
    joined: Mapped[list[JoinedSource]] = relationship(cascade="all, delete-orphan", order_by=JoinedSource.id)
    lines: Mapped[list[TrackLine]] = relationship(cascade="all, delete-orphan", order_by=TrackLine.level)


class Figures(Base):
    """The computed figures of a leg; may be dropped and computed again, see `records.fields.LegFigures`."""

    __tablename__ = "figures"

    leg_id: Mapped[int] = parent("leg.id")
    version: Mapped[int]
    points: Mapped[int]
    segments: Mapped[int]
    dropped: Mapped[int]
    distance_m: Mapped[float]
    gap_m: Mapped[float]
    climb_m: Mapped[float | None]
    descent_m: Mapped[float | None]
    moving_s: Mapped[float | None]
    elapsed_s: Mapped[float | None]
    highest_m: Mapped[float | None]
    highest_at_m: Mapped[float | None]
    lowest_m: Mapped[float | None]
    max_speed_m_s: Mapped[float | None]
    temperature_min_c: Mapped[float | None]
    temperature_max_c: Mapped[float | None]
    temperature_max_utc: Mapped[datetime | None]
    temperature_max_at_m: Mapped[float | None]
    start_utc: Mapped[datetime | None]
    end_utc: Mapped[datetime | None]
    start_lat: Mapped[float | None]
    start_lon: Mapped[float | None]
    end_lat: Mapped[float | None]
    end_lon: Mapped[float | None]


class Leg(Noted, Base):
    """An unbroken part of a day in one mode; `position` orders the legs of a day."""

    __tablename__ = "leg"

    day_id: Mapped[int] = parent("day.id")
    position: Mapped[int] = mapped_column(default=0)
    start_utc: Mapped[datetime | None]
    mode: Mapped[LegMode]
    power: Mapped[LegPower]
    origin: Mapped[LegOrigin]
    title: Mapped[str] = text_column()
    from_place: Mapped[str] = text_column()
    to_place: Mapped[str] = text_column()
    zone: Mapped[str] = text_column()
    depart_text: Mapped[str] = text_column()
    arrive_text: Mapped[str] = text_column()
    by_whom: Mapped[str] = text_column()
    surface: Mapped[str] = text_column()
    stated_distance_m: Mapped[float | None]
    note: Mapped[str] = text_column()

    track: Mapped[Track | None] = relationship(cascade="all, delete-orphan", uselist=False)
    figures: Mapped[Figures | None] = relationship(cascade="all, delete-orphan", uselist=False)
