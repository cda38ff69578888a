"""Every day as a cell: weeks beside each other, weekdays under each other, years under each other."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from matplotlib.axes import Axes

from expedition.charts.day_axis import Tick
from expedition.charts.finding import Finding
from expedition.charts.frame import Space, bare, bars, size_pt, title, write
from expedition.charts.legend import draw_legend
from expedition.charts.once import once
from expedition.charts.shades import shades
from expedition.charts.style import ChartStyle
from expedition.kinds import DayKind
from expedition.record_classes import dataclass
from expedition.records.trip import DayPoint, TripSeries
from expedition.text import _, plural
from expedition.units import day_month, short_month, short_weekday

Cell = tuple[int, int]
"""Column and row; the row of the first Monday is 0, rows go down."""

_WEEKS, _BLOCK = 53, 8
_SMALL, _WHOLE = 0.27, 0.46
_WIDEST_PT, _FLATTEST = 22.0, 2.6
_SHADES = 5
_MONTH_STEPS, _MONTH_WEEKS, _NAME_ROOM = (1, 2, 3, 6), 4.3, 2.8


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where every day stands.

    Attributes:
        cells: The cell of each day of the series.
        days: The index of the day in each cell that has one.
        blocks: The year that each block of rows stands for, None where one block holds all weeks.
        first: The Monday of the first column of each block.
        columns: How many weeks are shown.
    """

    cells: Sequence[Cell]
    days: Mapping[Cell, int]
    blocks: Sequence[int | None]
    first: Sequence[date]
    columns: int

    @property
    def rows(self) -> int:
        """How many rows all blocks take, with the gaps between them."""
        return len(self.blocks) * _BLOCK - 1


@once
def calendar(series: TripSeries) -> Calendar | None:
    """The calendar of a trip; one of up to a year's weeks is not parted at New Year."""
    if not series.days:
        return None
    begin, end = _monday(series.days[0].date), series.days[-1].date
    weeks = (end - begin).days // 7 + 1
    if weeks <= _WEEKS:
        cells = [((day.date - begin).days // 7, day.date.weekday()) for day in series.days]
        return Calendar(cells, _indexed(cells), (None,), (begin,), weeks)
    years = list(dict.fromkeys(day.date.year for day in series.days))
    firsts = [_monday(date(year, 1, 1)) for year in years]
    blocks = {year: block for block, year in enumerate(years)}
    cells = []
    for day in series.days:
        block = blocks[day.date.year]
        cells.append(((day.date - firsts[block]).days // 7, block * _BLOCK + day.date.weekday()))
    return Calendar(cells, _indexed(cells), tuple(years), firsts, _WEEKS + 1)


def _indexed(cells: Sequence[Cell]) -> Mapping[Cell, int]:
    return {cell: index for index, cell in enumerate(cells)}


def _monday(day: date) -> date:
    return date.fromordinal(max(1, day.toordinal() - day.weekday()))


@once
def longest_run(series: TripSeries) -> tuple[int, int] | None:
    """The index of the first of the most riding days on end, and their number; None where none was ridden."""
    best: tuple[int, int] | None = None
    start, before = 0, None
    for index, day in enumerate(series.days):
        if day.kind is not DayKind.RIDE:
            before = None
            continue
        if before is None or day.date - before > timedelta(days=1):
            start = index
        before = day.date
        if best is None or index - start + 1 > best[1]:
            best = (start, index - start + 1)
    return best


def calendar_finding(series: TripSeries) -> Finding:
    """The most riding days on end."""
    run = longest_run(series)
    if run is None:
        return Finding(_("No riding day yet"))
    title = plural("{n} riding day on end, from {day}", "{n} riding days on end, from {day}", run[1])
    return Finding(title.format(day=day_month(series.days[run[0]].date)), _("the stronger, the farther"))


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, chosen: int | None = None) -> None:
    """Draw the chart; `chosen` is a day id."""
    found = calendar(series)
    finding = calendar_finding(series)
    if found is None:
        bare(axes, (0.0, 1.0), (0.0, 1.0))
        title(axes, finding, style)
        return
    width, height = size_pt(axes)
    pitch = min(width / found.columns, height / found.rows * _FLATTEST, _WIDEST_PT * style.scale)
    rise = min(height / found.rows, pitch)
    bare(axes, (-0.5, width / pitch - 0.5), (0.5 - height / rise, 0.5))
    kinds = {day.kind for day in series.days}
    title(axes, finding, style, kept=draw_legend(axes, kinds, finding, style))
    _cells(axes, series, found, style, chosen)
    _weekdays(axes, found, rise, style)
    for tick in _months(found, pitch, style):
        drop = (-0.5 * pitch, -style.axis_pt * 1.3)
        write(axes, (tick.x, 0.5 - found.rows), tick.text, style, shift=drop)


def _cells(axes: Axes, series: TripSeries, found: Calendar, style: ChartStyle, chosen: int | None) -> None:
    levels = shades(style, _SHADES)
    longest = max((day.distance_m or 0.0 for day in series.days), default=0.0)
    boxes, fills = [], []
    for (column, row), day in zip(found.cells, series.days, strict=True):
        half = _WHOLE if day.distance_m else _SMALL
        boxes.append((column - half, column + half, -row - half, -row + half))
        fills.append(style.here if day.day_id == chosen else _fill(day, longest, levels, style))
    bars(axes, boxes, fills, rounding=1.5 * style.scale)


def _fill(day: DayPoint, longest_m: float, levels: Sequence[str], style: ChartStyle) -> str:
    if not day.distance_m:
        return style.kinds[day.kind]
    return levels[min(int(day.distance_m / longest_m * len(levels)), len(levels) - 1)]


def _weekdays(axes: Axes, found: Calendar, rise: float, style: ChartStyle) -> None:
    """Write weekdays at the rows where they have room, or the years at their blocks."""
    monday = date(2024, 1, 1)
    for block, year in enumerate(found.blocks):
        top = -block * _BLOCK
        if year is not None:
            _at_left(axes, top - 3, str(year), style)
            continue
        step = 1 if rise >= style.axis_pt * 1.15 else 2
        for row in range(0, 7, step):
            _at_left(axes, top - row, short_weekday(monday + timedelta(days=row)), style)


def _at_left(axes: Axes, y: float, words: str, style: ChartStyle) -> None:
    shift = (-8.0 * style.scale, 0.0)
    write(axes, (0.0, y), words, style, space=Space.ROW, shift=shift, align="right", rise="center_baseline")


def _months(found: Calendar, pitch: float, style: ChartStyle) -> list[Tick]:
    """The months under the weeks in which they begin: all, or so many between them that there is room."""
    starts = []
    for column in range(found.columns):
        monday = found.first[0].toordinal() + 7 * column
        week = map(date.fromordinal, range(monday, min(monday + 7, date.max.toordinal() + 1)))
        starts += [(column, day) for day in week if day.day == 1]
    step = next((n for n in _MONTH_STEPS if n * _MONTH_WEEKS * pitch >= style.axis_pt * _NAME_ROOM), 12)
    return [Tick(float(column), short_month(day)) for column, day in starts if (day.month - 1) % step == 0]
