from expedition.reports.pages.blocks import Setter
from expedition.reports.pages.flags import Flags
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.typesetting.style import CELL, Inks
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.web.inline import Inline
from expedition.reports.web.looks import Looks
from expedition.reports.web.pictures import Pictures
from expedition.reports.web.tables import table


def _table(heads: tuple[str, ...]) -> str:
    setter = Setter(Typecase(), "en")
    cells = tuple(Cell.of(f"{head} told" if head != "Empty" else "", CELL) for head in heads)
    columns = [Column(80.0) for _head in heads]
    made = Table.of(setter, columns, [head_cells(heads)], [cells])
    return table(Inline(Looks(Inks()), Pictures(Flags()), set()), made, "A table")


def test_cells_of_a_broad_table_know_what_stands_over_them() -> None:
    made = _table(("Day", "From", "Km", "Empty", 'So "far"'))
    assert 'class="scroll cards"' in made
    assert made.count("data-h=") == 3
    assert 'data-h="So &quot;far&quot;"' in made


def test_a_narrow_table_stays_one_on_a_phone() -> None:
    made = _table(("Day", "From", "Km"))
    assert "cards" not in made
    assert "data-h" not in made
