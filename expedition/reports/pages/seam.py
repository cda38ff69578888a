"""Where a row of pages may be cut, so that two draw them at the same time."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from expedition.reports.pages.blocks import Block, Pile, Role, Told
from expedition.reports.pages.flow import Page, read_order
from expedition.reports.pages.reading import Open

_RANKS = {Role.PART: 1, Role.SECTION: 1, Role.DAY: 2, Role.HEADING: 3}
_LEAST_PAGES = 40
"""Fewer are drawn before a second process would have begun."""
_SHARE, _SLACK = 0.43, 0.5
"""Of the pages are for the first, who also puts all together; among so many around there a cut is sought."""


class Seam(NamedTuple):
    """Before which page, counted from 0, and what is open in the tree there."""

    page: int
    place: Open


def seam(pages: Sequence[Page]) -> Seam | None:
    """A cut near the middle before a page that opens with a heading; None where there is none."""
    total = len(pages)
    if total < _LEAST_PAGES:
        return None
    middle = int(total * _SHARE)
    near = sorted(range(total), key=lambda index: abs(index - middle))
    for index in near[: int(total * _SLACK)]:
        rank = _first_rank(pages[index])
        if rank:
            return Seam(index, _open(pages[:index], rank))
    return None


def _first_rank(page: Page) -> int:
    """The rank of the heading with which a page opens, 0 where it opens with something else."""
    block: Block | None = next((placed.block for placed in read_order(page.placed)), None)
    while isinstance(block, Told | Pile):
        if isinstance(block, Told):
            if block.role in _RANKS:
                return _RANKS[block.role]
            block = block.block
        else:
            block = block.parts[0][1] if block.parts else None
    return 0


def _open(pages: Sequence[Page], rank: int) -> Open:
    """The headings above one of a rank that follows these pages."""
    ranks: list[int] = []
    has_title = False
    for page in pages:
        for placed in read_order(page.placed):
            for role in _roles(placed.block):
                has_title = has_title or role is Role.TITLE
                if role in _RANKS:
                    ranks = [*(above for above in ranks if above < _RANKS[role]), _RANKS[role]]
    return Open(tuple(above for above in ranks if above < rank), has_title)


def _roles(block: Block) -> Iterator[Role]:
    """What a block and those in it are."""
    if isinstance(block, Told):
        yield block.role
        yield from _roles(block.block)
    elif isinstance(block, Pile):
        for _gap, part in block.parts:
            yield from _roles(part)
