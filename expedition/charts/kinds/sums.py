"""Charts of what adds up: nights, countries, money."""

from expedition.charts import country_rows, night_rows, spend
from expedition.charts.chart import Along, ChartKind
from expedition.charts.groups import column_hit, column_stops, group_table, row_hit, row_stops
from expedition.charts.nights import nights_finding
from expedition.charts.spent import spans, spent
from expedition.records.trip import TripSeries
from expedition.text import _


def _has_money(series: TripSeries) -> bool:
    return bool(spent(series).payments)


NIGHTS = ChartKind(
    "nights",
    lambda: _("Nights by kind"),
    Along.ROWS,
    night_rows.draw_on,
    lambda series: nights_finding(night_rows.counted(series)),
    lambda series: bool(night_rows.nights_by_kind(series)),
    row_hit(night_rows.night_groups),
    row_stops(night_rows.night_groups),
    group_table(
        ("kind", "nights"),
        lambda series: [(kind.value, len(days)) for kind, days in night_rows.nights_by_kind(series)],
    ),
    has_names_below=False,
)
COUNTRIES = ChartKind(
    "countries",
    lambda: _("By country"),
    Along.ROWS,
    country_rows.draw_on,
    country_rows.countries_finding,
    lambda series: bool(country_rows.country_sums(series)),
    row_hit(country_rows.country_groups),
    row_stops(country_rows.country_groups),
    group_table(
        ("country", "distance_m", "days", "ride_days", "ride_day_m", "climb_m"),
        lambda series: [
            (one.country, one.distance_m, len(one.days), one.ride_days, one.ride_day_m, one.climb_m)
            for one in country_rows.country_sums(series)
        ],
    ),
    has_names_below=False,
)
SPEND = ChartKind(
    "spend",
    lambda: _("Money over time"),
    Along.GROUPS,
    spend.draw_over_time,
    spend.spend_finding,
    _has_money,
    column_hit(spend.time_groups),
    column_stops(spend.time_groups),
    group_table(
        ("from", "amount", "currency"),
        lambda series: [
            (span.first.isoformat(), round(span.amount, 2), spent(series).currency) for span in spans(series)
        ],
    ),
)
CATEGORIES = ChartKind(
    "categories",
    lambda: _("Money by category"),
    Along.ROWS,
    spend.draw_categories,
    spend.categories_finding,
    _has_money,
    row_hit(spend.category_groups),
    row_stops(spend.category_groups),
    group_table(
        ("category", "amount", "currency"),
        lambda series: [
            (category.value, float(amount), spent(series).currency)
            for category, amount, _days in spend.by_category(series)
        ],
    ),
    has_names_below=False,
)
