import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from expedition.backing_up import back_up
from expedition.checking import check
from expedition.errors import Cancelled, UserError
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.packing import unpack
from expedition.queries.days import day_pages
from expedition.queries.trips import trip_fields
from expedition.salvaging import Salvaged, salvage
from expedition.store import wreckage
from expedition.store.btree import Far, Pages
from expedition.store.database import FILE_NAME
from tests.bar.made import content, filled

PAGE = 4096


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A closed logbook with something of everything."""
    return filled(tmp_path / "old")


@pytest.fixture
def salvaged(old: Path, tmp_path: Path) -> Callable[[], Salvaged]:
    """Salvages it into another folder, which is then sound, and leaves it as it is."""

    def run() -> Salvaged:
        before = (old / FILE_NAME).read_bytes()
        found = salvage(old, tmp_path / "new")
        assert {one.kind for one in check(found.folder).problems} <= {"missing"}
        assert (old / FILE_NAME).read_bytes() == before
        return found

    return run


def wipe(folder: Path, *pages: int) -> None:
    """Zeroes pages of a logbook's file."""
    file = folder / FILE_NAME
    held = bytearray(file.read_bytes())
    for page in pages:
        held[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    file.write_bytes(held)


def root(folder: Path, table: str) -> int:
    """The first page of a table."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as opened:
        found = opened.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return int(found[0])


def change(folder: Path, statement: str, *values: object) -> None:
    """Changes the file past the program."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as opened, opened:
        opened.execute(statement, values)


def test_a_sound_logbook_is_brought_over_whole(old: Path, salvaged: Callable[[], Salvaged]) -> None:
    found = salvaged()
    assert (found.doubtful, found.lost, found.from_backup) == ((), (), 0)
    assert content(found.folder) == content(old)
    with Logbook.open(old) as logbook:
        assert found.files == len(logbook.needed_files())


def test_long_lines_are_read_when_they_are_wanted_and_come_over_whole(
    old: Path, salvaged: Callable[[], Salvaged]
) -> None:
    line = bytes(range(256)) * 400
    sha256 = hashlib.sha256(line).hexdigest()
    change(old, "UPDATE track_line SET data = ?, sha256 = ? WHERE level = 0", line, sha256)
    for table in ("row_sum", "row_sum_state"):
        change(old, f"DROP TABLE {table}")
    Logbook.open(old).close()
    before = content(old)
    wipe(old, 1)
    found = wreckage.read(old / FILE_NAME).rows["track_line"]
    assert {type(row.values["data"]) for row in found.values() if row.values["level"] == 0} == {Far}
    assert content(salvaged().folder) == before


def test_without_the_first_page_everything_is_still_there(
    old: Path, salvaged: Callable[[], Salvaged]
) -> None:
    before = content(old)
    wipe(old, 1)
    found = salvaged()
    assert found.lost == ()
    assert content(found.folder) == before


def test_without_all_that_tells_of_tables_they_are_known_by_their_rows(
    old: Path, salvaged: Callable[[], Salvaged]
) -> None:
    before = content(old)
    pages = Pages.of(old / FILE_NAME)
    wipe(old, 1, *pages.leaves(1))
    assert content(salvaged().folder) == before


def test_rows_of_a_lost_page_come_from_a_backup_that_has_them(
    old: Path, salvaged: Callable[[], Salvaged]
) -> None:
    before = content(old)
    back_up(old)
    wipe(old, root(old, "leg"))
    found = salvaged()
    assert found.from_backup == len(before["leg"])
    assert found.lost == ()
    assert content(found.folder) == before


def test_what_a_backup_had_before_it_was_changed_is_not_brought_over(
    old: Path, salvaged: Callable[[], Salvaged]
) -> None:
    back_up(old)
    change(old, "UPDATE row_sum SET digest = x'0011223344556677' WHERE kind = 'repair'")
    wipe(old, root(old, "repair"))
    found = salvaged()
    assert found.from_backup == 0
    assert any(one.startswith("repair 1") for one in found.lost)


def test_legs_whose_days_are_gone_stand_on_days_in_their_place(
    old: Path, salvaged: Callable[[], Salvaged]
) -> None:
    before = content(old)
    wipe(old, root(old, "day"))
    found = salvaged()
    after = content(found.folder)
    assert after["leg"] == before["leg"]
    assert after["photo"] == before["photo"]
    with Logbook.open(found.folder) as logbook:
        pages = list(logbook.read(day_pages, 1))
    # The search index still knew their dates.
    assert [f"{page.row.date}" for page in pages] == [
        "2024-02-27",
        "2024-02-28",
        "2024-02-29",
        "2024-03-01",
    ]
    assert {page.row.title for page in pages} == {"Salvaged day"}


def test_a_line_that_is_lost_is_read_again_from_its_original(
    old: Path, salvaged: Callable[[], Salvaged]
) -> None:
    before = content(old)
    change(old, "UPDATE track_line SET data = x'00'")
    found = salvaged()
    assert content(found.folder)["track_line"] == before["track_line"]
    assert found.lost == ()


def test_a_line_without_its_original_is_lost_and_its_leg_is_not(
    old: Path, salvaged: Callable[[], Salvaged]
) -> None:
    before = content(old)
    change(old, "UPDATE track_line SET data = x'00'")
    shutil.rmtree(old / "originals")
    found = salvaged()
    assert content(found.folder)["leg"] == before["leg"]
    assert sum("its line is lost" in one for one in found.lost) == 2


def test_figures_that_are_gone_are_computed_again(old: Path, salvaged: Callable[[], Salvaged]) -> None:
    before = content(old)
    wipe(old, root(old, "figures"))
    found = salvaged()
    assert len(content(found.folder)["figures"]) == len(before["figures"])


def test_lines_without_their_track_find_their_leg(old: Path, salvaged: Callable[[], Salvaged]) -> None:
    before = content(old)
    wipe(old, root(old, "track"))
    found = salvaged()
    with closing(sqlite3.connect(found.folder / FILE_NAME)) as opened:
        now = opened.execute("SELECT id, leg_id, points FROM track ORDER BY id").fetchall()
        lines = opened.execute("SELECT track_id, data FROM track_line WHERE level = 0").fetchall()
    assert {leg for _id, leg, _points in now} == {row[0] for row in before["track"]}
    counts = {track: len(unpack(data)) for track, data in lines}
    assert {track: points for track, _leg, points in now} == counts


def test_a_rotten_list_of_records_counts_as_empty(old: Path, salvaged: Callable[[], Salvaged]) -> None:
    change(old, "UPDATE place SET names = CAST(x'5bff5d' AS TEXT)")
    assert [line for line in salvaged().doubtful if "(names)" in line]


def test_what_waits_in_the_journal_is_brought_over(old: Path, tmp_path: Path) -> None:
    with Logbook.open(old) as logbook:
        title = replace(logbook.read(trip_fields, 1), title="Told in the journal")
        logbook.do("Name", trips.update, 1, title)
        copy = tmp_path / "copy"
        shutil.copytree(old, copy)
    assert (copy / f"{FILE_NAME}-wal").stat().st_size
    found = salvage(copy, tmp_path / "other")
    with closing(sqlite3.connect(found.folder / FILE_NAME)) as opened:
        assert opened.execute("SELECT title FROM trip").fetchone() == ("Told in the journal",)


def test_a_file_of_nothing_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(bytes(20 * PAGE))
    with pytest.raises(UserError, match="Nothing that was written"):
        salvage(folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_logbook_is_never_salvaged_into_itself_or_over_another(old: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="itself"):
        salvage(old, old)
    other = filled(tmp_path / "other")
    before = content(other)
    with pytest.raises(UserError, match="already holds"):
        salvage(old, other)
    assert content(other) == before


def test_a_salvage_that_is_stopped_leaves_nothing(old: Path, tmp_path: Path) -> None:
    def stop(done: int, _of: int, what: str) -> None:
        if what.endswith(".jpg"):
            raise Cancelled

    with pytest.raises(Cancelled):
        salvage(old, tmp_path / "new", stop)
    assert not (tmp_path / "new").exists()
