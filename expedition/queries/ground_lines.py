"""The lines of a whole trip for maps: coarse at first, finer only of the tracks asked for."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import Session

from expedition import packing
from expedition.entities.tables import DAY, LEG, ROUTE, TRACK, TRACK_LINE
from expedition.errors import UserError
from expedition.kinds import LegOrigin, LegPower
from expedition.records.lines import GroundLine, WayPoints
from expedition.text import _

_AT_ONCE = 500


def trip_ground(session: Session, trip_id: int) -> tuple[GroundLine, ...]:
    """The coarsest stored lines of all legs of a trip in the order of travel, planned routes last."""
    found = session.execute(_legs(by_day=False), {"of": trip_id})
    return (*map(_line, found), *_routes(session, trip_id))


def day_ground(session: Session, day_id: int) -> tuple[GroundLine, ...]:
    """The coarsest stored lines of one day's legs in the order of travel."""
    return tuple(map(_line, session.execute(_legs(by_day=True), {"of": day_id})))


def finer_ways(session: Session, track_ids: Iterable[int], level: int) -> Mapping[int, WayPoints]:
    """The lines of tracks at a stored level, 0 being the whole line; the whole one where there is none such.

    A track that is gone by now is left out.
    """
    ids, ways = sorted(track_ids), dict[int, WayPoints]()
    for first in range(0, len(ids), _AT_ONCE):
        wanted = (0, level) if level else (0,)
        found = session.execute(
            select(TRACK_LINE.c.track_id, TRACK_LINE.c.data)
            .where(
                TRACK_LINE.c.track_id.in_(ids[first : first + _AT_ONCE]),
                TRACK_LINE.c.level == _level(wanted),
            )
            .order_by(TRACK_LINE.c.track_id)
        )
        ways |= {track_id: _way(data, track_id) for track_id, data in found}
    return ways


def _level(among: tuple[int, ...] | None) -> ColumnElement[int]:
    """The thinnest level of a track that is stored, of these or of all; the whole line is the last resort."""
    line = TRACK_LINE.alias()
    found = select(line.c.level).where(line.c.track_id == TRACK_LINE.c.track_id)
    if among is not None:
        found = found.where(line.c.level.in_(among))
    thinnest_first = (line.c.level == 0, line.c.level)
    return found.order_by(*thinnest_first).limit(1).correlate(TRACK_LINE).scalar_subquery()


@cache
def _legs(*, by_day: bool) -> Select[*tuple[Any, ...]]:
    return (
        select(
            TRACK.c.id, LEG.c.id, LEG.c.day_id, LEG.c.power, LEG.c.origin, TRACK.c.points, TRACK_LINE.c.data,
        )
        .join(LEG, TRACK.c.leg_id == LEG.c.id)
        .join(DAY, LEG.c.day_id == DAY.c.id)
        .join(TRACK_LINE, (TRACK_LINE.c.track_id == TRACK.c.id) & (TRACK_LINE.c.level == _level(None)))
        .where((DAY.c.id if by_day else DAY.c.trip_id) == bindparam("of"), TRACK.c.points > 0)
        .order_by(DAY.c.date, LEG.c.start_utc.nulls_last(), LEG.c.id)
    )  # fmt: skip


def _line(row: Any) -> GroundLine:
    track_id, leg_id, day_id, power, origin, count, data = row
    return GroundLine(
        track_id=track_id,
        leg_id=leg_id,
        day_id=day_id,
        is_carried=power is not LegPower.OWN_POWER,
        is_reconstructed=origin is LegOrigin.RECONSTRUCTED,
        count=count,
        way=_way(data, track_id),
    )


def _routes(session: Session, trip_id: int) -> tuple[GroundLine, ...]:
    found = session.execute(
        select(ROUTE.c.id, ROUTE.c.name, ROUTE.c.data)
        .where(ROUTE.c.trip_id == trip_id, func.length(ROUTE.c.data) > 0)
        .order_by(ROUTE.c.id)
    )
    lines = []
    for _route_id, name, data in found:
        try:
            way = WayPoints(*packing.unpack_way(data))
        except ValueError as error:
            what = _("The planned route {name} is damaged: check the logbook, or restore a backup.")
            raise UserError(what.format(name=name)) from error
        if len(way.lat):
            lines.append(GroundLine.planned(way))
    return tuple(lines)


def _way(data: bytes, track_id: int) -> WayPoints:
    try:
        return WayPoints(*packing.unpack_way(data))
    except ValueError as error:
        what = _("The points of track {number} are damaged: check the logbook, or restore a backup.")
        raise UserError(what.format(number=track_id)) from error
