import hashlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from expedition import intake
from expedition.checking import check, quick
from expedition.entities import Photo
from expedition.errors import Cancelled, DamagedError, UserError
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from expedition.store.btree import Pages
from tests.expedition.store.test_handles import seen_elsewhere
from tests.expedition.test_salvaging import change, root, wipe


def test_a_fresh_logbook_is_well(logbook: Logbook, day_id: int) -> None:
    assert check(logbook.folder).ok


def test_damaged_pages_are_found(logbook: Logbook, day_id: int) -> None:
    logbook.close()
    connection = sqlite3.connect(logbook.folder / "logbook.db")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    file = logbook.folder / "logbook.db"
    content = bytearray(file.read_bytes())
    content[4096:12288] = bytes(8192)
    file.write_bytes(content)
    report = check(logbook.folder)
    assert not report.ok
    assert {problem.kind for problem in report.problems} == {"database"}


def test_a_row_without_its_parent_is_found(logbook: Logbook, day_id: int) -> None:
    connection = sqlite3.connect(logbook.folder / "logbook.db")
    connection.execute("DELETE FROM trip")
    connection.commit()
    connection.close()
    problems = {problem.kind: problem for problem in check(logbook.folder).problems}
    assert problems.keys() == {"orphan", "row"}
    assert problems["orphan"].repairable
    assert not problems["row"].repairable


def test_a_search_index_that_is_wrong_is_found(logbook: Logbook, trip_id: int) -> None:
    connection = sqlite3.connect(logbook.folder / "logbook.db")
    connection.execute("UPDATE search_words SET head = 'west'")
    connection.commit()
    connection.close()
    for _again in range(2):
        (problem,) = check(logbook.folder).problems
        assert (problem.kind, problem.repairable) == ("index", True)


def test_a_quick_check_finds_damaged_pages(logbook: Logbook, day_id: int) -> None:
    logbook.close()
    assert quick(logbook.folder) == ()
    file = logbook.folder / "logbook.db"
    content = bytearray(file.read_bytes())
    content[4096:12288] = bytes(8192)
    file.write_bytes(content)
    problems = quick(logbook.folder)
    assert problems
    assert {problem.kind for problem in problems} == {"database"}


def test_a_quick_check_can_be_stopped(logbook: Logbook, day_id: int) -> None:
    def stop(_done: int, _of: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        quick(logbook.folder, stop)


def test_a_planned_line_that_was_changed_is_found(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    path = tmp_path / "plan.gpx"
    path.write_text(
        '<gpx><rte><name>Pass</name><rtept lat="43" lon="79"/><rtept lat="43.1" lon="79"/></rte></gpx>'
    )
    intake.accept(logbook, trip_id, intake.plan_files(logbook, trip_id, [path]))
    assert check(logbook.folder).ok
    connection = sqlite3.connect(logbook.folder / "logbook.db")
    connection.execute("UPDATE route SET data = x'00'")
    connection.commit()
    connection.close()
    (problem,) = check(logbook.folder).problems
    assert (problem.kind, problem.where) == ("route", "route 1 (Pass)")


def test_a_folder_without_a_logbook_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not there"):
        check(tmp_path)


def test_a_missing_originals_folder_is_no_crash(logbook: Logbook, day_id: int) -> None:
    (logbook.folder / "originals").rmdir()
    assert check(logbook.folder).ok


def test_a_logbook_that_cannot_be_written_can_be_checked(
    logbook: Logbook, day_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook.close()
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    before = sorted(path.name for path in logbook.folder.iterdir())
    opened: list[str] = []
    connect = sqlite3.connect

    def noted(name: str, *, uri: bool) -> sqlite3.Connection:
        opened.append(name)
        return connect(name, uri=uri)

    monkeypatch.setattr(sqlite3, "connect", noted)
    assert check(logbook.folder).ok
    assert "immutable=1" in opened[0]
    assert sorted(path.name for path in logbook.folder.iterdir()) == before


def test_damage_met_while_reading_is_said_in_one_sentence(
    logbook: Logbook, trip_id: int, day_id: int
) -> None:
    logbook.close()
    wipe(logbook.folder, root(logbook.folder, "trip"))
    with Logbook.open(logbook.folder) as damaged:
        with pytest.raises(DamagedError, match="restore a backup"):
            damaged.read(all_trips)
        with pytest.raises(DamagedError, match="restore a backup"):
            damaged.do("Add trip", trips.add, TripFields(title="West"))


def test_a_file_that_was_cut_off_or_lost_its_beginning_does_not_open(
    logbook: Logbook, trip_id: int, day_id: int
) -> None:
    logbook.close()
    file = logbook.folder / "logbook.db"
    content = file.read_bytes()
    for damaged in (content[: len(content) // 2], bytes(512) + content[512:], content[:16] + content[48:]):
        file.write_bytes(damaged)
        with pytest.raises(DamagedError, match="restore a backup"):
            Logbook.open(logbook.folder)
        assert {problem.kind for problem in check(logbook.folder).problems} >= {"database"}
        assert {problem.kind for problem in quick(logbook.folder)} == {"database"}
        assert file.read_bytes() == damaged


def test_a_list_of_tables_that_is_destroyed_is_told_when_opening(logbook: Logbook, trip_id: int) -> None:
    logbook.close()
    wipe(logbook.folder, *Pages.of(logbook.folder / "logbook.db").leaves(1))
    with pytest.raises(DamagedError, match="restore a backup"):
        Logbook.open(logbook.folder)


def test_a_photo_that_is_gone_or_changed_is_found(logbook: Logbook, day_id: int) -> None:
    digest = hashlib.sha256(b"picture").hexdigest()
    photo = Photo(
        day_id=day_id, sha256=digest, name="a.jpg", format="jpeg", size=7, width=1, height=1, camera=""
    )
    logbook.do("Add photo", lambda session: session.add(photo))
    (missing,) = check(logbook.folder).problems
    assert (missing.kind, missing.where) == ("missing", f"photos/{digest}.jpg (a.jpg)")
    file = logbook.photo(digest, "jpeg")
    file.write_bytes(b"picture")
    assert check(logbook.folder).ok
    file.write_bytes(b"another")
    (changed,) = check(logbook.folder).problems
    assert changed.kind == "photo"


def test_a_check_says_what_it_looks_at_and_can_be_stopped_at_every_moment(
    logbook: Logbook, day_id: int
) -> None:
    told: list[str] = []
    check(logbook.folder, progress=lambda _done, _of, what: told.append(what))
    assert {"The pages of the file", "Every row", "The search index"} <= set(told)
    for moment in range(len(told)):
        left = iter(range(moment))

        def stop(_done: int, _of: int, _what: str, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Cancelled

        with pytest.raises(Cancelled):
            check(logbook.folder, progress=stop)


def test_a_check_of_an_open_logbook_takes_no_lock_from_it(logbook: Logbook, day_id: int) -> None:
    logbook.do("Add trip", trips.add, TripFields(title="West"))
    change(logbook.folder, "UPDATE day SET title = 'rotten'")
    assert not check(logbook.folder).ok
    seen_elsewhere(logbook.folder)
    assert (logbook.folder / "logbook.db-wal").exists()
