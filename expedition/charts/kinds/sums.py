"""Charts of what adds up: nights, countries, money."""

from expedition.charts import country_rows, night_rows, repairs, spend
from expedition.charts.chart import Along, ChartKind, Hit, Place
from expedition.charts.groups import column_hit, column_stops, group_table, row_hit, row_stops
from expedition.charts.nights import nights_finding
from expedition.charts.readings import Reading, day_title
from expedition.charts.spent import spans, spent
from expedition.records.trip import TripSeries
from expedition.text import _
from expedition.units import km


def _has_money(series: TripSeries) -> bool:
    return bool(spent(series).payments)


def _repair_hit(series: TripSeries, x: float, _y: float) -> Hit | None:
    found = repairs.breaks(series)
    if not found:
        return None
    nearest = min(found, key=lambda one: abs(one.way_m - x))
    same = [one for one in found if one.index == nearest.index]
    day = series.days[nearest.index]
    parts = ", ".join(one.part or _("something") for one in same)
    told = _("km {km}: {parts}").format(km=km(nearest.way_m, 0), parts=parts)
    return Hit(Reading(day_title(day), told), (day.day_id,), nearest.way_m, ring=float(nearest.number))


def _repair_stops(series: TripSeries) -> list[Place]:
    return [(way_m, 0.0) for way_m in sorted({one.way_m for one in repairs.breaks(series)})]


def _repair_rows(series: TripSeries) -> list[tuple[str | float | int | None, ...]]:
    return [
        (series.days[one.index].number, one.way_m, one.part, one.count, int(one.is_puncture))
        for one in repairs.breaks(series)
    ]


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
REPAIRS = ChartKind(
    "repairs",
    lambda: _("Repairs"),
    Along.WAY,
    repairs.draw_on,
    repairs.repairs_finding,
    lambda series: bool(repairs.breaks(series)),
    _repair_hit,
    _repair_stops,
    group_table(("day", "distance_m", "part", "count", "puncture"), _repair_rows),
)
