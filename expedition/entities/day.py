"""Days: the chain a trip is made of."""

from datetime import date as local_date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, relationship

from expedition.entities.base import Base, Noted, parent, text_column
from expedition.entities.evening import (
    Count,
    Crossing,
    Encounter,
    Errand,
    Expense,
    Incident,
    Repair,
    Stay,
)
from expedition.entities.leg import Leg
from expedition.entities.photo import Photo
from expedition.entities.road import Note, Quote, Road, Waypoint
from expedition.kinds import DayKind, FigureName, Precision


class Stated(Base):
    """A figure as the traveller says it, of a day or, without one, of the whole trip."""

    __tablename__ = "stated"

    trip_id: Mapped[int] = parent("trip.id")
    day_id: Mapped[int | None] = parent("day.id")
    figure: Mapped[FigureName]
    value: Mapped[float | None]
    precision: Mapped[Precision]
    words: Mapped[str] = text_column()


class Day(Noted, Base):
    """One local calendar date of a trip; see `records.fields.DayFields`."""

    __tablename__ = "day"
    __table_args__ = (
        Index("ix_day_trip_id_date", "trip_id", "date", unique=True),
        {"sqlite_autoincrement": True},
    )

    trip_id: Mapped[int] = parent("trip.id")
    date: Mapped[local_date]
    date_precision: Mapped[Precision]
    date_text: Mapped[str] = text_column()
    zone: Mapped[str] = text_column()
    kind: Mapped[DayKind]
    purpose: Mapped[str] = text_column()
    title: Mapped[str] = text_column()
    diary: Mapped[str] = text_column()
    span_text: Mapped[str] = text_column()
    from_place: Mapped[str] = text_column()
    to_place: Mapped[str] = text_column()
    country: Mapped[str] = text_column()
    country_from: Mapped[str] = text_column()
    weather: Mapped[str] = text_column()
    wind: Mapped[str] = text_column()
    forecast: Mapped[str] = text_column()
    road: Mapped[str] = text_column()
    mood: Mapped[int | None]
    rating: Mapped[int | None]

    legs: Mapped[list[Leg]] = relationship(
        cascade="all, delete-orphan", order_by=(Leg.start_utc.nulls_last(), Leg.id)
    )
    stays: Mapped[list[Stay]] = relationship(cascade="all, delete-orphan", order_by=Stay.id)
    encounters: Mapped[list[Encounter]] = relationship(cascade="all, delete-orphan", order_by=Encounter.id)
    repairs: Mapped[list[Repair]] = relationship(cascade="all, delete-orphan", order_by=Repair.id)
    crossings: Mapped[list[Crossing]] = relationship(cascade="all, delete-orphan", order_by=Crossing.id)
    stated: Mapped[list[Stated]] = relationship(cascade="all", order_by=Stated.id)
    photos: Mapped[list[Photo]] = relationship(
        cascade="all, delete-orphan", order_by=(Photo.position, Photo.taken_utc.nulls_last(), Photo.id)
    )
    waypoints: Mapped[list[Waypoint]] = relationship(
        cascade="all", order_by=(Waypoint.time_utc.nulls_last(), Waypoint.id)
    )
    counts: Mapped[list[Count]] = relationship(cascade="all, delete-orphan", order_by=Count.id)
    errands: Mapped[list[Errand]] = relationship(cascade="all, delete-orphan", order_by=Errand.id)
    incidents: Mapped[list[Incident]] = relationship(cascade="all, delete-orphan", order_by=Incident.id)
    expenses: Mapped[list[Expense]] = relationship(cascade="all", order_by=Expense.id)
    roads: Mapped[list[Road]] = relationship(cascade="all", order_by=Road.id)
    notes: Mapped[list[Note]] = relationship(cascade="all", order_by=Note.id)
    quotes: Mapped[list[Quote]] = relationship(cascade="all", order_by=Quote.id)
