"""Facts of the world: what is said of a subject, by whom, as of when, and what others say against it."""

from collections.abc import Iterator, Sequence

from expedition import naming, units
from expedition.kinds import Confidence
from expedition.records.fields import FactFields
from expedition.reports.making import Making
from expedition.reports.pages.items import Item
from expedition.reports.pages.table import Cell
from expedition.reports.parts.themes.said import said_day
from expedition.reports.parts.themes.tables import Head, quiet, stacked, strong, table, titled, words
from expedition.reports.typesetting.wording import joined, labelled, quoted
from expedition.text import _

Key = tuple[str, str]


def facts(making: Making) -> Iterator[Item]:
    """The sheets with their rows in order, then all other facts, each subject under its name."""
    found = [entry.fields for entry in making.book.entries("fact")]
    against = contested(found)
    sheets: dict[str, list[FactFields]] = {}
    for fields in found:
        sheets.setdefault(fields.sheet, []).append(fields)
    loose = sheets.pop("", [])
    for rows in sheets.values():
        rows.sort(key=lambda fields: fields.position)
    tables = [_group(making, name, rows, against) for name, rows in sheets.items()]
    if loose:
        loose.sort(key=lambda fields: fields.subject.casefold())
        tables.append(_group(making, _("Said of places and posts"), loose, against))
    yield from stacked(*tables)


def contested(found: Sequence[FactFields]) -> dict[Key, list[FactFields]]:
    """The facts of which different things are said, by subject and name."""
    said: dict[Key, list[FactFields]] = {}
    for fields in found:
        if fields.name:
            said.setdefault(key_of(fields), []).append(fields)
    return {key: rows for key, rows in said.items() if len({row.value.casefold() for row in rows}) > 1}


def key_of(fields: FactFields) -> Key:
    """What a fact is about."""
    return fields.subject.strip().casefold(), fields.name.strip().casefold()


def source_words(fields: FactFields) -> str:
    """Whose word it is, as of when."""
    as_of = said_day(fields, "as_of")
    return joined((fields.source, as_of), ", ")


def _group(
    making: Making, name: str, rows: Sequence[FactFields], against: dict[Key, list[FactFields]]
) -> Iterator[Item]:
    """A table of one sheet or subject; a source that all rows share stands in its name."""
    sources = {source_words(fields) for fields in rows}
    remark = sources.pop() if len(sources) == 1 else ""
    heads = (
        Head(_("About"), 26, 1),
        Head(_("What"), 30, 1),
        Head(_("Said"), 42, 3),
        Head(_("Source, as of"), 30, 1.5),
        Head(_("How sure"), 14),
        Head(_("Others say"), 26, 1.5),
    )
    before, cells = name, []
    for fields in rows:
        is_new = fields.subject.casefold() not in before.casefold()
        about = fields.subject if is_new else ""
        before = fields.subject if is_new else before
        cells.append(_row(making, fields, against, about, has_source=not remark))
    yield from titled(name, table(making, heads, cells), remark)


def _row(
    making: Making,
    fields: FactFields,
    against: dict[Key, list[FactFields]],
    about: str,
    *,
    has_source: bool,
) -> tuple[Cell, ...]:
    others = [other for other in against.get(key_of(fields), []) if other.value != fields.value]
    said = joined(labelled(source_words(other), quoted(other.value, making.written_in)) for other in others)
    sure = "" if fields.confidence is Confidence.READ else naming.name(fields.confidence)
    return (
        words(making, about),
        strong(making, fields.name or naming.title(fields.kind)),
        words(making, joined((_value(fields), fields.change), "; "), most=8),
        quiet(making, source_words(fields) if has_source else ""),
        quiet(making, sure),
        words(making, said),
    )


def _value(fields: FactFields) -> str:
    figure = units.plain(fields.number) if fields.number is not None else ""
    told = fields.value or joined((figure, fields.unit), " ")
    period = fields.period if fields.period and fields.period not in told else ""
    return joined((told, period), ", ")
