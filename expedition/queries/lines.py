"""Lines for profile, map, charts and report: thinned, never more points than asked for."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from expedition import packing
from expedition.entities.tables import DAY, FIGURES, LEG, TRACK, TRACK_LINE
from expedition.errors import DamagedError
from expedition.kinds import LegOrigin, LegPower
from expedition.points import Points
from expedition.queries.rows import day_row, day_rows
from expedition.records.trip import LegLine
from expedition.stats.known import sound
from expedition.text import _

_AT_ONCE = 500

LEVELS = (1_000, 5_000, 25_000)
"""About how many points the stored levels 1, 2 and 3 hold; level 0 is the full line."""


def day_lines(session: Session, day_id: int, count: int) -> tuple[LegLine, ...]:
    """The lines of one day's legs, each of at most about `count` points."""
    row, place = day_row(session, day_id)
    return _lines(session, count, DAY.c.id == day_id, {row.id: place.before_m})


def trip_lines(session: Session, trip_id: int, count: int) -> tuple[LegLine, ...]:
    """The lines of all legs of a trip in order, each of at most about `count` points."""
    before = {row.id: row.total_m - (row.distance_m or 0.0) for row in day_rows(session, trip_id)}
    return _lines(session, count, DAY.c.trip_id == trip_id, before)


def lines_of_days(session: Session, day_ids: Sequence[int], count: int) -> tuple[LegLine, ...]:
    """The lines of the legs of these days, each of at most about `count` points; a day begins at 0 m."""
    found: list[LegLine] = []
    for first in range(0, len(day_ids), _AT_ONCE):
        some = day_ids[first : first + _AT_ONCE]
        found += _lines(session, count, DAY.c.id.in_(some), dict.fromkeys(some, 0.0))
    return tuple(found)


def _lines(
    session: Session, count: int, wanted: ColumnElement[bool], before: dict[int, float]
) -> tuple[LegLine, ...]:
    """The lines of the days wanted; `before` are the ridden metres of the trip at their beginnings."""
    lines = []
    for leg in _legs(session, wanted):
        offset_m = before[leg.day_id]
        is_ridden = leg.power is LegPower.OWN_POWER
        stated_m = sound(leg.stated_distance_m)
        counted_m = (sound(leg.distance_m) if stated_m is None else stated_m) or 0.0
        if is_ridden:
            before[leg.day_id] += counted_m
        if leg.track_id is None:
            continue
        points = packing.thin(line_of(session, leg.track_id, count), count)
        lines.append(
            LegLine(
                leg_id=leg.id,
                day_id=leg.day_id,
                is_carried=not is_ridden,
                is_reconstructed=leg.origin is LegOrigin.RECONSTRUCTED,
                points=points,
                zone=leg.zone,
                offset_m=offset_m,
                length_m=counted_m,
            )
        )
    return tuple(lines)


def _legs(session: Session, wanted: ColumnElement[bool]) -> Sequence[Any]:
    found = (
        select(
            LEG.c.id, LEG.c.day_id, LEG.c.power, LEG.c.origin, LEG.c.stated_distance_m, LEG.c.zone,
            FIGURES.c.distance_m, TRACK.c.id.label("track_id"),
        )
        .join(DAY, LEG.c.day_id == DAY.c.id)
        .outerjoin(FIGURES, FIGURES.c.leg_id == LEG.c.id)
        .outerjoin(TRACK, TRACK.c.leg_id == LEG.c.id)
        .where(wanted)
        .order_by(DAY.c.date, LEG.c.start_utc.nulls_last(), LEG.c.id)
    )  # fmt: skip
    return session.execute(found).all()


def line_of(session: Session, track_id: int, count: int) -> Points:
    """The points of a track, at least so many where it has as many.

    Raises:
        DamagedError: They are no line.
    """
    try:
        return packing.unpack(_packed(session, track_id, count))
    except ValueError as error:
        what = _("The points of track {number} are damaged: check the logbook, or restore a backup.")
        raise DamagedError(what.format(number=track_id)) from error


def _packed(session: Session, track_id: int, count: int) -> bytes:
    """The thinnest stored level that still has `count` points, else the full line."""
    line = TRACK_LINE.c
    enough = next((level for level, size in enumerate(LEVELS, start=1) if size >= count), len(LEVELS) + 1)
    packed: bytes = session.execute(
        select(line.data)
        .where(line.track_id == track_id, (line.level >= enough) | (line.level == 0))
        .order_by(line.level == 0, line.level)
        .limit(1)
    ).scalar_one()
    return packed
