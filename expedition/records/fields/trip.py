"""The trip itself: its plan, its party, what it counts, and texts over several of its days."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from expedition.kinds import Audience, CounterTotal, FigureName, LegMode, Precision
from expedition.records.fields.base import EntryFields, SaidFields


@dataclass(frozen=True, kw_only=True)
class TripFields(SaidFields):
    """The whole undertaking."""

    title: str
    subtitle: str = ""
    summary: str = ""
    mode: LegMode = LegMode.BICYCLE
    home_currency: str = "EUR"
    home_zone: str = ""
    goal_distance_m: float | None = None
    planned_start: date | None = None
    planned_end: date | None = None
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
