"""What broke, and who fell."""

from collections.abc import Iterator
from functools import partial

from expedition.kinds import DayKind, IncidentKind
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.figures.making import (
    KILOMETRES_1000,
    Making,
    by_kind,
    by_word,
    of_kinds,
    ratio,
)
from expedition.stats.totals import added
from expedition.text import _

_one = partial(Statistic, topic=Topic.TROUBLE, quantity=Quantity.NUMBER)


def figures(made: Making) -> Iterator[Statistic]:
    """Breakages, punctures, falls and illness."""
    yield from _breakages(made)
    yield from _punctures(made)
    yield from _incidents(made)


def _breakages(made: Making) -> Iterator[Statistic]:
    repairs = made.columns.repairs
    breakages = int(repairs["count"].sum())
    days = made.ids(repairs.counts > 0)
    yield _one(
        key="repairs",
        name=_("Repairs noted"),
        value=made.totals.repairs,
        how=_("The lines of repairs."),
        days=days,
    )
    yield _one(
        key="breakages",
        name=_("Breakages"),
        value=breakages,
        how=_("What broke: a line of repairs counts as often as it says."),
        days=days,
    )
    yield _one(
        key="breakages_per_1000_km",
        name=_("Breakages in 1,000 km"),
        quantity=Quantity.RATE,
        value=ratio(float(breakages), made.totals.distance_m, KILOMETRES_1000),
        how=_("Breakages over the kilometres ridden."),
        days=days,
    )
    for part, number, rows in by_word(made.columns, repairs["part"], repairs["count"]):
        if part:
            yield _one(
                key=f"breakages_by_part.{part.casefold()}",
                name=_("Breakages: {part}").format(part=part),
                value=int(number),
                how=_("What broke of this part, by the name it was noted with."),
                days=made.ids(repairs.days(rows)),
            )
    yield _one(
        key="repair_time_s",
        name=_("Time lost with repairs"),
        quantity=Quantity.DURATION,
        value=added(repairs["time_lost_s"]),
        how=_("The time lost of the repairs where it was noted."),
        days=made.ids(repairs.days(repairs["time_lost_s"] >= 0)),
    )


def _punctures(made: Making) -> Iterator[Statistic]:
    repairs = made.columns.repairs
    flat = repairs.only(repairs["puncture"] == 1.0)
    number = int(flat["count"].sum())
    days = made.ids(flat.counts > 0)
    yield _one(
        key="punctures",
        name=_("Punctures"),
        value=number,
        how=_("Repairs whose part or problem speaks of a puncture, as often as they say."),
        days=days,
    )
    yield _one(
        key="punctures_per_1000_km",
        name=_("Punctures in 1,000 km"),
        quantity=Quantity.RATE,
        value=ratio(float(number), made.totals.distance_m, KILOMETRES_1000),
        how=_("Punctures over the kilometres ridden."),
        days=days,
    )
    for who, some, rows in by_word(made.columns, flat["who"], flat["count"]):
        yield _one(
            key=f"punctures_by_person.{who}",
            name=_("Punctures: {who}").format(who=who or _("nobody named")),
            value=int(some),
            how=_("The punctures noted for this person."),
            days=made.ids(flat.days(rows)),
        )


def _incidents(made: Making) -> Iterator[Statistic]:
    incidents = made.columns.incidents
    falls = incidents.has("kind", IncidentKind.FALL) | incidents.has("kind", IncidentKind.CRASH)
    yield _one(
        key="falls",
        name=_("Falls"),
        value=int(falls.sum()),
        how=_("The falls and crashes noted."),
        days=made.ids(incidents.days(falls)),
    )
    like = _one(
        key="incidents_by_kind",
        name=_("Incidents"),
        value=None,
        how=_("What went wrong of this kind, as it was noted."),
    )
    yield from of_kinds(made, incidents, "kind", by_kind(incidents, "kind", IncidentKind), like)
    ill = incidents.days(incidents.has("kind", IncidentKind.ILLNESS)) | made.days.has("kind", DayKind.SICK)
    yield _one(
        key="days_with_illness",
        name=_("Days with illness"),
        quantity=Quantity.DAYS,
        value=int((ill & made.counted()).sum()),
        how=_("Days of sickness, and other days on which an illness was noted."),
        days=made.ids(ill),
    )
