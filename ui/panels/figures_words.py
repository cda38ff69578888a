"""Figures of a trip as tiles, as rows of a file, and as text to be pasted elsewhere."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from expedition.records.statistics import Statistic
from expedition.statistic_words import topic_name, value_words
from ui.widgets.figure_sheet import FigureGroup
from ui.widgets.figure_tile import TileWords


def tile_words(figure: Statistic) -> TileWords:
    """One figure as it is shown."""
    value, unit = value_words(figure)
    return TileWords(figure.key, figure.name, value, unit, figure.detail, figure.how)


def groups_of(figures: Iterable[Statistic]) -> tuple[FigureGroup, ...]:
    """All figures under the headings of their topics, in the order they come."""
    return tuple(
        FigureGroup(topic_name(topic), tuple(map(tile_words, those)))
        for topic, those in groupby(figures, key=lambda figure: figure.topic)
    )


def as_text(figures: Sequence[Statistic]) -> str:
    """Lines to be pasted: name, value with its unit, detail."""
    rows = ((one.name, value_words(one).whole, one.detail) for one in figures)
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
                "detail": one.detail,
                "how": one.how,
            }
            for one in figures
        ]
    )
