"""The imported files behind the lines of a trip."""

from collections.abc import Collection

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from expedition.entities import JoinedSource, Leg, Source, Track
from expedition.records.trip import SourceRecord


def sources_of_days(session: Session, day_ids: Collection[int]) -> tuple[SourceRecord, ...]:
    """The files of which the lines of these days were made, each once, by name, with their legs."""
    first = (
        select(Track.source_id.label("source_id"), Leg.id.label("leg_id"), Leg.day_id)
        .join(Leg, Track.leg_id == Leg.id)
        .where(Track.source_id.is_not(None))
    )
    further = (
        select(JoinedSource.source_id, Leg.id, Leg.day_id)
        .join(Track, JoinedSource.track_id == Track.id)
        .join(Leg, Track.leg_id == Leg.id)
    )
    uses = union_all(first, further).subquery()
    wanted = set(day_ids)
    legs: dict[int, list[int]] = {}
    for source_id, leg_id, day_id in session.execute(
        select(uses.c.source_id, uses.c.leg_id, uses.c.day_id).order_by(uses.c.leg_id)
    ):
        if day_id in wanted:
            legs.setdefault(source_id, []).append(leg_id)
    rows = session.execute(select(Source).order_by(Source.name, Source.sha256)).scalars()
    return tuple(
        SourceRecord(
            row.name, row.sha256, row.format, row.size, row.device, row.imported_utc, tuple(legs[row.id])
        )
        for row in rows
        if row.id in legs
    )
