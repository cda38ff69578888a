"""What was spent: week by week, and on what."""

from collections.abc import Sequence
from decimal import Decimal

from matplotlib.axes import Axes

from expedition import naming
from expedition.charts.columns import draw_columns
from expedition.charts.finding import Finding
from expedition.charts.groups import Group
from expedition.charts.once import once, once_said
from expedition.charts.rows import draw_rows, fitted
from expedition.charts.spent import Span, a_day, beside, spans, spent, sum_in_words
from expedition.charts.style import ChartStyle
from expedition.kinds import ExpenseCategory
from expedition.records.trip import TripSeries
from expedition.text import _, plural
from expedition.units import day_month, number, short_month


def draw_over_time(axes: Axes, series: TripSeries, style: ChartStyle, _chosen: int | None = None) -> None:
    """Draw what was spent each week or month."""
    draw_columns(axes, time_groups(series), spend_finding(series), style, said=number)


def draw_categories(axes: Axes, series: TripSeries, style: ChartStyle, _chosen: int | None = None) -> None:
    """Draw what was spent on what."""
    draw_rows(axes, category_groups(series), categories_finding(series), style)


def spend_finding(series: TripSeries) -> Finding:
    """What was spent a day."""
    mean, all_of_it = a_day(series), spent(series)
    if mean is None:
        return Finding(_("No money spent yet"))
    title = _("{money} a day").format(money=sum_in_words(mean, all_of_it.currency))
    is_month = any(span.is_month for span in spans(series))
    return Finding(title, beside(_("spent each month") if is_month else _("spent each week"), series))


@once_said
def time_groups(series: TripSeries) -> Sequence[Group]:
    """The weeks or months as columns."""
    if not spent(series).payments:
        return ()
    most = max(spans(series), key=lambda span: span.amount)
    currency = spent(series).currency
    return [
        Group(
            _span_name(span),
            span.amount,
            number(span.amount) if span.amount else "",
            span.days,
            _("from {day}, {money}").format(
                day=day_month(span.first), money=sum_in_words(span.amount, currency)
            ),
            record=span is most,
            is_main=span.is_month and span.first.month == 1,
        )
        for span in spans(series)
    ]


def _span_name(span: Span) -> str:
    if not span.is_month:
        return number(span.number)
    return str(span.first.year) if span.first.month == 1 else short_month(span.first)


@once
def by_category(series: TripSeries) -> Sequence[tuple[ExpenseCategory, Decimal, tuple[int, ...]]]:
    """What each category came to, most first, with the ids of its days."""
    sums: dict[ExpenseCategory, Decimal] = {}
    days: dict[ExpenseCategory, dict[int, None]] = {}
    for day, category, amount in spent(series).payments:
        sums[category] = sums.get(category, Decimal(0)) + amount
        days.setdefault(category, {})[day.day_id] = None
    ranked = sorted(sums, key=lambda category: -sums[category])
    return [(category, sums[category], tuple(days[category])) for category in ranked]


def categories_finding(series: TripSeries) -> Finding:
    """What most was spent on."""
    found, all_of_it = by_category(series), spent(series)
    if not found or not all_of_it.total:
        return Finding(_("No money spent yet"))
    share = round(float(found[0][1]) / all_of_it.total * 100)
    title = _("{category}: {percent} % of {money}").format(
        category=naming.title(found[0][0]),
        percent=share,
        money=sum_in_words(all_of_it.total, all_of_it.currency),
    )
    return Finding(title, beside(_("spent by category"), series))


@once_said
def category_groups(series: TripSeries) -> Sequence[Group]:
    """The categories as rows."""
    currency = spent(series).currency
    rows = []
    for index, (category, amount, days) in enumerate(by_category(series)):
        written = sum_in_words(float(amount), currency)
        told = ", ".join((written, plural("{n} day", "{n} days", len(days))))
        rows.append(Group(naming.title(category), float(amount), written, days, told, record=not index))
    return fitted(rows, lambda others: _rest(others, currency))


def _rest(groups: Sequence[Group], currency: str) -> Group:
    amount = sum(group.value or 0.0 for group in groups)
    days = tuple(dict.fromkeys(day for group in groups for day in group.days))
    written = sum_in_words(amount, currency)
    return Group(plural("{n} other", "{n} others", len(groups)), amount, written, days, written)
