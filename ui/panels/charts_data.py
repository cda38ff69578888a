"""What the Charts view shows of a trip: its facts and roads, made ready beside the window."""

from collections.abc import Mapping
from dataclasses import replace

from expedition.charts.day_axis import DayAxis, day_axis
from expedition.charts.once import once
from expedition.charts.series import other_roads, series_of
from expedition.charts.stretch import Part, part_of
from expedition.queries.plan import drawn_plan
from expedition.queries.series import day_roads, goal_place
from expedition.record_classes import dataclass
from expedition.records.trip import DayRoad, TripSeries
from expedition.records.trip_facts import TripFacts
from ui.desk import Desk
from ui.tokens import LIGHT
from ui.widgets.chart_style import chart_style

_WARM_WIDTH, _WARM_HEIGHT = 600.0, 150.0


@dataclass(frozen=True, slots=True, eq=False)
class ChartsData:
    """The values of all charts of a trip or of the days that are looked at; `facts` are those of the same."""

    facts: TripFacts
    series: TripSeries
    roads: Mapping[int, DayRoad]

    @property
    def trip_id(self) -> int:
        """Which trip it is."""
        return self.facts.trip_id

    @property
    def axis(self) -> DayAxis:
        """The axis of its days."""
        return day_axis(self.series)

    def index_of(self, day_id: int | None) -> int | None:
        """Where a day stands in the series."""
        return None if day_id is None else _places(self.series).get(day_id)

    def part(self, part: Part) -> "ChartsData":
        """The same of some days only."""
        series = part_of(self.series, part)
        if series is self.series:
            return self
        return replace(self, series=series, facts=replace(self.facts, days=series.facts))


@once
def _places(series: TripSeries) -> dict[int, int]:
    return {day.day_id: place for place, day in enumerate(series.days)}


def make_data(desk: Desk, facts: TripFacts, before: ChartsData | None) -> ChartsData:
    """Make of a trip's facts what is drawn; for a job, because roads are read and the first drawing is slow.

    `before` is what was made of the same trip the last time: only other roads are read again.
    """
    known = before.roads if before is not None else {}
    others = other_roads(before.facts.days if before is not None else (), facts.days)
    roads = {day.row.id: known[day.row.id] for day in facts.days if day.row.id in known}
    for day_id in others:
        roads.pop(day_id, None)
    roads |= desk.read(day_roads, others) if others else {}
    goal, plan = desk.read(goal_place, facts.trip_id), desk.read(drawn_plan, facts.trip_id)
    data = ChartsData(facts, series_of(facts, roads, goal, *plan), roads)
    _work_out(data.series)
    if before is None:
        _warm(data)
    return data


def _work_out(series: TripSeries) -> None:
    """What charts keep of a series is worked out here, so that the window's thread finds it done."""
    from expedition.charts.catalogue import KINDS
    from expedition.charts.heights import camp_spots, pass_spots

    pass_spots(series)
    camp_spots(series)
    for kind in KINDS.values():
        if kind.has_anything(series):
            kind.finding(series)


def _warm(data: ChartsData) -> None:
    """Draw once to fill the caches of faces and letters; drawings on the window's thread are then short."""
    # The plotting library is large: it is imported here, in the job's thread, not when the program starts.
    from expedition.charts import sheet

    style, heights = chart_style(LIGHT), (_WARM_HEIGHT,) * len(sheet.TRIP_CHARTS)
    sheet.paint(sheet.draw(sheet.TRIP_CHARTS, data.series, style, _WARM_WIDTH, heights))
