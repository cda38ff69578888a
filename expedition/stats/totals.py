"""Figures of days added up: for a whole trip, and by country, week, month, mode or kind of day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from expedition.kinds import CrossingKind, DayKind, EncounterKind, LegMode, LegPower
from expedition.records.day import CrossingRecord, DayFigures, DayPage, LegRecord
from expedition.records.trip import GroupTotals, TripTotals
from expedition.stats.day import day_figures, leg_distance_m
from expedition.stats.known import least, most, total

_HUMAN = (EncounterKind.PEOPLE, EncounterKind.OFFICIAL)


class Grouping(StrEnum):
    """What days can be added up by."""

    COUNTRY = "country"
    WEEK = "week"
    MONTH = "month"
    MODE = "mode"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class _Share:
    """What a day adds to a sum: all of it, or the part of one mode.

    Exactly one share of a day `counts` as the day, so that rows add up to the whole.
    """

    page: DayPage
    figures: DayFigures
    counts: bool
    distance_m: float
    carried_m: float
    involuntary_m: float
    climb_m: float | None
    descent_m: float | None
    moving_s: float | None
    elapsed_s: float | None


def totals(days: Sequence[DayPage]) -> TripTotals:
    """The sum of these days; `stated_distance_m` is left to who knows the trip."""
    return _add([_whole(page) for page in days])


def grouped(days: Sequence[DayPage], by: Grouping) -> tuple[GroupTotals, ...]:
    """The days added up per key, keys in the order they first occur; the rows add up to `totals(days)`.

    A day counts for the country it ends in. By mode, it counts as a day of the mode that went farthest
    under own power; other modes of it add their ways only. The key is empty where nothing is known.
    """
    shares: dict[str, list[_Share]] = {}
    for page in days:
        for key, share in _shares(page, by):
            shares.setdefault(key, []).append(share)
    return tuple(GroupTotals(key, _add(group)) for key, group in shares.items())


def _shares(page: DayPage, by: Grouping) -> list[tuple[str, _Share]]:
    fields = page.fields
    match by:
        case Grouping.COUNTRY:
            return [(fields.country, _whole(page))]
        case Grouping.WEEK:
            year, week, _ = fields.date.isocalendar()
            return [(f"{year}-W{week:02d}", _whole(page))]
        case Grouping.MONTH:
            return [(f"{fields.date.year}-{fields.date.month:02d}", _whole(page))]
        case Grouping.KIND:
            return [(fields.kind.value, _whole(page))]
        case Grouping.MODE:
            return _by_mode(page)


def _whole(page: DayPage) -> _Share:
    return _share(page, page.figures, page.legs, counts=True)


def _share(page: DayPage, figures: DayFigures, legs: Iterable[LegRecord], *, counts: bool) -> _Share:
    forced = (leg_distance_m(leg) for leg in legs if leg.fields.power == LegPower.INVOLUNTARY)
    involuntary_m = total(forced) or 0.0
    return _Share(
        page,
        figures,
        counts,
        figures.distance.value or 0.0,
        (figures.carried.value or 0.0) - involuntary_m,
        involuntary_m,
        figures.climb.value,
        figures.descent.value,
        figures.moving.value,
        figures.elapsed.value,
    )


def _by_mode(page: DayPage) -> list[tuple[str, _Share]]:
    """A share per mode; what the traveller stated for the day beyond its legs goes to the main mode."""
    ways: Counter[LegMode] = Counter()
    for leg in page.legs:
        is_own = leg.fields.power == LegPower.OWN_POWER
        # Whoever rode one kilometre and was carried a hundred had a riding day.
        ways[leg.fields.mode] += int((leg_distance_m(leg) or 0.0) * (1e9 if is_own else 1.0))
    if len(ways) < 2:
        return [(next(iter(ways)).value if ways else "", _whole(page))]
    main = ways.most_common(1)[0][0]
    others = {
        mode: _share(page, day_figures(legs, ()), legs, counts=False)
        for mode in ways
        if mode != main and (legs := [leg for leg in page.legs if leg.fields.mode == mode])
    }
    rest = _remainder(_whole(page), list(others.values()))
    return [(mode.value, rest if mode == main else others[mode]) for mode in ways]


def _remainder(whole: _Share, parts: Sequence[_Share]) -> _Share:
    """The share of the main mode: all of the day that the other modes did not take."""

    def left(whole_day: float | None, taken: Iterable[float | None]) -> float | None:
        return None if whole_day is None else whole_day - (total(taken) or 0.0)

    return replace(
        whole,
        distance_m=left(whole.distance_m, (part.distance_m for part in parts)) or 0.0,
        carried_m=left(whole.carried_m, (part.carried_m for part in parts)) or 0.0,
        involuntary_m=left(whole.involuntary_m, (part.involuntary_m for part in parts)) or 0.0,
        climb_m=left(whole.climb_m, (part.climb_m for part in parts)),
        descent_m=left(whole.descent_m, (part.descent_m for part in parts)),
        moving_s=left(whole.moving_s, (part.moving_s for part in parts)),
        elapsed_s=left(whole.elapsed_s, (part.elapsed_s for part in parts)),
    )


def _add(shares: Sequence[_Share]) -> TripTotals:
    counted = [share.page for share in shares if share.counts]
    kinds = Counter(page.fields.kind for page in counted)
    distance_m = sum(share.distance_m for share in shares)
    rides = [share for share in shares if share.page.fields.kind == DayKind.RIDE]
    ride_days = kinds[DayKind.RIDE]
    longest = max(shares, key=lambda share: share.distance_m, default=None)
    met = [encounter.fields for page in counted for encounter in page.encounters]
    people = [fields.count for fields in met if fields.kind in _HUMAN]
    return TripTotals(
        days=len(counted),
        ride_days=ride_days,
        rest_days=kinds[DayKind.REST],
        waiting_days=kinds[DayKind.WAITING],
        transit_days=kinds[DayKind.TRANSIT],
        sick_days=kinds[DayKind.SICK],
        work_days=kinds[DayKind.WORK],
        distance_m=distance_m,
        carried_m=sum(share.carried_m for share in shares),
        involuntary_m=sum(share.involuntary_m for share in shares),
        climb_m=total(share.climb_m for share in shares),
        descent_m=total(share.descent_m for share in shares),
        moving_s=total(share.moving_s for share in shares),
        elapsed_s=total(share.elapsed_s for share in shares),
        highest_m=most(share.figures.highest.value for share in shares),
        lowest_m=least(share.figures.lowest.value for share in shares),
        max_speed_m_s=most(share.figures.max_speed.value for share in shares),
        temperature_min_c=least(share.figures.temperature_min.value for share in shares),
        temperature_max_c=most(share.figures.temperature_max.value for share in shares),
        average_day_m=distance_m / len(counted) if counted else None,
        average_ride_day_m=sum(share.distance_m for share in rides) / ride_days if ride_days else None,
        longest_day_m=longest.distance_m if longest and longest.distance_m else None,
        longest_day=longest.page.row.number if longest and longest.distance_m else None,
        nights=sum(bool(page.stays) for page in counted),
        encounters=len(met),
        people_met=sum(1 if count is None else count for count in people),
        repairs=sum(len(page.repairs) for page in counted),
        crossings=sum(len(page.crossings) for page in counted),
        countries=_countries(counted),
    )


def _countries(pages: Iterable[DayPage]) -> tuple[str, ...]:
    """Countries in the order they were entered, each once."""
    codes = (
        code
        for page in pages
        for code in (
            page.fields.country_from,
            *(record.fields.country_from for record in page.crossings if _is_border(record)),
            page.fields.country,
        )
        if code
    )
    return tuple(dict.fromkeys(codes))


def _is_border(record: CrossingRecord) -> bool:
    return record.fields.kind == CrossingKind.BORDER
