"""What the Charts view shows of a trip, read in one go beside the window."""

from dataclasses import dataclass, replace

from expedition.charts.day_axis import DayAxis, day_axis
from expedition.charts.nights import Nights, nights
from expedition.charts.stretch import Stretch, cut
from expedition.queries.facts import trip_facts
from expedition.queries.series import trip_series
from expedition.queries.totals import grouped, trip_totals
from expedition.queries.trips import trip_tree
from expedition.records.trip import GroupTotals, TripSeries, TripTotals
from expedition.records.trip_facts import TripFacts
from expedition.stats.totals import Grouping
from ui.background import Progress
from ui.desk import Desk
from ui.tokens import LIGHT
from ui.widgets.chart_style import chart_style

_WARM_WIDTH, _WARM_HEIGHT = 600.0, 150.0


@dataclass(frozen=True, slots=True, eq=False)
class ChartsData:
    """The values of all charts of a trip or of the days that are looked at; `facts` are those of the same."""

    trip_id: int
    series: TripSeries
    facts: TripFacts
    axis: DayAxis
    nights: Nights
    countries: tuple[GroupTotals, ...]
    totals: TripTotals

    def index_of(self, day_id: int | None) -> int | None:
        """Where a day stands in the series."""
        return next((i for i, day in enumerate(self.series.days) if day.day_id == day_id), None)

    def cut(self, stretch: Stretch) -> "ChartsData":
        """The same with the charts of a stretch only; nights and countries stay those of the trip."""
        series = cut(self.series, stretch)
        facts = replace(self.facts, days=series.facts)
        return replace(self, series=series, facts=facts, axis=day_axis(series))


def read_charts(desk: Desk, trip_id: int, _progress: Progress) -> ChartsData:
    """Read a trip's values and make ready to draw; for a job, because both take their time."""
    # The plotting library is large: it is imported here, in the job's thread, not when the program starts.
    from expedition.charts import sheet

    series = desk.read(trip_series, trip_id)
    # A first drawing fills the caches of faces and letters; the ones on the window's thread are then short.
    sheet.paint(sheet.draw(sheet.TRIP_CHARTS, series, chart_style(LIGHT), _WARM_WIDTH, (_WARM_HEIGHT,) * 4))
    return ChartsData(
        trip_id,
        series,
        desk.read(trip_facts, trip_id),
        day_axis(series),
        nights(desk.read(trip_tree, trip_id).rows),
        desk.read(grouped, trip_id, Grouping.COUNTRY),
        desk.read(trip_totals, trip_id),
    )
