"""Gear and papers."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from expedition.entities.base import Base, Noted, list_column, parent, text_column
from expedition.kinds import DocumentKind, GearKind, LegMode, PriceKind
from expedition.records.fields import Fitting


class Gear(Noted, Base):
    """A vehicle, a part or a piece of kit; see `records.fields.GearFields`."""

    __tablename__ = "gear"

    trip_id: Mapped[int] = parent("trip.id")
    kind: Mapped[GearKind]
    name: Mapped[str] = text_column()
    maker: Mapped[str] = text_column()
    owner: Mapped[str] = text_column()
    mode: Mapped[LegMode | None]
    weight_kg: Mapped[float | None]
    start_m: Mapped[float | None]
    limit_m: Mapped[float | None]
    limit_days: Mapped[int | None]
    bought_on: Mapped[date | None]
    price_kind: Mapped[PriceKind]
    cost: Mapped[Decimal | None]
    currency: Mapped[str] = text_column()
    fitted: Mapped[tuple[Fitting, ...]] = list_column(Fitting)
    note: Mapped[str] = text_column()


class Document(Noted, Base):
    """A visa, a permit or another paper; see `records.fields.DocumentFields`."""

    __tablename__ = "document"

    trip_id: Mapped[int] = parent("trip.id")
    kind: Mapped[DocumentKind]
    name: Mapped[str] = text_column()
    holder: Mapped[str] = text_column()
    country: Mapped[str] = text_column()
    number: Mapped[str] = text_column()
    entries: Mapped[str] = text_column()
    stay_days: Mapped[int | None]
    within_days: Mapped[int | None]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    extended_on: Mapped[date | None]
    extended_until: Mapped[date | None]
    issued_by: Mapped[str] = text_column()
    price_kind: Mapped[PriceKind]
    cost: Mapped[Decimal | None]
    currency: Mapped[str] = text_column()
    note: Mapped[str] = text_column()
