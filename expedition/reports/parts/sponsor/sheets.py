"""Pages of a length that is known: what finds no room on one is left out."""

from collections.abc import Iterable, Iterator, Sequence

from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Gap, Item, Mark, PageBreak, Room, Text, Wide
from expedition.reports.parts.section import section_title
from expedition.reports.typesetting.style import LINE

_APART, _BETWEEN = 18.0, 26.0
_SPARE = 8.0


def height(items: Iterable[Item]) -> float:
    """Points that items take below each other."""
    return sum(
        item.points if isinstance(item, Gap) else item.block.height if isinstance(item, Wide | Text) else 0.0
        for item in items
    )


def room(making: Making) -> float:
    """Points of a page."""
    return making.sheet.lines * LINE - _SPARE


def below(items: Sequence[Item]) -> Iterator[Item]:
    """Items below those before them where there is room for all of them, else on the next page."""
    yield Room(height(items) + _BETWEEN)
    yield Gap(_BETWEEN)
    yield from items


def sheet(
    making: Making, title: str, mark: str, groups: Iterable[Sequence[Item]], *, is_alone: bool = True
) -> Iterator[Item]:
    """As many of the groups as a page holds under a title; behind others, no group parted, unless alone.

    Without any the title is not there.
    """
    head = Wide(section_title(making, title), keep=True)
    left = room(making) - head.block.height
    found: list[Sequence[Item]] = []
    for group in groups:
        apart = _APART if found else 0.0
        if group and height(group) + apart <= left:
            found.append(group)
            left -= height(group) + apart
    if found:
        making.entries.append(Entry(title, "", mark, 0))
        first, *others = found
        marked = [Mark(mark), head, *first]
        yield from [PageBreak(), *marked] if is_alone else below(marked)
        for group in others:
            yield Room(height(group) + _APART)
            yield Gap(_APART)
            yield from group
