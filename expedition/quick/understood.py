"""What a line of quick entry was understood as."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from expedition.kinds import ExpenseCategory
from expedition.record_classes import dataclass
from expedition.records.fields import EntryFields, StatedFields

DAY, LEG, DIARY = "day", "leg", "diary"
"""Besides the kinds of entry a line may say something of the day itself, tell a leg, or be diary."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where a line is typed; it fills in what the line leaves out, always as a guess.

    Attributes:
        date: The day shown.
        currency: The one used last.
        counters: Names of what the traveller counts.
        place: Where the day ends, as far as it is known.
        country: Of the day, as a code.
        country_from: Of the day's start, where it crosses a border.
        vehicle: What a repair is usually done on.
        distance_m: Of the day, None where it is not known.
        total_m: Of the trip up to the day's evening.
        categories: What earlier expenses were for, by their words, folded.
        places: Names known to be places, folded.
    """

    date: date
    currency: str = ""
    counters: tuple[str, ...] = ()
    place: str = ""
    country: str = ""
    country_from: str = ""
    vehicle: str = ""
    distance_m: float | None = None
    total_m: float = 0.0
    categories: Mapping[str, ExpenseCategory] = field(default_factory=dict)
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be typed next: whole lines that the days before make likely, and names known on the trip."""

    lines: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Letters `start` to `end` of the line and the field they were understood as; empty: what kind it is."""

    start: int
    end: int
    field: str
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """One way to take a line.

    Attributes:
        kind: One of the kinds of entry, or `DAY`, `LEG` or `DIARY`.
        fields: The new entry or leg, None for the day itself and the diary.
        changes: Fields of the day, by name; of a diary its `diary` text.
        stated: Figures of the day.
        spans: What each part of the line was understood as, in the order of the line.
        guesses: Names of fields that the line does not say.
        score: How well it fits; only for comparing.
        adds: Whether a count is added to the one the day has.
    """

    kind: str
    fields: EntryFields | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    stated: tuple[StatedFields, ...] = ()
    spans: tuple[Span, ...] = ()
    guesses: frozenset[str] = frozenset()
    score: int = 0
    adds: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What a line has become: the entry of a kind, or the day itself."""

    kind: str
    row_id: int
