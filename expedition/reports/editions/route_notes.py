"""The Route notes: for those who follow, kilometre by kilometre."""

from collections.abc import Sequence

from expedition.records.report import Section
from expedition.reports.making import Making
from expedition.reports.pages.items import Heads, Item
from expedition.reports.parts.colophon import colophon
from expedition.reports.parts.route_days import days_elsewhere
from expedition.reports.parts.route_front import cover, introduction
from expedition.reports.parts.route_strips import numbered, strips
from expedition.reports.parts.route_world import world
from expedition.reports.road.ways import ways
from expedition.text import _


def row(making: Making) -> Sequence[Item]:
    """Cover, how to read it, strips, what stands on none of them, and what the world says beside it."""
    found, loose = ways(making)
    cut = numbered(making, found)
    heads = Heads(making.book.fields.title, _("Route notes"))
    return [
        *cover(making),
        heads,
        *introduction(making, cut),
        *strips(making, cut),
        *days_elsewhere(making, found, loose),
        *world(making),
        *(colophon(making, _("Route notes.")) if making.wants(Section.COLOPHON) else ()),
    ]
