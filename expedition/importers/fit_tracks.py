"""The recorded line of one FIT recording: its points, cut at the stops of the timer, one track a session."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from expedition.importers import fit_words as words
from expedition.importers.fit_fields import TIMESTAMP, Definition
from expedition.importers.fit_tables import (
    COURSE,
    EVENT,
    RECORD,
    SESSION,
    SPORT,
    degrees,
    heights,
    instants,
    table,
    texts,
    times,
)
from expedition.importers.point_columns import Columns, PointColumns, TrackStart
from expedition.points import CADENCE, F64, HEART_RATE, I64, POWER, TEMPERATURE
from expedition.record_classes import dataclass

_LAT, _LON, _ELE, _HEART_RATE, _CADENCE, _DISTANCE, _POWER, _TEMPERATURE = 0, 1, 2, 3, 4, 5, 7, 13
_CADENCE_PART, _FINE_ELE = 53, 78
_START, _SPORT, _SUB_SPORT, _SESSION_NAME = 2, 5, 6, 110
_SPORT_NAME = 3
_COURSE_SPORT, _COURSE_NAME = 4, 5
_TIMER, _STOPS = 0, (1, 4, 8, 9)


@dataclass(slots=True)
class Recorded:
    """The points of a file's recordings one after another, and what else their records tell.

    `records` counts those without a position too; `distance_m` is what the device counted. `is_stopped`
    says that nothing was recorded since the timer stood still last; `is_virtual` that no one went outside.
    """

    points: PointColumns
    records: int = 0
    distance_m: float = 0.0
    is_stopped: bool = True
    is_virtual: bool = False

    @property
    def segments(self) -> int:
        """Segments of the file; one that was begun behind the last stop counts though it is empty."""
        return len(self.points.segments) + self.is_stopped


@dataclass(frozen=True, slots=True)
class _Session:
    """A stretch of one sport, from its first to its last second by the device's clock, NaN where unknown."""

    start_s: float
    end_s: float
    sport: float
    is_virtual: bool
    name: str


def gather(
    data: bytes, definitions: Sequence[Definition], recorded: Recorded, *, is_plan: bool = False
) -> None:
    """Adds what this recording holds, or the line of a course, which is a plan."""
    fields = (_LAT, _LON, _ELE, _FINE_ELE, _DISTANCE, _TEMPERATURE, _HEART_RATE, _POWER)
    records = table(data, definitions, RECORD, TIMESTAMP, _CADENCE, _CADENCE_PART, *fields)
    distances = records.fields[_DISTANCE][np.isfinite(records.fields[_DISTANCE])]
    recorded.records += len(records)
    recorded.distance_m += float(distances[-1]) / 100 if len(distances) else 0.0
    sessions = (_course if is_plan else _sessions)(data, definitions)
    recorded.is_virtual |= any(session.is_virtual for session in sessions)
    lat, lon = records.fields[_LAT], records.fields[_LON]
    # Some writers mark what is missing by all bits set, which is no mark for signed numbers.
    placed = np.isfinite(lat) & np.isfinite(lon) & ((lat != -1) | (lon != -1))
    if not placed.any():
        return
    found = {number: values[placed] for number, values in records.fields.items()}
    time_ms = times(data, definitions, records)[placed]
    first, points = recorded.points.count, recorded.points
    breaks = _breaks(data, definitions, records.starts[placed])
    points.segments.extend((first + breaks[breaks < len(time_ms)]).tolist())
    tracks = _tracks(sessions, time_ms, first)
    points.tracks.extend(replace(track, is_plan=is_plan) for track in tracks)
    points.columns.append(_columns(found, time_ms))
    points.count += len(time_ms)
    recorded.is_stopped = bool(breaks[-1] == len(time_ms))


def _columns(found: dict[int, F64], time_ms: I64) -> Columns:
    every = np.arange(len(time_ms), dtype=np.int64)
    cadence = found[_CADENCE] + np.nan_to_num(found[_CADENCE_PART]) / 128
    sensors = {
        TEMPERATURE: found[_TEMPERATURE],
        HEART_RATE: found[_HEART_RATE],
        CADENCE: cadence,
        POWER: found[_POWER],
    }
    return Columns(
        degrees(found[_LAT]),
        degrees(found[_LON]),
        heights(found[_FINE_ELE], found[_ELE]),
        time_ms,
        zoneless=np.zeros(len(every), dtype=np.bool_),
        commas=0,
        lost_times=0,
        sensors={name: (every, values) for name, values in sensors.items() if np.isfinite(values).any()},
    )


def _breaks(data: bytes, definitions: Sequence[Definition], starts: I64) -> I64:
    """Where segments begin: at the first point, and behind each stop of the timer."""
    events = table(data, definitions, EVENT, 0, 1)
    stops = (events.fields[0] == _TIMER) & np.isin(events.fields[1], _STOPS)
    return np.array(sorted({0, *np.searchsorted(starts, events.starts[stops]).tolist()}), dtype=np.int64)


def _tracks(sessions: Sequence[_Session], time_ms: I64, first: int) -> list[TrackStart]:
    """A track for each session, from the first point recorded when it had begun."""
    found: list[TrackStart] = []
    place = 0
    for session in sessions or [_Session(np.nan, np.nan, np.nan, is_virtual=False, name="")]:
        if found:
            begun = np.append(time_ms >= instants(np.array([session.start_s]))[0], True)
            place = max(place, int(begun.argmax()))
        if place < len(time_ms):
            found.append(TrackStart(first + place, session.name, words.sport(session.sport)))
    return found


def _course(data: bytes, definitions: Sequence[Definition]) -> list[_Session]:
    """The one stretch of a course, under its name."""
    names = texts(data, definitions, COURSE, _COURSE_NAME)
    sport = table(data, definitions, COURSE, _COURSE_SPORT).first(_COURSE_SPORT)
    return [_Session(np.nan, np.nan, sport, is_virtual=False, name=names[0])] if names else []


def _sessions(data: bytes, definitions: Sequence[Definition]) -> list[_Session]:
    """The stretches of one sport in order of time; changing between two belongs to the one before."""
    kinds = table(data, definitions, SPORT, 0, 1)
    names = texts(data, definitions, SPORT, _SPORT_NAME)
    found = table(data, definitions, SESSION, _START, TIMESTAMP, _SPORT, _SUB_SPORT)
    if not len(found):
        virtual = kinds.first(1) == words.VIRTUAL
        return [_Session(np.nan, np.nan, kinds.first(0), virtual, names[0])] if names else []
    own = texts(data, definitions, SESSION, _SESSION_NAME)
    usual = names[0] if names and len(found) == 1 else ""
    every = [
        _Session(start, end, sport, sub_sport == words.VIRTUAL, name or usual)
        for start, end, sport, sub_sport, name in zip(
            *(found.fields[number].tolist() for number in (_START, TIMESTAMP, _SPORT, _SUB_SPORT)),
            own,
            strict=True,
        )
    ]
    parts = [one for one in every if one.sport != words.TRANSITION and not _sums_up(one, every)]
    return sorted(parts or every[:1], key=lambda one: np.nan_to_num(one.start_s))


def _sums_up(session: _Session, every: Sequence[_Session]) -> bool:
    """Whether a session without a sport of its own holds others that have one."""
    return session.sport in words.TOGETHER and any(
        one.sport not in words.TOGETHER and session.start_s <= one.start_s < session.end_s for one in every
    )
