"""What follows from a series alone is worked out once and kept with it: a cursor asks at every move."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from expedition.records.trip import TripSeries
from expedition.text import language

T = TypeVar("T")


def once(make: Callable[[TripSeries], T]) -> Callable[[TripSeries], T]:
    """The same function, working out each series once; not for words, whose language may change."""

    @wraps(make)
    def kept(series: TripSeries) -> T:
        try:
            return cast("T", series.kept[make])
        except KeyError:
            found = series.kept[make] = make(series)
            return found

    return kept


def once_said(make: Callable[[TripSeries], T]) -> Callable[[TripSeries], T]:
    """The same function, which may say words: it works out each series once in every language."""

    @wraps(make)
    def kept(series: TripSeries) -> T:
        key = (make, language())
        try:
            return cast("T", series.kept[key])
        except KeyError:
            found = series.kept[key] = make(series)
            return found

    return kept
