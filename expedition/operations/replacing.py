"""Legs whose files are read anew: the old ones go, what was written on them by hand stays."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Day, JoinedSource, Leg, Source, Track

_BY_HAND = ("title", "note", "from_place", "to_place", "stated_distance_m", "audience")


def remove(session: Session, trip_id: int, sha256s: Collection[str]) -> list[Leg]:
    """Removes the legs of a trip that were made from any of these files; their days stay."""
    if not sha256s:
        return []
    sources = select(Source.id).where(Source.sha256.in_(sha256s))
    joined = select(JoinedSource.track_id).where(JoinedSource.source_id.in_(sources))
    found = (
        select(Leg)
        .join(Track, Track.leg_id == Leg.id)
        .join(Day, Leg.day_id == Day.id)
        .where(Day.trip_id == trip_id, Track.source_id.in_(sources) | Track.id.in_(joined))
        .order_by(Day.date, Leg.start_utc.nulls_last(), Leg.id)
    )
    legs = list(session.execute(found).scalars())
    for leg in legs:
        session.delete(leg)
    session.flush()
    return legs


def keep_words(old: Sequence[Leg], new: Sequence[Leg]) -> None:
    """Moves what was written by hand on legs that go to the new leg that starts nearest to each."""
    for leg in old:
        if not new:
            return
        nearest = min(new, key=lambda other: _apart_s(leg, other))
        for name in _BY_HAND:
            said = getattr(leg, name)
            if said and name == "note" and nearest.note and nearest.note != said:
                nearest.note = f"{nearest.note}\n\n{said}"
            elif said:
                setattr(nearest, name, said)


def _apart_s(one: Leg, other: Leg) -> tuple[int, float]:
    if one.start_utc is None or other.start_utc is None:
        return int(one.start_utc is not other.start_utc), 0.0
    return 0, abs((one.start_utc - other.start_utc).total_seconds())
