"""All trips of a logbook added up."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from expedition.kinds import DayKind
from expedition.records.lifetime import (
    FirstTime,
    LifeDay,
    LifeRecord,
    LifeSums,
    Lifetime,
    LifeTrip,
    TripSums,
    YearSums,
)
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.day import travelled_kind
from expedition.stats.known import total
from expedition.text import _

Value = Callable[[LifeDay], float | None]


def lifetime(trips: Sequence[LifeTrip]) -> Lifetime:
    """Sums, records and firsts of all trips; of equals the earlier one holds a record."""
    days = sorted((day for trip in trips for day in trip.days), key=lambda day: (day.date, day.id))
    return Lifetime(
        trips=tuple(map(_trip, trips)),
        years=tuple(_years(days)),
        sums=sums(days),
        records=(*_day_records(days), *_trip_records(trips)),
        firsts=tuple(_firsts(days)),
    )


def sums(days: Sequence[LifeDay]) -> LifeSums:
    """What days come to; carried ways stay apart from ridden ones."""
    nights = sum(day.is_night for day in days)
    return LifeSums(
        days=len(days),
        ride_days=sum(
            travelled_kind(day.kind, day.distance_m, day.carried_m) is DayKind.RIDE for day in days
        ),
        distance_m=total(day.distance_m for day in days),
        carried_m=sum(day.carried_m or 0.0 for day in days),
        climb_m=total(day.climb_m for day in days),
        nights=nights,
        nights_out=sum(day.is_night_out for day in days) if nights else None,
        countries=tuple(dict.fromkeys(country for day in days for country in day.countries)),
    )


def _trip(trip: LifeTrip) -> TripSums:
    dates = [day.date for day in trip.days]
    return TripSums(
        trip_id=trip.id,
        title=trip.title,
        first=min(dates, default=None),
        last=max(dates, default=None),
        sums=sums(trip.days),
        stated_distance_m=trip.stated_distance_m,
    )


def _years(days: Iterable[LifeDay]) -> Iterator[YearSums]:
    by_year: dict[int, list[LifeDay]] = {}
    for day in days:
        by_year.setdefault(day.date.year, []).append(day)
    for year, those in by_year.items():
        yield YearSums(year, sums(those))


def _firsts(days: Iterable[LifeDay]) -> Iterator[FirstTime]:
    known: set[str] = set()
    for day in days:
        for country in day.countries:
            if country not in known:
                known.add(country)
                yield FirstTime(country, day.trip_id, day.id, day.date, day.place)


def _day_records(days: Sequence[LifeDay]) -> Iterator[LifeRecord]:
    for key, name, quantity, how, value in (
        (
            "longest_day_m",
            _("Longest day"),
            Quantity.DISTANCE,
            _("The day of all trips with the most kilometres under own power."),
            lambda day: day.distance_m or None,
        ),
        (
            "most_climb_m",
            _("Most climb"),
            Quantity.CLIMB,
            _("The day of all trips with the most metres climbed under own power."),
            lambda day: day.climb_m or None,
        ),
        (
            "highest_m",
            _("Highest point"),
            Quantity.HEIGHT,
            _("The highest point of a day on any trip; flights do not count."),
            lambda day: day.highest_m,
        ),
        (
            "highest_camp_m",
            _("Highest camp"),
            Quantity.HEIGHT,
            _("The highest night under canvas or under the sky of which the height is noted."),
            lambda day: day.camp_m,
        ),
        (
            "hottest_c",
            _("Hottest day"),
            Quantity.TEMPERATURE,
            _("The highest temperature of a day on any trip."),
            lambda day: day.hottest_c,
        ),
        (
            "coldest_c",
            _("Coldest day"),
            Quantity.TEMPERATURE,
            _("The lowest temperature of a day on any trip."),
            lambda day: None if day.coldest_c is None else -day.coldest_c,
        ),
    ):
        best = _best(days, value)
        if best is not None:
            day, found = best
            shown = -found if key == "coldest_c" else found
            yield _record(key, name, quantity, shown, how, day, day.place)


def _best(days: Iterable[LifeDay], value: Value) -> tuple[LifeDay, float] | None:
    """The first of the days with the largest value."""
    known = [(day, found) for day in days if (found := value(day)) is not None]
    return max(known, key=lambda pair: pair[1], default=None)


def _trip_records(trips: Sequence[LifeTrip]) -> Iterator[LifeRecord]:
    """Only where there are trips to compare."""
    known = [(trip, sums(trip.days)) for trip in trips if trip.days]
    if len(known) < 2:
        return
    trip, whole = max(known, key=lambda pair: pair[1].distance_m or 0.0)
    if whole.distance_m:
        how = _("The trip with the most kilometres under own power.")
        yield _trip_record(
            "longest_trip_m", _("Longest trip"), Quantity.DISTANCE, whole.distance_m, how, trip
        )
    trip, whole = max(known, key=lambda pair: pair[1].days)
    how = _("The trip with the most days.")
    yield _trip_record("longest_trip_days", _("Most days away"), Quantity.DAYS, whole.days, how, trip)


def _trip_record(
    key: str, name: str, quantity: Quantity, value: float, how: str, trip: LifeTrip
) -> LifeRecord:
    first = min(trip.days, key=lambda day: day.date)
    return _record(key, name, quantity, value, how, first, trip.title)


def _record(
    key: str, name: str, quantity: Quantity, value: float, how: str, day: LifeDay, detail: str
) -> LifeRecord:
    figure = Statistic(key, Topic.WAY, name, quantity, value, how, (day.id,), detail)
    return LifeRecord(figure, day.trip_id, day.id, day.date)
