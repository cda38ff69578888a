"""What a chart is to whoever shows it: drawn, read under a cursor, stepped through, written as a table."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from matplotlib.axes import Axes

from expedition.charts.finding import Finding
from expedition.charts.readings import Reading
from expedition.charts.style import ChartStyle
from expedition.record_classes import dataclass
from expedition.records.trip import TripSeries

DrawOn = Callable[[Axes, TripSeries, ChartStyle, int | None], None]
"""Draws a chart on emptied axes; the number is the id of the chosen day."""

Place = tuple[float, float]
"""x and y in data of the axes."""

Box = tuple[float, float, float, float]
"""Left, right, bottom and top in data of the axes."""


class Along(StrEnum):
    """What the x axis of a chart counts; charts along the same stand under each other with one cursor.

    Groups stand beside each other, each chart its own. Rows stand under each other and a calendar in cells:
    there no upright is drawn, a hit says what is outlined.
    """

    DAYS = "days"
    WAY = "way"
    GROUPS = "groups"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a place of a chart, in data of its axes.

    Attributes:
        reading: Its exact value in words.
        days: The ids of the days behind it.
        x: Where the cursor stands.
        ring: The height of a ring on a line, None where there is none.
        span: What is tinted, from x to x.
        top: The height over which the chart itself writes a value, which the cursor leaves free.
        box: What is outlined in place of an upright, None where there is one.
    """

    reading: Reading
    days: tuple[int, ...]
    x: float
    ring: float | None = None
    span: tuple[float, float] | None = None
    top: float | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The values of a chart as a table of text and numbers in SI, heads with their units."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str | float | int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One kind of chart.

    Attributes:
        key: Its stable name in settings and file names.
        name: What it is called in menus, in the traveller's language.
        along: What its x axis counts.
        draw_on: Draws it.
        finding: Its title, and what is drawn.
        has_anything: Whether the trip holds what it is about.
        hit: What lies at x, y of its axes, None where there is nothing.
        steps: Where the cursor stops, in reading order; along days, way and groups x rises and y is 0.
        table: Its values.
        has_signs: Whether country signs stand above it.
        has_names_below: Whether names of its x axis stand below it.
        share: How high it wants to be beside others, an ordinary one being 1.
    """

    key: str
    name: Callable[[], str]
    along: Along
    draw_on: DrawOn
    finding: Callable[[TripSeries], Finding]
    has_anything: Callable[[TripSeries], bool]
    hit: Callable[[TripSeries, float, float], Hit | None]
    steps: Callable[[TripSeries], Sequence[Place]]
    table: Callable[[TripSeries], ChartTable]
    has_signs: bool = False
    has_names_below: bool = True
    share: float = 1.0
