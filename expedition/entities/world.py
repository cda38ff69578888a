"""What is true of the world, or said to be."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from expedition.entities.base import Base, Noted, list_column, parent, text_column
from expedition.kinds import Act, Allowed, Confidence, ContactKind, FactKind, LegMode, PlaceKind, PriceKind
from expedition.records.fields import PlaceName, Post, PricePart


class Place(Noted, Base):
    """A place by all its names; see `records.fields.PlaceFields`."""

    __tablename__ = "place"

    trip_id: Mapped[int] = parent("trip.id")
    kind: Mapped[PlaceKind]
    name: Mapped[str] = text_column()
    names: Mapped[tuple[PlaceName, ...]] = list_column(PlaceName)
    country: Mapped[str] = text_column()
    within: Mapped[str] = text_column()
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    height_m: Mapped[float | None]
    note: Mapped[str] = text_column()


class Fact(Noted, Base):
    """One thing said of a subject; see `records.fields.FactFields`."""

    __tablename__ = "fact"

    trip_id: Mapped[int] = parent("trip.id")
    subject: Mapped[str] = text_column()
    kind: Mapped[FactKind]
    name: Mapped[str] = text_column()
    value: Mapped[str] = text_column()
    number: Mapped[float | None]
    unit: Mapped[str] = text_column()
    period: Mapped[str] = text_column()
    change: Mapped[str] = text_column()
    sheet: Mapped[str] = text_column()
    position: Mapped[int]
    country: Mapped[str] = text_column()
    source: Mapped[str] = text_column()
    url: Mapped[str] = text_column()
    as_of: Mapped[date | None]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    confidence: Mapped[Confidence]


class Clipping(Noted, Base):
    """A text by others; see `records.fields.ClippingFields`."""

    __tablename__ = "clipping"

    trip_id: Mapped[int] = parent("trip.id")
    title: Mapped[str] = text_column()
    author: Mapped[str] = text_column()
    publisher: Mapped[str] = text_column()
    agency: Mapped[str] = text_column()
    language: Mapped[str] = text_column()
    is_translation: Mapped[bool] = mapped_column(default=False)
    translated_from: Mapped[str] = text_column()
    url: Mapped[str] = text_column()
    published_on: Mapped[date | None]
    retrieved_on: Mapped[date | None]
    licence: Mapped[str] = text_column()
    disclaimer: Mapped[str] = text_column()
    subject: Mapped[str] = text_column()
    body: Mapped[str] = text_column()
    posts: Mapped[tuple[Post, ...]] = list_column(Post)


class Transport(Noted, Base):
    """A bus, train, ferry or taxi; see `records.fields.TransportFields`."""

    __tablename__ = "transport"

    trip_id: Mapped[int] = parent("trip.id")
    mode: Mapped[LegMode]
    name: Mapped[str] = text_column()
    from_place: Mapped[str] = text_column()
    to_place: Mapped[str] = text_column()
    departs: Mapped[str] = text_column()
    arrives: Mapped[str] = text_column()
    day_offset: Mapped[int | None]
    duration_s: Mapped[float | None]
    days: Mapped[str] = text_column()
    frequency: Mapped[str] = text_column()
    price_kind: Mapped[PriceKind]
    price: Mapped[Decimal | None]
    currency: Mapped[str] = text_column()
    parts: Mapped[tuple[PricePart, ...]] = list_column(PricePart)
    per: Mapped[str] = text_column()
    shared_by: Mapped[int | None]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    status: Mapped[str] = text_column()
    source: Mapped[str] = text_column()
    as_of: Mapped[date | None]
    raw: Mapped[str] = text_column()
    note: Mapped[str] = text_column()


class Rule(Noted, Base):
    """What someone may do somewhere; see `records.fields.RuleFields`."""

    __tablename__ = "rule"

    trip_id: Mapped[int] = parent("trip.id")
    subject: Mapped[str] = text_column()
    act: Mapped[Act]
    allowed: Mapped[Allowed]
    who: Mapped[str] = text_column()
    vehicle: Mapped[str] = text_column()
    condition: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    country: Mapped[str] = text_column()
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    source: Mapped[str] = text_column()
    url: Mapped[str] = text_column()
    as_of: Mapped[date | None]
    confidence: Mapped[Confidence]
    note: Mapped[str] = text_column()


class Contact(Noted, Base):
    """Someone or an office to call or go to; see `records.fields.ContactFields`."""

    __tablename__ = "contact"

    trip_id: Mapped[int] = parent("trip.id")
    kind: Mapped[ContactKind]
    name: Mapped[str] = text_column()
    role: Mapped[str] = text_column()
    numbers: Mapped[str] = text_column()
    address: Mapped[str] = text_column()
    hours: Mapped[str] = text_column()
    turnaround: Mapped[str] = text_column()
    place: Mapped[str] = text_column()
    country: Mapped[str] = text_column()
    languages: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
