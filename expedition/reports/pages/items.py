"""What stands in the row that a flow turns into pages."""

from collections.abc import Callable, Iterable

from expedition.record_classes import dataclass
from expedition.reports.pages.blocks import Block


@dataclass(frozen=True, slots=True)
class Item:
    """Anything that stands in the row."""


@dataclass(frozen=True, slots=True)
class Gap(Item):
    """Space that vanishes at the top of a page."""

    points: float


@dataclass(frozen=True, slots=True)
class Text(Item):
    """A block of the text column.

    `is_level` sets it on the base line grid, `keep` holds it to the next, `may_hang` lets it stand a little
    below the column rather than go to the next page. What `may_float` stands at the head of the next page
    where it does not fit, the text after it coming first; it has some space before and after it, and a
    paragraph right below it no indent. `smaller` makes the block again with pictures of a share of their
    height.
    """

    block: Block
    keep: bool = False
    is_level: bool = False
    may_hang: bool = False
    may_float: bool = False
    smaller: Callable[[float], Block] | None = None


@dataclass(frozen=True, slots=True)
class Level(Item):
    """Goes down to the next line of the base line grid."""


@dataclass(frozen=True, slots=True)
class Wide(Item):
    """A block over both columns, below everything before it; `smaller` as in a `Text`."""

    block: Block
    keep: bool = False
    smaller: Callable[[float], Block] | None = None


@dataclass(frozen=True, slots=True)
class Note(Item):
    """A block beside the text, or in it where the outer column is full: `inline` makes its form there.

    Without a block it always stands in the text. `smaller` as in a `Text`, for both forms.
    """

    block: Block | None
    inline: Callable[[], Block]
    smaller: Callable[[float], Block] | None = None


def beside(block: Block) -> Note:
    """A note that looks the same wherever it stands."""
    return Note(block, lambda: block)


@dataclass(frozen=True, slots=True)
class NotesEnd(Item):
    """All notes before this are placed before anything after it."""


@dataclass(frozen=True, slots=True)
class FitStart(Item):
    """From here to the next `FitEnd`, pictures shrink where little would go on to a further page."""


@dataclass(frozen=True, slots=True)
class FitEnd(Item):
    """The end of what may shrink."""


@dataclass(frozen=True, slots=True)
class PageBreak(Item):
    """A new page unless this one is empty.

    `is_verso` asks for a left one, `is_bare` for one without head and folio. No page is turned of which no
    more than `spare` points are used.
    """

    is_verso: bool = False
    is_bare: bool = False
    spare: float = 0.0


@dataclass(frozen=True, slots=True)
class Low(Item):
    """Goes down until no more than so many points are left on the page."""

    points: float


@dataclass(frozen=True, slots=True)
class Mark(Item):
    """A place that contents, bookmarks and links lead to, at the next item."""

    name: str


@dataclass(frozen=True, slots=True)
class Heads(Item):
    """What the running heads say from this page on: left pages, right pages."""

    verso: str
    recto: str


@dataclass(frozen=True, slots=True)
class Room(Item):
    """Goes to the next page unless so many points are left on this one."""

    points: float


def height_of(items: Iterable[Item]) -> float:
    """Points that items below each other take, notes beside them left out."""
    return sum(
        item.points if isinstance(item, Gap) else item.block.height if isinstance(item, Text | Wide) else 0.0
        for item in items
    )
