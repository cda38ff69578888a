"""Tables of the themes: only columns that hold something, as wide as their words ask."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from expedition.record_classes import dataclass
from expedition.records.day import DayPage
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Role, Told
from expedition.reports.pages.items import Gap, Item, Note, Room, Text, Wide
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.day_runs import day_key
from expedition.reports.parts.section import chart_title
from expedition.reports.typesetting.style import CELL, CELL_QUIET, CELL_STRONG, FULL, MM, Type
from expedition.reports.typesetting.wording import pretty

_AFTER_FIGURES = 10.0
_BETWEEN = 20.0
_SHORT, _TITLE = 260.0, 22.0
"""Points of a table that stays on one page, and of its name."""
_LONGEST = 400
"""Signs of a cell; a day's own page has the rest."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its name, its least width in millimetres, and its share of the room that is left."""

    name: str
    least: float
    share: float = 0.0
    is_right: bool = False


def table(
    making: Making, heads: Sequence[Head], rows: Sequence[Sequence[Cell]], width: float = FULL
) -> Table:
    """The rows without the columns of which nothing is known."""
    kept = [index for index in range(len(heads)) if any(row[index].spans for row in rows)]
    shown = [heads[index] for index in kept]
    return Table.of(
        making.setter,
        _columns(shown, width),
        [head_cells([head.name for head in shown])],
        [[row[index] for index in kept] for row in rows],
    )


def _columns(heads: Sequence[Head], width: float) -> list[Column]:
    asked = sum(head.least * MM for head in heads)
    scale = min(1.0, width / asked) if asked else 1.0
    shares = sum(head.share for head in heads)
    left = max(0.0, width - asked)
    found = []
    for index, head in enumerate(heads):
        is_last = index == len(heads) - 1
        extra = left * head.share / shares if shares else left * is_last
        is_after_figures = index > 0 and heads[index - 1].is_right and not head.is_right
        pad = {"pad": _AFTER_FIGURES} if is_after_figures else {}
        found.append(Column(head.least * MM * scale + extra, head.is_right, **pad))
    return found


def titled(title: str, block: Block, remark: str = "", foot: Block | None = None) -> Iterator[Item]:
    """A table under its name, with a line below it."""
    if block.height < _SHORT:
        yield Room(block.height + _TITLE)
    if title:
        yield Wide(heading(title, remark), keep=True)
        yield Gap(3)
    yield Wide(block)
    if foot is not None:
        yield Gap(4)
        yield Wide(foot)


def heading(title: str, remark: str = "") -> Told:
    """The name of a table or of a list, with a remark behind it."""
    return replace(chart_title(title, remark), role=Role.HEADING)


def stacked(*sections: Iterable[Item]) -> tuple[Item, ...]:
    """Sections under each other, a gap before all but the first of those that are there."""
    found: list[Item] = []
    for section in sections:
        items = list(section)
        if any(isinstance(item, Text | Wide | Note) for item in items):
            found += [*([Gap(_BETWEEN)] if found else []), *items]
    return tuple(found)


def words(making: Making, text: str, look: Type = CELL, most: int = 4) -> Cell:
    """A cell of the traveller's words."""
    shown = text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return Cell.of(pretty(shown, making.written_in), look, most)


def quiet(making: Making, text: str, most: int = 4) -> Cell:
    """A cell that may be passed over."""
    return words(making, text, CELL_QUIET, most)


def strong(making: Making, text: str, most: int = 3) -> Cell:
    """A cell that the eye looks for."""
    return words(making, text, CELL_STRONG, most)


def day_cell(page: DayPage | None) -> Cell:
    """The number of a day, leading to it; empty for what belongs to no day."""
    return Cell.of(str(page.row.number), CELL, link=f"#{day_key(page)}") if page else Cell(())
