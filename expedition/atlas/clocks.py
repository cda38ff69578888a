"""Between the clock on the wall of a zone and UTC, for columns of times."""

from collections.abc import Callable
from datetime import date, datetime

import numpy as np

from expedition.atlas.zones import rules, utc_of
from expedition.points import I64, NO_TIME, Mask

_QUARTER_MS = 900_000
_BACK_MS = 1_800_000

_UNSET_DAYS = frozenset({date(1970, 1, 1), date(1989, 12, 31), date(1980, 1, 6)})
"""What devices and programs write that have no time: where their clocks begin."""

_FIRST_YEAR = 1980


def unset_day(first: datetime, last: datetime) -> date | None:
    """The day of times from `first` to `last`, UTC, if only a clock that was never set shows it."""
    day = first.date()
    return day if day == last.date() and (day in _UNSET_DAYS or day.year < _FIRST_YEAR) else None


def to_clock(time_ms: I64, zone: str) -> I64:
    """Instants as a clock in the zone showed them; `NO_TIME` stays."""
    zone_rules = rules(zone)
    return _moved(time_ms, lambda utc: _offset_ms(utc.astimezone(zone_rules)))


def from_clock(clock_ms: I64, zone: str) -> I64:
    """The instants at which a clock in the zone showed these times, in order; `NO_TIME` stays.

    In the hour that comes twice in autumn the first is meant, until the times themselves go back.
    """
    zone_rules = rules(zone)

    def offset(clock: datetime, fold: int) -> int:
        return -_offset_ms(clock.replace(tzinfo=zone_rules, fold=fold))

    first = _moved(clock_ms, lambda clock: offset(clock, 0))
    second = _moved(clock_ms, lambda clock: offset(clock, 1))
    return np.where(_is_second_hour(clock_ms, second > first), second, first)


def _is_second_hour(clock_ms: I64, comes_twice: Mask) -> Mask:
    """Which of the times that come twice stand behind a jump back to the beginning of their hour."""
    at = np.flatnonzero(clock_ms != NO_TIME)
    back = np.zeros(len(clock_ms), dtype=np.bool_)
    back[at[1:]] = np.diff(clock_ms[at]) < -_BACK_MS
    return np.asarray(comes_twice & (np.cumsum(back & comes_twice) > 0))


def _moved(time_ms: I64, by: Callable[[datetime], int]) -> I64:
    """Times moved by what is asked once per quarter of an hour, on which offsets change."""
    known = time_ms != NO_TIME
    quarters, inverse = np.unique(time_ms[known] // _QUARTER_MS, return_inverse=True)
    steps = np.array([by(utc_of(int(quarter) * _QUARTER_MS)) for quarter in quarters], dtype=np.int64)
    moved = time_ms.copy()
    moved[known] += steps[inverse] if len(steps) else 0
    return moved


def _offset_ms(moment: datetime) -> int:
    offset = moment.utcoffset()
    return round(offset.total_seconds() * 1000) if offset else 0
