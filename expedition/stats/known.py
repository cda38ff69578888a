"""Sums and extremes over values of which some are not known; None where none is.

A number that is not finite, as a damaged logbook may hold, is known to nobody.
"""

from collections.abc import Iterable
from math import isfinite
from typing import Any

from expedition.records.checks import LARGEST


def finite(value: float | None) -> float | None:
    """The value where it is a number."""
    return value if value is not None and isfinite(value) else None


def sound(value: float | None) -> float | None:
    """A value as it was read, None where it is one that no logbook takes."""
    return value if value is not None and -LARGEST <= value <= LARGEST else None


def sound_row(values: Iterable[Any]) -> list[Any]:
    """Values of a row as it was read, None for numbers that no logbook takes."""
    return [None if type(value) is float and not -LARGEST <= value <= LARGEST else value for value in values]


def total(values: Iterable[float | None]) -> float | None:
    """The sum of what is known."""
    known = [value for value in values if value is not None and isfinite(value)]
    return finite(sum(known)) if known else None


def most(values: Iterable[float | None]) -> float | None:
    """The largest known value."""
    return max((value for value in values if value is not None and isfinite(value)), default=None)


def least(values: Iterable[float | None]) -> float | None:
    """The smallest known value."""
    return min((value for value in values if value is not None and isfinite(value)), default=None)


def per(value: float | None, whole: float | None) -> float | None:
    """A value for each unit of a whole; None where either is unknown or the whole is nothing."""
    return None if value is None or not whole else value / whole
