"""What a chosen figure of some days comes to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from expedition.charts.facts import told_days
from expedition.charts.spent import amount_in, spent
from expedition.kinds import DayKind
from expedition.record_classes import dataclass
from expedition.records.chart_choice import ChartChoice, ChartFigure, ChartGrouping
from expedition.records.facts import DayFacts
from expedition.records.fields import TripFields
from expedition.records.trip import TripSeries
from expedition.records.trip_facts import TripFacts
from expedition.stats.columns import Share
from expedition.stats.grouping import Grouping, groups
from expedition.stats.known import least, most, total

_WEEKDAYS = 7


@dataclass(frozen=True, slots=True)
class ChosenGroup:
    """Days, or parts of them, that share a key."""

    key: str
    shares: Sequence[Share]

    @property
    def days(self) -> tuple[int, ...]:
        """The ids of its days."""
        return tuple(dict.fromkeys(share.facts.row.id for share in self.shares))


def chosen_groups(series: TripSeries, by: ChartGrouping) -> Sequence[ChosenGroup]:
    """The groups of a series: days and spans of time in their order, others as they first occur."""
    kept = series.kept.get(by)
    if not isinstance(kept, tuple):
        kept = series.kept[by] = tuple(ChosenGroup(key, shares) for key, shares in _groups(series, by))
    return kept


def _groups(series: TripSeries, by: ChartGrouping) -> Iterable[tuple[str, Sequence[Share]]]:
    match by:
        case ChartGrouping.DAY:
            return [(facts.row.date.isoformat(), [_share(facts)]) for _day, facts in told_days(series)]
        case ChartGrouping.WEEKDAY:
            found: dict[str, list[Share]] = {str(day): [] for day in range(_WEEKDAYS)}
            for _day, facts in told_days(series):
                found[str(facts.row.date.weekday())].append(_share(facts))
            return found.items() if series.facts else ()
    trip = TripFacts(
        0,
        TripFields(title=series.title, mode=series.usual_mode),
        series.facts,
        people=series.people,
        gear=series.gear,
    )
    return groups(trip, Grouping(by.value)).items()


def _share(facts: DayFacts) -> Share:
    return Share(facts, facts.row.kind)


def value_of(series: TripSeries, choice: ChartChoice, shares: Sequence[Share]) -> float | None:
    """The figure of some days in SI, money in the currency of the trip's spending; None where not known."""
    days = [share.facts for share in shares]
    match choice.figure:
        case ChartFigure.DAYS:
            return float(sum(share.counts for share in shares))
        case ChartFigure.RIDE_DAYS:
            return float(sum(share.counts and share.kind is DayKind.RIDE for share in shares))
        case ChartFigure.SPEND:
            currency = spent(series).currency
            return total(amount_in(one, currency, series) for day in days for one in day.spendings)
        case ChartFigure.SPEED:
            return _speed(days)
        case ChartFigure.COUNTER:
            return total(one.value for day in days for one in day.counts if one.name == choice.counter)
    combine, value = _VALUES[choice.figure]
    return combine(value(day) for day in days)


def _speed(days: Iterable[DayFacts]) -> float | None:
    known = [
        (day.figures.distance.value, day.figures.moving.value)
        for day in days
        if day.figures.distance.value and day.figures.moving.value
    ]
    moving_s = sum(moving or 0.0 for _way, moving in known)
    return sum(way or 0.0 for way, _moving in known) / moving_s if moving_s else None


def _nights(day: DayFacts) -> float | None:
    return 1.0 if day.row.stay_kind is not None else None


_Combine = Callable[[Iterable[float | None]], float | None]
_VALUES: Mapping[ChartFigure, tuple[_Combine, Callable[[DayFacts], float | None]]] = {
    ChartFigure.DISTANCE: (total, lambda day: day.figures.distance.value),
    ChartFigure.CARRIED: (total, lambda day: day.figures.carried.value),
    ChartFigure.CLIMB: (total, lambda day: day.figures.climb.value),
    ChartFigure.MOVING: (total, lambda day: day.figures.moving.value),
    ChartFigure.TOP_SPEED: (most, lambda day: day.figures.max_speed.value),
    ChartFigure.NIGHTS: (total, _nights),
    ChartFigure.REPAIRS: (total, lambda day: float(sum(one.count for one in day.repairs))),
    ChartFigure.PEOPLE: (total, lambda day: float(day.people_met)),
    ChartFigure.WARMEST: (most, lambda day: day.figures.temperature_max.value),
    ChartFigure.COLDEST: (least, lambda day: day.figures.temperature_min.value),
    ChartFigure.HIGHEST: (most, lambda day: day.figures.highest.value),
}
_NOT_SUMS = frozenset(
    {
        ChartFigure.SPEED,
        ChartFigure.TOP_SPEED,
        ChartFigure.WARMEST,
        ChartFigure.COLDEST,
        ChartFigure.HIGHEST,
    }
)


def adds_up(figure: ChartFigure) -> bool:
    """Whether days can be summed: speeds, temperatures and heights cannot."""
    return figure not in _NOT_SUMS


def in_time(by: ChartGrouping) -> bool:
    """Whether the groups follow each other in time, so that a line makes sense."""
    return by in (ChartGrouping.DAY, ChartGrouping.WEEK, ChartGrouping.MONTH)


def counters(series: TripSeries) -> Sequence[str]:
    """What the trip counts, in the order it first occurs."""
    return tuple(dict.fromkeys(one.name for _day, facts in told_days(series) for one in facts.counts))


def group_date(by: ChartGrouping, key: str) -> date:
    """The first date of a group in time."""
    match by:
        case ChartGrouping.WEEK:
            year, week = key.split("-W")
            return date.fromisocalendar(int(year), int(week), 1)
        case ChartGrouping.MONTH:
            year, month = key.split("-")
            return date(int(year), int(month), 1)
    return date.fromisoformat(key)
