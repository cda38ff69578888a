"""What the trip already holds, to compare new files with."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from expedition.entities import Day, Figures, Leg, Source, Track, TrackLine, rows
from expedition.records.importing import HeldPlaces, KnownTrack


def known_tracks(session: Session, trip_id: int) -> tuple[KnownTrack, ...]:
    """Every track of the trip with its coarsest line."""
    coarsest = (
        select(TrackLine.track_id, func.max(TrackLine.level).label("level"))
        .group_by(TrackLine.track_id)
        .subquery()
    )
    # The levels rise as lines get finer, from 1; level 0 is the full line and the only one of short tracks.
    level = func.min(coarsest.c.level, 1)
    found = session.execute(
        select(Source.sha256, Source.name, Figures, TrackLine.data)
        .join(Track, Track.source_id == Source.id)
        .join(Leg, Track.leg_id == Leg.id)
        .join(Day, Leg.day_id == Day.id)
        .join(Figures, Figures.leg_id == Leg.id)
        .join(coarsest, coarsest.c.track_id == Track.id)
        .join(TrackLine, (TrackLine.track_id == Track.id) & (TrackLine.level == level))
        .where(Day.trip_id == trip_id)
    )
    return tuple(
        KnownTrack(
            sha256s=(sha256,),
            name=name,
            start_utc=figures.start_utc,
            end_utc=figures.end_utc,
            distance_m=figures.distance_m,
            points=figures.points,
            outline=outline,
        )
        for sha256, name, figures, outline in found
    )


def held_places(session: Session, trip_id: int) -> HeldPlaces:
    """The trip's waypoints and planned routes, to compare new ones with."""
    return rows.held_places(session, trip_id)
