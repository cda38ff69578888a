"""Lines without the last stretch to where one slept: nobody need know the door."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import numpy as np

from expedition.geo import straight_m
from expedition.points import Mask
from expedition.records.day import DayPage, LegRecord
from expedition.records.trip import LegLine
from expedition.stats.along import way_m

_POSITIONS = ("stays", "encounters", "waypoints", "notes", "incidents", "photos")


def trimmed_lines(lines: Iterable[LegLine], trim_m: float) -> tuple[LegLine, ...]:
    """The lines without what lies within so many metres of where their day began and ended.

    What is left keeps its kilometres; a line of which nothing is left goes.
    """
    if trim_m <= 0:
        return tuple(lines)
    return tuple(
        line
        for _day, group in groupby(lines, key=lambda line: line.day_id)
        for line in _trimmed_day(list(group), trim_m)
    )


def trimmed_page(page: DayPage, lines: Iterable[LegLine], trim_m: float) -> DayPage:
    """A day without positions of nights, and of all else so near to where the day began or ended.

    `lines` are those of the trip before anything was cut off.
    """
    if trim_m <= 0:
        return page
    drawn = [line.points for line in lines if line.day_id == page.row.id and len(line.points)]
    ends = [(drawn[0].lat[0], drawn[0].lon[0]), (drawn[-1].lat[-1], drawn[-1].lon[-1])] if drawn else []
    lists: dict[str, Any] = {
        name: tuple(placeless(entry, ends, trim_m, always=name == "stays") for entry in getattr(page, name))
        for name in _POSITIONS
    }
    return replace(page, legs=tuple(_endless(leg) for leg in page.legs), **lists)


def placeless(entry: Any, ends: Sequence[tuple[float, float]], trim_m: float, *, always: bool) -> Any:
    """An entry without its position, if that tells where one slept; `ends` are its day's, in degrees."""
    fields = entry.fields
    if fields.lat is None or fields.lon is None:
        return entry
    if always or any(_away_m(fields.lat, fields.lon, end) <= trim_m for end in ends):
        return replace(entry, fields=replace(fields, lat=None, lon=None))
    return entry


def _endless(leg: LegRecord) -> LegRecord:
    if leg.figures is None:
        return leg
    figures = replace(leg.figures, start_lat=None, start_lon=None, end_lat=None, end_lon=None)
    return replace(leg, figures=figures)


def _trimmed_day(lines: Sequence[LegLine], trim_m: float) -> list[LegLine]:
    """Cuts from the beginning of the first line on, and from the end of the last line back."""
    drawn = [line.points for line in lines if len(line.points)]
    if not drawn:
        return []
    start = float(drawn[0].lat[0]), float(drawn[0].lon[0])
    end = float(drawn[-1].lat[-1]), float(drawn[-1].lon[-1])
    firsts, lasts = [0] * len(lines), [len(line.points) for line in lines]
    for at, line in enumerate(lines):
        far = np.flatnonzero(_is_far(line, start, trim_m))
        firsts[at] = int(far[0]) if len(far) else len(line.points)
        if len(far):
            break
    for at in reversed(range(len(lines))):
        far = np.flatnonzero(_is_far(lines[at], end, trim_m))
        lasts[at] = int(far[-1]) + 1 if len(far) else 0
        if len(far):
            break
    parts = (_part(line, first, last) for line, first, last in zip(lines, firsts, lasts, strict=True))
    return [part for part in parts if part is not None]


def _part(line: LegLine, first: int, last: int) -> LegLine | None:
    """Points `first` to before `last`, where on the trip they lie, and how much of the leg that is."""
    if last - first < 2:
        return None
    along = way_m(line)
    return replace(
        line,
        points=line.points.take(slice(first, last)),
        offset_m=line.offset_m + (0.0 if line.is_carried else float(along[first])),
        length_m=float(along[last - 1] - along[first]),
    )


def _is_far(line: LegLine, place: tuple[float, float], trim_m: float) -> Mask:
    points = line.points
    lat, lon = np.full(len(points), place[0]), np.full(len(points), place[1])
    return np.asarray(straight_m(points.lat, points.lon, lat, lon) > trim_m)


def _away_m(lat: float, lon: float, place: tuple[float, float]) -> float:
    one = [np.array([value], dtype=np.float64) for value in (lat, lon, *place)]
    return float(straight_m(*one)[0])
