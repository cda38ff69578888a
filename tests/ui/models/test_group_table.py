import pytest

from expedition.records.statistics import Quantity, Statistic, StatisticsGroup, Topic
from ui.models.group_table import GroupTable


def figure(key: str, value: float | str | None, quantity: Quantity = Quantity.DISTANCE) -> Statistic:
    return Statistic(key, Topic.WAY, key.capitalize(), quantity, value, "How.")


@pytest.fixture
def table() -> GroupTable:
    made = GroupTable()
    groups = (
        StatisticsGroup("b", "Bukhara", (figure("way", 5_000.0), figure("days", 2, Quantity.DAYS))),
        StatisticsGroup("a", "Aktau", (figure("way", None), figure("days", 1, Quantity.DAYS))),
        StatisticsGroup("c", "Camp 10", (figure("way", 9_000.0),)),
        StatisticsGroup("d", "Camp 9", (figure("way", 7_000.0),)),
    )
    made.show_groups("Place", groups, is_other=True)
    return made


def column(table: GroupTable, at: int) -> list[str]:
    return [table.text(row, at) for row in range(table.rowCount())]


def test_a_unit_that_all_share_stands_in_the_head(table: GroupTable) -> None:
    assert [table.head(at) for at in range(3)] == ["Place", "Way, km", "Days"]
    assert column(table, 1) == ["5.0", "–", "9.0", "7.0"]
    assert column(table, 2) == ["2", "1", "–", "–"]


@pytest.mark.parametrize(
    ("at", "is_falling", "names"),
    [
        (1, False, ["Bukhara", "Camp 9", "Camp 10", "Aktau"]),
        (1, True, ["Camp 10", "Camp 9", "Bukhara", "Aktau"]),
        (0, False, ["Aktau", "Bukhara", "Camp 9", "Camp 10"]),
        (2, True, ["Bukhara", "Aktau", "Camp 10", "Camp 9"]),
    ],
)
def test_lines_are_sorted_with_the_unknown_last(
    table: GroupTable, at: int, is_falling: bool, names: list[str]
) -> None:
    table.sort_by(at, is_falling=is_falling)
    assert column(table, 0) == names


def test_other_values_of_the_same_table_keep_its_order(table: GroupTable) -> None:
    table.sort_by(1, is_falling=True)
    groups = (
        StatisticsGroup("b", "Bukhara", (figure("way", 20_000.0),)),
        StatisticsGroup("c", "Camp 10", (figure("way", 9_000.0),)),
        StatisticsGroup("e", "Edge", (figure("way", 30_000.0),)),
    )
    table.show_groups("Place", groups, is_other=False)
    assert column(table, 0) == ["Edge", "Bukhara", "Camp 10"]


def test_a_cell_knows_its_figure(table: GroupTable) -> None:
    found = table.figure(0, 1)
    assert found is not None
    assert found.value == 5_000.0
    assert table.figure(0, 0) is None
    assert table.figure(2, 2) is None
