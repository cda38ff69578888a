"""What the days were for."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from expedition.kinds import DayKind
from expedition.points import F64, Mask
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.figures.making import Making
from expedition.text import _

_one = partial(Statistic, topic=Topic.DAYS, quantity=Quantity.DAYS)


def figures(made: Making) -> Iterator[Statistic]:
    """Days by kind, the calendar they lie in, and the longest runs of them."""
    counted = made.counted()
    yield _one(
        key="days",
        name=_("Days"),
        value=made.totals.days,
        how=_("All days with a page in the log."),
        days=made.ids(counted),
    )
    for kind in DayKind:
        how = _("The days noted as of this kind.")
        if kind is DayKind.RIDE:
            how = _("The days noted as riding, without those on which the traveller was only carried.")
        elif kind is DayKind.TRANSIT:
            how = _("The days noted as in transit, and those noted as riding on which all ways were carried.")
        yield _one(
            key=f"{kind.value}_days",
            name=_days_of(kind),
            value=getattr(made.totals, f"{kind.value}_days"),
            how=how,
            days=made.ids(counted & made.days.has("kind", kind)),
        )
    yield from _calendar(made)
    yield from _runs(made)


def _days_of(kind: DayKind) -> str:
    return {
        DayKind.RIDE: _("Riding days"),
        DayKind.REST: _("Rest days"),
        DayKind.WAITING: _("Days of waiting"),
        DayKind.TRANSIT: _("Days in transit"),
        DayKind.SICK: _("Sick days"),
        DayKind.WORK: _("Working days"),
    }[kind]


def _calendar(made: Making) -> Iterator[Statistic]:
    dates = made.days["date"][made.counted()]
    span = int(dates.max() - dates.min()) + 1 if len(dates) else None
    yield _one(
        key="calendar_days",
        name=_("From first to last day"),
        value=span,
        how=_("The days of the calendar from the first to the last page, both included."),
    )
    yield _one(
        key="days_without_page",
        name=_("Days without a page"),
        value=None if span is None else span - len(np.unique(dates)),
        how=_("The days of the calendar between the first and the last page of which nothing is written."),
    )


def _runs(made: Making) -> Iterator[Statistic]:
    ridden = made.days["distance_m"] > 0
    is_open = made.riding() & np.isnan(made.days["distance_m"])
    for key, name, mask, how in (
        (
            "longest_streak_days",
            _("Longest time riding day after day"),
            ridden | is_open,
            _("The most days of the calendar in a row with some way under own power."),
        ),
        (
            "longest_pause_days",
            _("Longest pause"),
            ~(ridden | is_open),
            _("The most days of the calendar in a row without any; a day without a page ends it."),
        ),
    ):
        run = longest_run(made.days["date"], mask & made.counted())
        first = made.columns.facts[run.start].row if run is not None else None
        places = np.zeros(len(mask), dtype=np.bool_)
        if run is not None:
            places[run] = True
        yield _one(
            key=key,
            name=name,
            value=None if not len(mask) else int(places.sum()),
            how=how,
            days=made.ids(places),
            detail=first.date.isoformat() if first is not None else "",
        )


def longest_run(dates: F64, mask: Mask) -> slice | None:
    """The places of the longest run of masked days on dates in a row, the first of equal ones."""
    places = np.flatnonzero(mask)
    if not len(places):
        return None
    breaks = np.flatnonzero((np.diff(places) != 1) | (np.diff(dates[places]) != 1)) + 1
    starts = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((starts, [len(places)])))
    longest = int(lengths.argmax())
    first = int(places[starts[longest]])
    return slice(first, first + int(lengths[longest]))
