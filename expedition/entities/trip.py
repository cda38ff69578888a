"""Trips and the people on them."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column, relationship

from expedition.entities.base import Base, parent, text_column
from expedition.entities.day import Day, Stated
from expedition.entities.place import Route, Waypoint
from expedition.kinds import Audience, LegMode


class Person(Base):
    """Someone who travels along; see `records.fields.PersonFields`."""

    __tablename__ = "person"

    trip_id: Mapped[int] = parent("trip.id")
    name: Mapped[str] = text_column()
    nationality: Mapped[str] = text_column()
    vehicle: Mapped[str] = text_column()
    role: Mapped[str] = text_column()
    languages: Mapped[str] = text_column()
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]
    is_author: Mapped[bool] = mapped_column(default=False)
    audience: Mapped[Audience | None]


class Trip(Base):
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
    measured_how: Mapped[str] = text_column()
    audience: Mapped[Audience]
    language: Mapped[str] = text_column()

    people: Mapped[list[Person]] = relationship(cascade="all, delete-orphan", order_by=Person.id)
    days: Mapped[list[Day]] = relationship(cascade="all, delete-orphan", order_by=(Day.date, Day.id))
    stated: Mapped[list[Stated]] = relationship(cascade="all", order_by=Stated.id)
    waypoints: Mapped[list[Waypoint]] = relationship(cascade="all", order_by=Waypoint.id)
    routes: Mapped[list[Route]] = relationship(cascade="all, delete-orphan", order_by=Route.id)
