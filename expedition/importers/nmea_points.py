"""Sentences of an NMEA log that tell of one moment, gathered into points with full dates."""

from collections.abc import Sequence

import numpy as np

from expedition.importers.columns import MISSING, numbers
from expedition.importers.point_columns import BLOCK_POINTS, Columns, PointColumns
from expedition.points import F64, I64, NO_TIME, Mask

_DAY_MS = 86_400_000
_NO_DAY = np.iinfo(np.int64).min
_LAST_CENTURY = 80
_FIRST_YEAR, _LAST_YEAR = 1980, 2099
_NOWHERE = [MISSING, "", MISSING, ""]
_SIGNS = {"N": 1.0, "E": 1.0, "S": -1.0, "W": -1.0}


class Epochs:
    """The moments of a log in order; what is said of the latest one may still change."""

    def __init__(self) -> None:
        self.place: list[str] = []
        self.ele = MISSING
        self.date = ""
        self._time = "none yet"
        self._is_void = False
        self._lat: tuple[list[str], list[str]] = ([], [])
        self._lon: tuple[list[str], list[str]] = ([], [])
        self._eles: list[str] = []
        self._times: list[str] = []
        self._dates: list[str] = []
        self._placed: list[bool] = []
        self._parts: list[tuple[F64, F64, F64, I64, I64, Mask]] = []

    def begin(self, time: str, *, is_void: bool = False) -> None:
        """Turn to the moment of this clock time, if it is another one; a void moment is no point."""
        if not time or (time != self._time and time.rstrip("0.") != self._time.rstrip("0.")):
            self._keep()
            self._time = time
        self._is_void |= is_void

    def points(self) -> PointColumns:
        """All points; dates that came late are put on what was before."""
        self._keep()
        self._flush()
        points = PointColumns()
        if not self._parts:
            return points
        lat, lon, ele_m, clock_ms, stated, placed = map(np.concatenate, zip(*self._parts, strict=True))
        time_ms = _dated(clock_ms, stated)
        if not placed.all():
            lat, lon, ele_m, time_ms = (column[placed] for column in (lat, lon, ele_m, time_ms))
        zoned = np.zeros(len(lat), dtype=np.bool_)
        points.add(Columns(lat, lon, ele_m, time_ms, zoned, commas=0, lost_times=0, sensors={}))
        return points

    def _keep(self) -> None:
        is_placed = len(self.place) == 4 and bool(self.place[0])
        # A date said between two points is that of both.
        if (is_placed or self.date) and not self._is_void:
            place = self.place if is_placed else _NOWHERE
            self._placed.append(is_placed)
            self._lat[0].append(place[0])
            self._lat[1].append(place[1])
            self._lon[0].append(place[2])
            self._lon[1].append(place[3])
            self._eles.append(self.ele)
            self._times.append(self._time)
            self._dates.append(self.date)
            if len(self._times) >= BLOCK_POINTS:
                self._flush()
        self.place, self.ele, self.date, self._is_void = [], MISSING, "", False

    def _flush(self) -> None:
        if not self._times:
            return
        days = {date: _day(date) for date in set(self._dates)}
        stated = np.array([days[date] for date in self._dates], dtype=np.int64)
        ele_m, _commas = numbers(self._eles)
        clock_ms = _clock_ms(self._times)
        placed = np.array(self._placed, dtype=np.bool_)
        self._parts.append((degrees(*self._lat), degrees(*self._lon), ele_m, clock_ms, stated, placed))
        self._placed.clear()
        for texts in (*self._lat, *self._lon, self._eles, self._times, self._dates):
            texts.clear()


def degrees(texts: Sequence[str], sides: Sequence[str]) -> F64:
    """Degrees of texts such as 4807.038 (48° 7.038') and their side of the globe, NaN for what is none."""
    values, _commas = numbers(texts)
    values[~np.isfinite(values)] = np.nan
    signs = np.array([_SIGNS.get(side, np.nan) for side in sides])
    whole = np.floor(values / 100.0)
    minutes = values - whole * 100.0
    return np.where((values >= 0) & (minutes < 60.0), signs * (whole + minutes / 60.0), np.nan)


def _clock_ms(texts: Sequence[str]) -> I64:
    """Milliseconds since midnight of texts such as 235959.50, `NO_TIME` for what is none."""
    values, _commas = numbers([text if len(text) >= 6 else MISSING for text in texts])
    is_time = (values >= 0) & (values < 240_000)
    values = np.where(is_time, values, 0.0)
    whole = values.astype(np.int64)
    hours, minutes, seconds = whole // 10_000, whole // 100 % 100, whole % 100
    fraction_ms = np.rint((values - whole) * 1000).astype(np.int64)
    is_time &= (minutes < 60) & (seconds <= 60)
    return np.where(is_time, ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction_ms, NO_TIME)


def _day(date: str) -> int:
    """Days since 1970 of ddmmyy or ddmmyyyy, `_NO_DAY` for what is none."""
    if len(date) not in (6, 8) or not date.isdecimal():
        return _NO_DAY
    day, month, year = int(date[:2]), int(date[2:4]), int(date[4:])
    if len(date) == 6:
        year += 1900 if year >= _LAST_CENTURY else 2000
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _NO_DAY
    try:
        return int(np.datetime64(f"{year:04}-{month:02}-{day:02}", "D").astype(np.int64))
    except ValueError:
        return _NO_DAY


def _dated(clock_ms: I64, stated: I64) -> I64:
    """Instants of clock times: with the date stated beside them, else the one before, else the first after.

    Where the clock falls by more than half a day, midnight has passed, whether the date says so or not.
    """
    known = np.flatnonzero(stated != _NO_DAY)
    if not len(known):
        return np.full(len(clock_ms), NO_TIME, dtype=np.int64)
    fall = np.diff(clock_ms, prepend=clock_ms[:1])
    # Of a time that could not be read nothing is said.
    is_readable = clock_ms != NO_TIME
    fall[~is_readable | ~np.roll(is_readable, 1)] = 0
    midnights = np.cumsum(fall < -_DAY_MS // 2)
    # The latest place where a date began to be stated, the first one for all that is before it.
    is_new = np.diff(stated[known], prepend=_NO_DAY) != 0
    begins = known[is_new]
    source = begins[np.maximum(np.searchsorted(begins, np.arange(len(stated)), side="right") - 1, 0)]
    day = stated[source] + midnights - midnights[source]
    return np.where(is_readable, day * _DAY_MS + clock_ms, NO_TIME)
