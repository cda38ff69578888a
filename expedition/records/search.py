"""What a search finds."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from expedition.record_classes import dataclass

Span = tuple[int, int]
"""From a character of a text to the one after the last."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a text with the words found in it.

    Attributes:
        text: The line, with `…` where the text goes on.
        marks: The words found, in `text`.
        first: The first of them in the whole text, for who goes there.
    """

    text: str
    marks: tuple[Span, ...] = ()
    first: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class HitDay:
    """The day on which something was found."""

    id: int
    number: int
    date: date


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that has the words; `field` is the one the excerpt is of, empty where the title says all."""

    kind: str
    id: int
    trip_id: int
    trip_title: str
    day: HitDay | None
    title: str
    title_marks: tuple[Span, ...] = ()
    field: str = ""
    excerpt: Excerpt = Excerpt("")


@dataclass(frozen=True, slots=True)
class Found:
    """What there is for some words.

    Attributes:
        hits: The best of each kind.
        counts: How many records of each kind have the words.
        instead: The words looked for where those typed were nowhere, with one letter put right.
    """

    hits: tuple[Hit, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    instead: str = ""
