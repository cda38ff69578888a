"""Planned routes."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from expedition.entities.base import Base, parent, text_column


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
