"""The one picture that stands for a day."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Day, Photo
from expedition.records.day import Cover


def day_covers(session: Session, trip_id: int) -> dict[int, Cover]:
    """The picture of each day of a trip that has one: the trip's cover, else the first at hand."""
    found = session.execute(
        select(Photo.day_id, Photo.sha256, Photo.format)
        .join(Day, Photo.day_id == Day.id)
        .where(Day.trip_id == trip_id, Photo.sha256 != "")
        .order_by(Photo.is_cover, Photo.position.desc(), Photo.id.desc())
    )
    # The last of a day stays.
    return {day_id: Cover(sha256, kind) for day_id, sha256, kind in found}
