"""Where a leg may be cut: long stops, silences of the device, ends of segments."""

from collections.abc import Iterator

import numpy as np

from expedition.atlas.zones import utc_of
from expedition.geo import distances_m
from expedition.itinerary.cut import leg_by
from expedition.itinerary.stands import departure, stands
from expedition.kinds import LegMode
from expedition.packing import unpack
from expedition.points import F64, Points
from expedition.records.importing import ImportPlan, Stop

_LEAST_S = 300.0
_MOST = 24
_AROUND_M = 100.0


def stops(plan: ImportPlan, key: int) -> tuple[Stop, ...]:
    """Where a cut of a leg makes sense, the longest stop first, other ends of segments last."""
    leg = leg_by(plan, key)
    points = unpack(leg.line.full)
    way = distances_m(points)
    found = list(_stood(points, way, leg.mode))
    taken = {stop.point for stop in found}
    ends = [_segment_end(points, way, int(at)) for at in points.segment_starts[1:] if int(at) not in taken]
    return tuple(sorted([*found, *ends], key=lambda stop: (-stop.lasts_s, stop.point))[:_MOST])


def _stood(points: Points, way: F64, mode: LegMode) -> Iterator[Stop]:
    at = np.flatnonzero(points.has_time)
    if len(at) < 2:
        return
    stood = stands(points.take(at), mode, _AROUND_M)
    lasts_ms = stood.lasts_ms.copy()
    for _number in range(_MOST):
        start = int(lasts_ms.argmax())
        if lasts_ms[start] < _LEAST_S * 1000:
            return
        stop = int(stood.last[start])
        place = int(at[departure(stood.clock_ms, start, stop)])
        if place < len(points) - 1:
            begins = utc_of(int(stood.clock_ms[start]))
            yield Stop(place, begins, float(lasts_ms[start]) / 1000, float(way[place]))
        lasts_ms[(stood.last >= start) & (np.arange(len(at)) <= stop)] = 0


def _segment_end(points: Points, way: F64, at: int) -> Stop:
    before, after = points.time_ms[at - 1], points.time_ms[at]
    if not (points.has_time[at - 1] and points.has_time[at]):
        return Stop(at, None, 0.0, float(way[at]))
    return Stop(at, utc_of(int(before)), max(float(after - before) / 1000, 0.0), float(way[at]))
