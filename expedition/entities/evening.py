"""What is noted of a day in the evening."""

from decimal import Decimal

from sqlalchemy.orm import Mapped

from expedition.entities.base import Base, Noted, list_column, parent, text_column
from expedition.kinds import (
    CrossingKind,
    EncounterKind,
    ErrandKind,
    ExpenseCategory,
    IncidentKind,
    PriceKind,
    Sharing,
    StayKind,
)
from expedition.records.fields import PricePart


class Stay(Noted, Base):
    """The night after a day; see `records.fields.StayFields`."""

    __tablename__ = "stay"

    day_id: Mapped[int] = parent("day.id")
    kind: Mapped[StayKind]
    name: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    host: Mapped[str] = text_column()
    quality: Mapped[int | None]
    hidden: Mapped[int | None]
    price_kind: Mapped[PriceKind]
    price: Mapped[Decimal | None]
    currency: Mapped[str] = text_column()
    paid_by: Mapped[str] = text_column()
    sleep: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    height_m: Mapped[float | None]


class Encounter(Noted, Base):
    """Someone or something met; see `records.fields.EncounterFields`."""

    __tablename__ = "encounter"

    day_id: Mapped[int] = parent("day.id")
    kind: Mapped[EncounterKind]
    count: Mapped[int | None]
    names: Mapped[str] = text_column()
    nickname: Mapped[str] = text_column()
    who: Mapped[str] = text_column()
    origin: Mapped[str] = text_column()
    languages: Mapped[str] = text_column()
    vehicle: Mapped[str] = text_column()
    heading: Mapped[str] = text_column()
    planned_route: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    time_text: Mapped[str] = text_column()
    distance_m: Mapped[float | None]
    story: Mapped[str] = text_column()
    quote: Mapped[str] = text_column()
    gift: Mapped[str] = text_column()
    contact: Mapped[str] = text_column()
    lat: Mapped[float | None]
    lon: Mapped[float | None]


class Repair(Noted, Base):
    """Work on gear; see `records.fields.RepairFields`."""

    __tablename__ = "repair"

    day_id: Mapped[int] = parent("day.id")
    who: Mapped[str] = text_column()
    vehicle: Mapped[str] = text_column()
    part: Mapped[str] = text_column()
    position: Mapped[str] = text_column()
    count: Mapped[int | None]
    problem: Mapped[str] = text_column()
    cause: Mapped[str] = text_column()
    fix: Mapped[str] = text_column()
    parts_used: Mapped[str] = text_column()
    price_kind: Mapped[PriceKind]
    cost: Mapped[Decimal | None]
    currency: Mapped[str] = text_column()
    time_lost_s: Mapped[float | None]
    part_distance_m: Mapped[float | None]
    place: Mapped[str] = text_column()
    time_text: Mapped[str] = text_column()
    distance_m: Mapped[float | None]
    note: Mapped[str] = text_column()


class Crossing(Noted, Base):
    """Passing a border, a checkpoint, a pass or a water; see `records.fields.CrossingFields`."""

    __tablename__ = "crossing"

    day_id: Mapped[int] = parent("day.id")
    kind: Mapped[CrossingKind]
    name: Mapped[str] = text_column()
    name_beyond: Mapped[str] = text_column()
    country_from: Mapped[str] = text_column()
    country_to: Mapped[str] = text_column()
    hours: Mapped[str] = text_column()
    services: Mapped[str] = text_column()
    queue: Mapped[str] = text_column()
    privilege: Mapped[str] = text_column()
    search: Mapped[str] = text_column()
    documents: Mapped[str] = text_column()
    questions: Mapped[str] = text_column()
    follow_up: Mapped[str] = text_column()
    time_lost_s: Mapped[float | None]
    height_m: Mapped[float | None]
    time_text: Mapped[str] = text_column()
    distance_m: Mapped[float | None]
    remarks: Mapped[str] = text_column()
    lat: Mapped[float | None]
    lon: Mapped[float | None]


class Expense(Noted, Base):
    """Money spent or a thing given; see `records.fields.ExpenseFields`."""

    __tablename__ = "expense"

    trip_id: Mapped[int] = parent("trip.id")
    day_id: Mapped[int | None] = parent("day.id")
    what: Mapped[str] = text_column()
    category: Mapped[ExpenseCategory]
    price_kind: Mapped[PriceKind]
    amount: Mapped[Decimal | None]
    currency: Mapped[str] = text_column()
    rate: Mapped[Decimal | None]
    parts: Mapped[tuple[PricePart, ...]] = list_column(PricePart)
    sharing: Mapped[Sharing]
    shared_by: Mapped[int | None]
    paid_by: Mapped[str] = text_column()
    payee: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    time_text: Mapped[str] = text_column()
    note: Mapped[str] = text_column()


class Count(Noted, Base):
    """A day's count of one of the trip's counters; see `records.fields.CountFields`."""

    __tablename__ = "count"

    day_id: Mapped[int] = parent("day.id")
    name: Mapped[str] = text_column()
    value: Mapped[float | None]
    note: Mapped[str] = text_column()


class Errand(Noted, Base):
    """Something that had to be got or done; see `records.fields.ErrandFields`."""

    __tablename__ = "errand"

    day_id: Mapped[int] = parent("day.id")
    kind: Mapped[ErrandKind]
    what: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    time_text: Mapped[str] = text_column()
    duration_s: Mapped[float | None]
    price_kind: Mapped[PriceKind]
    cost: Mapped[Decimal | None]
    currency: Mapped[str] = text_column()
    result: Mapped[str] = text_column()
    proof: Mapped[str] = text_column()
    note: Mapped[str] = text_column()


class Incident(Noted, Base):
    """Something that went wrong; see `records.fields.IncidentFields`."""

    __tablename__ = "incident"

    day_id: Mapped[int] = parent("day.id")
    kind: Mapped[IncidentKind]
    who: Mapped[str] = text_column()
    what: Mapped[str] = text_column()
    consequence: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    time_text: Mapped[str] = text_column()
    distance_m: Mapped[float | None]
    time_lost_s: Mapped[float | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    note: Mapped[str] = text_column()
