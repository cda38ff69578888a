"""The same ride twice: the same bytes, two devices, or a merged file beside its parts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from math import floor, log, log1p

import numpy as np

from expedition.geo import EQUATOR_M, step_lengths_m
from expedition.packing import unpack
from expedition.points import F64, Points, empty
from expedition.record_classes import dataclass
from expedition.records.importing import FileState
from expedition.text import _
from expedition.units import number

START_S = 60.0
LENGTH_PART = 0.02
UNTIMED_PART = 0.001
NEAR_M = 50.0
OVERLAP_PART = 0.5
_STEP_S = 300.0
_SAG = 0.25
"""A thinned line leaves the way by up to about this part of its step, in bends."""

_REACH = 2
_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Ride:
    """A leg as it is compared. Known ones lie in the trip already.

    `part` tells the legs of one file apart, None where that is not known; `source` is where its file lies;
    `device` is what wrote it, empty where unknown.
    """

    name: str
    sha256s: tuple[str, ...]
    start_utc: datetime | None
    end_utc: datetime | None
    distance_m: float
    points: int
    outline: bytes
    part: int | None = None
    source: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a ride is beside the others; `reason` reads on from the state's word."""

    state: FileState
    reason: str


def compare(rides: Sequence[Ride], known: Iterable[Ride]) -> dict[int, Verdict]:
    """Verdicts by the number of each ride that is not new, whatever the order they come in.

    Longer rides are taken first, so a merged file stands for its parts; of several recordings of one
    ride the one with most points stays.
    """
    verdicts: dict[int, Verdict] = {}
    taken = _Taken()
    for ride in known:
        taken.add(ride)
    for place in _order(rides):
        ride = rides[place]
        verdict = _verdict(ride, taken)
        if verdict is None:
            taken.add(ride)
        else:
            verdicts[place] = verdict
    return verdicts


class _Taken:
    """The rides that count, found by the days they touch; their outlines are unpacked once."""

    def __init__(self) -> None:
        self._by_day: defaultdict[int, list[Ride]] = defaultdict(list)
        self._untimed: defaultdict[tuple[int, int], list[Ride]] = defaultdict(list)
        self._lines: dict[bytes, Points] = {}

    def add(self, ride: Ride) -> None:
        days = _days(ride)
        for day in days:
            self._by_day[day].append(ride)
        if not days:
            self._untimed[ride.points, _step(ride.distance_m)].append(ride)

    def near(self, ride: Ride) -> list[Ride]:
        """Rides of the same days, or without times of the same number of points and about the same length."""
        days = _days(ride)
        if days:
            found = (other for day in days for other in self._by_day[day])
            return list({id(other): other for other in found}.values())
        step = _step(ride.distance_m)
        keys = ((ride.points, near) for near in (step, step - 1, step + 1))
        return [other for key in keys for other in self._untimed.get(key, ())]

    def line(self, ride: Ride) -> Points:
        """The timed points of a ride in order of time."""
        if ride.outline not in self._lines:
            points = _unpacked(ride.outline)
            timed = np.flatnonzero(points.has_time)
            order = np.argsort(points.time_ms[timed], kind="stable")
            self._lines[ride.outline] = points.take(timed[order])
        return self._lines[ride.outline]

    def begins_with(self, ride: Ride, other: Ride) -> bool:
        """Whether both begin at the same place."""
        ends = [_unpacked(line.outline) for line in (ride, other)]
        if not all(len(points) for points in ends):
            return False
        lat, lon = (np.array([getattr(points, name)[0] for points in ends]) for name in ("lat", "lon"))
        return bool(step_lengths_m(lat, lon)[0] <= NEAR_M)


def _unpacked(outline: bytes) -> Points:
    """The points of an outline; of a damaged one none, so that it is like no other."""
    try:
        return unpack(outline)
    except ValueError:
        return empty()


def _step(distance_m: float) -> int:
    """The step of a ladder on which lengths that differ by `UNTIMED_PART` at most are neighbours."""
    return floor(log(max(distance_m, 1e-3)) / -log1p(-UNTIMED_PART))


def _days(ride: Ride) -> range:
    """The days a ride touches; none for one without times."""
    if ride.start_utc is None or ride.end_utc is None:
        return range(0)
    first = int((ride.start_utc.timestamp() - START_S) // _DAY_S)
    return range(first, int((ride.end_utc.timestamp() + START_S) // _DAY_S) + 1)


def _order(rides: Sequence[Ride]) -> list[int]:
    """Longest first; recordings of one ride stand together, the one with most points first."""
    near = _Taken()
    for ride in rides:
        near.add(ride)

    def rank(place: int) -> tuple[float, int, str, str, int]:
        ride = rides[place]
        twins = [other.distance_m for other in near.near(ride) if _is_same_ride(ride, other)]
        longest = max(twins, default=ride.distance_m)
        return -longest, -ride.points, ride.name, ride.source, ride.part or 0

    return sorted(range(len(rides)), key=rank)


def _verdict(ride: Ride, taken: _Taken) -> Verdict | None:
    others = taken.near(ride)
    for other in others:
        if _is_same_bytes(ride, other):
            return Verdict(FileState.DUPLICATE, _("of {name}: same bytes").format(name=other.name))
    for other in others:
        if _is_same_ride(ride, other) and (ride.start_utc or taken.begins_with(ride, other)):
            reason = _("of {name}: {why}").format(name=other.name, why=_difference(ride, other))
            return Verdict(FileState.DUPLICATE, reason)
    return _overlap(ride, others, taken)


def _is_same_bytes(ride: Ride, other: Ride) -> bool:
    if not set(ride.sha256s) & set(other.sha256s):
        return False
    if ride.part is not None and other.part is not None:
        return ride.part == other.part
    return _is_same_ride(ride, other)


def _is_same_ride(ride: Ride, other: Ride) -> bool:
    longer = max(ride.distance_m, other.distance_m)
    apart_m = abs(ride.distance_m - other.distance_m)
    if ride.start_utc is None or other.start_utc is None:
        untimed = ride.start_utc is None and other.start_utc is None
        return untimed and ride.points == other.points and apart_m <= UNTIMED_PART * longer
    apart_s = abs((ride.start_utc - other.start_utc).total_seconds())
    return apart_s <= START_S and apart_m <= LENGTH_PART * longer


def _difference(ride: Ride, other: Ride) -> str:
    """How a recording differs from the one that stays: `starts 12 s later, 0.4 % longer, fewer points`."""
    return ", ".join(_differences(ride, other)) or _("the same start and way")


def _differences(ride: Ride, other: Ride) -> Iterator[str]:
    if ride.start_utc and other.start_utc:
        later = round((ride.start_utc - other.start_utc).total_seconds())
        if later:
            words = _("starts {seconds} s later") if later > 0 else _("starts {seconds} s earlier")
            yield words.format(seconds=abs(later))
    part = 100 * (ride.distance_m / other.distance_m - 1) if other.distance_m else 0.0
    if abs(part) >= 0.05:
        words = _("{part} % longer") if part > 0 else _("{part} % shorter")
        yield words.format(part=number(abs(part), 1))
    if ride.points < other.points:
        yield _("fewer points")
    if ride.device and other.device and ride.device != other.device:
        yield _("by {device}: a second device, or another rider's").format(device=ride.device)


def _overlap(ride: Ride, others: Sequence[Ride], taken: _Taken) -> Verdict | None:
    """Whether the ride was on the same way at the same time as others, of which some count already."""
    timed = [other for other in others if _at_one_time(ride, other)]
    if not timed or ride.start_utc is None:
        return None
    line = taken.line(ride)
    shares = [(other, _near(line, taken.line(other))) for other in timed]
    together = np.logical_or.reduce([near for _other, near in shares])
    weight = _seconds(line)
    whole = float(weight.sum())
    part = float(weight[together].sum()) / whole if whole else 0.0
    other = max(shares, key=lambda share: float(weight[share[1]].sum()))[0]
    if part > OVERLAP_PART:
        words = _("{name} for {part} % of its time, within 50 m; longer one kept")
        return Verdict(FileState.OVERLAPS, words.format(name=other.name, part=round(100 * part)))
    for other in timed:
        covered = taken.line(other)
        seconds = _seconds(covered)
        total = float(seconds.sum())
        if total and float(seconds[_near(covered, line)].sum()) / total > OVERLAP_PART:
            words = _("{name}, most of which is in it; more points kept")
            return Verdict(FileState.OVERLAPS, words.format(name=other.name))
    return None


def _at_one_time(one: Ride, other: Ride) -> bool:
    if not (one.start_utc and one.end_utc and other.start_utc and other.end_utc):
        return False
    return one.start_utc <= other.end_utc and other.start_utc <= one.end_utc


def _seconds(line: Points) -> F64:
    """The time each point stands for; long silences count as little."""
    steps = np.minimum(np.diff(line.time_ms) / 1000.0, _STEP_S)
    return np.append(steps, 0.0)


def _near(line: Points, other: Points) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which points of a line lie within 50 m of the way another took around the same time."""
    near = np.zeros(len(line), dtype=np.bool_)
    if len(other) < 2 or not len(line):
        return near
    during = (line.time_ms >= other.time_ms[0]) & (line.time_ms <= other.time_ms[-1])
    at = np.flatnonzero(during)
    behind = np.searchsorted(other.time_ms, line.time_ms[at], side="right") - 1
    for shift in range(-_REACH, _REACH + 1):
        step = np.clip(behind + shift, 0, len(other) - 2)
        near[at] |= _is_beside(line.lat[at], line.lon[at], other, step)
    return near


def _is_beside(
    lat: F64, lon: F64, other: Points, step: "np.ndarray[tuple[int], np.dtype[np.int64]]"
) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Whether places lie near the straight step of a line, allowing for the bends thinning cut off."""
    metre = np.radians(1.0) * EQUATOR_M
    shrink = np.cos(np.radians(lat))

    def flat(number: int) -> tuple[F64, F64]:
        east = (other.lon[step + number] - lon + 180.0) % 360.0 - 180.0
        return east * metre * shrink, (other.lat[step + number] - lat) * metre

    (x0, y0), (x1, y1) = flat(0), flat(1)
    dx, dy = x1 - x0, y1 - y0
    length_2 = np.maximum(dx * dx + dy * dy, 1e-6)
    along = np.clip(-(x0 * dx + y0 * dy) / length_2, 0.0, 1.0)
    away = np.hypot(x0 + along * dx, y0 + along * dy)
    return np.asarray(away <= NEAR_M + _SAG * np.sqrt(length_2))
