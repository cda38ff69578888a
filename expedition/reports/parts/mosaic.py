"""Many photos: rows over the full measure, and below them numbered captions in two columns."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from expedition.record_classes import dataclass
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Pile, Role, Told
from expedition.reports.pages.pen import Pen
from expedition.reports.parts.figures import Shot, figure, said, words
from expedition.reports.photos.rows import BETWEEN, Row
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CAPTION_STRONG, FULL, GAP

_NUMBER = CAPTION_STRONG.turned(size=6.4)
_NUMBER_ROOM = 8.5
_COLUMN = (FULL - GAP) / 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A photo of a mosaic; `number` is that of its caption, 0 without one."""

    x: float
    figure: Told
    number: int
    caption: Block | None


@dataclass(frozen=True)
class Mosaic:
    """Rows of photos and what they show; split between rows, each part with its own captions."""

    rows: tuple[tuple[float, tuple[Cell, ...]], ...]

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return sum(height + self._gap for height, _cells in self.rows) + self._captions.height

    @property
    def parts(self) -> tuple[Block, ...]:
        """The photos, each before its caption."""
        cells = [cell for _height, row in self.rows for cell in row]
        return tuple(block for cell in cells for block in (cell.figure, cell.caption) if block is not None)

    @cached_property
    def _gap(self) -> float:
        return _NUMBER_ROOM if any(cell.number for _height, row in self.rows for cell in row) else BETWEEN

    @cached_property
    def _captions(self) -> "_Columns":
        found = [cell.caption for _height, row in self.rows for cell in row if cell.caption is not None]
        return _Columns(tuple(found))

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws the rows and the captions."""
        for height, cells in self.rows:
            for cell in cells:
                cell.figure.paint(pen, x + cell.x, y)
                if cell.number:
                    pen.text(x + cell.x, y + height + 6.4, str(cell.number), _NUMBER)
            y += height + self._gap
        self._captions.paint(pen, x, y)

    def split(self, room: float) -> "tuple[Mosaic, Mosaic] | None":
        """As many rows with their captions as fit, and the rest with theirs."""
        for count in range(len(self.rows) - 1, 0, -1):
            head = replace(self, rows=self.rows[:count])
            if head.height <= room:
                return head, replace(self, rows=self.rows[count:])
        return None


@dataclass(frozen=True)
class _Columns:
    """Captions in two columns of about the same height."""

    blocks: tuple[Block, ...]

    @cached_property
    def _parted(self) -> tuple[Pile, Pile]:
        whole, used, count = sum(block.height for block in self.blocks), 0.0, 0
        while count < len(self.blocks) and used < whole / 2 - 0.1:
            used += self.blocks[count].height
            count += 1
        left, right = (
            Pile(tuple((0.0, block) for block in part)) for part in (self.blocks[:count], self.blocks[count:])
        )
        return left, right

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return max(part.height for part in self._parted)

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws both columns."""
        for part in self._parted:
            part.paint(pen, x, y)
            x += _COLUMN + GAP


def mosaic(making: Making, rows: Sequence[tuple[Row, Sequence[Shot]]]) -> Mosaic:
    """Photos in rows; a caption too long for a column keeps its number and is left to be set as text."""
    made, number = [], 0
    for row, shots in rows:
        cells, x = [], 0.0
        for shot, width in zip(shots, row.widths, strict=True):
            number += bool(shot.caption)
            own = number if shot.caption else 0
            cells.append(Cell(x, figure(making, shot, width, row.height), own, _caption(making, shot, own)))
            x += width + BETWEEN
        made.append((row.height, tuple(cells)))
    return Mosaic(tuple(made))


def numbered(making: Making, shot: Shot, number: int) -> list[Span]:
    """A caption behind its number."""
    return [Span(f"{number}  ", CAPTION_STRONG), *words(making, shot.caption)]


def _caption(making: Making, shot: Shot, number: int) -> Block | None:
    if not number or shot.is_told_long:
        return None
    return Told(said(making, numbered(making, shot, number), _COLUMN), Role.CAPTION)
