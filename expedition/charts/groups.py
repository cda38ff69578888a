"""Groups of days as bars: what every chart over groups is drawn, read and written from."""

from collections.abc import Callable, Sequence

from expedition.charts.chart import ChartTable, Hit, Place
from expedition.charts.readings import Reading
from expedition.record_classes import dataclass
from expedition.records.trip import TripSeries


@dataclass(frozen=True, slots=True)
class Group:
    """Some days and what they come to.

    Attributes:
        name: What it is called.
        value: What its bar stands for, None where it is not known.
        written: The value as it stands at the bar.
        days: The ids of its days.
        told: All there is to say of it, for the cursor.
        country: Whose flag stands beside the name.
        record: Whether it is the one that the title tells of.
        short: What it is called under its bar, where that is not its name.
        is_main: Whether its name stays where most have no room: a new year among months.
    """

    name: str
    value: float | None
    written: str
    days: tuple[int, ...]
    told: str
    country: str = ""
    record: bool = False
    is_main: bool = False
    short: str = ""


Groups = Callable[[TripSeries], Sequence[Group]]


def column_hit(groups: Groups) -> Callable[[TripSeries, float, float], Hit | None]:
    """What lies under a place of a chart whose groups stand beside each other, the first at x = 0."""

    def hit(series: TripSeries, x: float, _y: float) -> Hit | None:
        found = groups(series)
        index = round(min(max(x, 0.0), len(found) - 1.0))
        if index < 0 or not found:
            return None
        group = found[index]
        span = (index - 0.5, index + 0.5)
        return Hit(Reading(group.name, group.told), group.days, float(index), span=span, top=group.value)

    return hit


def column_stops(groups: Groups) -> Callable[[TripSeries], Sequence[Place]]:
    """The middle of each group of such a chart."""
    return lambda series: [(float(index), 0.0) for index in range(len(groups(series)))]


def row_hit(groups: Groups) -> Callable[[TripSeries, float, float], Hit | None]:
    """What lies under a place of a chart whose groups stand under each other from y = 0 down."""

    def hit(series: TripSeries, _x: float, y: float) -> Hit | None:
        found = groups(series)
        index = round(-y)
        if not 0 <= index < len(found):
            return None
        group = found[index]
        widest = max((one.value or 0.0 for one in found), default=0.0)
        box = (0.0, max(group.value or 0.0, widest * 0.01), -index - 0.5, -index + 0.5)
        return Hit(Reading(group.name, group.told), group.days, 0.0, box=box)

    return hit


def row_stops(groups: Groups) -> Callable[[TripSeries], Sequence[Place]]:
    """The middle of each group of such a chart, from the top."""
    return lambda series: [(0.0, -float(index)) for index in range(len(groups(series)))]


def group_table(
    heads: Sequence[str], rows: Callable[[TripSeries], Sequence[Sequence[str | float | int | None]]]
) -> Callable[[TripSeries], ChartTable]:
    """A table of one row a group."""
    return lambda series: ChartTable(tuple(heads), tuple(tuple(row) for row in rows(series)))
