"""The column beside the charts: nights by kind, figures by country."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.charts.by_country import CountryLine, country_lines
from expedition.charts.nights import nights, nights_finding
from expedition.kinds import StayKind
from expedition.records.trip import TripSeries
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.bar_list import Bar, BarList
from ui.widgets.flag_table import FlagRow, FlagTable

_SIGNS = {
    StayKind.WILD_CAMP: "tent",
    StayKind.CAMPSITE: "tent",
    StayKind.GUESTHOUSE: "house",
    StayKind.HOME: "house",
    StayKind.HOST: "users",
    StayKind.STRANGER: "users",
    StayKind.YURT: "mountain",
    StayKind.FERRY: "ship",
    StayKind.TRAIN: "train-front",
}


_MOST_ROWS = 8
"""More would make the column higher than the charts beside it; all of them stand on another page."""


class ChartsSide(QWidget):
    """Nights and countries."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = _("Trip")
        self.nights = BarList(theme, icons)
        self.countries = FlagTable(theme, icons)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(20))
        column.addWidget(self.nights)
        column.addWidget(self.countries)
        column.addStretch(1)

    def add(self, chart: QWidget) -> None:
        """Let a chart stand under the figures."""
        self._column.insertWidget(self._column.count() - 1, chart)

    def show_series(self, series: TripSeries) -> None:
        """Show the figures of the days that are looked at."""
        counted = nights(day.row for day in series.facts)
        bars = [Bar(_SIGNS.get(kind, "bed"), naming.title(kind), count) for kind, count in counted]
        if len(bars) > _MOST_ROWS:
            rest = sum(bar.count for bar in bars[_MOST_ROWS - 1 :])
            bars = [*bars[: _MOST_ROWS - 1], Bar("ellipsis", _("Others"), rest)]
        self.nights.show_bars(nights_finding(counted).title, bars, _("Where you slept is counted here."))
        *countries, whole = country_lines(series.days)
        rows = [
            FlagRow(line.country, country_name(line.country) or _("Not known"), _words(line))
            for line in countries
        ]
        if len(rows) > _MOST_ROWS:
            others = country_lines(
                day for day in series.days if day.country in _codes(rows[_MOST_ROWS - 1 :])
            )
            rows = [*rows[: _MOST_ROWS - 1], FlagRow("", _("Others"), _words(others[-1]))]
        heads = (_("km"), _("days"), _("km/day"))
        self.countries.show_rows(_("By country"), heads, [*rows, FlagRow("", self._whole, _words(whole))])

    def name_whole(self, name: str) -> None:
        """What the sum of all countries is called: the trip, or the days looked at."""
        self._whole = name


def _codes(rows: Sequence[FlagRow]) -> frozenset[str]:
    return frozenset(row.country for row in rows)


def _words(line: CountryLine) -> tuple[str, str, str]:
    mean = line.ride_day_m
    return (
        units.km(line.distance_m, 0),
        str(line.days),
        units.EN_DASH if mean is None else units.km(mean, 0),
    )
