"""What every kind of entry carries besides its own fields."""

from expedition.kinds import Audience, Precision
from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The words typed for one field, and how far its value may be trusted.

    `field` names a date, number, price or position of the same record ("distance_m"; a position goes by
    "lat"). The field itself holds what could be read from the words, or None where nothing could.
    """

    field: str
    precision: Precision = Precision.EXACT
    words: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of a free list: any name, any value, in the order written."""

    name: str
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class SaidFields:
    """`said` has at most one line a field, in the order of their names; `extra` keeps its own order."""

    said: tuple[Said, ...] = ()
    extra: tuple[Pair, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EntryFields(SaidFields):
    """An entry with its own audience; None means "as the trip"."""

    audience: Audience | None = None


def said_of(fields: SaidFields, field: str) -> Said | None:
    """What was said for a field, or None where its value is all there is."""
    return next((said for said in fields.said if said.field == field), None)


def precision_of(fields: SaidFields, field: str) -> Precision:
    """How far the value of a field may be trusted."""
    said = said_of(fields, field)
    return Precision.EXACT if said is None else said.precision


def with_said(said: tuple[Said, ...], *news: Said) -> tuple[Said, ...]:
    """The lines with these replaced or added; an exact one without words says nothing and goes."""
    lines = {line.field: line for line in (*said, *news)}
    kept = (line for line in lines.values() if line.words or line.precision is not Precision.EXACT)
    return tuple(sorted(kept, key=lambda line: line.field))
