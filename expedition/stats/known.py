"""Sums and extremes over values of which some are not known; None where none is."""

from collections.abc import Iterable


def total(values: Iterable[float | None]) -> float | None:
    """The sum of what is known."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def most(values: Iterable[float | None]) -> float | None:
    """The largest known value."""
    return max((value for value in values if value is not None), default=None)


def least(values: Iterable[float | None]) -> float | None:
    """The smallest known value."""
    return min((value for value in values if value is not None), default=None)


def per(value: float | None, whole: float | None) -> float | None:
    """A value for each unit of a whole; None where either is unknown or the whole is nothing."""
    return None if value is None or not whole else value / whole
