"""Trips made of a few facts, to make figures of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from expedition.kinds import DayKind, FigureName, LegMode, LegOrigin, LegPower
from expedition.records.day import DayFigures, DayRow, Figure
from expedition.records.facts import DayFacts, WayFacts
from expedition.records.fields import TripFields
from expedition.records.statistics import Statistic
from expedition.records.trip_facts import TripFacts
from expedition.stats.figures.catalogue import statistics
from expedition.stats.known import total

FIRST = date(2025, 6, 28)


def way(km: float | None, mode: LegMode = LegMode.BICYCLE, power: LegPower = LegPower.OWN_POWER) -> WayFacts:
    """A leg of so many kilometres."""
    return WayFacts(mode, power, LegOrigin.RECORDED, None if km is None else km * 1000)


def day(
    number: int,
    *ways: WayFacts,
    kind: DayKind = DayKind.RIDE,
    figures: dict[FigureName, float] | None = None,
    country: str = "KZ",
    place: str = "",
    purpose: str = "",
    **more: Any,
) -> DayFacts:
    """Day `number` of a trip; its distances are those of its ways."""
    own = total(one.distance_m for one in ways if one.power is LegPower.OWN_POWER)
    carried = total(one.distance_m for one in ways if one.power is not LegPower.OWN_POWER)
    values: dict[FigureName, float | None] = dict.fromkeys(FigureName)
    values |= {FigureName.DISTANCE: own, FigureName.CARRIED: carried, **(figures or {})}
    made: Any = [Figure(name, value) for name, value in values.items()]
    on = FIRST + timedelta(days=number - 1)
    distance_m = values[FigureName.DISTANCE]
    row = DayRow(
        number, 1, number, on, kind, "", purpose, "", place, country, "", distance_m, carried, 0.0,
        frozenset(), None, place,
    )  # fmt: skip
    return DayFacts(row=row, figures=DayFigures(*made), ways=ways, **more)


def trip(*days: DayFacts, **more: Any) -> TripFacts:
    """A trip of these days."""
    return TripFacts(1, TripFields(title="Osh", home_currency="EUR"), days, **more)


def found(facts: TripFacts | Sequence[DayFacts]) -> dict[str, Statistic]:
    """The figures of a trip by their keys."""
    made = facts if isinstance(facts, TripFacts) else trip(*facts)
    return {figure.key: figure for figure in statistics(made)}


def by_train(km: float) -> WayFacts:
    """A leg in a train."""
    return way(km, LegMode.TRAIN, LegPower.CARRIED)


def surfaced(km: float, surface: str) -> WayFacts:
    """A leg on a road of this surface."""
    return replace(way(km), surface=surface)
