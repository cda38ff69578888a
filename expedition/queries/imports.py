"""What the logbook already holds, to compare new files with."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from expedition.entities import Day, Figures, JoinedSource, Leg, Source, Track, TrackLine, Trip, rows
from expedition.records.importing import HeldPlaces, ImportedLeg, KnownTrack


def known_tracks(session: Session, trip_id: int | None) -> tuple[KnownTrack, ...]:
    """Every track of the logbook with its coarsest line, other trips' with their title.

    `trip_id` is None for a trip that does not exist yet.
    """
    coarsest = (
        select(TrackLine.track_id, func.max(TrackLine.level).label("level"))
        .group_by(TrackLine.track_id)
        .subquery()
    )
    # The levels rise as lines get finer, from 1; level 0 is the full line and the only one of short tracks.
    level = func.min(coarsest.c.level, 1)
    found = session.execute(
        select(
            Track.id,
            Source.sha256,
            Source.name,
            Figures.start_utc,
            Figures.end_utc,
            Figures.distance_m,
            Figures.points,
            TrackLine.data,
            Trip.id.label("trip"),
            Trip.title,
        )
        .join(Track, Track.source_id == Source.id)
        .join(Leg, Track.leg_id == Leg.id)
        .join(Day, Leg.day_id == Day.id)
        .join(Trip, Day.trip_id == Trip.id)
        .join(Figures, Figures.leg_id == Leg.id)
        .join(coarsest, coarsest.c.track_id == Track.id)
        .join(TrackLine, (TrackLine.track_id == Track.id) & (TrackLine.level == level))
        .order_by(Track.id)
    )
    joined = _joined(session)
    return tuple(
        KnownTrack(
            sha256s=(row.sha256, *joined[row.id]),
            name=row.name,
            start_utc=row.start_utc,
            end_utc=row.end_utc,
            distance_m=row.distance_m,
            points=row.points,
            outline=row.data,
            trip="" if row.trip == trip_id else row.title,
        )
        for row in found
    )


def held_places(session: Session, trip_id: int) -> HeldPlaces:
    """The trip's waypoints and planned routes, to compare new ones with."""
    return rows.held_places(session, trip_id)


def imported_legs(session: Session, trip_id: int, sha256s: Collection[str]) -> tuple[ImportedLeg, ...]:
    """The legs of a trip whose track begins in one of these files."""
    found = session.execute(
        select(Source.sha256, Source.name, Day.date, Leg.mode, Leg.power, Figures.start_utc, Figures.points)
        .join(Track, Track.source_id == Source.id)
        .join(Leg, Track.leg_id == Leg.id)
        .join(Day, Leg.day_id == Day.id)
        .join(Figures, Figures.leg_id == Leg.id)
        .where(Day.trip_id == trip_id, Source.sha256.in_(sha256s))
        .order_by(Day.date, Leg.start_utc, Leg.id)
    )
    return tuple(ImportedLeg(*row) for row in found)


def source_names(session: Session, sha256s: Collection[str]) -> dict[str, str]:
    """The names of imported files by their SHA-256."""
    found = session.execute(select(Source.sha256, Source.name).where(Source.sha256.in_(sha256s)))
    return {row.sha256: row.name for row in found}


def _joined(session: Session) -> defaultdict[int, list[str]]:
    """The SHA-256 of the further files of joined tracks."""
    joined: defaultdict[int, list[str]] = defaultdict(list)
    found = session.execute(
        select(JoinedSource.track_id, Source.sha256)
        .join(Source, JoinedSource.source_id == Source.id)
        .order_by(JoinedSource.id)
    )
    for track_id, sha256 in found:
        joined[track_id].append(sha256)
    return joined
