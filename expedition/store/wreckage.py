"""The rows in a damaged database file, told by what it says of its tables, by their looks and checksums."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any

from expedition.entities import Base
from expedition.record_classes import dataclass
from expedition.store import index, sums
from expedition.store.btree import MISSING, Cell, Far, Pages
from expedition.store.shapes import SEARCH, SEARCH_COLUMNS, Shape, shapes_in, values_of
from expedition.store.values import is_sound

_UID = re.compile("[0-9a-f]{32}")
_UID_BYTES = re.compile(b"[0-9a-f]{32}")
_LEFT_OUT = ("step", "step_row")
"""What could be undone is told of rows that may no longer be what they were."""
_MOST_SPOILT = 2_000
"""So many pages at most are looked through byte by byte."""
_SHORTEST = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was found: values by column, `MISSING` where their bytes are gone.

    `is_proved` says that its checksum is the one written beside it, `is_reached` that its table leads to it.
    """

    table: str
    id: int
    values: dict[str, Any]
    is_proved: bool
    is_reached: bool
    cell: Cell


@dataclass(slots=True)
class Wreck:
    """All that was found: rows by table and id, checksums of all rows there were, and where records belong.

    `places` are date and trip of a record as the search index has them.
    """

    rows: dict[str, dict[int, Row]] = field(default_factory=dict)
    sums: dict[tuple[str, int], bytes] = field(default_factory=dict)
    places: dict[tuple[str, int], tuple[date | None, int]] = field(default_factory=dict)
    close: Callable[[], object] = lambda: None
    """Closes the file; long values that still lie there can then be read no more."""


def read(file: Path, like: Iterable[Path] = (), tell: Callable[[], None] = lambda: None) -> Wreck:
    """Reads a damaged file; `like` are copies of it that may tell how its tables were laid out.

    `tell` is called now and then, and may raise `Cancelled`.

    Raises:
        OSError: It cannot be read at all.
    """
    return _Reader(Pages.of(file, tell), (Pages.of(copy, tell) for copy in like)).wreck()


class _Reader:
    """Goes through the pages of one file."""

    def __init__(self, pages: Pages, like: Iterable[Pages]) -> None:
        self._pages = pages
        self._shapes = shapes_in([pages, *like])
        self._sums = dict(_sums(pages))
        self._free = pages.free()

    def wreck(self) -> Wreck:
        """Everything that is there."""
        found: dict[tuple[str, int], list[Row]] = defaultdict(list)
        search: list[tuple[Any, ...]] = []
        for row in self._rows():
            if row.table == SEARCH:
                search.append(tuple(row.values[name] for name in SEARCH_COLUMNS))
            elif row.table not in _LEFT_OUT:
                found[row.table, row.id].append(row)
        wreck = Wreck(sums=self._sums, places=dict(_places(search)), close=self._pages.close)
        is_whole = self._has_all_sums(found)
        for (table, row_id), rows in sorted(found.items()):
            best = max(rows, key=lambda row: (row.is_proved, row.cell.is_whole, row.is_reached))
            was_removed = not best.is_reached and (table, row_id) not in self._sums and is_whole
            if not was_removed:
                wreck.rows.setdefault(table, {})[row_id] = best
        return wreck

    def _has_all_sums(self, found: Mapping[tuple[str, int], list[Row]]) -> bool:
        """Whether no checksum seems to be lost: then a stray row without one was removed long ago."""
        reached = [key for key, rows in found.items() if any(row.is_reached for row in rows)]
        return bool(reached) and all(key in self._sums for key in reached)

    def _rows(self) -> Iterator[Row]:
        seen: set[int] = set(self._free)
        cells: list[Cell] = []
        for shape in self._shapes.values():
            for number in self._pages.leaves(shape.root) if shape.root else ():
                held = [] if number in seen else _fitting(shape, self._pages.rows(number))
                if held:
                    seen.add(number)
                    cells += held
                    yield from (self._row(shape, cell, is_reached=True) for cell in held)
        for number in range(1, self._pages.count + 1):
            held = [] if number in seen else list(self._pages.rows(number))
            shape_of = self._likeliest(held)
            if shape_of is not None:
                seen.add(number)
                held = _fitting(shape_of, held)
                cells += held
                yield from (self._row(shape_of, cell, is_reached=False) for cell in held)
        yield from self._spoilt(cells, seen)

    def _spoilt(self, cells: list[Cell], seen: set[int]) -> Iterator[Row]:
        """Rows on pages that are damaged themselves: a record is known by its uid and its checksum."""
        by_page: dict[int, list[Cell]] = defaultdict(list)
        for cell in cells:
            by_page[cell.page].append(cell)
        chained = {number for cell in cells for number in cell.overflow}
        suspects = (
            number
            for number in range(1, self._pages.count + 1)
            if number not in chained
            and number not in self._free
            and not self._pages.is_of_keys(number)
            and (number not in seen or len(by_page[number]) < self._pages.cell_count(number))
            and _UID_BYTES.search(self._pages.page(number))
        )
        for _n, number in zip(range(_MOST_SPOILT), suspects, strict=False):
            yield from self._carved(number, by_page[number])

    def _carved(self, number: int, known: list[Cell]) -> Iterator[Row]:
        taken = {place for cell in known for place in range(cell.start, cell.stop)}
        at = 0
        while at < self._pages.size - _SHORTEST:
            cell = None if at in taken else self._pages.row_at(number, at)
            row = cell and self._recognised(cell)
            if row:
                yield row
                at = row.cell.stop
            else:
                at += 1

    def _recognised(self, cell: Cell) -> Row | None:
        """A lone cell as the row it surely is."""
        if cell.row_id <= 0:
            return None
        for shape in self._shapes.values():
            if "uid" in shape.columns and _fits(shape, cell):
                row = self._row(shape, cell, is_reached=False)
                if row.is_proved or _looks_right(row):
                    return row
        return None

    def _likeliest(self, cells: list[Cell]) -> Shape | None:
        """The table whose rows these most likely are; None where that cannot be told."""
        scores = []
        for shape in self._shapes.values():
            fitting = _fitting(shape, cells)
            if fitting:
                rows = [self._row(shape, cell, is_reached=False) for cell in fitting]
                proved = sum(row.is_proved for row in rows)
                scores.append((proved, sum(map(_looks_right, rows)), shape))
        scores.sort(key=lambda score: score[:2], reverse=True)
        if not scores or scores[0][:2] == (0, 0):
            return None
        return None if len(scores) > 1 and scores[0][:2] == scores[1][:2] else scores[0][2]

    def _row(self, shape: Shape, cell: Cell, *, is_reached: bool) -> Row:
        values = values_of(shape, cell)
        is_proved = False
        wanted = self._sums.get((shape.table, cell.row_id))
        if wanted is not None and MISSING not in values.values():
            with suppress(KeyError):  # an older version had fewer columns
                is_proved = sums.digest_of(shape.table, values) == wanted
        return Row(shape.table, cell.row_id, values, is_proved, is_reached, cell)


def _fitting(shape: Shape, cells: Iterable[Cell]) -> list[Cell]:
    """The cells that can be rows of a table, where most of them can."""
    some = list(cells)
    fitting = [cell for cell in some if _fits(shape, cell)]
    return fitting if 2 * len(fitting) > len(some) else []


def _fits(shape: Shape, cell: Cell) -> bool:
    """Whether a cell has the columns of a table, and nothing where its id would stand."""
    count = len(cell.values)
    return shape.id_at < count <= len(shape.columns) and cell.values[shape.id_at] is None


def _looks_right(row: Row) -> bool:
    """Whether every value of a row is one of its column's."""
    if row.table == SEARCH:
        return all(type(value) is int for value in row.values.values())
    uid = row.values.get("uid", "0" * 32)
    has_uid = isinstance(uid, str) and _UID.fullmatch(uid) is not None
    return has_uid and all(
        isinstance(value, Far) or is_sound(row.table, name, value) for name, value in row.values.items()
    )


def _sums(pages: Pages) -> Iterator[tuple[tuple[str, int], bytes]]:
    """The checksums of rows; their table is recognised wherever a piece of it lies."""
    free = pages.free()
    for number in range(1, pages.count + 1):
        for cell in pages.keys(number) if number not in free else ():
            match cell.values:
                case (str(kind), int(row_id), bytes(digest)) if (
                    kind in Base.metadata.tables and len(digest) == 8
                ):
                    yield (kind, row_id), digest


def _places(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[tuple[str, int], tuple[date | None, int]]]:
    """Date and trip of records, from rows of the search index."""
    for key, place, trip_id in rows:
        if (
            all(isinstance(one, int) for one in (key, place, trip_id))
            and place & (1 << index.DATE_AT) - 1 == key
        ):
            day = place >> index.DATE_AT
            with suppress(ValueError, OverflowError, IndexError):
                kind, row_id = index.place_of(place)
                yield (kind, row_id), (date.fromordinal(day) if day else None, trip_id)
