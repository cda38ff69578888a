"""From a row of blocks to pages: text column, outer column, and what runs over both."""

from collections.abc import Callable, Iterable
from dataclasses import field, replace
from enum import Enum
from typing import NamedTuple

from expedition.record_classes import dataclass
from expedition.reports.pages.blocks import Block, Drawn, Lines
from expedition.reports.pages.items import (
    FitEnd,
    FitStart,
    Gap,
    Heads,
    Item,
    Level,
    Low,
    Mark,
    Note,
    NotesEnd,
    PageBreak,
    Room,
    Text,
    Wide,
)
from expedition.reports.pages.pen import Pen
from expedition.reports.pages.table import Table
from expedition.reports.typesetting.style import LINE, Sheet

_HANG = 27.0
_LEAST_GAP = 16.0
_WORTH_MOVING = 3 * LINE
"""So much higher a page has to end for notes to leave the outer column."""
_BEFORE_FLOAT, _AFTER_FLOAT = 9.0, 5.0
_SMALLER = (0.85, 0.7, 0.6)
"""The shares of their height that pictures are tried at, so that a page is not turned for a few lines."""
_FEW = 0.34
"""So much of a page, and no more, is worth smaller pictures on the page before."""


class Kind(Enum):
    """Which column a block went to."""

    TEXT = 0
    WIDE = 1
    NOTE = 2


class Placed(NamedTuple):
    """A block and where on its page it stands."""

    block: Block
    x: float
    y: float
    kind: Kind


def read_order(placed: Iterable[Placed]) -> list[Placed]:
    """The blocks as they are read: notes behind the text they stand beside."""
    order: list[Placed] = []
    notes: list[Placed] = []
    for one in placed:
        if one.kind is Kind.NOTE:
            notes.append(one)
            continue
        if one.kind is Kind.WIDE and notes:
            order += notes
            notes = []
        order.append(one)
    return order + notes


@dataclass(slots=True)
class Page:
    """A made page: what stands where; a verso is a left one."""

    number: int
    is_verso: bool
    is_bare: bool = False
    placed: list[Placed] = field(default_factory=list)
    marks: list[tuple[str, float]] = field(default_factory=list)
    verso_head: str = ""
    recto_head: str = ""

    def paint(self, pen: Pen) -> None:
        """Draws everything on it but head and folio."""
        for block, x, y, _kind in read_order(self.placed):
            block.paint(pen, x, y)


class _State(NamedTuple):
    """How far a flow has come, to go on from there once more."""

    pages: int
    placed: int
    marks: int
    heads: Heads
    waiting: tuple[Note, ...]
    beside: tuple[tuple[Note, Placed], ...]
    floats: tuple[Block, ...]
    follows_float: bool
    unplaced: tuple[str, ...]
    at: tuple[float, float, float]


class Flow:
    """Fills pages with items, one after another."""

    def __init__(self, sheet: Sheet, first: int = 1) -> None:
        self.sheet = sheet
        self._first = first
        self.pages: list[Page] = []
        self._heads = Heads("", "")
        self._waiting: list[Note] = []
        self._beside: list[tuple[Note, Placed]] = []
        self._floats: list[Block] = []
        self._follows_float = False
        self._marks: list[str] = []
        self._y = self._side = sheet.top
        self._gap = 0.0

    @property
    def page(self) -> Page:
        """The page in work."""
        return self.pages[-1]

    def fill(self, items: Iterable[Item], step: Callable[[], None] = lambda: None) -> list[Page]:
        """The pages of all items; `step` is called at every page and may raise."""
        self._step = step
        row = list(items)
        starts: list[tuple[int, _State]] = []
        for index, item in enumerate(row):
            if isinstance(item, FitStart):
                starts = [*starts[-1:], (index, self._state())]
            elif isinstance(item, FitEnd):
                for start, state in reversed(starts):  # The one before may have its pictures on this page.
                    found = self._fit(row[start:index], state)
                    if found is not None:
                        row[start:index] = found
                        break
            else:
                self._place(item, row, index)
        self._finish_notes()
        return self.pages

    def _state(self) -> "_State":
        """All that is set so far."""
        last = self.pages[-1] if self.pages else None
        return _State(
            len(self.pages),
            len(last.placed) if last else 0,
            len(last.marks) if last else 0,
            self._heads,
            tuple(self._waiting),
            tuple(self._beside),
            tuple(self._floats),
            self._follows_float,
            tuple(self._marks),
            (self._y, self._side, self._gap),
        )

    def _return_to(self, state: "_State") -> None:
        del self.pages[state.pages :]
        if self.pages:
            del self.page.placed[state.placed :]
            del self.page.marks[state.marks :]
        self._heads, self._follows_float = state.heads, state.follows_float
        self._waiting, self._floats = list(state.waiting), list(state.floats)
        self._beside = list(state.beside)
        self._marks = list(state.unplaced)
        self._y, self._side, self._gap = state.at

    def _fit(self, row: list[Item], state: "_State") -> list[Item] | None:
        """What was set since the state, set with smaller pictures; None where that saves no page."""
        count = len(self.pages)
        used = max(self._y, self._side) - self.sheet.top
        is_little = used <= _FEW * (self.sheet.bottom - self.sheet.top)
        if count - state.pages < 1 or not state.pages or not is_little:
            return None
        if not any(isinstance(item, Text | Wide | Note) and item.smaller for item in row):
            return None
        for share in (*_SMALLER, 1.0):
            self._return_to(state)
            again = row if share == 1.0 else [_smaller(item, share) for item in row]
            for index, item in enumerate(again):
                if not isinstance(item, FitStart | FitEnd):
                    self._place(item, again, index)
            if len(self.pages) < count:
                return again
        return None

    def _place(self, item: Item, row: list[Item], index: int) -> None:
        match item:
            case PageBreak():
                self._break(item)
            case Mark():
                self._marks.append(item.name)
            case Heads():
                self._heads = item
                if not self._is_used:
                    self._set_heads()
            case _:
                self._ensure_page()
                self._place_block(item, row, index)

    def _place_block(self, item: Item, row: list[Item], index: int) -> None:
        match item:
            case Gap():
                self._gap = item.points
                if self._y > self.sheet.top:
                    self._y += item.points
            case Level():
                self._level()
            case Low():
                self._finish_notes()
                self._y = max(self._y, self._side, self.sheet.bottom - item.points)
            case Room():
                self._settle()
                if self._left < item.points and self._is_used:
                    self._turn()
            case Note():
                self._waiting.append(item)
                self._place_notes()
            case NotesEnd():
                self._finish_notes()
            case Wide():
                self._keep(row, index)
                self._wide(item.block)
                self._gap = 0.0
            case Text():
                if not item.may_hang and not item.may_float:
                    self._keep(row, index)
                self._text(item)

    @property
    def _left(self) -> float:
        return self.sheet.bottom - self._y

    @property
    def _is_used(self) -> bool:
        return bool(self.pages) and bool(self.page.placed)

    def _ensure_page(self) -> None:
        if not self.pages:
            self._turn()

    def _turn(self, is_bare: bool = False) -> None:
        self._step()
        number = self._first + len(self.pages)
        self.pages.append(Page(number, self.sheet.is_verso(number), is_bare))
        self._set_heads()
        self._y = self._side = self.sheet.top
        self._beside = []
        self._place_notes()
        self._settle()

    def _set_heads(self) -> None:
        if self.pages:
            self.page.verso_head, self.page.recto_head = self._heads.verso, self._heads.recto

    def _break(self, item: PageBreak) -> None:
        self._finish_notes()
        if item.spare and self.pages and max(self._y, self._side) - self.sheet.top <= item.spare:
            return
        if self._is_used or not self.pages:
            self._turn(item.is_bare)
        if item.is_verso and not self.page.is_verso and not self.sheet.is_single_sided:
            self.page.is_bare = True
            self._turn(item.is_bare)
        self.page.is_bare = item.is_bare

    def _keep(self, row: list[Item], index: int) -> None:
        """Turns the page where an item and those it is kept with would be parted."""
        need, slack = 0.0, LINE / 2
        for item in row[index:]:
            if isinstance(item, Gap):
                need += item.points
            elif isinstance(item, Wide | Text):
                need += item.block.height if item.keep else _least(item.block)
                if isinstance(item, Text) and item.is_level:
                    need += LINE / 2
                if not item.keep:
                    slack = LINE / 2 if isinstance(item.block, Lines) else 0.5
                    break
        is_wide = isinstance(row[index], Wide)
        start = max(self._y, self._side + min(self._gap, _LEAST_GAP)) if is_wide else self._y
        if (
            start + need > self.sheet.bottom + slack
            and self._is_used
            and need < self.sheet.bottom - self.sheet.top
        ):
            self._turn()

    def _wide(self, block: Block) -> None:
        self._finish_notes()
        beside = self._side + min(self._gap, _LEAST_GAP) if self._side > self.sheet.top else self._side
        self._y = max(self._y, beside)
        self._pour(block, self.sheet.full_x)
        self._side = self._y
        self._beside = []

    def _text(self, item: Text) -> None:
        if item.may_float:
            self._follows_float = _BEFORE_FLOAT + item.block.height <= self._left and not self._floats
            (self._float if self._follows_float else self._floats.append)(item.block)
            return
        if item.may_hang:
            self._settle()
        if self._follows_float and isinstance(item.block, Lines):
            item = replace(item, block=replace(item.block, indent=0.0))
        self._follows_float = False
        if item.is_level:
            self._level()
        if item.may_hang and item.block.height <= self._left + _HANG:
            self._put(item.block, self.sheet.text_x)
        else:
            self._pour(item.block, self.sheet.text_x)

    def _level(self) -> None:
        lines = (self._y - self.sheet.top) / LINE
        self._y = self.sheet.top + LINE * max(0, -int(-(lines - 0.05) // 1))

    def _pour(self, block: Block, x_of: Callable[[int], float]) -> None:
        """Places a block, split over as many pages as it needs."""
        rest: Block | None = block
        while rest is not None:
            if rest.height <= self._left + 0.5:
                self._put(rest, x_of)
                return
            halves = rest.split(self._left)
            if halves is not None:
                head, rest = halves
                self._put(head, x_of)
            elif not self._is_used or self._y <= self.sheet.top:
                self._put(rest, x_of)
                return
            self._turn()

    def _put(self, block: Block, x_of: Callable[[int], float]) -> None:
        self.page.marks += [(name, self._y) for name in self._marks]
        self._marks = []
        if isinstance(block, Table):
            self.page.marks += [(name, self._y + below) for name, below in block.marks()]
        kind = Kind.WIDE if x_of == self.sheet.full_x else Kind.TEXT
        self.page.placed.append(Placed(block, x_of(self.page.number), self._y, kind))
        self._y += block.height

    def _place_notes(self) -> None:
        """Puts waiting notes into the outer column of this page, as many as fit."""
        while self._waiting:
            note = self._waiting[0]
            block, top = note.block, max(self._y, self._side)
            is_full = block is not None and top + block.height > self.sheet.bottom + LINE
            if block is None or is_full:
                return
            self._waiting.pop(0)
            self._side = top
            self._put_beside(block)
            self._beside.append((note, self.page.placed[-1]))

    def _settle(self) -> None:
        """Places what waits for room in the text column."""
        while self._floats:
            self._float(self._floats.pop(0))

    def _float(self, block: Block) -> None:
        """Places a block of the text column with space around it, on a page that has room for it."""
        before = _BEFORE_FLOAT if self._y > self.sheet.top else 0.0
        if before + block.height > self._left and self._is_used and self._y > self.sheet.top:
            self._floats.insert(0, block)
            self._turn()
            return
        self._y += before
        self._pour(block, self.sheet.text_x)
        self._y += _AFTER_FLOAT

    def _finish_notes(self) -> None:
        """Notes that found no room beside the text stand in it, and beside these where they end earlier."""
        self._settle()
        waiting, self._waiting = self._waiting, []
        moved = self._moved([note.inline() for note in waiting])
        for block in moved:
            self._put_inline(block)
        for note in () if moved else waiting:
            block = note.inline()
            if note.block is not None and self._is_better_beside(note.block, block):
                self._put_beside(note.block)
            else:
                self._put_inline(block)
        self._beside = []

    def _put_inline(self, block: Block) -> None:
        """A note in the text column."""
        self._y += LINE / 2
        if block.height <= self._left + _HANG:
            self._put(block, self.sheet.text_x)
        else:
            self._pour(block, self.sheet.text_x)

    def _moved(self, waiting: list[Block]) -> list[Block]:
        """The last notes, to go below the text where the outer column would end far below it."""
        end, count, moved = self._side - _WORTH_MOVING, 0, list[Block]()
        inline, y = waiting, self._y + sum(LINE / 2 + block.height for block in waiting)
        for number, (note, placed) in enumerate(reversed(self._beside), 1):
            block = note.inline()
            y += LINE / 2 + block.height
            if block is note.block or max(y, placed.y) >= self.sheet.bottom:
                break
            inline = [block, *inline]
            if max(y, placed.y) < end:
                end, count, moved = max(y, placed.y), number, inline
        if count:
            gone = [placed for _note, placed in self._beside[-count:]]
            self.page.placed = [one for one in self.page.placed if not any(one is held for held in gone)]
            self._side = gone[0].y
        return moved

    def _is_better_beside(self, narrow: Block, inline: Block) -> bool:
        """Whether a note ends higher in what is left of the outer column than in the text."""
        end = self._side + narrow.height
        return end <= min(self.sheet.bottom + LINE, self._y + LINE / 2 + inline.height)

    def _put_beside(self, block: Block) -> None:
        self.page.placed.append(Placed(block, self.sheet.side_x(self.page.number), self._side, Kind.NOTE))
        self._side += block.height


def _smaller(item: Item, share: float) -> Item:
    """An item with pictures of a share of their height."""
    if isinstance(item, Text | Wide) and item.smaller is not None:
        return replace(item, block=item.smaller(share))
    if isinstance(item, Note) and item.smaller is not None:
        block = item.smaller(share)
        return replace(item, block=block, inline=lambda: block)
    return item


def _least(block: Block) -> float:
    """The smallest part of a block that may stand at the foot of a page."""
    if isinstance(block, Drawn):
        return block.height
    halves = block.split(2.5 * LINE) or block.split(8 * LINE)
    return halves[0].height if halves else block.height
