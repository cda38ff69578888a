"""How far the trip went."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from expedition.kinds import LegMode, LegPower
from expedition.points import F64
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.figures.making import Making, by_kind, extreme, median, of_kinds, unknown
from expedition.stats.known import per
from expedition.text import _

_one = partial(Statistic, topic=Topic.WAY, quantity=Quantity.DISTANCE)


def figures(made: Making) -> Iterator[Statistic]:
    """Distances, longest and shortest day, averages, carried ways, surfaces, ways without services."""
    yield from _sums(made)
    yield from _days(made)
    yield from _modes(made)
    yield _unpaved(made)
    yield _without_services(made)


def _sums(made: Making) -> Iterator[Statistic]:
    ridden = made.days["distance_m"] > 0
    missing = int((made.riding() & ~made.known("distance_m")).sum())
    yield _one(
        key="distance_m",
        name=_("Ridden"),
        value=made.totals.distance_m,
        how=unknown(
            _("The kilometres under own power of all days, typed ones before recorded ones."), missing
        ),
        days=made.ids(ridden),
    )
    yield _one(
        key="stated_distance_m",
        name=_("Ridden, as stated"),
        value=made.columns.trip.stated_distance_m if made.columns.is_whole else None,
        how=_("What the traveller says for the whole trip; it stands beside the sum of the days."),
    )
    yield _one(
        key="carried_m",
        name=_("Carried"),
        value=made.totals.carried_m,
        how=unknown(
            _("The kilometres by bus, train, ferry and the like; they are never part of those ridden."),
            _days_carried_unknown(made),
        ),
        days=made.ids(made.days["carried_m"] > 0),
    )
    yield _one(
        key="involuntary_m",
        name=_("Carried against one's will"),
        value=made.totals.involuntary_m,
        how=_("The kilometres that others made the traveller go, neither ridden nor carried by choice."),
        days=made.ids(made.days["involuntary_m"] > 0),
    )


def _days_carried_unknown(made: Making) -> int:
    """The days on which one was carried and nobody knows how far."""
    ways = made.columns.ways
    is_open = ~ways.has("power", LegPower.OWN_POWER) & np.isnan(ways["distance_m"])
    carried_m = made.days["carried_m"] + made.days["involuntary_m"]
    return int((ways.days(is_open) & (carried_m == 0)).sum())


def _days(made: Making) -> Iterator[Statistic]:
    distance_m, riding = made.days["distance_m"], made.riding()
    ridden = distance_m > 0
    how = {
        False: _("The day with the most kilometres under own power."),
        True: _("The riding day with the fewest kilometres; days of which nothing is known are left out."),
    }
    for key, name, mask, is_shortest in (
        ("longest_day_m", _("Longest day"), ridden, False),
        ("shortest_day_m", _("Shortest riding day"), ridden & riding, True),
    ):
        at = extreme(distance_m, mask, lowest=is_shortest)
        yield _one(
            key=key,
            name=name,
            value=None if at is None else float(distance_m[at]),
            how=how[is_shortest],
            days=() if at is None else made.id_at(at),
            detail="" if at is None else made.reason(at),
        )
    counted = made.counted()
    ridden_m = np.nan_to_num(distance_m)
    is_open = counted & riding & np.isnan(distance_m)
    missing = int(is_open.sum())
    yield _one(
        key="average_day_m",
        name=_("Average day"),
        value=made.totals.average_day_m,
        how=unknown(_("The kilometres ridden, shared among all days, those of rest too."), missing),
        days=made.ids(counted & ~is_open),
    )
    yield _one(
        key="average_ride_day_m",
        name=_("Average riding day"),
        value=made.totals.average_ride_day_m,
        how=unknown(_("The kilometres of riding days, shared among them; rest days are left out."), missing),
        days=made.ids(riding & counted & ~is_open),
    )
    yield _one(
        key="median_day_m",
        name=_("Median day"),
        value=median(ridden_m[counted & ~is_open]),
        how=unknown(
            _("Half of all days were longer, half were shorter; a day of rest has no kilometres."), missing
        ),
        days=made.ids(counted & ~is_open),
    )
    yield _one(
        key="median_ride_day_m",
        name=_("Median riding day"),
        value=median(distance_m[riding & counted]),
        how=unknown(_("Half of the riding days were longer, half were shorter."), missing),
        days=made.ids(riding & counted & ~np.isnan(distance_m)),
    )


def _modes(made: Making) -> Iterator[Statistic]:
    ways = made.columns.ways
    own = ways.has("power", LegPower.OWN_POWER)
    for key, name, mask, how in (
        (
            "ridden_by_mode_m",
            _("Under own power"),
            own,
            _("The kilometres of legs in this mode under own power; days without legs are not in it."),
        ),
        (
            "carried_by_mode_m",
            _("Carried by"),
            ~own,
            _("The kilometres of legs in this mode on which the traveller was carried, willing or not."),
        ),
    ):
        some = ways.only(mask)
        like = _one(key=key, name=name, value=None, how=how)
        sums = by_kind(some, "mode", LegMode, some["distance_m"])
        yield from of_kinds(made, some, "mode", sums, like)


def _unpaved(made: Making) -> Statistic:
    """Legs first; of days whose legs say nothing, the spans of road that were noted."""
    ways, roads, days = made.columns.ways, made.columns.roads, len(made.days)
    own = ways.only(ways.has("power", LegPower.OWN_POWER))
    legs_m, legs_loose_m = _surfaced(own["distance_m"], own["unpaved"])
    by_leg = np.bincount(own.of_day, weights=legs_m, minlength=days)
    spans_m, loose_m = _surfaced(roads["length_m"], roads["unpaved"])
    by_road = np.bincount(roads.of_day, weights=spans_m, minlength=days)
    is_road = (by_leg == 0) & (by_road > 0)
    road_loose = np.bincount(roads.of_day, weights=loose_m, minlength=days)
    known = by_leg + np.where(is_road, by_road, 0.0)
    loose = np.bincount(own.of_day, weights=legs_loose_m, minlength=days) + np.where(is_road, road_loose, 0.0)
    return Statistic(
        key="unpaved_share",
        topic=Topic.WAY,
        name=_("Unpaved"),
        quantity=Quantity.SHARE,
        value=per(float(loose.sum()), float(known.sum())),
        how=_(
            "The part of the way that was gravel, sand or earth, of all that has a word on its surface: that "
            "of legs, or else that of the spans of road noted on the day; both at once count half."
        ),
        days=made.ids(known > 0),
    )


def _surfaced(length_m: F64, unpaved: F64) -> tuple[F64, F64]:
    """The metres of which the surface is known, and those of them that were unpaved."""
    known_m = np.where(np.isnan(unpaved), 0.0, np.nan_to_num(length_m))
    return known_m, known_m * np.nan_to_num(unpaved)


def _without_services(made: Making) -> Statistic:
    """The widest step between places with something to be had; both ends have to be noted."""
    days, services = made.days, made.columns.services
    before_m = np.concatenate(([0.0], np.cumsum(np.nan_to_num(days["distance_m"]))))
    here_m = before_m[services.of_day] + services["day_m"]
    at_m = np.sort(np.where(np.isnan(here_m), services["trip_m"], here_m))
    steps = np.diff(at_m)
    widest = int(steps.argmax()) if len(steps) else None
    is_known = made.columns.is_whole and widest is not None
    first, last = (at_m[widest], at_m[widest + 1]) if widest is not None else (0.0, 0.0)
    between = (before_m[1:] > first) & (before_m[:-1] < last) & (np.diff(before_m) > 0)
    return _one(
        key="longest_without_services_m",
        name=_("Longest way without services"),
        value=float(steps[widest]) if is_known and widest is not None else None,
        how=_(
            "The longest way between two places with water, food, a shop, a bed or a town that were noted "
            "with their kilometre; what nobody noted is not known to it."
        ),
        days=made.ids(between) if is_known else (),
    )
