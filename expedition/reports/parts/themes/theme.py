"""A theme of the book: what is told of one matter over all days."""

from collections.abc import Iterator, Sequence

from expedition.record_classes import dataclass
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Gap, Heads, Item, Mark, PageBreak, Room, Wide, height_of
from expedition.reports.parts.section import section_title
from expedition.reports.typesetting.wording import joined

_BETWEEN, _TITLE, _BEFORE_PART = 34.0, 50.0, 48.0
_THIN_BOOK, _SHARED, _LEAST_PART = 40, 0.6, 190.0
"""In a book of no more days a part begins below so much of a page where it has that many points."""
_THIN = 220.0
"""Themes that are no higher, taken all in all, have small titles."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What stands under one title; without items there is no such theme.

    Attributes:
        title: As the page and the contents name it.
        mark: Where the contents lead to.
        items: Everything below the title.
        room: Points that it asks for below the theme before it.
    """

    title: str
    mark: str
    items: tuple[Item, ...] = ()
    room: float = 190.0


def part(making: Making, title: str, mark: str, themes: Sequence[Theme]) -> Iterator[Item]:
    """Themes under each other as one part of the book, with their lines in the contents."""
    filled = [theme for theme in themes if theme.items]
    if not filled:
        return
    making.entries.append(Entry(title, "", mark, 0))
    is_small = sum(height_of(theme.items) for theme in filled) <= _THIN * len(filled)
    for index, theme in enumerate(filled):
        making.entries.append(Entry(theme.title, "", theme.mark, 1))
        yield Heads(making.book.fields.title, joined((title, theme.title)))
        if index:
            yield Room(_room(theme))
            yield Gap(_BETWEEN)
        else:
            whole = making.sheet.bottom - making.sheet.top
            is_thin = len(making.book.pages) <= _THIN_BOOK
            need = max(_room(theme), _LEAST_PART) + _BEFORE_PART
            yield PageBreak(spare=min(whole * _SHARED, whole - need) if is_thin else 0.0)
            yield Gap(_BEFORE_PART)
            yield Mark(mark)
        yield Mark(theme.mark)
        yield Wide(section_title(making, theme.title, is_small=is_small and index > 0), keep=True)
        yield from theme.items


def _room(theme: Theme) -> float:
    """Points below the theme before it, so that no title is parted from what stands first below it."""
    around = _TITLE + _BETWEEN
    first = theme.items[0]
    asked = first.points if isinstance(first, Room) else 0.0
    return max(min(theme.room, height_of(theme.items) + around), asked + around)
