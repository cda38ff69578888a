"""What is written down in the evening: stays, encounters, repairs, crossings."""

from decimal import Decimal

from sqlalchemy.orm import Mapped

from expedition.entities.base import Base, parent, text_column
from expedition.kinds import Audience, CrossingKind, EncounterKind, PriceKind, StayKind


class Stay(Base):
    """The night after a day; see `records.fields.StayFields`."""

    __tablename__ = "stay"

    day_id: Mapped[int] = parent("day.id")
    kind: Mapped[StayKind]
    name: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    host: Mapped[str] = text_column()
    quality: Mapped[int | None]
    price_kind: Mapped[PriceKind]
    price: Mapped[Decimal | None]
    currency: Mapped[str] = text_column()
    sleep: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    height_m: Mapped[float | None]
    audience: Mapped[Audience | None]


class Encounter(Base):
    """Someone or something met; see `records.fields.EncounterFields`."""

    __tablename__ = "encounter"

    day_id: Mapped[int] = parent("day.id")
    kind: Mapped[EncounterKind]
    count: Mapped[int | None]
    names: Mapped[str] = text_column()
    who: Mapped[str] = text_column()
    origin: Mapped[str] = text_column()
    vehicle: Mapped[str] = text_column()
    heading: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    time_text: Mapped[str] = text_column()
    distance_m: Mapped[float | None]
    story: Mapped[str] = text_column()
    quote: Mapped[str] = text_column()
    gift: Mapped[str] = text_column()
    contact: Mapped[str] = text_column()
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    audience: Mapped[Audience | None]


class Repair(Base):
    """Work on gear; see `records.fields.RepairFields`."""

    __tablename__ = "repair"

    day_id: Mapped[int] = parent("day.id")
    who: Mapped[str] = text_column()
    vehicle: Mapped[str] = text_column()
    part: Mapped[str] = text_column()
    position: Mapped[str] = text_column()
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
    audience: Mapped[Audience | None]


class Crossing(Base):
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
    search: Mapped[str] = text_column()
    documents: Mapped[str] = text_column()
    time_lost_s: Mapped[float | None]
    height_m: Mapped[float | None]
    time_text: Mapped[str] = text_column()
    distance_m: Mapped[float | None]
    remarks: Mapped[str] = text_column()
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    audience: Mapped[Audience | None]
