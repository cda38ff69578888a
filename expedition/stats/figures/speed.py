"""How fast, and how long on the move."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.figures.making import Making, extreme, median, unknown
from expedition.stats.known import per
from expedition.text import _

_one = partial(Statistic, topic=Topic.SPEED, quantity=Quantity.DURATION)


def figures(made: Making) -> Iterator[Statistic]:
    """Hours on the way and moving, the average over them, and what was fastest."""
    yield from _hours(made)
    yield from _averages(made)
    yield from _fastest(made)


def _hours(made: Making) -> Iterator[Statistic]:
    """Of the trip, of a riding day, and the most of a day."""
    riding, moving_s = made.riding(), made.days["moving_s"]
    known = made.known("moving_s")
    missing = int((riding & ~known).sum())
    yield _one(
        key="moving_s",
        name=_("Moving"),
        value=made.totals.moving_s,
        how=unknown(_("The time in which the way under own power went on, pauses left out."), missing),
        days=made.ids(known),
    )
    yield _one(
        key="elapsed_s",
        name=_("On the way"),
        value=made.totals.elapsed_s,
        how=unknown(
            _("From the start to the end of each day, pauses included."),
            int((riding & ~made.known("elapsed_s")).sum()),
        ),
        days=made.ids(made.known("elapsed_s")),
    )
    yield _one(
        key="average_moving_ride_day_s",
        name=_("Moving on a riding day, on average"),
        value=per(float(moving_s[known & riding].sum()), float((known & riding).sum())),
        how=unknown(_("The time moving of riding days, shared among those of which it is known."), missing),
        days=made.ids(known & riding),
    )
    at = extreme(moving_s, known)
    yield _one(
        key="longest_moving_day_s",
        name=_("Most hours moving in a day"),
        value=None if at is None else float(moving_s[at]),
        how=_("The day with the longest time moving."),
        days=() if at is None else made.id_at(at),
        detail="" if at is None else made.place(at),
    )


def _averages(made: Making) -> Iterator[Statistic]:
    """Of the whole way, and the middle of the days."""
    days = made.days
    moving_s, distance_m = days["moving_s"], days["distance_m"]
    both = made.known("moving_s") & ~np.isnan(distance_m) & (moving_s > 0)
    yield _one(
        key="average_moving_m_s",
        name=_("Average while moving"),
        quantity=Quantity.SPEED,
        value=per(float(distance_m[both].sum()), float(moving_s[both].sum())),
        how=_("Kilometres over time moving, of the days of which both are known."),
        days=made.ids(both),
    )
    yield _one(
        key="median_moving_m_s",
        name=_("Median of the days"),
        quantity=Quantity.SPEED,
        value=median(days["average_m_s"]),
        how=_("Half of the days were faster on average, half were slower."),
        days=made.ids(made.known("average_m_s")),
    )


def _fastest(made: Making) -> Iterator[Statistic]:
    """The top speed, and the fastest day."""
    for key, column, name, how in (
        (
            "max_speed_m_s",
            "max_speed_m_s",
            _("Top speed"),
            _("The best mean over twenty seconds, so that a jump of the receiver is none."),
        ),
        (
            "fastest_day_m_s",
            "average_m_s",
            _("Fastest day"),
            _("The day with the highest average while moving."),
        ),
    ):
        values = made.days[column]
        fastest = extreme(values, made.known(column))
        yield _one(
            key=key,
            name=name,
            quantity=Quantity.SPEED,
            value=None if fastest is None else float(values[fastest]),
            how=how,
            days=() if fastest is None else made.id_at(fastest),
            detail="" if fastest is None else made.place(fastest),
        )
