"""The trip itself: its plan, its party, what it counts, and texts over several of its days."""

from datetime import date
from decimal import Decimal

from expedition.kinds import Audience, CounterTotal, FigureName, LegMode, Precision
from expedition.record_classes import dataclass
from expedition.records.fields.base import EntryFields, SaidFields


@dataclass(frozen=True, kw_only=True)
class TripFields(SaidFields):
    """The whole undertaking.

    The plan: `goal_day_m` is what one rides on a day of riding. Days of rest come after every so many of
    riding (`rest_every`), on days of the week (`rest_weekdays`: "sat sun"), or so many altogether
    (`rest_count`), spread evenly.
    """

    title: str
    subtitle: str = ""
    summary: str = ""
    mode: LegMode = LegMode.BICYCLE
    home_currency: str = "EUR"
    home_zone: str = ""
    goal_distance_m: float | None = None
    planned_start: date | None = None
    planned_end: date | None = None
    goal_day_m: float | None = None
    rest_every: int | None = None
    rest_weekdays: str = ""
    rest_count: int | None = None
    measured_how: str = ""
    audience: Audience = Audience.FAMILY
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class PersonFields(EntryFields):
    """Someone who travels along, for all of the trip or a part of it."""

    name: str
    nickname: str = ""
    nationality: str = ""
    vehicle: str = ""
    role: str = ""
    languages: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    is_author: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class StatedFields:
    """A figure as the traveller says it, beside the computed one; `value` in the unit of `figure`."""

    figure: FigureName
    value: float | None = None
    precision: Precision = Precision.EXACT
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class SpanFields(EntryFields):
    """A text over several days; `date_text` keeps the words ("18 to 21 July"), also where the year is open.

    The text is Markdown, its headings in the order written.
    """

    title: str = ""
    text: str = ""
    first: date | None = None
    last: date | None = None
    date_text: str = ""
    from_place: str = ""
    to_place: str = ""
    country: str = ""


@dataclass(frozen=True, kw_only=True)
class StageFields(EntryFields):
    """A piece of the planned way, ridden in a day or in several; `position` counts them from 1.

    `planned_on` is the day on which it begins, `rest_days` how many days of rest follow it; country and
    position are those of its end.
    """

    position: int = 0
    from_place: str = ""
    to_place: str = ""
    distance_m: float | None = None
    climb_m: float | None = None
    planned_on: date | None = None
    rest_days: int = 0
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CounterFields(EntryFields):
    """Something the traveller counts day by day; `total` says how the days make the trip's figure."""

    name: str = ""
    unit: str = ""
    total: CounterTotal = CounterTotal.SUM
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RateFields(EntryFields):
    """What one unit of a currency was worth in the home currency, from a date on."""

    currency: str = ""
    rate: Decimal | None = None
    since: date | None = None
    source: str = ""
