"""Parts of a trip to look at closely: some weeks, a month, a country, the days behind a bar."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

import numpy as np

from expedition.atlas.country_names import country_name
from expedition.charts.day_axis import DayAxis
from expedition.record_classes import dataclass
from expedition.records.plan import Plan
from expedition.records.trip import DayPoint, TripProfile, TripSeries
from expedition.text import _, plural
from expedition.units import month_year

_LAST_DAYS = (30, 7)
_MOST_MONTHS = 18


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another, both included, under a name."""

    name: str
    first: date
    last: date

    def holds(self, day: DayPoint) -> bool:
        """Whether a day lies in it."""
        return self.first <= day.date <= self.last


@dataclass(frozen=True, slots=True)
class Part:
    """What is looked at of a trip: the days that every one of these lets through, all where none is given.

    Attributes:
        stretch: From one date to another.
        span: A narrower one, marked by hand.
        country: Days that end in it, by its letters.
        days: The ids of the days behind something.
        name: What these have in common.
    """

    stretch: Stretch | None = None
    span: Stretch | None = None
    country: str = ""
    days: frozenset[int] | None = None
    name: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it lets every day through."""
        return self == Part()

    def holds(self, day: DayPoint) -> bool:
        """Whether a day is looked at."""
        return (
            (self.stretch is None or self.stretch.holds(day))
            and (self.span is None or self.span.holds(day))
            and (not self.country or day.country == self.country)
            and (self.days is None or day.day_id in self.days)
        )


def stretches(series: TripSeries) -> tuple[Stretch, ...]:
    """What there is to choose of: the whole first, the last days of a long trip, its months or years."""
    days = series.days
    if not days:
        return ()
    first, last = days[0].date, days[-1].date
    lasting = [
        Stretch(plural("Last {n} day", "Last {n} days", count), days[-count].date, last)
        for count in _LAST_DAYS
        if len(days) > 2 * count
    ]
    months = [list(of) for _key, of in groupby(days, key=lambda day: (day.date.year, day.date.month))]
    years = [list(of) for _year, of in groupby(days, key=lambda day: day.date.year)]
    parts = months if len(months) <= _MOST_MONTHS else years
    named = [
        Stretch(month_year(of[0].date) if parts is months else str(of[0].date.year), of[0].date, of[-1].date)
        for of in parts
    ]
    return (Stretch(_("Whole trip"), first, last), *lasting, *(named if len(named) > 1 else ()))


def countries(series: TripSeries) -> tuple[tuple[str, str], ...]:
    """Letters and names of the countries days end in, in the order they were entered."""
    letters = dict.fromkeys(day.country for day in series.days if day.country)
    return tuple((country, country_name(country)) for country in letters)


def keep(series: TripSeries, places: Sequence[int]) -> TripSeries:
    """Only the days at these places; a part has no plan of its own, its kilometres stay those of the trip."""
    if len(places) == len(series.days):
        return series
    days = tuple(series.days[place] for place in places)
    return replace(
        series,
        days=days,
        profile=_kept(series.profile, days),
        goal_distance_m=None,
        planned_start=None,
        planned_end=None,
        plan=Plan(),
        visas=(),
        facts=tuple(series.facts[place] for place in places) if series.facts else (),
    )


def part_of(series: TripSeries, part: Part) -> TripSeries:
    """The days of a part."""
    if part.is_whole:
        return series
    return keep(series, [place for place, day in enumerate(series.days) if part.holds(day)])


def _kept(profile: TripProfile, days: Sequence[DayPoint]) -> TripProfile:
    wanted = np.zeros(max((day.number for day in days), default=0) + 2, dtype=bool)
    wanted[[day.number for day in days]] = True
    # A number beyond the last wanted one stands for all that are not.
    inside = wanted[np.minimum(profile.day_numbers, len(wanted) - 1)]
    return TripProfile(profile.distance_m[inside], profile.ele_m[inside], profile.day_numbers[inside])


Window = tuple[float, float]
"""What is in sight of a day axis: from x to x."""

_LEAST_DAYS = 3.0


def zoomed(window: Window, at: float, factor: float, whole: Window) -> Window | None:
    """The window `factor` times as wide, with `at` where it was; None for all there is."""
    width = max(_LEAST_DAYS, (window[1] - window[0]) * factor)
    if width >= whole[1] - whole[0]:
        return None
    share = min(max((at - window[0]) / (window[1] - window[0]), 0.0), 1.0)
    return _within((at - share * width, at + (1.0 - share) * width), whole)


def moved(window: Window, share: float, whole: Window) -> Window:
    """The window moved by a share of its width, never over the ends."""
    by = (window[1] - window[0]) * share
    return _within((window[0] + by, window[1] + by), whole)


def _within(window: Window, whole: Window) -> Window:
    start = min(max(window[0], whole[0]), whole[1] - (window[1] - window[0]))
    return start, start + (window[1] - window[0])


def in_window(series: TripSeries, axis: DayAxis, window: Window | None) -> TripSeries:
    """The days whose middle is in sight; all of them where these would be none."""
    if window is None:
        return series
    places = [place for place, column in enumerate(axis.columns) if window[0] <= column <= window[1]]
    return keep(series, places) if places else series
