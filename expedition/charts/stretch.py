"""Parts of a trip to look at closely: a country, the last weeks."""

from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from expedition.atlas.country_names import country_name
from expedition.records.trip import TripProfile, TripSeries
from expedition.text import _, plural

_LAST_DAYS = (30, 7)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from one place of the series up to another, the latter not included, under a name."""

    name: str
    start: int
    stop: int


def stretches(series: TripSeries) -> tuple[Stretch, ...]:
    """What there is to choose: the whole first, the last days of a long trip, each stay in a country."""
    count = len(series.days)
    whole = Stretch(_("Whole trip"), 0, count)
    last = [
        Stretch(plural("Last {n} day", "Last {n} days", days), count - days, count)
        for days in _LAST_DAYS
        if count > 2 * days
    ]
    countries = _countries(series)
    return (whole, *last, *(countries if len(countries) > 1 else ()))


def _countries(series: TripSeries) -> list[Stretch]:
    found = []
    for country, group in groupby(range(len(series.days)), key=lambda place: series.days[place].country):
        places = list(group)
        first, last = series.days[places[0]].number, series.days[places[-1]].number
        if country:
            words = _("{country}, day {n}") if first == last else _("{country}, days {n} to {m}")
            name = words.format(country=country_name(country), n=first, m=last)
            found.append(Stretch(name, places[0], places[-1] + 1))
    return found


def cut(series: TripSeries, stretch: Stretch) -> TripSeries:
    """The series of a stretch; a part has no plan of its own, its kilometres stay those of the trip."""
    if (stretch.start, stretch.stop) == (0, len(series.days)):
        return series
    days = series.days[stretch.start : stretch.stop]
    inside = np.isin(series.profile.day_numbers, [day.number for day in days])
    return replace(
        series,
        days=days,
        profile=TripProfile(
            series.profile.distance_m[inside],
            series.profile.ele_m[inside],
            series.profile.day_numbers[inside],
        ),
        goal_distance_m=None,
        planned_start=None,
        planned_end=None,
        facts=series.facts[stretch.start : stretch.stop],
    )
