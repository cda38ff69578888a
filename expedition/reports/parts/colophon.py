"""The last page: what the book is set in and made with; without an imprint also how it was measured."""

from collections.abc import Iterator

from expedition import __version__
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Heads, Item, Mark
from expedition.reports.parts.imprint import about, limits, measured
from expedition.reports.parts.low_page import low_page
from expedition.reports.parts.unprintable import unprintable
from expedition.text import _

_THIN = 40
"""A book of no more days has its colophon at the foot of the last page, where there is room."""


def colophon(
    making: Making, kind: str = "", *, has_imprint: bool = False, is_alone: bool = False
) -> Iterator[Item]:
    """The colophon low on its page; `kind` says what book it is, where no imprint said so.

    That of a thin book, or with all that an imprint says, may share the last page unless it is to be alone.
    """
    title = _("Colophon") if has_imprint else _("How it was measured")
    making.entries.append(Entry(title, "", "colophon", 0))
    yield Heads("", "")
    yield Mark("colophon")
    first = [] if has_imprint else [*about(making, kind or _("A family logbook.")), *measured(making)]
    last = [] if has_imprint else [*limits(making)]
    may_share = not is_alone and (not has_imprint or len(making.book.pages) <= _THIN)
    told = [*first, *_made(making), *last]
    yield from low_page(making, told, is_bare=has_imprint, may_share=may_share)


def _made(making: Making) -> Iterator[tuple[str, str]]:
    yield (
        _("Set"),
        _(
            "in Source Serif 4 and Source Sans 3 by Frank Grießhammer and Paul D. Hunt (OFL); "
            "中文 in Noto Sans SC, ئۇيغۇرچە in Noto Naskh Arabic (OFL). Flags: flag-icons (MIT). "
            "Borders of countries by their time zones, from OpenStreetMap (ODbL)."
        ),
    )
    yield "", _("Made with Expedition Logbook {version}.").format(version=__version__)
    yield from unprintable(making)
