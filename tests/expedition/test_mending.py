import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from expedition.backing_up import back_up
from expedition.checking import check
from expedition.errors import Cancelled, UserError
from expedition.logbook import Logbook
from expedition.mending import Mended, mend
from expedition.queries.search import find
from expedition.store import locks
from expedition.store.database import FILE_NAME
from tests.bar.made import content, filled
from tests.expedition.test_salvaging import change, root, wipe


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed logbook with something of everything."""
    return filled(tmp_path / "logbook")


def mended_whole(folder: Path) -> Mended:
    """Mends a logbook that is damaged, after which nothing is wrong and what was there lies aside."""
    damaged = (folder / FILE_NAME).read_bytes()
    assert all(problem.repairable for problem in check(folder).problems)
    mended = mend(folder)
    assert mended.mended
    assert mended.left == ()
    assert mended.aside is not None
    assert mended.aside.read_bytes() == damaged
    assert check(folder).ok
    return mended


def kinds(mended: Mended) -> set[str]:
    """What was mended."""
    return {problem.kind for problem in mended.mended}


def test_a_sound_logbook_is_left_alone(folder: Path) -> None:
    before = (folder / FILE_NAME).read_bytes()
    assert mend(folder) == Mended((), ())
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_search_index_that_is_wrong_is_made_anew(logbook: Logbook, trip_id: int) -> None:
    logbook.close()
    change(logbook.folder, "UPDATE search_words SET head = 'west'")
    assert kinds(mended_whole(logbook.folder)) == {"index"}
    with Logbook.open(logbook.folder) as again:
        assert again.read(find, "east").hits


def test_a_row_that_rotted_comes_from_a_backup_that_has_it(folder: Path) -> None:
    before = content(folder)
    back_up(folder)
    change(folder, "UPDATE day SET diary = 'Something else', mood = 3 WHERE id = 2")
    change(folder, "DELETE FROM stay")
    assert kinds(mended_whole(folder)) == {"row"}
    assert content(folder) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trip SET title = 'C'",
        "UPDATE day SET date = '2024-02-67' WHERE date = '2024-02-27'",
        "UPDATE leg SET position = position + 4096",
        "UPDATE figures SET distance_m = -distance_m",
        "UPDATE note SET title = CAST(title AS BLOB)",
    ],
)
def test_a_bit_that_turned_is_turned_back_without_any_backup(folder: Path, statement: str) -> None:
    change(folder, "UPDATE trip SET title = 'A'")
    with Logbook.open(folder) as logbook:
        logbook.renew_index()
    change(folder, "DROP TABLE row_sum")
    change(folder, "DROP TABLE row_sum_state")
    Logbook.open(folder).close()
    before = content(folder)
    change(folder, statement)
    assert content(folder) != before
    assert kinds(mended_whole(folder)) == {"row"}
    assert content(folder) == before


def test_a_checksum_that_rotted_itself_is_set_right(folder: Path) -> None:
    before = content(folder)
    with closing(sqlite3.connect(folder / FILE_NAME)) as opened, opened:
        (digest,) = opened.execute("SELECT digest FROM row_sum WHERE kind = 'day' AND row_id = 1").fetchone()
        rotten = bytes([digest[0] ^ 8]) + digest[1:]
        opened.execute("UPDATE row_sum SET digest = ? WHERE kind = 'day' AND row_id = 1", (rotten,))
    assert kinds(mended_whole(folder)) == {"row"}
    assert content(folder) == before


def test_what_nothing_proves_stays_and_is_still_told(folder: Path) -> None:
    change(folder, "UPDATE day SET diary = 'Something else altogether' WHERE id = 2")
    change(folder, "UPDATE search_words SET head = 'west'")
    before = content(folder)
    mended = mend(folder)
    assert [(problem.kind, problem.where) for problem in mended.left] == [("row", "day 2")]
    assert mended.mended == ()
    assert content(folder) == before
    assert not check(folder).ok


def test_damaged_pages_that_hold_no_row_are_made_anew_with_what_could_be_undone(folder: Path) -> None:
    before = content(folder)
    with Logbook.open(folder) as logbook:
        label = logbook.undo_label
    for index in ("ix_leg_day_id", "ix_track_leg_id"):
        wipe(folder, root(folder, index))
    assert kinds(mended_whole(folder)) == {"database"}
    assert content(folder) == before
    with Logbook.open(folder) as logbook:
        assert logbook.undo_label == label
        assert logbook.undo() is not None


def test_pages_with_rows_that_a_backup_has_are_made_anew(folder: Path) -> None:
    before = content(folder)
    back_up(folder)
    wipe(folder, root(folder, "leg"), root(folder, "track_line"))
    mended_whole(folder)
    assert content(folder) == before


def test_pages_with_rows_that_are_lost_stay_for_a_salvage(folder: Path) -> None:
    wipe(folder, root(folder, "stay"))
    before = (folder / FILE_NAME).read_bytes()
    mended = mend(folder)
    assert mended.aside is None
    assert {problem.kind for problem in mended.left} == {"database", "row"}
    assert (folder / FILE_NAME).read_bytes() == before


def test_points_are_read_again_from_their_original(folder: Path) -> None:
    before = content(folder)
    change(folder, "UPDATE track_line SET data = x'00' WHERE level = 0")
    assert kinds(mended_whole(folder)) == {"track"}
    assert content(folder) == before


def test_a_planned_line_is_read_again_from_its_original(folder: Path) -> None:
    before = content(folder)
    change(folder, "UPDATE route SET data = x'00'")
    assert kinds(mended_whole(folder)) == {"route"}
    assert content(folder) == before


def test_points_without_an_original_stay_as_they_are(folder: Path) -> None:
    change(folder, "UPDATE track_line SET data = x'00' WHERE level = 0")
    for original in (folder / "originals").iterdir():
        original.unlink()
    before = content(folder)
    assert {problem.kind for problem in mend(folder).left} == {"track", "missing"}
    assert content(folder) == before


def test_a_day_without_its_trip_gets_one_that_stands_in_its_place(logbook: Logbook, day_id: int) -> None:
    logbook.close()
    change(logbook.folder, "DELETE FROM trip")
    mended = mend(logbook.folder)
    assert kinds(mended) == {"orphan"}
    assert [problem.where for problem in mended.left] == ["trip 1"]
    assert check(logbook.folder).ok
    assert [row[0] for row in content(logbook.folder)["trip"]] == ["Salvaged trip"]


def test_a_kept_file_comes_from_wherever_its_content_lies(folder: Path, tmp_path: Path) -> None:
    place = filled(tmp_path / "stick")
    original = next((folder / "originals").iterdir())
    (photo,) = (one for one in (folder / "photos").iterdir() if one.is_file())
    was = original.read_bytes()
    original.unlink()
    photo.write_bytes(b"rotten")
    assert not any(problem.repairable for problem in check(folder).problems)
    mended = mend(folder, places=[place])
    assert kinds(mended) == {"missing", "photo"}
    assert mended.left == ()
    assert original.read_bytes() == was
    assert hashlib.sha256(photo.read_bytes()).hexdigest() == photo.stem
    # What was there is not thrown away.
    assert photo.with_name(f"{photo.stem}-changed{photo.suffix}").read_bytes() == b"rotten"


def test_a_logbook_that_is_open_elsewhere_is_not_mended(folder: Path) -> None:
    change(folder, "UPDATE search_words SET head = 'west'")
    before = (folder / FILE_NAME).read_bytes()
    with locks.held(folder), pytest.raises(UserError, match="in use"):
        mend(folder)
    assert (folder / FILE_NAME).read_bytes() == before


def test_mending_that_is_stopped_leaves_the_logbook_as_it_was(folder: Path) -> None:
    change(folder, "UPDATE search_words SET head = 'west'")
    before = (folder / FILE_NAME).read_bytes()

    def stop(done: int, _of: int, _what: str) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        mend(folder, stop)
    assert (folder / FILE_NAME).read_bytes() == before
