"""All figures of a trip."""

from collections.abc import Callable, Iterable

from expedition.records.statistics import Statistic, StatisticsGroup, Topic
from expedition.records.trip_facts import TripFacts
from expedition.stats.columns import Columns, some, whole
from expedition.stats.figures import (
    borders,
    counters,
    days,
    heights,
    money,
    nights,
    people,
    proof,
    speed,
    trouble,
    way,
    weather,
)
from expedition.stats.figures.group_names import group_name
from expedition.stats.figures.making import Making
from expedition.stats.grouping import Grouping, groups
from expedition.stats.totals import totals_of

TOPICS: dict[Topic, Callable[[Making], Iterable[Statistic]]] = {
    Topic.WAY: way.figures,
    Topic.DAYS: days.figures,
    Topic.HEIGHTS: heights.figures,
    Topic.SPEED: speed.figures,
    Topic.WEATHER: weather.figures,
    Topic.NIGHTS: nights.figures,
    Topic.PEOPLE: people.figures,
    Topic.TROUBLE: trouble.figures,
    Topic.MONEY: money.figures,
    Topic.BORDERS: borders.figures,
    Topic.PROOF: proof.figures,
    Topic.COUNTERS: counters.figures,
}
"""What makes the figures of each topic, in the order they are shown."""


def statistics(facts: TripFacts) -> tuple[Statistic, ...]:
    """Every figure of the trip, by topic; one of which nothing is known has no value."""
    return figures_of(whole(facts))


def figures_of(columns: Columns, topics: Iterable[Topic] = Topic) -> tuple[Statistic, ...]:
    """Every figure of some days, or of some topics only."""
    made = Making(columns, totals_of(columns))
    return tuple(figure for topic in topics for figure in TOPICS[topic](made))


def grouped(facts: TripFacts, by: Grouping, topics: Iterable[Topic] = Topic) -> tuple[StatisticsGroup, ...]:
    """The figures of each group of days; which of them add up, `grouping` says."""
    chosen = tuple(topics)
    return tuple(
        StatisticsGroup(key, group_name(by, key), figures_of(some(facts, shares), chosen))
        for key, shares in groups(facts, by).items()
    )
