"""Charts under each other on one canvas: what they draw, and where the cursor stands in each."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from expedition.charts.day_axis import day_axis
from expedition.charts.layout import bar_share
from expedition.charts.readings import way_of_day
from expedition.records.trip import TripSeries
from ui.in_turn import InTurn
from ui.panels.charts_cursor import way_words
from ui.theme import Theme
from ui.widgets.chart_canvas import ChartCanvas
from ui.widgets.chart_cursor import Accent, CursorMark
from ui.widgets.chart_style import chart_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from expedition.charts.chart import ChartKind, Hit

_ALONG_TRIP = ("days", "way")


class ChartStack(ChartCanvas):
    """One canvas with charts that share their x axis, or a single chart."""

    def __init__(self, theme: Theme, kinds: "Sequence[ChartKind]", in_turn: InTurn) -> None:
        super().__init__(theme, "", in_turn=in_turn)
        self._all = self.kinds = tuple(kinds)
        self.along = kinds[0].along.value
        self.can_mark = self.is_along_trip
        self.series: TripSeries | None = None

    @property
    def is_along_trip(self) -> bool:
        """Whether its x axis is that of the trip, days or way: such stacks share cursor, marks and zoom."""
        return self.along in _ALONG_TRIP

    def show_series(self, series: TripSeries) -> None:
        """Draw the charts of other values, those that have any; without one there is no canvas."""
        self.series = series
        self.kinds = tuple(kind for kind in self._all if kind.has_anything(series))
        self.setVisible(bool(self.kinds))
        if not self.kinds:
            self.draw_with(None)
            return
        self.setAccessibleName(", ".join(kind.name() for kind in self.kinds))
        self.draw_with(self._draw_charts)

    def _draw_charts(self, figure: "Figure", _width: float, height: float) -> Iterator[None]:
        from expedition.charts.sheet import pieces

        if self.series is not None:
            style = chart_style(self._theme.tokens, self._theme.scale)
            yield from pieces(figure, self.kinds, self.series, style, self.heights(height))

    @property
    def empty(self) -> "tuple[ChartKind, ...]":
        """Charts without any values."""
        return tuple(kind for kind in self._all if kind not in self.kinds)

    @property
    def shares(self) -> float:
        """How many ordinary charts it is high."""
        return sum(kind.share for kind in self.kinds)

    def heights(self, height: float) -> tuple[float, ...]:
        """How high each chart stands."""
        return tuple(height * kind.share / self.shares for kind in self.kinds)

    def hit(self, plot: int, x: float, y: float) -> "Hit | None":
        """What lies at a place of a chart; nothing while other values than those seen are being drawn."""
        if self.series is None or self.is_behind:
            return None
        return self.kinds[plot].hit(self.series, x, y)

    def mark(self, plot: int, hit: "Hit", *, speaks: bool, is_full: bool) -> CursorMark:
        """The cursor of a chart on what was hit; the words in full, in short, or none."""
        title = hit.reading.title if is_full else ""
        detail = hit.reading.detail if speaks else ""
        # A tinted or outlined group needs no upright besides.
        is_upright = self.is_along_trip or (hit.span is None and hit.box is None)
        return CursorMark(plot, hit.x, hit.ring, hit.span, hit.top, title, detail, hit.box, is_upright)

    def day_marks(self, index: int, told: int | None, *, speaks: bool) -> tuple[CursorMark, ...]:
        """The cursor on a day in all charts: `told` says it in full, the others in short.

        Without `speaks` only the first chart with values tells anything: the cursor rests there.
        """
        if self.series is None:
            return ()
        if self.along == "way":
            return self._way_marks(index, speaks=speaks)
        x = float(day_axis(self.series).columns[index])
        marks: list[CursorMark] = []
        for plot, kind in enumerate(self.kinds):
            hit = kind.hit(self.series, x, 0.0)
            if hit is None:
                continue
            rests_here = not marks and not speaks and told == 0
            is_full = rests_here or (speaks and plot == told)
            marks.append(self.mark(plot, hit, speaks=speaks or rests_here, is_full=is_full))
        return tuple(marks)

    def _way_marks(self, index: int, *, speaks: bool) -> tuple[CursorMark, ...]:
        assert self.series is not None
        start, stop = way_of_day(self.series, index)
        span = (start, stop) if stop > start else None
        words = way_words(self.series, start, stop) if speaks else ""
        return (CursorMark(0, stop, None, span, detail=words),)

    def accent(self, index: int | None) -> Accent | None:
        """The bar of the chosen day, to be painted in its colour."""
        plot = next((number for number, kind in enumerate(self.kinds) if kind.key == "daily"), None)
        if self.series is None or index is None or plot is None or plot >= len(self.plots):
            return None
        axis = day_axis(self.series)
        column, ridden_m = axis.columns[index], self.series.days[index].distance_m
        if not ridden_m:
            return None
        half = bar_share(self.plots[plot].box.width() / (axis.stop - axis.start)) / 2
        return Accent(plot, column - half, column + half, ridden_m)
