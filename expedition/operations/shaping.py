"""Shaping lines of the logbook: cutting a leg in two, joining two, drawing one that nobody recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
from sqlalchemy.orm import Session

from expedition.entities import Day, Leg, Source
from expedition.entities.fields import extract, values
from expedition.entities.rows import get
from expedition.errors import UserError
from expedition.geo import straight_m
from expedition.itinerary.cut import glued
from expedition.itinerary.devices import has_barometer
from expedition.kinds import LegMode, LegOrigin
from expedition.operations.tracks import give_line
from expedition.packing import as_kept, pack_line, unpack
from expedition.points import NO_TIME, Points
from expedition.records.fields import LegFields, LegFigures
from expedition.stats.leg import compute
from expedition.text import _

Position = tuple[float, float]
"""Degrees north and east."""


def cut(session: Session, leg_id: int, at: Position, time_ms: int | None = None) -> int:
    """Cuts a leg in two at the point of its line nearest to a position, and returns the id of the new second.

    Both parts keep that point, so that no way is lost. Where the line passes there more than once, `time_ms`
    (UTC milliseconds since 1970) says which time is meant.

    Raises:
        UserError: The leg has no line, nothing would be left of one part, or its distance was typed.
    """
    leg = get(session, Leg, leg_id)
    points = _line(leg)
    _refuse_typed([leg], _("cut"))
    place = _nearest(points, at, time_ms)
    if not 0 < place < len(points) - 1:
        raise UserError(_("The leg cannot be cut there: choose a point between its ends."))
    fields, sources, day = extract(LegFields, leg), _sources(leg), get(session, Day, leg.day_id)
    second = replace(fields, title="", from_place="", depart_text="", note="")
    leg.to_place = leg.arrive_text = ""
    _lay(session, leg, points.take(slice(0, place + 1)), sources)
    return _add(session, day, second, points.take(slice(place, len(points))), sources)


def join(session: Session, leg_id: int) -> None:
    """Lets a leg go on as the next one of its day, which is gone then.

    What was written on both is kept: the first title there is, both notes, the places at the ends.

    Raises:
        UserError: No leg with a line comes after it, that was travelled otherwise, or a distance was typed.
    """
    leg = get(session, Leg, leg_id)
    line, day = _line(leg), get(session, Day, leg.day_id)
    after = _next(day, leg)
    if (leg.mode, leg.power, leg.origin) != (after.mode, after.power, after.origin):
        text = _("These two legs were travelled in different ways: give them the same one first, then join.")
        raise UserError(text)
    _refuse_typed([leg, after], _("join"))
    line = glued([line, _line(after)])
    leg.title = leg.title or after.title
    leg.to_place, leg.arrive_text = after.to_place, after.arrive_text
    leg.note = "\n\n".join(note for note in (leg.note, after.note) if note)
    sources = list(dict.fromkeys([*_sources(leg), *_sources(after)]))
    day.legs.remove(after)
    _lay(session, leg, line, sources)


def draw(session: Session, day_id: int, positions: Sequence[Position], fields: LegFields) -> int:
    """Adds a leg along positions that were drawn by hand, marked as reconstructed, and returns its id.

    Raises:
        UserError: There are fewer than two different positions.
    """
    drawn = replace(fields, origin=LegOrigin.RECONSTRUCTED)
    return _add(session, get(session, Day, day_id), drawn, _drawn(positions), [])


def draw_for(session: Session, leg_id: int, positions: Sequence[Position], note: str | None = None) -> None:
    """Gives a leg a line drawn by hand, instead of none or of one drawn before; and a note, if not None.

    Heights that were known at a position stay there.

    Raises:
        UserError: It has a recorded line, or there are fewer than two different positions.
    """
    leg = get(session, Leg, leg_id)
    if leg.track is not None and leg.origin is not LegOrigin.RECONSTRUCTED:
        raise UserError(
            _("This leg has a recorded line: a drawn one would hide it. Add another leg instead.")
        )
    points = _drawn(positions, _heights(_line(leg)) if leg.track is not None else {})
    leg.origin = LegOrigin.RECONSTRUCTED
    if note is not None:
        leg.note = note
    _lay(session, leg, points, [])


def _line(leg: Leg) -> Points:
    if leg.track is None:
        raise UserError(_("This leg has no line: draw one first."))
    try:
        return unpack(leg.track.lines[0].data)
    except ValueError as error:
        what = _("The points of track {number} are damaged: check the logbook, or restore a backup.")
        raise UserError(what.format(number=leg.track.id)) from error


def _next(day: Day, leg: Leg) -> Leg:
    def order(other: Leg) -> tuple[bool, float, int]:
        start = other.start_utc
        return start is None, start.timestamp() if start else 0.0, other.id

    later = [other for other in day.legs if other.track is not None and order(other) > order(leg)]
    if not later:
        raise UserError(
            _("No other leg with a line comes after this one on its day: there is nothing to join.")
        )
    return min(later, key=order)


def _refuse_typed(legs: Sequence[Leg], verb: str) -> None:
    if any(leg.stated_distance_m is not None for leg in legs):
        text = _("A distance was typed for this leg and counts for all of it: clear it first, then {verb}.")
        raise UserError(text.format(verb=verb))


def _sources(leg: Leg) -> list[Source]:
    if leg.track is None:
        return []
    first = [leg.track.source] if leg.track.source is not None else []
    return [*first, *(joined.source for joined in leg.track.joined)]


def _figures(points: Points, mode: LegMode, sources: Sequence[Source]) -> LegFigures:
    is_barometric = bool(sources) and all(has_barometer(source.device) for source in sources)
    return compute(points, mode, has_barometer=is_barometric)


def _lay(session: Session, leg: Leg, points: Points, sources: Sequence[Source]) -> None:
    """Gives a leg another line, with its figures; a track itself is never changed."""
    leg.track = leg.figures = None
    session.flush()
    give_line(leg, _figures(points, leg.mode, sources), pack_line(points), sources)


def _add(session: Session, day: Day, fields: LegFields, points: Points, sources: Sequence[Source]) -> int:
    leg = Leg(**values(fields), position=len(day.legs))
    day.legs.append(leg)
    give_line(leg, _figures(points, fields.mode, sources), pack_line(points), sources)
    session.flush()
    return leg.id


def _nearest(points: Points, at: Position, time_ms: int | None) -> int:
    """The index of the point nearest in time where that is known, else in place."""
    if time_ms is not None and points.has_time.any():
        timed = np.flatnonzero(points.has_time)
        return int(timed[np.abs(points.time_ms[timed] - time_ms).argmin()])
    lat, lon = np.full(len(points), at[0]), np.full(len(points), at[1])
    return int(straight_m(points.lat, points.lon, lat, lon).argmin())


def _heights(line: Points) -> Mapping[Position, float]:
    """What is known of the heights of a line, by position."""
    columns = line.lat.tolist(), line.lon.tolist(), line.ele_m.tolist()
    return {(lat, lon): height for lat, lon, height in zip(*columns, strict=True)}


def _drawn(positions: Sequence[Position], heights: Mapping[Position, float] = MappingProxyType({})) -> Points:
    """A line through positions, without times; the same one twice on end counts once."""
    kept = [place for number, place in enumerate(positions) if number == 0 or place != positions[number - 1]]
    if len(kept) < 2:
        raise UserError(_("A line needs two places at least: click where it goes, then finish it."))
    count = len(kept)
    line = Points(
        np.array([lat for lat, _lon in kept]),
        np.array([(lon + 180.0) % 360.0 - 180.0 for _lat, lon in kept]),
        np.array([heights.get(place, np.nan) for place in kept]),
        np.full(count, NO_TIME, dtype=np.int64),
        np.zeros(1, dtype=np.int64),
    )
    return as_kept(line)
