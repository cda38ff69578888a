"""Whom the traveller met."""

from collections.abc import Iterator
from functools import partial

from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.figures.making import Making, extreme
from expedition.stats.known import per
from expedition.text import _

_one = partial(Statistic, topic=Topic.PEOPLE, quantity=Quantity.NUMBER)


def figures(made: Making) -> Iterator[Statistic]:
    """Meetings and people."""
    people, counted = made.days["people_met"], made.counted()
    yield _one(
        key="encounters",
        name=_("Meetings"),
        value=made.totals.encounters,
        how=_("All meetings noted, those with animals too."),
        days=made.ids(counted & (made.days["encounters"] > 0)),
    )
    yield _one(
        key="people_met",
        name=_("People met"),
        value=made.totals.people_met,
        how=_("The people of all meetings; one where no number was noted."),
        days=made.ids(counted & (people > 0)),
    )
    at = extreme(people, counted & (people > 0))
    yield _one(
        key="most_people_day",
        name=_("Most people in a day"),
        value=None if at is None else int(people[at]),
        how=_("The day on which the most people were met."),
        days=() if at is None else made.id_at(at),
        detail="" if at is None else made.place(at),
    )
    yield _one(
        key="average_people_day",
        name=_("People met in a day, on average"),
        quantity=Quantity.RATE,
        value=per(float(made.totals.people_met), made.totals.days),
        how=_("People met, shared among all days."),
        days=made.ids(counted),
    )
