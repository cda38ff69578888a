"""Which backups are kept: all of late, then fewer and fewer."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL_OF = timedelta(days=2)
"""Backups younger than this are all kept."""

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many days, then weeks, then months keep their newest one."""

_STEPS: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
    (DAILY, lambda made: (made.year, made.month, made.day)),
    (WEEKLY, lambda made: made.isocalendar()[:2]),
    (MONTHLY, lambda made: (made.year, made.month)),
)


def kept(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Those of the moments of backups that stay; a clock that was set back makes none of them old."""
    found: set[datetime] = set()
    older = sorted(made, reverse=True)
    while older and now - older[0] < ALL_OF:
        found.add(older.pop(0))
    for most, period in _STEPS:
        spans: list[tuple[int, ...]] = []
        while older:
            span = period(older[0])
            if span not in spans:
                if len(spans) == most:
                    break
                spans.append(span)
                found.add(older[0])
            older.pop(0)
    return frozenset(found)
