"""What the traveller changes in a plan; each function gives a new plan and leaves the old one alone."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from expedition.itinerary.answers import answer, answer_all, remake
from expedition.itinerary.comparing import spans
from expedition.itinerary.cut import carry, changed, in_mode, join, split
from expedition.itinerary.stops import stops
from expedition.kinds import LegMode, LegPower
from expedition.records.importing import ImportPlan, PlannedLeg

__all__ = [
    "answer",
    "answer_all",
    "carry",
    "join",
    "remake",
    "set_date",
    "set_include",
    "set_mode",
    "set_places",
    "set_power",
    "set_trip",
    "split",
    "stops",
]


Keys = int | Collection[int]
"""One leg, or several that are changed alike."""


def set_include(plan: ImportPlan, keys: Keys, *, include: bool) -> ImportPlan:
    """The plan with legs taken or left; a leg without a date cannot be taken."""
    return _changed(plan, keys, lambda leg: replace(leg, include=include and leg.date is not None))


def set_date(plan: ImportPlan, keys: Keys, day: date | None) -> ImportPlan:
    """The plan with legs on another day, which takes them; without a day they are left out."""
    plan = _changed(plan, keys, lambda leg: replace(leg, date=day, include=day is not None))
    known = spans(plan.held, plan.legs)
    return plan if known == plan.known else changed(replace(plan, known=known), plan.legs)


def set_mode(plan: ImportPlan, keys: Keys, mode: LegMode) -> ImportPlan:
    """The plan with legs travelled otherwise: their figures are computed anew, their power is the usual."""
    return _changed(plan, keys, lambda leg: in_mode(leg, mode))


def set_power(plan: ImportPlan, key: int, power: LegPower) -> ImportPlan:
    """The plan with a leg under another power."""
    return _changed(plan, key, lambda leg: replace(leg, power=power))


def set_trip(plan: ImportPlan, key: int, trip_id: int | None) -> ImportPlan:
    """The plan with a leg in a trip of its own, or with None in that of the whole import."""
    return _changed(plan, key, lambda leg: replace(leg, trip_id=trip_id))


def set_places(plan: ImportPlan, file: int, *, wanted: bool) -> ImportPlan:
    """The plan with a file's waypoints and routes taken or left."""
    files = list(plan.files)
    files[file] = replace(files[file], with_places=wanted)
    return replace(plan, files=tuple(files))


def _changed(plan: ImportPlan, keys: Keys, change: Callable[[PlannedLeg], PlannedLeg]) -> ImportPlan:
    wanted = {keys} if isinstance(keys, int) else keys
    return changed(plan, [change(leg) if leg.key in wanted else leg for leg in plan.legs])
