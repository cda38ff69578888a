"""Two columns side by side: half the measure each, a gap between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from expedition.reports.pages.blocks import Block, Drawn, Pile, Role, Told
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import FULL, MM

BETWEEN = 8 * MM
HALF = (FULL - BETWEEN) / 2
"""The measure of one of the two columns, in points."""
_STEP = 6.0


@dataclass(frozen=True, slots=True)
class Stacked:
    """A block with the gap before it."""

    gap: float
    block: Block


def beside(left: Sequence[Stacked], right: Sequence[Stacked]) -> Told:
    """Blocks in two columns from one top, read from the left one to the right one."""
    piles = [Pile(tuple((one.gap, one.block) for one in column)) for column in (left, right)]

    def paint(pen: Pen, x: float, y: float) -> None:
        piles[0].paint(pen, x, y)
        piles[1].paint(pen, x + HALF + BETWEEN, y)

    height = max(pile.height for pile in piles)
    parts = tuple(one.block for column in (left, right) for one in column)
    return Told(Drawn(height, paint), Role.ORNAMENT, parts=parts)


def balanced(blocks: Sequence[Stacked]) -> Told:
    """Blocks in two columns of about one height, parted where a block may be."""
    pile = Pile(tuple((one.gap, one.block) for one in blocks))
    room = pile.height / 2
    halves = pile.split(room)
    while room < pile.height and (halves is None or halves[1].height > room):
        room += _STEP
        halves = pile.split(room)
    if halves is None:
        return beside(blocks, ())
    return beside(*([Stacked(gap, block) for gap, block in half.parts] for half in halves))
