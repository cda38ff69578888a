"""Figures of a trip as tiles, as rows of a file, and as text to be pasted elsewhere."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.records.statistics import Statistic, StatisticsGroup, Topic
from expedition.statistic_words import topic_name, value_words
from ui.widgets.figure_sheet import FigureGroup
from ui.widgets.figure_tile import TileWords

_COUNTRY, _DATE = re.compile("[A-Z]{2}"), re.compile(r"\b\d{4}-[01]\d-[0-3]\d\b")


def tile_words(figure: Statistic) -> TileWords:
    """One figure as it is shown."""
    value, unit = value_words(figure)
    is_quiet = figure.value is None or figure.value == 0
    return TileWords(figure.key, figure.name, value, unit, readable(figure), figure.how, is_quiet)


def readable(figure: Statistic) -> str:
    """What belongs to a figure, with the names of countries for their codes and dates as they are said."""
    words = figure.detail.split()
    if figure.topic is Topic.BORDERS and words and all(map(_COUNTRY.fullmatch, words)):
        return ", ".join(map(country_name, words))
    return _DATE.sub(lambda found: _said_date(found[0]), figure.detail)


def _said_date(written: str) -> str:
    try:
        return units.day_month_year(date.fromisoformat(written))
    except ValueError:
        return written


def groups_of(figures: Iterable[Statistic]) -> tuple[FigureGroup, ...]:
    """All figures under the headings of their topics, in the order they come."""
    return tuple(
        FigureGroup(topic_name(topic), tuple(map(tile_words, those)))
        for topic, those in groupby(figures, key=lambda figure: figure.topic)
    )


def as_text(figures: Sequence[Statistic]) -> str:
    """Lines to be pasted: name, value with its unit, detail."""
    rows = ((one.name, value_words(one).whole, readable(one)) for one in figures)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row).rstrip() for row in rows) + "\n"


def as_csv(figures: Sequence[Statistic]) -> str:
    """A table for other programs: the value in SI as it is kept, and the words as they are shown."""
    from expedition.exporters.tables import csv_text

    return csv_text(
        [
            {
                "figure": one.key,
                "heading": topic_name(one.topic),
                "name": one.name,
                "value": one.value,
                "shown": value_words(one).whole,
                "detail": readable(one),
                "how": one.how,
            }
            for one in figures
        ]
    )


def groups_text(cells: Sequence[Sequence[str]]) -> str:
    """A table as it is shown, to be pasted."""
    return "\n".join("\t".join(row) for row in cells) + "\n"


def groups_csv(by: str, groups: Iterable[StatisticsGroup]) -> str:
    """A table for other programs: a line a group, values in SI."""
    from expedition.exporters.tables import csv_text

    return csv_text(
        [
            {by: group.key, "name": group.name, **{one.key: one.value for one in group.figures}}
            for group in groups
        ]
    )
