"""Totals of a trip, and of groups of its days: by country, week, month, mode or kind."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from expedition.kinds import CrossingKind, DayKind, EncounterKind, LegMode, LegPower
from expedition.records.day import DayPage
from expedition.records.trip import GroupTotals, TripTotals
from expedition.stats.day import leg_distance_m
from expedition.stats.known import least, most, total


class Grouping(StrEnum):
    """What days can be grouped by."""

    COUNTRY = "country"
    WEEK = "week"
    MONTH = "month"
    MODE = "mode"
    KIND = "kind"


def totals(days: Sequence[DayPage]) -> TripTotals:
    """The figures of all these days together; None where no day knows."""
    kinds = Counter(day.fields.kind for day in days)
    ridden = [day.figures.distance.value or 0.0 for day in days]
    riding = [distance_m for distance_m in ridden if distance_m > 0]
    longest = max(days, key=lambda day: day.figures.distance.value or 0.0, default=None)
    return TripTotals(
        days=len(days),
        ride_days=kinds[DayKind.RIDE],
        rest_days=kinds[DayKind.REST],
        waiting_days=kinds[DayKind.WAITING],
        transit_days=kinds[DayKind.TRANSIT],
        sick_days=kinds[DayKind.SICK],
        work_days=kinds[DayKind.WORK],
        distance_m=sum(ridden),
        carried_m=sum((day.figures.carried.value or 0.0) - _involuntary_m(day) for day in days),
        involuntary_m=sum(_involuntary_m(day) for day in days),
        climb_m=total(day.figures.climb.value for day in days),
        descent_m=total(day.figures.descent.value for day in days),
        moving_s=total(day.figures.moving.value for day in days),
        elapsed_s=total(day.figures.elapsed.value for day in days),
        highest_m=most(day.figures.highest.value for day in days),
        lowest_m=least(day.figures.lowest.value for day in days),
        max_speed_m_s=most(day.figures.max_speed.value for day in days),
        temperature_min_c=least(day.figures.temperature_min.value for day in days),
        temperature_max_c=most(day.figures.temperature_max.value for day in days),
        average_day_m=sum(ridden) / len(days) if days else None,
        average_ride_day_m=sum(riding) / len(riding) if riding else None,
        longest_day_m=max(riding, default=None),
        longest_day=longest.row.number if longest is not None and riding else None,
        nights=sum(bool(day.stays) for day in days),
        encounters=sum(len(day.encounters) for day in days),
        people_met=sum(_people(day) for day in days),
        repairs=sum(len(day.repairs) for day in days),
        crossings=sum(len(day.crossings) for day in days),
        countries=countries(days),
    )


def grouped(days: Sequence[DayPage], by: Grouping) -> tuple[GroupTotals, ...]:
    """Totals per key in order of first appearance; every day has one key, so the rows add up."""
    groups: dict[str, list[DayPage]] = {}
    for day in days:
        groups.setdefault(_KEYS[by](day), []).append(day)
    return tuple(GroupTotals(key, totals(members)) for key, members in groups.items())


def countries(days: Iterable[DayPage]) -> tuple[str, ...]:
    """Countries in order of first visit, the one a border day came from included."""
    seen: dict[str, None] = {}
    for day in days:
        crossed = [
            crossing.fields for crossing in day.crossings if crossing.fields.kind is CrossingKind.BORDER
        ]
        for code in (
            day.fields.country_from,
            *(fields.country_from for fields in crossed),
            day.fields.country,
        ):
            if code:
                seen[code] = None
    return tuple(seen)


def main_mode(day: DayPage) -> str:
    """The mode of the longest leg of a day, empty for a day without legs."""
    lengths: dict[LegMode, float] = {}
    for leg in day.legs:
        lengths[leg.fields.mode] = lengths.get(leg.fields.mode, 0.0) + (leg_distance_m(leg) or 0.0)
    return max(lengths, key=lambda mode: lengths[mode]).value if lengths else ""


def _week(day: DayPage) -> str:
    year, week, _weekday = day.fields.date.isocalendar()
    return f"{year}-W{week:02d}"


_KEYS: dict[Grouping, Callable[[DayPage], str]] = {
    Grouping.COUNTRY: lambda day: day.fields.country,
    Grouping.WEEK: _week,
    Grouping.MONTH: lambda day: f"{day.fields.date:%Y-%m}",
    Grouping.MODE: main_mode,
    Grouping.KIND: lambda day: day.fields.kind.value,
}


def _involuntary_m(day: DayPage) -> float:
    legs = (leg for leg in day.legs if leg.fields.power is LegPower.INVOLUNTARY)
    return sum(leg_distance_m(leg) or 0.0 for leg in legs)


def _people(day: DayPage) -> int:
    """People met: a group without a count is at least one."""
    people = {EncounterKind.PEOPLE, EncounterKind.OFFICIAL}
    met = (encounter.fields for encounter in day.encounters if encounter.fields.kind in people)
    return sum(1 if fields.count is None else fields.count for fields in met)
