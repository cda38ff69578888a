"""The signs that no font of a book has, told to whoever reads it."""

from collections.abc import Iterable, Iterator

from expedition.reports.making import Making
from expedition.reports.pages.items import Gap, Item, Room, Wide
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import FULL, Face, Type
from expedition.text import _

_MOST = 40
_ROOM = 30.0
_STRONG, _TEXT = Type(Face.SANS_BOLD, 9), Type(Face.SANS, 9)
_LEADING = 12.5


def codes(missing: Iterable[str]) -> str:
    """Signs by their numbers, the last of very many left out."""
    numbers = [f"U+{ord(char):04X}" for char in sorted(missing)]
    return ", ".join(numbers[:_MOST]) + (" …" if len(numbers) > _MOST else "")


def unprintable(making: Making) -> Iterator[tuple[str, str]]:
    """A label and a sentence, where the book holds such signs."""
    missing = making.case.missing | _to_draw(making)
    if missing:
        told = _("no font of this book has {codes}; a sign stands in their place.")
        yield _("Not printable:"), told.format(codes=codes(missing))


def _to_draw(making: Making) -> set[str]:
    """Such signs of the words of covers, running heads and maps, which are set last."""
    book = making.book
    places = (place for page in book.pages for place in (page.row.from_place, page.row.to_place))
    signs = set("".join((book.fields.title, book.fields.subtitle, *places)))
    return {sign for sign in signs if not making.case.has(sign)}


def unprintable_line(making: Making) -> Iterator[Item]:
    """The same as a line of its own, for books without a colophon."""
    for label, told in unprintable(making):
        yield Room(_ROOM)
        yield Gap(12)
        spans = [Span(label, _STRONG), Span(" " + told, _TEXT)]
        yield Wide(making.setter.lines(spans, FULL, _LEADING))
