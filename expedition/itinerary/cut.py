"""A plan's legs joined and cut; each function gives a new plan and leaves the old one alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np

from expedition.atlas.borders import country_of
from expedition.atlas.zones import local_date, zone_at
from expedition.errors import UserError
from expedition.itinerary.carried import carriages
from expedition.itinerary.comparing import with_states
from expedition.itinerary.crossings import countries_along, with_crossings
from expedition.itinerary.reasons import with_reasons
from expedition.kinds import LegMode, LegPower, usual_power
from expedition.packing import pack_line, unpack
from expedition.points import NO_TIME, Points
from expedition.points import join as one_line
from expedition.records.fields import LegFigures
from expedition.records.importing import Carriage, ImportPlan, LinePart, PlannedLeg
from expedition.stats.leg import compute
from expedition.text import _


def join(plan: ImportPlan, key: int) -> ImportPlan:
    """The plan with a leg going on as the next included one of its day, by time; that one is gone.

    Raises:
        UserError: No other leg comes after it.
    """
    leg = leg_by(plan, key)
    after = _next(plan, leg)
    line = unpack(leg.line.full)
    points = glued([line, unpack(after.line.full)])
    shift = len(points) - after.figures.points
    later = (replace(c, first=c.first + shift, stop=c.stop + shift) for c in after.carriages)
    parts = (*leg.parts, *after.parts)
    if shift < len(line):
        parts = (*leg.parts[:-1], replace(leg.parts[-1], points=leg.parts[-1].points - 1), *after.parts)
    whole = replace(
        _with_line(leg, points, tuple(part for part in parts if part.points)),
        title=leg.title or after.title,
        include=True,
        carriages=(*leg.carriages, *later),
    )
    return changed(plan, [whole if other is leg else other for other in plan.legs if other is not after])


def split(plan: ImportPlan, key: int, at: int) -> ImportPlan:
    """The plan with a leg cut in two before a point; the second part gets a new key and its own date.

    Raises:
        UserError: There is no such point, or nothing before it.
    """
    leg = leg_by(plan, key)
    if not 0 < at < leg.figures.points:
        raise UserError(_("The leg cannot be cut there: choose a point between its ends."))
    parts = cut(leg, [(0, at), (at, leg.figures.points)], new_key(plan))
    return _instead(plan, leg, parts)


def carry(plan: ImportPlan, key: int, number: int) -> ImportPlan:
    """The plan with a proposal of a leg accepted: that stretch is a leg of its own, carried.

    The legs before and after it share its first and its last point, so that no way is lost.

    Raises:
        UserError: The leg has no such proposal.
    """
    leg = leg_by(plan, key)
    if not 0 <= number < len(leg.carriages):
        raise UserError(_("This proposal is gone: the leg was changed meanwhile."))
    carriage = leg.carriages[number]
    bounds = [
        (0, carriage.first + 1),
        (carriage.first, carriage.stop),
        (carriage.stop - 1, leg.figures.points),
    ]
    kept = [bound for bound in bounds if bound[1] - bound[0] > 1]
    legs = cut(leg, kept, new_key(plan))
    at = kept.index(bounds[1])
    points = unpack(legs[at].line.full)
    # What was carried without points was travelled all the same.
    whole = replace(points, segment_starts=points.segment_starts[:1])
    carried = replace(legs[at], mode=carriage.mode, power=LegPower.CARRIED, carriages=(), title="")
    legs[at] = _with_line(carried, whole, carried.parts)
    return _instead(plan, leg, legs)


def cut(leg: PlannedLeg, bounds: Sequence[tuple[int, int]], key: int) -> list[PlannedLeg]:
    """The stretches of a leg as legs: the first keeps its key, the others are numbered from `key`."""
    points = unpack(leg.line.full)
    ends = np.cumsum([0, *(part.points for part in leg.parts)]).tolist()
    day_before = _own_date(points, leg.zone)
    legs = []
    for place, (first, stop) in enumerate(bounds):
        line = points.take(slice(first, stop))
        parts = tuple(
            replace(part, points=min(stop, end) - max(first, start))
            for part, (start, end) in zip(leg.parts, pairwise(ends), strict=True)
            if min(stop, end) > max(first, start)
        )
        made = replace(
            _with_line(leg, line, parts),
            key=leg.key if place == 0 else key + place - 1,
            carriages=tuple(_inside(leg.carriages, first, stop)),
        )
        if first > 0:
            zone = zone_at(line.lat[0], line.lon[0])
            day = _own_date(line, zone)
            moved = day - day_before if day and day_before else timedelta()
            made = replace(
                made,
                zone=zone,
                country=country_of(made.stretches, zone),
                date=leg.date + moved if leg.date else None,
            )
        legs.append(made)
    return legs


def glued(lines: Sequence[Points]) -> Points:
    """Lines one after another; where one begins with the point another ended with, it is there once."""
    whole = lines[0]
    for line in lines[1:]:
        if not _is_same_point(whole, line):
            whole = one_line([whole, line])
            continue
        count = len(whole)
        both = one_line([whole.take(slice(0, count - 1)), line])
        edges = both.segment_starts
        is_edge = (edges != count - 1) | np.isin(edges, whole.segment_starts)
        whole = replace(both, segment_starts=edges[is_edge])
    return whole


def changed(plan: ImportPlan, legs: Sequence[PlannedLeg]) -> ImportPlan:
    """The plan with these legs, told anew."""
    plan = replace(plan, legs=tuple(legs))
    return with_crossings(with_states(replace(plan, legs=with_reasons(plan))))


def in_mode(leg: PlannedLeg, mode: LegMode) -> PlannedLeg:
    """The leg travelled otherwise: figures and proposals anew, its power the usual one."""
    points = unpack(leg.line.full)
    figures = _figures(points, mode, leg.parts)
    found = carriages(points, mode, figures)
    return replace(leg, mode=mode, power=usual_power(mode), figures=figures, carriages=found)


def leg_by(plan: ImportPlan, key: int) -> PlannedLeg:
    """The leg with this key; keys come from the plan itself."""
    return next(leg for leg in plan.legs if leg.key == key)


def new_key(plan: ImportPlan) -> int:
    """The first key that no leg has or had."""
    return max((leg.key for leg in plan.legs), default=-1) + 1


def _next(plan: ImportPlan, leg: PlannedLeg) -> PlannedLeg:
    """The included leg of the same day and trip that starts next."""

    def start(other: PlannedLeg) -> tuple[datetime, int]:
        return other.figures.start_utc or datetime.max.replace(tzinfo=UTC), other.key

    later = [
        other
        for other in plan.legs
        if other.include
        and other.date is not None
        and (other.date, other.trip_id) == (leg.date, leg.trip_id)
        and start(other) > start(leg)
    ]
    if not later:
        raise UserError(_("There is no later leg on this day to join it with: include one first."))
    return min(later, key=start)


def _instead(plan: ImportPlan, leg: PlannedLeg, parts: Sequence[PlannedLeg]) -> ImportPlan:
    return changed(plan, [new for other in plan.legs for new in (parts if other is leg else (other,))])


def _with_line(leg: PlannedLeg, points: Points, parts: tuple[LinePart, ...]) -> PlannedLeg:
    """The leg on another line, its figures computed anew."""
    files = tuple(dict.fromkeys(part.file for part in parts))
    return replace(
        leg,
        file=files[0],
        joined=files[1:],
        parts=parts,
        figures=_figures(points, leg.mode, parts),
        line=pack_line(points),
        stretches=countries_along(points, leg.mode),
    )


def _figures(points: Points, mode: LegMode, parts: Sequence[LinePart]) -> LegFigures:
    """The figures of a line; its heights are a barometer's only where those of all its parts are."""
    return compute(points, mode, has_barometer=bool(parts) and all(part.has_barometer for part in parts))


def _inside(carriages: Sequence[Carriage], first: int, stop: int) -> Sequence[Carriage]:
    """The proposals wholly within a stretch, counted from its beginning."""
    return [
        replace(carriage, first=carriage.first - first, stop=carriage.stop - first)
        for carriage in carriages
        if first <= carriage.first and carriage.stop <= stop
    ]


def _own_date(points: Points, zone: str) -> date | None:
    times = points.time_ms[points.has_time]
    return local_date(int(times[0]), zone) if len(times) else None


def _is_same_point(before: Points, after: Points) -> bool:
    """Whether a line begins with the very point another ends with."""
    here, there = len(before) - 1, 0
    return bool(
        before.time_ms[here] == after.time_ms[there] != NO_TIME
        and before.lat[here] == after.lat[there]
        and before.lon[here] == after.lon[there]
    )
