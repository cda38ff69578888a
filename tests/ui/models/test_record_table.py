from datetime import date

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication

from expedition.kinds import LegMode
from expedition.records.fields import RepairFields
from expedition.records.table import TableDay, TableLine
from expedition.stats.gear import Garage
from expedition.stats.ledger import Ledger
from expedition.stats.money import Rates
from ui.models.record_table import NEW, RecordTable
from ui.models.table_columns import columns
from ui.models.table_specs import table_of, table_specs
from ui.models.table_totals import table_totals

PARTS = ("Tyre", "chain", "", "Ürüm", "tyre")
LOST = (600.0, None, 60.0, 3600.0, 120.0)


def ledger() -> Ledger:
    days = {7: TableDay(3, date(2024, 6, 5), "KZ", 100_000.0, 50_000.0)}
    return Ledger(date(2024, 6, 9), days, Rates("EUR", ()), Garage({}, (), LegMode.BICYCLE), {}, {}, {})


def lines() -> list[TableLine]:
    return [
        TableLine("repair", number + 1, 7, RepairFields(part=part, time_lost_s=lost))
        for number, (part, lost) in enumerate(zip(PARTS, LOST, strict=True))
    ]


@pytest.fixture
def table(qapp: QApplication) -> RecordTable:
    made = RecordTable()
    made.show_table(columns(table_of("repair")), lines(), ledger())
    return made


def ids(table: RecordTable) -> list[int]:
    return [line.id for line in table.shown]


def test_equal_words_keep_their_order_and_unknown_stands_last_either_way(table: RecordTable) -> None:
    table.sort_by("part", is_falling=False)
    assert ids(table) == [2, 1, 5, 4, 3]
    table.sort_by("part", is_falling=True)
    assert ids(table) == [4, 1, 5, 2, 3]
    table.sort_by("time_lost_s", is_falling=False)
    assert ids(table) == [3, 5, 1, 4, 2]


def test_the_filter_needs_all_words_wherever_they_stand(table: RecordTable) -> None:
    table.filter("TYRE june")
    assert ids(table) == [1, 5]
    table.filter("urum")
    assert ids(table) == [4]
    table.filter("")
    assert len(ids(table)) == 5


def test_an_index_follows_its_line_through_order_filter_and_change(table: RecordTable) -> None:
    column = table.column_of("part") or 0
    kept = QPersistentModelIndex(table.index(0, column))
    table.sort_by("part", is_falling=True)
    assert table.line(kept.row()).id == 1
    table.replace([TableLine("repair", 1, 7, RepairFields(part="Axle"))])
    assert table.line(kept.row()).id == 1
    assert kept.data() == "Axle"
    table.filter("chain")
    assert not kept.isValid()


def test_a_changed_line_is_found_by_its_new_words(table: RecordTable) -> None:
    table.filter("axle")
    assert ids(table) == []
    table.replace([TableLine("repair", 1, 7, RepairFields(part="Axle"))])
    assert ids(table) == [1]


def test_lines_come_and_go(table: RecordTable) -> None:
    table.replace([TableLine("repair", 9, 7, RepairFields(part="Rack"))], {("repair", 1)})
    assert ids(table) == [2, 3, 4, 5, 9]


def test_a_line_being_written_stays_at_the_end_and_in_sight(table: RecordTable) -> None:
    table.replace([TableLine("repair", NEW, 7, RepairFields())])
    table.sort_by("part", is_falling=False)
    table.filter("chain")
    assert ids(table) == [2, NEW]


def test_a_cell_says_its_column_to_a_screen_reader(table: RecordTable) -> None:
    column = table.column_of("part") or 0
    assert table.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) == "Part: Tyre"


@pytest.mark.parametrize("name", [spec.name for spec in table_specs()])
def test_every_table_has_its_columns_and_totals(name: str, qapp: QApplication) -> None:
    spec = next(spec for spec in table_specs() if spec.name == name)
    made = columns(spec)
    names = [column.name for column in made]
    assert len(set(names)) == len(names)
    assert set(spec.shown) <= set(names)
    assert set(spec.keys) <= set(spec.shown)
    assert set(spec.quiet) <= set(spec.shown)
    assert table_totals(spec, [], 0, ledger()).words.startswith("0 ")


def test_every_kind_has_a_table_of_its_own() -> None:
    kinds = [spec.kinds[0] for spec in table_specs()]
    assert len(kinds) == len(set(kinds)) == 25


def test_the_totals_tell_what_occurs_often_and_what_was_lost() -> None:
    totals = table_totals(table_of("repair"), lines(), 5, ledger())
    assert totals.words == "5 repairs · Tyre 2"
    assert totals.sums == {"time_lost_s": "1:13"}
    some = table_totals(table_of("repair"), lines()[:2], 5, ledger())
    assert some.words == "2 of 5 repairs"
