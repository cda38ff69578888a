from datetime import date
from pathlib import Path
from random import Random

import pytest

from expedition.errors import DamagedError
from expedition.logbook import Logbook
from expedition.operations import days
from expedition.queries.days import day_pages
from expedition.queries.lines import trip_lines
from expedition.records.fields import DayFields
from tests.bar.made import filled
from tests.expedition.rotten import ROTS, columns, failures, rotted, without_rules
from tests.expedition.test_salvaging import change

COMMANDS = (("days", "--json"), ("stats",))
SOME = 14


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A logbook whose columns take anything; nobody writes it."""
    return without_rules(filled(tmp_path_factory.mktemp("rotten") / "source"))


@pytest.mark.parametrize(
    ("table", "column", "rot"),
    [
        ("day", "kind", "zzz"),
        ("day", "date", "2024-02-31"),
        ("day", "said", "{"),
        ("leg", "mode", "zzz"),
        ("figures", "distance_m", "far"),
        ("figures", "start_utc", b"\xff"),
    ],
)
def test_what_no_column_can_hold_is_one_sentence_with_its_entry(
    source: Path, tmp_path: Path, table: str, column: str, rot: object
) -> None:
    folder = tmp_path / "rotten"
    if not rotted(source, folder, table, column, rot):
        # All days of a trip cannot be of one date.
        change(folder, f'UPDATE "{table}" SET "{column}" = ? WHERE id = 1', rot)
    assert failures(folder, COMMANDS) == []
    with Logbook.open(folder) as logbook, pytest.raises(DamagedError, match=f"^{table} ") as told:
        logbook.read(day_pages, 1)
    assert "restore a backup" in str(told.value)


def test_some_column_of_some_table_at_a_time(source: Path, tmp_path: Path) -> None:
    random, tried, broken = Random(4), 0, []
    for number, (table, column) in enumerate(random.sample(columns(), SOME)):
        rot = ROTS[number % len(ROTS)]
        if rotted(source, tmp_path / "rotten", table, column, rot):
            tried += 1
            broken += [(table, column, rot, why) for why in failures(tmp_path / "rotten", COMMANDS)]
    assert tried > SOME // 2
    assert broken == []


@pytest.mark.parametrize("data", [b"", b"ELTP", b"ELTP\x02\x00\x00\x00\x00garbage", "text", None])
def test_points_that_are_none_are_one_sentence(source: Path, tmp_path: Path, data: object) -> None:
    rotted(source, tmp_path / "rotten", "track_line", "data", data)
    with (
        Logbook.open(tmp_path / "rotten") as logbook,
        pytest.raises(DamagedError, match=r"damaged|track_line 1"),
    ):
        logbook.read(trip_lines, 1, 1000)


def test_a_rotten_row_met_while_writing_changes_nothing(source: Path, tmp_path: Path) -> None:
    rotted(source, tmp_path / "rotten", "day", "kind", "zzz")
    with (
        Logbook.open(tmp_path / "rotten") as logbook,
        pytest.raises(DamagedError, match="day 1 of 2024-02-27"),
    ):
        logbook.do("Change", days.update, 1, DayFields(date=date(2024, 2, 27)))
