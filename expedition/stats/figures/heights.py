"""How high, how low, how much up."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from expedition.kinds import CrossingKind
from expedition.points import F64, I64
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.figures.making import KILOMETRES_100, Making, extreme, ratio, unknown
from expedition.stats.known import per
from expedition.text import _

_one = partial(Statistic, topic=Topic.HEIGHTS, quantity=Quantity.HEIGHT)


def figures(made: Making) -> Iterator[Statistic]:
    """Climb, the highest and the lowest place, camp and pass."""
    yield from _climb(made)
    for key, column, name, lowest in (
        ("highest_m", "highest_m", _("Highest point"), False),
        ("lowest_m", "lowest_m", _("Lowest point"), True),
    ):
        values = made.days[column]
        at = extreme(values, made.known(column), lowest=lowest)
        yield _one(
            key=key,
            name=name,
            value=None if at is None else float(values[at]),
            how=_("Of all ways ridden; on days that were only driven or sailed, of those."),
            days=() if at is None else made.id_at(at),
            detail="" if at is None else made.place(at),
        )
    yield from _camps(made)
    yield _highest_pass(made)


def _climb(made: Making) -> Iterator[Statistic]:
    climb_m = made.days["climb_m"]
    known, riding = made.known("climb_m"), made.riding()
    missing = int((riding & ~known).sum())
    climb = partial(_one, quantity=Quantity.CLIMB)
    for key, name, column, how in (
        ("climb_m", _("Climbed"), "climb_m", _("The climb of all days, typed before recorded.")),
        ("descent_m", _("Descended"), "descent_m", _("The descent of all days, typed before recorded.")),
    ):
        yield climb(
            key=key,
            name=name,
            value=getattr(made.totals, key),
            how=unknown(how, int((riding & ~made.known(column)).sum())),
            days=made.ids(made.known(column)),
        )
    at = extreme(climb_m, known)
    yield climb(
        key="most_climb_day_m",
        name=_("Most climb in a day"),
        value=None if at is None else float(climb_m[at]),
        how=_("The day with the most climb."),
        days=() if at is None else made.id_at(at),
        detail="" if at is None else made.place(at),
    )
    both = known & made.known("distance_m")
    yield climb(
        key="average_climb_day_m",
        name=_("Climb of a riding day, on average"),
        value=per(float(climb_m[known & riding].sum()), float((known & riding).sum())),
        how=unknown(_("The climb of riding days, shared among those of which it is known."), missing),
        days=made.ids(known & riding),
    )
    yield climb(
        key="climb_per_100_km_m",
        name=_("Climb in 100 km"),
        value=ratio(float(climb_m[both].sum()), float(made.days["distance_m"][both].sum()), KILOMETRES_100),
        how=_("Climb over kilometres, of the days of which both are known."),
        days=made.ids(both),
    )


def _camps(made: Making) -> Iterator[Statistic]:
    stays = made.columns.stays
    for key, name, lowest in (
        ("highest_camp_m", _("Highest night"), False),
        ("lowest_camp_m", _("Lowest night"), True),
    ):
        at = extreme(stays["height_m"], np.ones(len(stays), dtype=np.bool_), lowest=lowest)
        how = _("Of the nights whose height was noted; the others are not known to it.")
        yield _noted(made, key, name, how, stays["height_m"], stays["place"], stays.of_day, at)


def _highest_pass(made: Making) -> Statistic:
    crossings = made.columns.crossings
    at = extreme(crossings["height_m"], crossings.has("kind", CrossingKind.PASS))
    how = _("Of the passes whose height was noted.")
    name = _("Highest pass")
    heights, names = crossings["height_m"], crossings["name"]
    return _noted(made, "highest_pass_m", name, how, heights, names, crossings.of_day, at)


def _noted(
    made: Making, key: str, name: str, how: str, heights: F64, names: F64, of_day: I64, at: int | None
) -> Statistic:
    if at is None:
        return _one(key=key, name=name, value=None, how=how)
    day = int(of_day[at])
    return _one(
        key=key,
        name=name,
        value=float(heights[at]),
        how=how,
        days=made.id_at(day),
        detail=made.columns.word(names[at]) or made.place(day),
    )
