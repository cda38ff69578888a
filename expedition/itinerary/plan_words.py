"""What a plan says, in sentences: for the window and the command line."""

from collections.abc import Iterator
from datetime import date

from expedition import units
from expedition.atlas.areas import area_name
from expedition.atlas.country_names import country_name
from expedition.itinerary.planned_way import WayPlace
from expedition.records.plan import (
    PaperDeadline,
    Plan,
    PlanGap,
    PlannedPlace,
    PlanNote,
    PlanStanding,
    TripPlan,
)
from expedition.text import _, plural
from expedition.units import km

_ON_PLAN_M = 1000.0


def note_words(note: PlanNote) -> str:
    """What is missing or doubtful, and what to do."""
    words = {
        PlanGap.NO_GOAL: _("How far is it? Type stages or a goal, or take stages from a route."),
        PlanGap.NO_START: _("When does it begin? Set the planned start."),
        PlanGap.NO_PACE: _("How fast? Set a goal for a day, or the planned end."),
        PlanGap.TOO_LONG: _("This would take longer than anyone plans: look at the goals."),
        PlanGap.STAGES_WITHOUT_KM: plural(
            "{n} stage has no kilometres yet.", "{n} stages have no kilometres yet.", note.number
        ),
        PlanGap.STAGES_WITHOUT_TIME: plural(
            "{n} stage is planned for a day on which the one before is not over.",
            "{n} stages are planned for a day on which the one before is not over.",
            note.number,
        ),
        PlanGap.GOAL_DIFFERS: _("The stages make {km} km, which is not the goal of the trip.").format(
            km=km(note.distance_m, 0)
        ),
        PlanGap.ENDS_LATE: plural(
            "The plan ends {n} day after the planned end.",
            "The plan ends {n} days after the planned end.",
            note.number,
        ),
    }
    return words[note.gap]


def stage_words(plan: Plan, number: int) -> str:
    """`Osh → Sary-Tash`; a stage without names by its number."""
    stage = plan.stages[number]
    named = " → ".join(filter(None, (stage.from_place, stage.to_place)))
    return named or _("stage {n}").format(n=number + 1)


def where_words(plan: Plan, place: PlannedPlace, there: WayPlace | None) -> str:
    """`km 412, 3/4 of the way from Osh to Sary-Tash, 12 km S of Gulcha`, rest and arrival in words."""
    parts = [_("km {km}").format(km=km(place.distance_m, 0))]
    if place.is_outside:
        parts.append(_("not begun") if plan.start and place.date < plan.start else _("arrived"))
    if place.stage is not None and plan.stages:
        parts.append(_on_stage(plan, place))
    if there is not None:
        parts.append(there.near.words)
    if place.is_rest:
        parts.append(_("day of rest"))
    return ", ".join(filter(None, parts))


def when_words(distance_m: float | None, on: date | None) -> str:
    """`km 412, on 12 July 2025`, or that it is not known."""
    if distance_m is None:
        return _("no stage of the plan ends there")
    at_km = _("km {km}").format(km=km(distance_m, 0))
    return (
        _("{place}, on {date}").format(place=at_km, date=_date(on))
        if on
        else _("{place}, not planned").format(place=at_km)
    )


def _on_stage(plan: Plan, place: PlannedPlace) -> str:
    stage = plan.stages[place.stage or 0]
    if place.is_outside and place.distance_m == 0:
        return stage.from_place
    if place.share >= 1.0:
        return stage.to_place
    share = f"{round(100 * place.share)}{units.THIN}%"
    return _("{share} of {stage}").format(share=share, stage=stage_words(plan, place.stage or 0))


def ahead_words(stands: PlanStanding) -> str:
    """`120 km behind the plan, 2 days`."""
    if stands.ahead_m is None:
        return ""
    if abs(stands.ahead_m) < _ON_PLAN_M:
        return _("on the plan")
    words = _("{km} km ahead of the plan") if stands.ahead_m > 0 else _("{km} km behind the plan")
    said = words.format(km=km(abs(stands.ahead_m), 0))
    days = abs(stands.ahead_days or 0)
    return f"{said}, {plural('{n} day', '{n} days', days)}" if days else said


def deadline_words(deadline: PaperDeadline) -> str:
    """`Kazakhstan: until 30 July 2025; planned there 12 to 25 July`, and what does not fit."""
    is_country = len(deadline.country) == 2
    country = country_name(deadline.country) if is_country else area_name(deadline.country)
    name = f"{deadline.name}, {country}" if deadline.name and deadline.name != country else country
    said = _("{name}: until {date}").format(name=name, date=units.day_month_year(deadline.until))
    return "; ".join(filter(None, (said, fit_words(deadline))))


def fit_words(deadline: PaperDeadline) -> str:
    """How the plan fits a paper; empty where the plan does not go there."""
    if deadline.over_days:
        return plural(
            "the plan stays {n} day too long", "the plan stays {n} days too long", deadline.over_days
        )
    if deadline.early_days:
        return plural(
            "the plan comes {n} day too early", "the plan comes {n} days too early", deadline.early_days
        )
    if deadline.leaves is not None:
        days = (deadline.until - deadline.leaves).days
        return plural(
            "the plan leaves {n} day before, on {date}", "the plan leaves {n} days before, on {date}", days
        ).format(date=units.day_month_year(deadline.leaves))
    return ""


def told(made: TripPlan) -> Iterator[str]:
    """Everything a plan says, a line each."""
    plan, stands = made.plan, made.standing
    if plan.goal_m is not None:
        yield _("{km} km planned").format(km=km(plan.goal_m, 0))
    if plan.start and plan.arrival:
        first, last = units.day_month_year(plan.start), units.day_month_year(plan.arrival)
        yield _("from {first} to {last}").format(first=first, last=last)
    yield from _standing(stands)
    for deadline in made.deadlines:
        yield deadline_words(deadline)
    for note in plan.notes:
        yield note_words(note)


def _standing(stands: PlanStanding) -> Iterator[str]:
    if stands.arrived_on is not None:
        yield _("arrived on {date}").format(date=units.day_month_year(stands.arrived_on))
    elif stands.to_go_m is not None:
        yield _("{km} km to go").format(km=km(stands.to_go_m, 0))
    if stands.ahead_m is not None and stands.arrived_on is None:
        yield ahead_words(stands)
    if stands.days_left is not None:
        left = plural("{n} day left", "{n} days left", stands.days_left)
        rides = plural("{n} of riding", "{n} of riding", stands.ride_days_left or 0)
        yield f"{left}, {rides}"
    if stands.needed_day_m is not None:
        yield _("{km} km needed on a day of riding").format(km=km(stands.needed_day_m))
    if stands.arrival_by_pace is not None and stands.pace_m is not None:
        words = _("at {km} km a day, as lately, there on {date}")
        yield words.format(km=km(stands.pace_m), date=_date(stands.arrival_by_pace))


def _date(day: date) -> str:
    return units.day_month_year(day)
