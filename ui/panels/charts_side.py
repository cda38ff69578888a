"""The column beside the charts: nights by kind, figures by country."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.charts.nights import nights_finding
from expedition.kinds import StayKind
from expedition.records.trip import TripTotals
from expedition.text import _
from ui.icons import Icons
from ui.panels.charts_data import ChartsData
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


class ChartsSide(QWidget):
    """Nights and countries."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nights = BarList(theme, icons)
        self.countries = FlagTable(theme, icons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(20))
        column.addWidget(self.nights)
        column.addWidget(self.countries)
        column.addStretch(1)

    def show_data(self, data: ChartsData) -> None:
        """Show a trip's figures."""
        bars = [Bar(_SIGNS.get(kind, "bed"), naming.title(kind), count) for kind, count in data.nights]
        self.nights.show_bars(nights_finding(data.nights).title, bars, _("Where you slept is counted here."))
        rows = [
            FlagRow(
                group.key, country_name(group.key) if group.key else _("Not known"), _figures(group.totals)
            )
            for group in sorted(data.countries, key=lambda group: -group.totals.distance_m)
        ]
        rows.append(FlagRow("", _("Trip"), _figures(data.totals)))
        heads = (_("km"), _("days"), _("km/day"))
        self.countries.show_rows(_("By country"), heads, rows)


def _figures(totals: TripTotals) -> tuple[str, str, str]:
    mean = totals.average_ride_day_m
    return (
        units.km(totals.distance_m, 0),
        str(totals.days),
        units.EN_DASH if mean is None else units.km(mean, 0),
    )
