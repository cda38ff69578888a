"""Trips and the people on them."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column, relationship

from expedition.entities.base import Base, Noted, Remarked, parent, text_column
from expedition.entities.day import Day, Stated
from expedition.entities.evening import Expense
from expedition.entities.kit import Document, Gear
from expedition.entities.road import Note, Quote, Road, Waypoint
from expedition.entities.route import Route
from expedition.entities.world import Clipping, Contact, Fact, Place, Rule, Transport
from expedition.kinds import Audience, CounterTotal, LegMode


class Person(Noted, Base):
    """Someone who travels along; see `records.fields.PersonFields`."""

    __tablename__ = "person"

    trip_id: Mapped[int] = parent("trip.id")
    name: Mapped[str] = text_column()
    nickname: Mapped[str] = text_column()
    nationality: Mapped[str] = text_column()
    vehicle: Mapped[str] = text_column()
    role: Mapped[str] = text_column()
    languages: Mapped[str] = text_column()
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]
    is_author: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = text_column()


class Span(Noted, Base):
    """A text over several days; see `records.fields.SpanFields`."""

    __tablename__ = "span"

    trip_id: Mapped[int] = parent("trip.id")
    title: Mapped[str] = text_column()
    text: Mapped[str] = text_column()
    first: Mapped[date | None]
    last: Mapped[date | None]
    date_text: Mapped[str] = text_column()
    from_place: Mapped[str] = text_column()
    to_place: Mapped[str] = text_column()
    country: Mapped[str] = text_column()


class Counter(Noted, Base):
    """Something counted day by day; see `records.fields.CounterFields`."""

    __tablename__ = "counter"

    trip_id: Mapped[int] = parent("trip.id")
    name: Mapped[str] = text_column()
    unit: Mapped[str] = text_column()
    total: Mapped[CounterTotal]
    note: Mapped[str] = text_column()


class Rate(Noted, Base):
    """What a currency was worth; see `records.fields.RateFields`."""

    __tablename__ = "rate"

    trip_id: Mapped[int] = parent("trip.id")
    currency: Mapped[str] = text_column()
    rate: Mapped[Decimal | None]
    since: Mapped[date | None]
    source: Mapped[str] = text_column()


class Stage(Noted, Base):
    """A piece of the planned way; see `records.fields.StageFields`."""

    __tablename__ = "stage"

    trip_id: Mapped[int] = parent("trip.id")
    position: Mapped[int]
    from_place: Mapped[str] = text_column()
    to_place: Mapped[str] = text_column()
    distance_m: Mapped[float | None]
    climb_m: Mapped[float | None]
    planned_on: Mapped[date | None]
    rest_days: Mapped[int]
    country: Mapped[str] = text_column()
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    note: Mapped[str] = text_column()


class Trip(Remarked, Base):
    """The whole undertaking; see `records.fields.TripFields`."""

    __tablename__ = "trip"

    title: Mapped[str] = text_column()
    subtitle: Mapped[str] = text_column()
    summary: Mapped[str] = text_column()
    mode: Mapped[LegMode]
    home_currency: Mapped[str] = text_column()
    home_zone: Mapped[str] = text_column()
    goal_distance_m: Mapped[float | None]
    planned_start: Mapped[date | None]
    planned_end: Mapped[date | None]
    goal_day_m: Mapped[float | None]
    rest_every: Mapped[int | None]
    rest_weekdays: Mapped[str] = text_column()
    rest_count: Mapped[int | None]
    measured_how: Mapped[str] = text_column()
    audience: Mapped[Audience]
    language: Mapped[str] = text_column()
    report: Mapped[str] = text_column()
    """The choices of its last report; see `records.kept_report`."""
    charts: Mapped[str] = text_column()
    """The choices of its charts, as one text of whoever draws them."""

    people: Mapped[list[Person]] = relationship(cascade="all, delete-orphan", order_by=Person.id)
    days: Mapped[list[Day]] = relationship(cascade="all, delete-orphan", order_by=(Day.date, Day.id))
    stated: Mapped[list[Stated]] = relationship(cascade="all", order_by=Stated.id)
    routes: Mapped[list[Route]] = relationship(cascade="all, delete-orphan", order_by=Route.id)
    waypoints: Mapped[list[Waypoint]] = relationship(cascade="all", order_by=Waypoint.id)
    expenses: Mapped[list[Expense]] = relationship(cascade="all", order_by=Expense.id)
    roads: Mapped[list[Road]] = relationship(cascade="all", order_by=Road.id)
    notes: Mapped[list[Note]] = relationship(cascade="all", order_by=Note.id)
    quotes: Mapped[list[Quote]] = relationship(cascade="all", order_by=Quote.id)
    spans: Mapped[list[Span]] = relationship(cascade="all, delete-orphan", order_by=Span.id)
    counters: Mapped[list[Counter]] = relationship(cascade="all, delete-orphan", order_by=Counter.id)
    rates: Mapped[list[Rate]] = relationship(cascade="all, delete-orphan", order_by=Rate.id)
    gear: Mapped[list[Gear]] = relationship(cascade="all, delete-orphan", order_by=Gear.id)
    documents: Mapped[list[Document]] = relationship(cascade="all, delete-orphan", order_by=Document.id)
    facts: Mapped[list[Fact]] = relationship(
        cascade="all, delete-orphan", order_by=(Fact.sheet, Fact.position, Fact.id)
    )
    places: Mapped[list[Place]] = relationship(cascade="all, delete-orphan", order_by=Place.id)
    clippings: Mapped[list[Clipping]] = relationship(cascade="all, delete-orphan", order_by=Clipping.id)
    transports: Mapped[list[Transport]] = relationship(cascade="all, delete-orphan", order_by=Transport.id)
    rules: Mapped[list[Rule]] = relationship(cascade="all, delete-orphan", order_by=Rule.id)
    contacts: Mapped[list[Contact]] = relationship(cascade="all, delete-orphan", order_by=Contact.id)
    stages: Mapped[list[Stage]] = relationship(
        cascade="all, delete-orphan", order_by=(Stage.position, Stage.id)
    )
