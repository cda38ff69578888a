"""Any figure by any grouping, as a traveller chose it."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate

from matplotlib.axes import Axes

from expedition.charts.chart import Along, ChartKind, ChartTable, Hit, Place
from expedition.charts.chosen_values import (
    ChosenGroup,
    adds_up,
    chosen_groups,
    in_time,
    value_of,
)
from expedition.charts.columns import column_names, draw_columns
from expedition.charts.day_axis import DayAxis, day_axis
from expedition.charts.day_bars import DayValues, draw_days
from expedition.charts.finding import Finding
from expedition.charts.frame import day_names, names_below, size_pt
from expedition.charts.groups import Group, column_hit, column_stops, row_hit, row_stops
from expedition.charts.kinds.chosen_words import (
    choice_name,
    figure_head,
    figure_unit,
    figure_unit_si,
    group_name,
    long_group_name,
    said,
    said_whole,
)
from expedition.charts.lines import Line, draw_line
from expedition.charts.over_days import day_hit, day_stops
from expedition.charts.readings import Reading, day_title
from expedition.charts.rows import draw_rows, fitted
from expedition.charts.style import ChartStyle
from expedition.record_classes import dataclass
from expedition.records.chart_choice import ChartChoice, ChartFigure, ChartGrouping, ChartShape
from expedition.records.trip import TripSeries
from expedition.text import _, language, plural
from expedition.units import EN_DASH

Values = Sequence[float | None]


def custom(choice: ChartChoice) -> ChartKind:
    """The chart of a choice; what does not follow in time is drawn as bars whatever the shape."""
    return _Chosen(choice).kind()


@dataclass(frozen=True)
class _Chosen:
    """A choice, and what its chart is made of; values are worked out once a series."""

    choice: ChartChoice

    def kind(self) -> ChartKind:
        """The chart."""
        along, hit, steps = self._along()
        choice = self.choice
        parts = (choice.figure, choice.grouping, choice.shape, choice.counter)
        return ChartKind(
            "-".join(part for part in ("chosen", *parts) if part),
            partial(choice_name, choice),
            along,
            self._draw,
            self._finding,
            lambda series: any(value is not None for value in self._values(series)),
            hit,
            steps,
            self._table,
            has_names_below=along is not Along.ROWS,
        )

    def _along(
        self,
    ) -> tuple[
        Along,
        Callable[[TripSeries, float, float], Hit | None],
        Callable[[TripSeries], Sequence[Place]],
    ]:
        by = self.choice.grouping
        if by is ChartGrouping.DAY:
            return Along.DAYS, day_hit(self._day_reading, self._day_value), day_stops
        if in_time(by) or by is ChartGrouping.WEEKDAY:
            return Along.GROUPS, column_hit(self._groups), column_stops(self._groups)
        return Along.ROWS, row_hit(self._groups), row_stops(self._groups)

    @property
    def _is_low(self) -> bool:
        return self.choice.figure is ChartFigure.COLDEST

    @property
    def _is_line(self) -> bool:
        return self.choice.shape is not ChartShape.BARS and in_time(self.choice.grouping)

    @property
    def _is_cumulated(self) -> bool:
        is_asked = self.choice.shape is ChartShape.CUMULATED and in_time(self.choice.grouping)
        return is_asked and adds_up(self.choice.figure)

    def _own_values(self, series: TripSeries) -> Values:
        """What each group comes to by itself."""
        kept = series.kept.get(self.choice)
        if not isinstance(kept, tuple):
            groups = chosen_groups(series, self.choice.grouping)
            kept = tuple(value_of(series, self.choice, group.shares) for group in groups)
            series.kept[self.choice] = kept
        return kept

    def _values(self, series: TripSeries) -> Values:
        """What is drawn of each group."""
        values = self._own_values(series)
        if not self._is_cumulated:
            return values
        first = next((index for index, value in enumerate(values) if value is not None), len(values))
        sums = accumulate(value or 0.0 for value in values)
        return [None if index < first else value for index, value in enumerate(sums)]

    def _ranked(self, series: TripSeries) -> Sequence[tuple[ChosenGroup, float | None]]:
        pairs = list(zip(chosen_groups(series, self.choice.grouping), self._values(series), strict=True))
        if self.choice.grouping is ChartGrouping.WEEKDAY or in_time(self.choice.grouping):
            return pairs
        return sorted(pairs, key=lambda pair: (pair[1] is None, -(pair[1] or 0.0)))

    def _groups(self, series: TripSeries) -> Sequence[Group]:
        key = (self.choice, language())
        kept = series.kept.get(key)
        if not isinstance(kept, tuple):
            kept = series.kept[key] = tuple(self._made_groups(series))
        return kept

    def _made_groups(self, series: TripSeries) -> Sequence[Group]:
        ranked = self._ranked(series)
        best = min if self._is_low else max
        most = best((value for _group, value in ranked if value is not None), default=None)
        made = [self._group(series, group, value, most) for group, value in ranked]
        is_rows = not in_time(self.choice.grouping) and self.choice.grouping is not ChartGrouping.WEEKDAY
        return fitted(made, partial(self._rest, series)) if is_rows else made

    def _group(
        self, series: TripSeries, group: ChosenGroup, value: float | None, most: float | None
    ) -> Group:
        by, choice = self.choice.grouping, self.choice
        name, is_main = group_name(by, group.key)
        whole = EN_DASH if value is None else said_whole(choice, value, series)
        days = plural("{n} day", "{n} days", len(group.days))
        bare_value = "" if not value else said(choice, value)
        return Group(
            long_group_name(by, group.key) if by is not ChartGrouping.COUNTRY else name,
            value,
            bare_value if in_time(by) or by is ChartGrouping.WEEKDAY else whole,
            group.days,
            f"{whole}, {days}",
            group.key if by is ChartGrouping.COUNTRY else "",
            record=value is not None and value == most,
            is_main=is_main,
            short=name,
        )

    def _rest(self, series: TripSeries, groups: Sequence[Group]) -> Group:
        days = tuple(dict.fromkeys(day for group in groups for day in group.days))
        rest = {day for group in groups for day in group.days}
        shares = [
            share
            for group in chosen_groups(series, self.choice.grouping)
            if set(group.days) <= rest
            for share in group.shares
        ]
        value = value_of(series, self.choice, shares)
        whole = EN_DASH if value is None else said_whole(self.choice, value, series)
        return Group(plural("{n} other", "{n} others", len(groups)), value, whole, days, whole)

    def _finding(self, series: TripSeries) -> Finding:
        name = choice_name(self.choice)
        known = [(value, index) for index, value in enumerate(self._values(series)) if value is not None]
        if not known:
            return Finding(name)
        unit = figure_unit(self.choice, series)
        detail = f"{name}, {unit}" if unit else name
        if self._is_cumulated:
            return Finding(
                _("{value} in all").format(value=said_whole(self.choice, known[-1][0], series)), detail
            )
        sign = -1.0 if self._is_low else 1.0
        value, index = max(known, key=lambda pair: (sign * pair[0], -pair[1]))
        group = chosen_groups(series, self.choice.grouping)[index]
        whole = said_whole(self.choice, value, series)
        where = long_group_name(self.choice.grouping, group.key)
        title = _("Lowest {value}, {where}") if self._is_low else _("Most {value}, {where}")
        return Finding(title.format(value=whole, where=where), detail)

    def _draw(self, axes: Axes, series: TripSeries, style: ChartStyle, chosen: int | None) -> None:
        finding, write = self._finding(series), partial(said, self.choice)
        unit = figure_unit_si(self.choice)
        values = self._values(series)
        if self.choice.grouping is ChartGrouping.DAY:
            axis = day_axis(series)
            padded = values or [None] * len(series.days)
            if self._is_line:
                line = Line([float(column) for column in axis.columns], padded, unit, write)
                draw_line(axes, line, (axis.start, axis.stop), finding, style)
                day_names(axes, axis, series, style)
            else:
                draw_days(axes, series, DayValues(padded, unit, unit, write), finding, style, chosen)
            return
        groups = self._groups(series)
        if self._is_line:
            line = Line([float(place) for place in range(len(groups))], values, unit, write)
            draw_line(axes, line, (-0.5, max(len(groups), 1) - 0.5), finding, style)
            names_below(axes, column_names(groups, size_pt(axes)[0] / max(len(groups), 1), style), style)
        elif in_time(self.choice.grouping) or self.choice.grouping is ChartGrouping.WEEKDAY:
            draw_columns(axes, groups, finding, style, unit, write)
        else:
            draw_rows(axes, groups, finding, style)

    def _day_reading(self, series: TripSeries, _axis: DayAxis, index: int) -> Reading:
        values = self._values(series)
        value = values[index] if values else None
        words = EN_DASH if value is None else said_whole(self.choice, value, series)
        return Reading(day_title(series.days[index]), words)

    def _day_value(self, series: TripSeries, index: int) -> float | None:
        values = self._values(series)
        return values[index] if values and not self._is_line else None

    def _table(self, series: TripSeries) -> ChartTable:
        choice = self.choice
        head = "_".join(part for part in (choice.figure, choice.counter, figure_head(choice, series)) if part)
        groups = chosen_groups(series, choice.grouping)
        pairs = zip(groups, self._values(series), strict=True)
        rows = tuple((group.key, value, len(group.days)) for group, value in pairs)
        return ChartTable((choice.grouping.value, head, "days"), rows)
