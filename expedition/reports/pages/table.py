"""Tables without verticals: rules above, under the head, at the end; any row may split over pages."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace

from expedition.record_classes import dataclass
from expedition.reports.pages.blocks import Align, Lines, Setter
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CELL_HEAD, GREY_3, INK, TINT, Type

_LEADING = 10.6
_PAD = 2.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column's width in points and which way its cells lean; `pad` moves it in on the left."""

    width: float
    is_right: bool = False
    pad: float = _PAD


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a cell over `columns`, cut after `most` lines, a `flag` before it, leading to a `link`.

    What leads to one of `marks` leads to its row.
    """

    spans: tuple[Span, ...]
    columns: int = 1
    most: int = 0
    flag: str = ""
    link: str = ""
    marks: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, look: Type, most: int = 0, link: str = "") -> "Cell":
        """A cell of one look."""
        return cls((Span(text, look),) if text else (), most=most, link=link)

    def spanning(self, columns: int) -> "Cell":
        """The same cell over several columns."""
        return replace(self, columns=columns)


@dataclass(frozen=True, slots=True)
class Row:
    """Set cells with their places across; `is_sum` draws it on tint between rules.

    `source` are the cells as they were asked for, those of which nothing is set among them.
    """

    cells: tuple[tuple[float, Lines, str, str], ...]
    padding: float
    is_sum: bool = False
    source: tuple[Cell, ...] = ()

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return max((lines.height for _x, lines, _flag, _link in self.cells), default=0.0) + 2 * self.padding

    def split(self, room: float) -> "tuple[Row, Row] | None":
        """The row with the first lines of its cells, and the row with the rest of them."""
        count = int((room - 2 * self.padding) // _LEADING)
        if count < 1:
            return None
        head = tuple(
            (x, replace(held, lines=held.lines[:count]), flag, link) for x, held, flag, link in self.cells
        )
        tail = tuple(
            (x, replace(held, lines=held.lines[count:]), "", link) for x, held, _flag, link in self.cells
        )
        return replace(self, cells=head), replace(self, cells=tail)


@dataclass(frozen=True, slots=True)
class Table:
    """A set table; a split repeats its head."""

    width: float
    head: Row | None
    rows: tuple[Row, ...]
    is_end: bool = True
    columns: tuple[Column, ...] = ()

    @classmethod
    def of(
        cls,
        setter: Setter,
        columns: Sequence[Column],
        head: Sequence[Sequence[Cell]],
        rows: Sequence[Sequence[Cell]],
        padding: float = 3.4,
        sums: frozenset[int] = frozenset(),
        is_whole: bool = False,
    ) -> "Table":
        """A table from cells; `sums` are the indices of subtotal rows, `is_whole` cuts no word short."""
        body = tuple(
            _row(setter, columns, cells, padding, is_sum=index in sums, is_whole=is_whole)
            for index, cells in enumerate(rows)
        )
        top = _row(setter, columns, head[0], padding, is_whole=is_whole) if head else None
        return cls(sum(column.width for column in columns), top, body, columns=tuple(columns))

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return (self.head.height if self.head else 0.0) + sum(row.height for row in self.rows) + 1.0

    def marks(self) -> Iterator[tuple[str, float]]:
        """What leads to a row, and how far below the top that is."""
        at = self.head.height if self.head else 0.0
        for row in self.rows:
            yield from ((name, at) for cell in row.source for name in cell.marks)
            at += row.height

    def split(self, room: float) -> "tuple[Table, Table] | None":
        """The rows that fit, and the rest under the same head; a subtotal keeps the row before it."""
        used = (self.head.height if self.head else 0.0) + 1.0
        for index, row in enumerate(self.rows):
            if used + row.height > room:
                return self._cut(index, room - used)
            used += row.height
        return None

    def _cut(self, index: int, room: float) -> "tuple[Table, Table] | None":
        if index and self.rows[index].is_sum:
            index -= 1
        elif self.rows[index].height > 120:
            halves = self.rows[index].split(room)
            if halves is not None:
                head, tail = halves
                return self._parts((*self.rows[:index], head), (tail, *self.rows[index + 1 :]))
        if index == len(self.rows) - 1 and index > 2:
            index -= 1
        return self._parts(self.rows[:index], self.rows[index:]) if index else None

    def _parts(self, first: tuple[Row, ...], rest: tuple[Row, ...]) -> "tuple[Table, Table]":
        return replace(self, rows=first, is_end=False), replace(self, rows=rest)

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws rules and rows; what goes on from an earlier page is read as one table."""
        with pen.reading.stretch(self.columns, is_end=self.is_end, tag="Table") as goes_on:
            self._paint(pen, x, y, goes_on=goes_on)

    def _paint(self, pen: Pen, x: float, y: float, *, goes_on: bool) -> None:
        pen.rule(x, y, self.width, 1.2, INK)
        if self.head:
            with pen.reading.decoration() if goes_on else nullcontext():
                self._paint_row(pen, self.head, x, y, "TH")
            y += self.head.height
            pen.rule(x, y, self.width, 0.5, INK)
        for row in self.rows:
            if row.is_sum:
                pen.rect(x, y, self.width, row.height, fill=TINT)
                pen.rule(x, y, self.width, 0.5, INK)
                pen.rule(x, y + row.height, self.width, 0.5, INK)
            self._paint_row(pen, row, x, y, "TD")
            y += row.height
        pen.rule(x, y, self.width, 0.5, GREY_3)

    def _paint_row(self, pen: Pen, row: Row, x: float, y: float, tag: str) -> None:
        placed = iter(row.cells)
        if not pen.reading.holds_groups:
            for cell in placed:
                _paint_cell(pen, row, cell, x, y)
            return
        scope = "/Scope /Column" if tag == "TH" else ""
        with pen.reading.element("TR"):
            for source in row.source:
                wide = f"/ColSpan {source.columns}" if source.columns > 1 else ""
                entries = f"/A << /O /Table {scope} {wide} >>" if scope or wide else ""
                with pen.reading.element(tag, entries):
                    found = next(placed, None) if source.spans else None
                    if found:
                        _paint_cell(pen, row, found, x, y)


def _paint_cell(pen: Pen, row: Row, cell: tuple[float, Lines, str, str], x: float, y: float) -> None:
    left, lines, flag, link = cell
    shift = pen.flag(flag, x + left, y + row.padding + 1.4, 7.6) + 5 if flag else 0.0
    lines.paint(pen, x + left + shift, y + row.padding)
    if link and lines.lines:
        pen.link(x + left, y + row.padding, lines.measure, lines.height, link)


def head_cells(names: Sequence[str]) -> tuple[Cell, ...]:
    """The head of a table."""
    return tuple(Cell.of(name, CELL_HEAD) for name in names)


def _row(
    setter: Setter,
    columns: Sequence[Column],
    cells: Sequence[Cell],
    padding: float,
    *,
    is_sum: bool = False,
    is_whole: bool = False,
) -> Row:
    placed: list[tuple[float, Lines, str, str]] = []
    left, index = 0.0, 0
    for cell in cells:
        if index >= len(columns):
            break
        column = columns[index]
        width = sum(part.width for part in columns[index : index + cell.columns])
        align = Align.RIGHT if column.is_right else Align.LEFT
        if cell.spans:
            measure = width - column.pad - _PAD - (16 if cell.flag else 0)
            lines = setter.lines(cell.spans, measure, _LEADING, align, most=cell.most, is_whole=is_whole)
            placed.append((left + column.pad, lines, cell.flag, cell.link))
        left += width
        index += cell.columns
    return Row(tuple(placed), padding, is_sum, tuple(cells))
