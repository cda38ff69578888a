"""The last page: what the book is set in and made with; without an imprint also how it was measured."""

from collections.abc import Iterator

from expedition import __version__
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Heads, Item, Mark, PageBreak
from expedition.reports.parts.imprint import about, limits, measured
from expedition.reports.parts.low_page import low_page
from expedition.reports.parts.unprintable import unprintable
from expedition.text import _


def colophon(making: Making, kind: str = "", *, has_imprint: bool = False) -> Iterator[Item]:
    """The colophon low on its page; `kind` says what book it is, where no imprint said so."""
    title = _("Colophon") if has_imprint else _("How it was measured")
    making.entries.append(Entry(title, "", "colophon", 0))
    yield Heads("", "")
    yield PageBreak(is_bare=has_imprint)
    yield Mark("colophon")
    first = [] if has_imprint else [*about(making, kind or _("A family logbook.")), *measured(making)]
    last = [] if has_imprint else [*limits(making)]
    yield from low_page(making, [*first, *_made(making), *last])


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
