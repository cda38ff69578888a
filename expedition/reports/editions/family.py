"""The Family book: the whole log, one day after another."""

from collections.abc import Iterator, Sequence
from itertools import chain

from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Heads, Item, Mark, PageBreak
from expedition.reports.parts.colophon import colophon
from expedition.reports.parts.contents import contents
from expedition.reports.parts.cover import cover
from expedition.reports.parts.day import days
from expedition.reports.parts.divider import band, divider, part_entry, part_heads, part_key
from expedition.reports.parts.glance import glance
from expedition.reports.parts.itinerary import itinerary
from expedition.reports.parts.opening import opening
from expedition.reports.parts.themes.sources import sources
from expedition.reports.parts.themes.together import together
from expedition.text import _


def row(making: Making) -> Sequence[Item]:
    """Cover, front, days and what they add up to; the body is made first, so that the contents know of it."""
    heads = Heads(making.book.fields.title, making.book.fields.title)
    front = list(chain(glance(making), opening(making)))
    table = list(itinerary(making))
    first_entries = list(making.entries)
    making.entries.clear()
    body = list(_body(making))
    last = list(chain(together(making), sources(making), colophon(making)))
    making.entries[:0] = first_entries
    listed = list(
        contents(
            making, [e for e in making.entries if e.level < 2 or len(making.book.pages) <= 40], making.page_of
        )
    )
    return [*cover(making), heads, *front, *listed, *table, *body, *last]


def _body(making: Making) -> Iterator[Item]:
    for part in making.parts:
        if making.is_divided(part):
            making.entries.append(part_entry(part))
            yield from divider(making, part)
            yield from days(making, part.pages)
        elif making.has_countries and part.country:
            making.entries.append(part_entry(part))
            yield from band(making, part)
            yield from days(making, part.pages, is_open=True)
        else:
            making.entries.append(Entry(_("Day by day"), "", part_key(part), 0))
            yield part_heads(making, part)
            yield PageBreak()
            yield Mark(part_key(part))
            yield from days(making, part.pages, is_open=True)
