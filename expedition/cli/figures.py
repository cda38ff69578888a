"""The commands `days` and `stats`."""

import argparse
from collections.abc import Sequence
from itertools import groupby

from expedition.cli.figure_tree import group_trees, trip_tree
from expedition.cli.lifetime import tell_lifetime
from expedition.cli.output import day_facts, print_json, say
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.queries.days import day_pages
from expedition.queries.facts import trip_facts
from expedition.queries.trips import named
from expedition.records.day import DayPage
from expedition.records.statistics import Statistic, StatisticsGroup, Topic
from expedition.statistic_words import topic_name, value_words
from expedition.stats.figures.catalogue import grouped, statistics
from expedition.stats.grouping import Grouping
from expedition.text import _
from expedition.units import EN_DASH, km

_SHOWN = (
    "days",
    "ride_days",
    "distance_m",
    "average_ride_day_m",
    "carried_m",
    "climb_m",
    "nights",
    "repairs",
    "spent",
)
_SHOWN_TOPICS = (Topic.WAY, Topic.DAYS, Topic.HEIGHTS, Topic.NIGHTS, Topic.TROUBLE, Topic.MONEY)
"""What the table of groups shows, and the topics that it is of."""


def days(arguments: argparse.Namespace) -> int:
    """Lists the days of a trip."""
    with Logbook.reading(arguments.logbook) as logbook:
        pages = logbook.read(day_pages, logbook.read(named, arguments.trip))
    if arguments.json:
        print_json({"days": [day_facts(page) for page in pages]})
    else:
        for page in pages:
            say(_line(page))
    return 0


def _line(page: DayPage) -> str:
    row = page.row
    way = " → ".join(place for place in (row.from_place, row.to_place) if place) or row.title
    distance = f"{km(row.distance_m)} km" if row.distance_m is not None else EN_DASH
    return f"{row.number:4}  {row.date}  {row.kind.value:8} {distance:>12}  {way}".rstrip()


def stats(arguments: argparse.Namespace) -> int:
    """Tells the figures of a trip, of groups of its days, or of all trips."""
    if arguments.all:
        if arguments.trip:
            raise UserError(_("--all tells of every trip: leave --trip out."))
        return tell_lifetime(arguments.logbook, as_json=arguments.json)
    with Logbook.reading(arguments.logbook) as logbook:
        facts = logbook.read(trip_facts, logbook.read(named, arguments.trip))
    if not arguments.by:
        if arguments.json:
            print_json(trip_tree(facts))
        else:
            _tell_figures(statistics(facts))
        return 0
    by = Grouping(arguments.by)
    if arguments.json:
        print_json({"by": arguments.by, "rows": group_trees(facts, by)})
    else:
        _tell_groups(grouped(facts, by, _SHOWN_TOPICS))
    return 0


def _tell_figures(figures: Sequence[Statistic]) -> None:
    """What is known, a line each under the heading of its topic; numbers stand under each other."""
    known = [(figure, value_words(figure).whole) for figure in figures if figure.value is not None]
    names = max((len(figure.name) for figure, _words in known), default=0)
    values = max((len(words) for _figure, words in known), default=0)
    for topic, those in groupby(known, key=lambda one: one[0].topic):
        say(topic_name(topic))
        for figure, words in those:
            say(f"  {figure.name:{names}}  {words:>{values}}  {figure.detail}".rstrip())


def _tell_groups(rows: Sequence[StatisticsGroup]) -> None:
    """A line for each group, its figures under their names."""
    shown = [{figure.key: figure for figure in row.figures} for row in rows]
    names = [figure.name for key in _SHOWN for figure in [shown[0][key]]] if shown else []
    table = [["", *names]]
    table += [
        [group.name, *(value_words(figures[key]).whole for key in _SHOWN)]
        for group, figures in zip(rows, shown, strict=True)
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for first, *cells in table:
        line = "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True))
        say(f"{first:{widths[0]}}  {line}".rstrip())
