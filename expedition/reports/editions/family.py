"""The Family book: the whole log, one day after another."""

from collections.abc import Callable, Iterator, Sequence

from expedition.records.report import Section
from expedition.reports.making import Entry, Making, Part
from expedition.reports.pages.items import Gap, Heads, Item, Mark, PageBreak, Room, height_of
from expedition.reports.parts.colophon import colophon
from expedition.reports.parts.contents import FEW, LOW, contents
from expedition.reports.parts.cover import cover
from expedition.reports.parts.day import days
from expedition.reports.parts.divider import band, divider, part_entry, part_heads, part_key
from expedition.reports.parts.gazetteer import gazetteer
from expedition.reports.parts.glance import glance
from expedition.reports.parts.imprint import imprint
from expedition.reports.parts.itinerary import itinerary
from expedition.reports.parts.people import people
from expedition.reports.parts.plan import plan
from expedition.reports.parts.spans import span_text
from expedition.reports.parts.summary import summary
from expedition.reports.parts.themes.sources import sources
from expedition.reports.parts.themes.together import together
from expedition.text import _

_ALL_ENTRIES = 40
"""In a book of no more days the contents name every run of days."""

_FEW_ENTRIES = 4
"""So many parts of a thin book are found without contents."""

_ROOM_FOR_TEXT, _BEFORE_TEXT = 150.0, 25.0

Writer = Callable[[Making], Iterator[Item]]


def row(making: Making) -> Sequence[Item]:
    """Cover, front, days and what they add up to; the contents are made last, when all else is known."""
    heads = Heads(making.book.fields.title, making.book.fields.title)
    first = _parts(making, ((Section.IMPRINT, imprint),))
    opening = _parts(making, ((Section.SUMMARY, summary), (Section.PEOPLE, people), (Section.PLAN, plan)))
    at_a_glance = _parts(making, ((Section.GLANCE, glance),))
    table = _parts(making, ((Section.ITINERARY, itinerary),))
    body = [*_body(making), *_beyond(making)] if making.has_days else []
    last = [*together(making), *_parts(making, ((Section.GAZETTEER, gazetteer),))]
    last += sources(making)
    if making.wants(Section.COLOPHON):
        last += list(colophon(making, has_imprint=bool(first)))
    listed = _parts(making, ((Section.CONTENTS, _contents),))
    if opening:
        opening = [PageBreak(), *opening]
    is_thin = bool(opening) and (len(_shown(making)) <= FEW or height_of(opening) <= LOW)
    front = [*opening, *listed, *at_a_glance] if is_thin else [*opening, *at_a_glance, *listed]
    return [*cover(making), *first, heads, *front, *table, *body, *last]


def _parts(making: Making, parts: Sequence[tuple[Section, Writer]]) -> list[Item]:
    """The items of the parts that are not left out."""
    return [item for section, part in parts if making.wants(section) for item in part(making)]


def _contents(making: Making) -> Iterator[Item]:
    shown = _shown(making)
    if len(shown) > _FEW_ENTRIES:
        yield from contents(making, shown, making.page_of)


def _shown(making: Making) -> list[Entry]:
    """The lines of the contents."""
    is_short = len(making.book.pages) <= _ALL_ENTRIES
    return [entry for entry in making.entries if entry.level < 2 or is_short]


def _body(making: Making) -> Iterator[Item]:
    for part in making.parts:
        if making.is_divided(part):
            making.entries.append(part_entry(part))
            yield from divider(making, part)
            yield from days(making, part.pages)
        elif making.has_bands and part.country:
            making.entries.append(part_entry(part))
            yield from band(making, part)
            yield from days(making, part.pages, is_open=True)
        else:
            yield from _undivided(making, part)


def _beyond(making: Making) -> Iterator[Item]:
    """The traveller's texts that belong to no day and to no country of the book."""
    for span in making.book.entries("span"):
        told = list(span_text(making, span)) if span.fields.first is None else []
        if told:
            yield Room(_ROOM_FOR_TEXT)
            yield Gap(_BEFORE_TEXT)
            yield from told


def _undivided(making: Making, part: Part) -> Iterator[Item]:
    """Days that no country opens: the first on a new page, others behind those before them."""
    is_first = part is making.parts[0]
    is_named = making.has_countries and bool(part.country)
    making.entries.append(part_entry(part) if is_named else Entry(_("Day by day"), "", part_key(part), 0))
    yield part_heads(making, part)
    if is_first:
        yield PageBreak()
    yield Mark(part_key(part))
    yield from days(making, part.pages, is_open=is_first)
