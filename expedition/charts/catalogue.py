"""All charts over a trip, by name."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from expedition.charts.chart import ChartKind
from expedition.charts.kinds import days, sums, way


class Chart(StrEnum):
    """The charts over a whole trip."""

    PROGRESS = "progress"
    DAILY = "daily"
    TEMPERATURE = "temperature"
    PROFILE = "profile"
    CLIMB = "climb"
    SPEED = "speed"
    LENGTHS = "lengths"
    CALENDAR = "calendar"
    NIGHTS = "nights"
    COUNTRIES = "countries"
    SPEND = "spend"
    CATEGORIES = "categories"
    REPAIRS = "repairs"


_KINDS = (
    way.PROGRESS,
    way.DAILY,
    way.TEMPERATURE,
    way.PROFILE,
    days.CLIMB,
    days.SPEED,
    days.LENGTHS,
    days.CALENDAR,
    sums.NIGHTS,
    sums.COUNTRIES,
    sums.SPEND,
    sums.CATEGORIES,
    sums.REPAIRS,
)

KINDS: Mapping[Chart, ChartKind] = MappingProxyType({Chart(kind.key): kind for kind in _KINDS})
"""Every chart that needs no further choice."""
