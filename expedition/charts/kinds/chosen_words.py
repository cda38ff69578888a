"""What chosen figures and groupings are called, and how their values are written."""

from collections.abc import Mapping
from datetime import date, timedelta

from expedition import naming
from expedition.atlas.country_names import country_name
from expedition.charts.chosen_values import group_date
from expedition.charts.readings import kind_name
from expedition.charts.spent import spent, sum_in_words
from expedition.kinds import DayKind, LegMode
from expedition.record_classes import dataclass
from expedition.records.chart_choice import ChartChoice, ChartFigure, ChartGrouping, ChartShape
from expedition.records.trip import TripSeries
from expedition.text import _
from expedition.units import (
    HOUR_S,
    KILOMETRE_M,
    currency_sign,
    day_month_year,
    month_year,
    number,
    short_date,
    short_month,
    short_weekday,
    weekday,
)


@dataclass(frozen=True, slots=True)
class _Measure:
    """How a figure is written: `unit_si` is one of its units in SI, `head` ends its column in a table."""

    unit_si: float = 1.0
    decimals: int = 0
    head: str = ""


_KM = _Measure(KILOMETRE_M, 1, "m")
_KM_H = _Measure(KILOMETRE_M / HOUR_S, 1, "m_s")
_MEASURES: Mapping[ChartFigure, _Measure] = {
    ChartFigure.DISTANCE: _KM,
    ChartFigure.CARRIED: _KM,
    ChartFigure.CLIMB: _Measure(head="m"),
    ChartFigure.MOVING: _Measure(HOUR_S, 1, "s"),
    ChartFigure.SPEED: _KM_H,
    ChartFigure.TOP_SPEED: _KM_H,
    ChartFigure.WARMEST: _Measure(head="c"),
    ChartFigure.COLDEST: _Measure(head="c"),
    ChartFigure.HIGHEST: _Measure(head="m"),
}
_COUNTED = _Measure()
_LARGE = 100.0


def _measure(choice: ChartChoice) -> _Measure:
    return _MEASURES.get(choice.figure, _COUNTED)


def figure_unit_si(choice: ChartChoice) -> float:
    """What the axis of a figure counts, in SI."""
    return _measure(choice).unit_si


def figure_head(choice: ChartChoice, series: TripSeries) -> str:
    """What ends the head of its column: the SI unit or the currency."""
    if choice.figure is ChartFigure.SPEND:
        return spent(series).currency
    return _measure(choice).head


def figure_unit(choice: ChartChoice, series: TripSeries) -> str:
    """The unit it is written in, empty where it is counted."""
    match choice.figure:
        case ChartFigure.DISTANCE | ChartFigure.CARRIED:
            return _("km")
        case ChartFigure.CLIMB | ChartFigure.HIGHEST:
            return _("m")
        case ChartFigure.MOVING:
            return _("h")
        case ChartFigure.SPEED | ChartFigure.TOP_SPEED:
            return _("km/h")
        case ChartFigure.WARMEST | ChartFigure.COLDEST:
            return _("°C")
        case ChartFigure.SPEND:
            return currency_sign(spent(series).currency)
    return ""


def said(choice: ChartChoice, value: float) -> str:
    """A value without its unit, no more exact than its size allows."""
    measure = _measure(choice)
    shown = value / measure.unit_si
    return number(shown, 0 if abs(shown) >= _LARGE or shown == round(shown) else measure.decimals)


def said_whole(choice: ChartChoice, value: float, series: TripSeries) -> str:
    """A value with its unit."""
    if choice.figure is ChartFigure.SPEND:
        return sum_in_words(value, spent(series).currency)
    return f"{said(choice, value)} {figure_unit(choice, series)}".rstrip()


def figure_name(figure: ChartFigure) -> str:
    """A figure in words, as it begins a line."""
    words = {
        ChartFigure.DISTANCE: _("Distance"),
        ChartFigure.CARRIED: _("Carried"),
        ChartFigure.CLIMB: _("Climb"),
        ChartFigure.DAYS: _("Days"),
        ChartFigure.RIDE_DAYS: _("Riding days"),
        ChartFigure.MOVING: _("Moving time"),
        ChartFigure.SPEED: _("Speed while moving"),
        ChartFigure.TOP_SPEED: _("Top speed"),
        ChartFigure.SPEND: _("Money spent"),
        ChartFigure.NIGHTS: _("Nights"),
        ChartFigure.REPAIRS: _("Repairs"),
        ChartFigure.PEOPLE: _("People met"),
        ChartFigure.WARMEST: _("Highest temperature"),
        ChartFigure.COLDEST: _("Lowest temperature"),
        ChartFigure.HIGHEST: _("Highest point"),
        ChartFigure.COUNTER: _("Counted"),
    }
    return words[figure]


def grouping_name(by: ChartGrouping) -> str:
    """A grouping in words, inside a sentence."""
    words = {
        ChartGrouping.DAY: _("by day"),
        ChartGrouping.WEEK: _("by week"),
        ChartGrouping.MONTH: _("by month"),
        ChartGrouping.WEEKDAY: _("by weekday"),
        ChartGrouping.COUNTRY: _("by country"),
        ChartGrouping.MODE: _("by mode"),
        ChartGrouping.KIND: _("by kind of day"),
        ChartGrouping.VEHICLE: _("by vehicle"),
        ChartGrouping.PERSON: _("by person"),
    }
    return words[by]


def shape_name(shape: ChartShape) -> str:
    """A shape in words, as it begins a line."""
    words = {
        ChartShape.BARS: _("Bars"),
        ChartShape.LINE: _("Line"),
        ChartShape.CUMULATED: _("Added up"),
    }
    return words[shape]


def choice_name(choice: ChartChoice) -> str:
    """A choice in words: `Climb by country`."""
    return f"{choice.counter or figure_name(choice.figure)} {grouping_name(choice.grouping)}"


def group_name(by: ChartGrouping, key: str) -> tuple[str, bool]:
    """The short name of a group, and whether it stays where most names have no room."""
    if by is ChartGrouping.WEEK:
        monday = group_date(by, key)
        return short_date(monday), key.endswith("-W01")
    if by is ChartGrouping.MONTH:
        first = group_date(by, key)
        return (str(first.year), True) if first.month == 1 else (short_month(first), False)
    if by is ChartGrouping.WEEKDAY:
        return short_weekday(_weekday(key)), False
    return long_group_name(by, key), False


def _weekday(key: str) -> date:
    """Some day of a weekday, 0 being Monday."""
    return date(2024, 1, 1) + timedelta(days=int(key))


def long_group_name(by: ChartGrouping, key: str) -> str:
    """The name of a group as it stands alone."""
    if not key:
        return _("not known")
    match by:
        case ChartGrouping.DAY:
            return day_month_year(group_date(by, key))
        case ChartGrouping.WEEK:
            return _("week from {day}").format(day=day_month_year(group_date(by, key)))
        case ChartGrouping.MONTH:
            return month_year(group_date(by, key))
        case ChartGrouping.WEEKDAY:
            return weekday(_weekday(key))
        case ChartGrouping.COUNTRY:
            return country_name(key)
        case ChartGrouping.KIND:
            return _begun(kind_name(DayKind(key)))
        case ChartGrouping.MODE:
            return naming.title(LegMode(key))
    # A vehicle that nobody named goes by its mode.
    return naming.title(LegMode(key)) if key in set(LegMode) else key


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
