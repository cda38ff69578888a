"""Kilometres on the three scales: of the day, of the trip, of the road."""

from expedition.kinds import KmScale
from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class DayStretch:
    """A day on the trip's scale: metres ridden before it, and on it where known."""

    before_m: float
    length_m: float | None = None


@dataclass(frozen=True, slots=True)
class Kilometres:
    """One place in metres on each scale; None where it cannot be told."""

    day_m: float | None = None
    trip_m: float | None = None
    road_m: float | None = None


def on_all(scale: KmScale, distance_m: float | None, day: DayStretch | None) -> Kilometres:
    """A distance on its own scale, and on the others as far as its day tells them."""
    if distance_m is None:
        return Kilometres()
    match scale:
        case KmScale.ROAD:
            return Kilometres(road_m=distance_m)
        case KmScale.DAY:
            return Kilometres(distance_m, None if day is None else day.before_m + distance_m)
        case KmScale.TRIP:
            return Kilometres(_of_day(distance_m, day), distance_m)


def _of_day(trip_m: float, day: DayStretch | None) -> float | None:
    """The kilometre of the day, if that lies on the day at all."""
    if day is None or day.length_m is None:
        return None
    day_m = trip_m - day.before_m
    return day_m if 0 <= day_m <= day.length_m else None
