"""The time zone of each point, offline, and local dates by one bundled set of rules."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import numpy as np

from expedition.atlas.zone_rules import is_zone as is_zone
from expedition.atlas.zone_rules import local as local
from expedition.atlas.zone_rules import rules as rules
from expedition.points import I64, NO_TIME, Mask, Points

NO_DAY = NO_TIME
"""Stands in `local_days` for a point without a time."""

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_DAY_MS = 86_400_000
_QUARTER_MS = 900_000
_BLOCK = 1 << 16
_CELLS_A_DEGREE = 1_000


def names() -> tuple[str, ...]:
    """Every zone of the bundled rules, in order of the alphabet."""
    return tuple(sorted(files("tzdata").joinpath("zones").read_text("ascii").split()))


def warm_up() -> None:
    """Loads the polygons, which the first look-up would have to wait for."""
    zone_at(0.0, 0.0)


def zone_at(lat: float, lon: float) -> str:
    """The IANA zone of a place, `Etc/…` on the open sea; the first one reads borders, which take 28 MB."""
    return str(_finder()(lon, lat)) or "Etc/UTC"


@cache
def _finder() -> Callable[[float, float], str]:
    import tzfpy

    return tzfpy.get_tz


def zones_of(points: Points) -> tuple[tuple[str, ...], I64]:
    """The zones a line touches, in order of first touch, and which of them each point lies in.

    One point of every stretch within a cell of 0.001° is looked up, and each single point of
    neighbouring stretches whose zones differ: exact at borders, and fast everywhere else. Worked out once
    a line, not to be written to.
    """
    if "zones" not in points.derived:
        points.derived["zones"] = _zones_of(points)
    zones: tuple[tuple[str, ...], I64] = points.derived["zones"]
    return zones


def _zones_of(points: Points) -> tuple[tuple[str, ...], I64]:
    if not len(points):
        return (), np.empty(0, dtype=np.int64)
    starts = np.concatenate(([0], *_turns(points)))
    names: dict[str, int] = {}
    first = np.array(
        [names.setdefault(zone, len(names)) for zone in _look_up(points, starts)], dtype=np.int64
    )
    lengths = np.diff(np.append(starts, len(points)))
    numbers = np.repeat(first, lengths)
    changes = np.diff(first) != 0
    if changes.any():
        mixed = np.repeat(np.append(changes, False) | np.insert(changes, 0, False), lengths)
        at = np.flatnonzero(mixed)
        numbers[at] = [names.setdefault(zone, len(names)) for zone in _look_up(points, at)]
    return _in_use(tuple(names), numbers)


def _turns(points: Points) -> Iterator[I64]:
    """The points at which the line enters another cell, in blocks: all at once takes memory for nothing."""
    for first in range(0, len(points) - 1, _BLOCK):
        here = slice(first, first + _BLOCK + 1)
        row = np.floor(points.lat[here] * _CELLS_A_DEGREE)
        column = np.floor(points.lon[here] * _CELLS_A_DEGREE)
        yield np.flatnonzero((np.diff(row) != 0) | (np.diff(column) != 0)) + first + 1


def local_days(points: Points, names: tuple[str, ...], numbers: I64) -> I64:
    """The local date of each point as days since 1970, `NO_DAY` where it has no time."""
    days = np.full(len(points), NO_DAY, dtype=np.int64)
    timed = points.has_time
    for number, zone in enumerate(names):
        here = timed & (numbers == number)
        days[here] = _days(points.time_ms[here], zone)
    return days


def day_of(number: int) -> date:
    """The date of a number of days since 1970."""
    return date.fromordinal(_EPOCH_DAY + int(number))


def utc_of(time_ms: int) -> datetime:
    """The instant of milliseconds since 1970, in UTC."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(time_ms))


def local_date(time_ms: int, zone: str) -> date:
    """The calendar date of an instant in a zone."""
    return local(utc_of(time_ms), zone).date()


def count_dates(days: I64) -> dict[str, int]:
    """How many points each local date has, as ISO dates in order of time."""
    numbers, counts = np.unique(days[days != NO_DAY], return_counts=True)
    return {day_of(number).isoformat(): int(count) for number, count in zip(numbers, counts, strict=True)}


def _look_up(points: Points, at: I64 | Mask) -> Iterable[str]:
    return map(zone_at, points.lat[at].tolist(), points.lon[at].tolist())


def _in_use(names: tuple[str, ...], numbers: I64) -> tuple[tuple[str, ...], I64]:
    """Names renumbered so that only those of some point remain, in order of first touch."""
    used, first, inverse = np.unique(numbers, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(used), dtype=np.int64)
    rank[order] = np.arange(len(used))
    return tuple(names[used[k]] for k in order), rank[inverse]


def _days(time_ms: I64, zone: str) -> I64:
    """Local dates of instants; offsets are looked up once a quarter of an hour, on which they change."""
    quarters, inverse = np.unique(time_ms // _QUARTER_MS, return_inverse=True)
    zone_rules = rules(zone)
    offsets = [_offset_ms(int(quarter), zone_rules) for quarter in quarters]
    return np.asarray((time_ms + np.array(offsets, dtype=np.int64)[inverse]) // _DAY_MS)


def _offset_ms(quarter: int, zone_rules: ZoneInfo) -> int:
    try:
        offset = utc_of(quarter * _QUARTER_MS).astimezone(zone_rules).utcoffset()
    except OverflowError:
        return 0
    return round(offset.total_seconds() * 1000) if offset else 0
