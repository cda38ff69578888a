"""Sources and clippings: what the world says, and what others wrote."""

from collections.abc import Iterator

from expedition.records.report import Section
from expedition.reports.making import Making
from expedition.reports.pages.items import Item
from expedition.reports.parts.themes.clippings import clippings
from expedition.reports.parts.themes.facts import facts
from expedition.reports.parts.themes.tables import stacked
from expedition.reports.parts.themes.theme import Theme, part
from expedition.reports.parts.themes.world import contacts, loose_notes, rules, transports
from expedition.text import _


def sources(making: Making) -> Iterator[Item]:
    """The last part before the colophon."""
    if Section.SOURCES in making.options.omitted:
        return
    known = stacked(facts(making), rules(making), transports(making), contacts(making), loose_notes(making))
    themes = (
        Theme(_("What is said of the way"), "facts", known),
        Theme(_("Texts by others"), "clippings", tuple(clippings(making)), 220.0),
    )
    yield from part(making, _("Sources"), "sources", themes)
