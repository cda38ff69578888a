"""Figures of a trip as they are read: a number, its unit, the heading it stands under."""

from decimal import Decimal
from typing import NamedTuple

from expedition import units
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.text import _, plural

_LONG_WAY_M, _LONG_TIME_S, _LARGE_SHARE = 1_000_000.0, 360_000.0, 0.1


class ValueWords(NamedTuple):
    """A number, or a dash where it is not known, and what stands behind it."""

    value: str
    unit: str = ""

    @property
    def whole(self) -> str:
        """Both, as in a sentence."""
        return f"{self.value} {self.unit}".rstrip()


UNKNOWN = ValueWords(units.EN_DASH)


def value_words(figure: Statistic) -> ValueWords:
    """The value of a figure."""
    value = figure.value
    if value is None:
        return UNKNOWN
    if isinstance(value, str):
        return ValueWords(value or units.EN_DASH)
    return _number_words(figure.quantity, float(value), figure.unit)


def _number_words(quantity: Quantity, value: float, unit: str) -> ValueWords:
    match quantity:
        case Quantity.DISTANCE:
            # A sum keeps its decimal only while it is short.
            return ValueWords(units.km(value, 1 if 0 < abs(value) < _LONG_WAY_M else 0), _("km"))
        case Quantity.HEIGHT | Quantity.CLIMB:
            return ValueWords(units.metres(value), _("m"))
        case Quantity.DURATION:
            is_short = abs(value) < _LONG_TIME_S
            return ValueWords(units.hours(value) if is_short else units.number(value / 3600), _("h"))
        case Quantity.SPEED:
            return ValueWords(units.km_h(value), _("km/h"))
        case Quantity.TEMPERATURE:
            return ValueWords(units.celsius(value), "°C")
        case Quantity.DAYS:
            words = plural("day", "days", round(value)) if value == round(value) else _("days")
            return ValueWords(_plain(value), words)
        case Quantity.MONEY:
            return ValueWords(units.money(Decimal(str(round(value, 2))), ""), units.currency_sign(unit))
        case Quantity.SHARE:
            return ValueWords(units.number(value * 100, 1 if 0 < abs(value) < _LARGE_SHARE else 0), "%")
        case _:
            return ValueWords(_plain(value), unit)


def _plain(value: float) -> str:
    """A count as it is, an average with one decimal, a small rate with two."""
    if value == round(value):
        return units.number(value)
    return units.number(value, 1 if abs(value) >= 1 else 2)


def topic_name(topic: Topic) -> str:
    """The heading of a topic."""
    return {
        Topic.WAY: _("The way"),
        Topic.DAYS: _("Days"),
        Topic.HEIGHTS: _("Heights"),
        Topic.SPEED: _("Speed"),
        Topic.WEATHER: _("Weather"),
        Topic.NIGHTS: _("Nights"),
        Topic.PEOPLE: _("People"),
        Topic.TROUBLE: _("Trouble"),
        Topic.MONEY: _("Money"),
        Topic.BORDERS: _("Borders"),
        Topic.PROOF: _("Proof"),
        Topic.COUNTERS: _("Counted"),
    }[topic]
