"""Two columns side by side: half the measure each, a gap between them."""

from collections.abc import Sequence

from expedition.record_classes import dataclass
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
    return _drawn(_pile(left), _pile(right), (*left, *right))


def balanced(blocks: Sequence[Stacked]) -> Told:
    """Blocks in two columns of about one height, parted where a block may be."""
    pile = _pile(blocks)
    room = pile.height / 2
    halves = pile.split(room)
    while room < pile.height and (halves is None or halves[1].height > room):
        room += _STEP
        halves = pile.split(room)
    left, right = halves or (pile, Pile(()))
    if right.parts:
        (_gap, first), *rest = right.parts
        right = Pile(((0.0, first), *rest), has_head=False)
    return _drawn(left, right, blocks)


def _pile(blocks: Sequence[Stacked]) -> Pile:
    return Pile(tuple((one.gap, one.block) for one in blocks), has_head=False)


def _drawn(left: Pile, right: Pile, blocks: Sequence[Stacked]) -> Told:
    """Both columns as one block; a page that has no columns walks its parts."""

    def paint(pen: Pen, x: float, y: float) -> None:
        left.paint(pen, x, y)
        right.paint(pen, x + HALF + BETWEEN, y)

    height = max(left.height, right.height)
    return Told(Drawn(height, paint), Role.FIGURE, parts=tuple(one.block for one in blocks))
