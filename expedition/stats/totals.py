"""Figures of days added up: for a whole trip, and by country, week, month, mode or kind of day."""

from collections.abc import Sequence

import numpy as np

from expedition.kinds import DayKind
from expedition.points import F64, Mask
from expedition.records.day import DayPage
from expedition.records.fields import TripFields
from expedition.records.trip import GroupTotals, TripTotals
from expedition.records.trip_facts import TripFacts
from expedition.stats.columns import Columns, Share, kind_of, some
from expedition.stats.facts import facts_of
from expedition.stats.grouping import Grouping, groups
from expedition.stats.known import per

__all__ = ["Grouping", "grouped", "totals", "totals_of"]


def totals(days: Sequence[DayPage]) -> TripTotals:
    """The sum of these days; `stated_distance_m` is left to who knows the trip."""
    trip = _trip(days)
    return totals_of(some(trip, [Share(facts, kind_of(facts)) for facts in trip.days]))


def grouped(days: Sequence[DayPage], by: Grouping) -> tuple[GroupTotals, ...]:
    """The days added up per key, as `groups` shares them out; the rows add up to `totals(days)`."""
    trip = _trip(days)
    return tuple(GroupTotals(key, totals_of(some(trip, shares))) for key, shares in groups(trip, by).items())


def _trip(days: Sequence[DayPage]) -> TripFacts:
    """Days of a trip of which nothing else is known."""
    return TripFacts(0, TripFields(title=""), tuple(facts_of(page) for page in days))


def totals_of(columns: Columns) -> TripTotals:
    """The sums of these days, or parts of days."""
    days = columns.days
    counted = days["counts"] == 1.0
    kinds = {kind: int((counted & days.has("kind", kind)).sum()) for kind in DayKind}
    distance_m = np.nan_to_num(days["distance_m"])
    ridden_m = float(distance_m.sum())
    # A riding day of which nobody knows the way makes no average shorter.
    is_open = counted & days.has("kind", DayKind.RIDE) & np.isnan(days["distance_m"])
    longest = int(distance_m.argmax()) if len(days) and distance_m.max() > 0 else None
    return TripTotals(
        days=int(counted.sum()),
        ride_days=kinds[DayKind.RIDE],
        rest_days=kinds[DayKind.REST],
        waiting_days=kinds[DayKind.WAITING],
        transit_days=kinds[DayKind.TRANSIT],
        sick_days=kinds[DayKind.SICK],
        work_days=kinds[DayKind.WORK],
        distance_m=ridden_m,
        carried_m=float(days["carried_m"].sum()),
        involuntary_m=float(days["involuntary_m"].sum()),
        climb_m=added(days["climb_m"]),
        descent_m=added(days["descent_m"]),
        moving_s=added(days["moving_s"]),
        elapsed_s=added(days["elapsed_s"]),
        highest_m=most(days["highest_m"]),
        lowest_m=least(days["lowest_m"]),
        max_speed_m_s=most(days["max_speed_m_s"]),
        temperature_min_c=least(days["temperature_min_c"]),
        temperature_max_c=most(days["temperature_max_c"]),
        average_day_m=per(ridden_m, int((counted & ~is_open).sum())),
        average_ride_day_m=per(
            float(distance_m[days.has("kind", DayKind.RIDE)].sum()),
            kinds[DayKind.RIDE] - int(is_open.sum()),
        ),
        longest_day_m=None if longest is None else float(distance_m[longest]),
        longest_day=None if longest is None else int(columns.numbers[longest]),
        nights=_days_with(columns.stays.counts, counted),
        encounters=_number(days["encounters"], counted),
        people_met=_number(days["people_met"], counted),
        repairs=len(columns.repairs),
        crossings=len(columns.crossings),
        countries=countries(columns),
    )


def countries(columns: Columns) -> tuple[str, ...]:
    """Countries in the order they were entered, each once."""
    return tuple(columns.word(number) for number in dict.fromkeys(columns.countries["country"].tolist()))


def added(values: F64) -> float | None:
    """The sum of what is known; None where nothing is."""
    known = values[~np.isnan(values)]
    return float(known.sum()) if len(known) else None


def most(values: F64) -> float | None:
    """The largest known value."""
    known = values[~np.isnan(values)]
    return float(known.max()) if len(known) else None


def least(values: F64) -> float | None:
    """The smallest known value."""
    known = values[~np.isnan(values)]
    return float(known.min()) if len(known) else None


def _days_with(counts: np.ndarray[tuple[int], np.dtype[np.int64]], counted: Mask) -> int:
    return int(((counts > 0) & counted).sum())


def _number(values: F64, counted: Mask) -> int:
    return int(values[counted].sum())
