"""How many nights were spent in which kind of place."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from expedition import naming
from expedition.charts.facts import told_days
from expedition.charts.groups import Group
from expedition.charts.nights import Nights, nights_finding
from expedition.charts.once import once, once_said
from expedition.charts.rows import draw_rows, fitted
from expedition.charts.style import ChartStyle
from expedition.kinds import StayKind
from expedition.records.trip import TripSeries
from expedition.text import plural
from expedition.units import number


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, _chosen: int | None = None) -> None:
    """Draw the chart."""
    draw_rows(axes, night_groups(series), nights_finding(counted(series)), style)


def counted(series: TripSeries) -> Nights:
    """The kinds with their nights, most first."""
    return tuple((kind, len(days)) for kind, days in nights_by_kind(series))


@once
def nights_by_kind(series: TripSeries) -> Sequence[tuple[StayKind, tuple[int, ...]]]:
    """The ids of the days whose night was spent in each kind of place, most first."""
    found: dict[StayKind, list[int]] = {}
    for day, facts in told_days(series):
        if facts.row.stay_kind is not None:
            found.setdefault(facts.row.stay_kind, []).append(day.day_id)
    order = list(StayKind)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), order.index(item[0])))
    return tuple((kind, tuple(days)) for kind, days in ranked)


@once_said
def night_groups(series: TripSeries) -> Sequence[Group]:
    """The kinds as rows."""
    found = nights_by_kind(series)
    rows = [_group(naming.title(kind), days, is_first=not index) for index, (kind, days) in enumerate(found)]
    return fitted(rows, _rest)


def _rest(groups: Sequence[Group]) -> Group:
    days = tuple(day for group in groups for day in group.days)
    return _group(plural("{n} other", "{n} others", len(groups)), days, is_first=False)


def _group(name: str, days: tuple[int, ...], *, is_first: bool) -> Group:
    told = plural("{n} night", "{n} nights", len(days))
    return Group(name, float(len(days)), number(len(days)), days, told, record=is_first)
