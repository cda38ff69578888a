"""Made-up trips for the tests of charts: every number follows from the arguments."""

import math
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from expedition.kinds import DayKind
from expedition.records.trip import DayPoint, TripProfile, TripSeries

START = date(2024, 5, 6)
_KINDS = {
    2: DayKind.WAITING,
    3: DayKind.WAITING,
    4: DayKind.WAITING,
    5: DayKind.TRANSIT,
    11: DayKind.REST,
    17: DayKind.REST,
    18: DayKind.REST,
    27: DayKind.SICK,
    28: DayKind.SICK,
    29: DayKind.SICK,
    38: DayKind.WORK,
    39: DayKind.WORK,
    42: DayKind.REST,
    50: DayKind.REST,
    51: DayKind.REST,
}
_PLACES = ("Nukus", "Khiva", "Bukhara", "Samarkand", "Tashkent", "Bishkek", "Ürümqi")
_COUNTRIES = ("AZ", "KZ", "UZ", "KZ", "KG", "KZ")


def day(number: int, total_m: float, **changes: object) -> DayPoint:
    """A riding day of 80 km unless told otherwise."""
    usual = DayPoint(
        day_id=100 + number,
        number=number,
        date=START + timedelta(days=number - 1),
        kind=DayKind.RIDE,
        label=_PLACES[number % len(_PLACES)],
        country="KZ",
        distance_m=80_000.0,
        carried_m=0.0,
        total_m=total_m,
        climb_m=None,
        temperature_min_c=None,
        temperature_max_c=None,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]  # names and types are DayPoint's own


def trip(
    days: int, samples: int = 4000, goal_km: float | None = None, planned_days: int | None = None
) -> TripSeries:
    """A trip with rests, borders, heat and mountains, the same every time."""
    points, total = [], 0.0
    for number in range(1, days + 1):
        kind = _KINDS.get(1 + (number - 1) % 54, DayKind.RIDE)
        way = 60_000.0 + 55_000.0 * math.sin(number * 12.9898) ** 2 if kind is DayKind.RIDE else 0.0
        total += way
        warm = 24.0 + 14.0 * math.sin(number / max(days, 40) * math.pi) + 4.0 * math.sin(number * 7.1)
        points.append(
            day(
                number,
                total,
                kind=kind,
                country=_COUNTRIES[(number - 1) * len(_COUNTRIES) // days],
                distance_m=way if kind is DayKind.RIDE else None,
                carried_m=62_000.0 if kind is DayKind.TRANSIT else 0.0,
                temperature_min_c=warm - 14.0,
                temperature_max_c=warm,
            )
        )
    return TripSeries(
        title="Across the steppe",
        days=tuple(points),
        profile=profile(points, samples),
        goal_distance_m=goal_km * 1000 if goal_km else None,
        planned_start=START if planned_days else None,
        planned_end=START + timedelta(days=planned_days - 1) if planned_days else None,
    )


def profile(days: list[DayPoint], samples: int) -> TripProfile:
    """Plains from below the sea up to two passes."""
    total = days[-1].total_m if days else 0.0
    x = np.linspace(0.0, total, samples)
    share = x / max(total, 1.0)
    rough = sum(np.sin(x / (3000.0 * k) + k) * 9.0 * k for k in range(1, 6))
    passes = 900.0 * np.exp(-(((share - 0.6) / 0.02) ** 2)) + 1100.0 * np.exp(
        -(((share - 0.85) / 0.015) ** 2)
    )
    ends = np.array([point.total_m for point in days])
    numbers = np.minimum(np.searchsorted(ends, x), len(days) - 1) + 1
    return TripProfile(x, -25.0 + 500.0 * share + rough * share + passes, numbers.astype(np.int64))


def without_heights(series: TripSeries) -> TripSeries:
    """The same trip, nothing known of its heights."""
    none = np.empty(0)
    return replace(series, profile=TripProfile(none, none, np.empty(0, dtype=np.int64)))
