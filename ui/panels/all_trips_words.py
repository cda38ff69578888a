"""All trips of a logbook in words: tiles of sums, lines of records, the table of trips."""

from collections.abc import Iterable, Iterator

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.records.lifetime import FirstTime, LifeRecord, LifeSums, Lifetime, TripSums
from expedition.records.statistics import Quantity, Statistic, StatisticsGroup, Topic
from expedition.statistic_words import value_words
from expedition.text import _, plural
from ui.widgets.card_row import RowWords
from ui.widgets.figure_tile import TileWords


def when(trips: Iterable[TripSums]) -> str:
    """From which year to which the trips reach."""
    years = [day.year for trip in trips for day in (trip.first, trip.last) if day is not None]
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}{units.EN_DASH}{last}"


def sum_tiles(lifetime: Lifetime) -> tuple[TileWords, ...]:
    """What all trips come to."""
    return tuple(
        TileWords(figure.key, figure.name, *value_words(figure), figure.detail)
        for figure in (_trips(lifetime), *sum_figures(lifetime.sums))
    )


def _trips(lifetime: Lifetime) -> Statistic:
    return _figure("trips", _("Trips"), Quantity.NUMBER, len(lifetime.trips))


def sum_figures(sums: LifeSums) -> Iterator[Statistic]:
    """Sums as figures, in one order for tiles and columns."""
    yield _figure("distance_m", _("Ridden"), Quantity.DISTANCE, sums.distance_m)
    yield _figure("days", _("Days"), Quantity.NUMBER, sums.days)
    yield _figure("nights_out", _("Nights out"), Quantity.NUMBER, sums.nights_out)
    yield _figure("climb_m", _("Climbed"), Quantity.CLIMB, sums.climb_m)
    yield _figure("countries", _("Countries"), Quantity.NUMBER, len(sums.countries))


def trip_groups(lifetime: Lifetime) -> tuple[StatisticsGroup, ...]:
    """The trips as lines of a table, by their ids."""
    return tuple(
        StatisticsGroup(
            str(trip.trip_id),
            trip.title or _("Without a title"),
            (
                _figure("when", _("When"), Quantity.WORDS, when((trip,)) or None),
                *sum_figures(trip.sums),
            ),
        )
        for trip in lifetime.trips
    )


def record_row(key: int, record: LifeRecord) -> RowWords:
    """A record as a line."""
    figure = record.figure
    # A trip is known by its title; a day is not by its place alone.
    month = "" if figure.key.startswith("longest_trip") else units.month_year(record.date)
    details = " · ".join(part for part in (figure.detail, month) if part)
    return RowWords(key, figure.name, details, value_words(figure).whole)


def first_row(key: int, first: FirstTime, trips: dict[int, str]) -> RowWords:
    """A first time in a country as a line."""
    return RowWords(
        key,
        country_name(first.country),
        trips.get(first.trip_id, ""),
        units.day_month_year(first.date),
    )


def said_years(lifetime: Lifetime) -> str:
    """The bars of the years as they are read aloud."""
    known = ((year.year, year.sums.distance_m) for year in lifetime.years)
    return "; ".join(f"{year} {units.km(metres, 0)} km" for year, metres in known if metres is not None)


def total_words(lifetime: Lifetime) -> str:
    """What stands under the table of trips."""
    return plural("{n} trip", "{n} trips", len(lifetime.trips))


def _figure(key: str, name: str, quantity: Quantity, value: float | str | None) -> Statistic:
    return Statistic(key, Topic.WAY, name, quantity, value, "")
