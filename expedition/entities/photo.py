"""Pictures."""

from datetime import datetime

from sqlalchemy import String, false
from sqlalchemy.orm import Mapped, mapped_column

from expedition.entities.base import Base, Noted, parent, text_column


class Photo(Noted, Base):
    """A picture of a day; its bytes lie in `photos/` under their SHA-256; see `records.fields.PhotoFields`.

    One whose `sha256` is empty is a caption whose picture is not at hand.
    `width` and `height` are those of the upright picture; `position` orders the pictures of a day.
    """

    __tablename__ = "photo"

    day_id: Mapped[int] = parent("day.id")
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = text_column()
    format: Mapped[str] = text_column()
    size: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    camera: Mapped[str] = text_column()
    position: Mapped[int] = mapped_column(default=0)
    caption: Mapped[str] = text_column()
    credit: Mapped[str] = text_column()
    taken_utc: Mapped[datetime | None]
    zone: Mapped[str] = text_column()
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    height_m: Mapped[float | None]
    is_placed: Mapped[bool] = mapped_column(default=False)
    turned: Mapped[int] = mapped_column(default=0, server_default="0")
    continues: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_cover: Mapped[bool] = mapped_column(default=False, server_default=false())
