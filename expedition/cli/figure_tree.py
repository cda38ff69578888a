"""Figures of days as JSON: flat names with their SI unit, and an object for each figure that has parts."""

from dataclasses import asdict
from typing import Any

from expedition.records.statistics import Statistic
from expedition.records.trip_facts import TripFacts
from expedition.stats.columns import Columns, some, whole
from expedition.stats.figures.catalogue import figures_of
from expedition.stats.grouping import Grouping, groups
from expedition.stats.totals import totals_of

PARTS = (
    "ridden_by_mode_m",
    "carried_by_mode_m",
    "nights_by_kind",
    "breakages_by_part",
    "punctures_by_person",
    "incidents_by_kind",
    "spent_by_category",
    "spent_by_person",
    "counters",
)
"""Figures with parts; empty where there is none."""
_COUNTRY = (
    "days",
    "ride_days",
    "rest_days",
    "distance_m",
    "average_day_m",
    "average_ride_day_m",
    "climb_m",
    "spent",
    "spent_per_day",
    "nights_by_kind",
    "repairs",
)
"""What stands in the table of countries."""


def trip_tree(facts: TripFacts) -> dict[str, Any]:
    """All figures of a trip, and the table of its countries."""
    columns = whole(facts)
    countries = {
        key: {name: row[name] for name in _COUNTRY}
        for key, shares in groups(facts, Grouping.COUNTRY).items()
        for row in [_tree(some(facts, shares))]
    }
    made = _tree(columns)
    return {**made, "stated_distance_m": facts.stated_distance_m, "by_country": countries}


def group_trees(facts: TripFacts, by: Grouping) -> list[dict[str, Any]]:
    """All figures of each group of days, under its key; null where that is not known."""
    return [{"key": key or None, **_tree(some(facts, shares))} for key, shares in groups(facts, by).items()]


def _tree(columns: Columns) -> dict[str, Any]:
    tree: dict[str, Any] = {**asdict(totals_of(columns)), **{name: {} for name in PARTS}}
    for figure in figures_of(columns):
        _put(tree, figure)
    return tree


def _put(tree: dict[str, Any], figure: Statistic) -> None:
    name, _dot, part = figure.key.partition(".")
    if part or name in PARTS:
        tree[name][part] = figure.value
    else:
        tree[name] = figure.value
