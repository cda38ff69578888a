import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from expedition.backing_up import BACKUPS, Reason, listed, look, restore
from expedition.checking import check
from expedition.errors import Cancelled, UserError
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.records.fields import TripFields
from expedition.second_place import NEXT, back_up_to, identity_of, is_copy_due, is_there
from expedition.store import database
from expedition.store.copies import fault_of
from tests.bar import made
from tests.expedition.store.dump import dump

NOW = datetime(2025, 8, 1, 20, tzinfo=UTC)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A closed logbook with something of everything."""
    return made.filled(tmp_path / "filled")


def change(folder: Path) -> None:
    """Adds a trip."""
    with Logbook.open(folder) as logbook:
        logbook.do("Add trip", trips.add, TripFields(title="West"))


def test_another_place_holds_originals_and_photos_too_and_takes_only_what_is_new(
    filled: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    first = back_up_to(filled, stick)
    assert first > 1
    assert back_up_to(filled, stick) == 1
    restore(stick, tmp_path / "new laptop")
    assert check(tmp_path / "new laptop").ok
    assert dump(tmp_path / "new laptop") == dump(filled)


def test_a_copy_is_due_where_something_was_written_since(filled: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    assert is_copy_due(filled, stick)
    back_up_to(filled, stick)
    assert not is_copy_due(filled, stick)
    change(filled)
    assert is_copy_due(filled, stick)


def test_a_place_with_the_copy_of_another_logbook_is_refused(
    filled: Path, logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    back_up_to(logbook.folder, stick)
    before = (stick / database.FILE_NAME).read_bytes()
    with pytest.raises(UserError, match="another logbook"):
        back_up_to(filled, stick)
    assert (stick / database.FILE_NAME).read_bytes() == before
    assert [path.name for path in stick.iterdir()] == [database.FILE_NAME]


def test_a_logbook_is_not_copied_into_itself(filled: Path) -> None:
    with pytest.raises(UserError, match="is the logbook itself"):
        back_up_to(filled, filled / "backups" / "mine")


def test_a_copy_that_was_stopped_goes_on_where_it_was(filled: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"

    def stop(done: int, _of: int, _what: str) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        back_up_to(filled, stick, stop)
    there = sum(path.is_file() for path in stick.rglob("*"))
    assert there == 2
    whole = sum(path.is_file() for name in ("originals", "photos") for path in (filled / name).rglob("*"))
    assert back_up_to(filled, stick) == whole + 1 - there


def test_copies_before_lie_beside_the_newest_and_thin_out_with_age(filled: Path, tmp_path: Path) -> None:
    stick, now = tmp_path / "stick", NOW
    for number in range(20):
        now = NOW + timedelta(hours=8 * number)
        back_up_to(filled, stick, now=now)
        os.utime(stick / database.FILE_NAME, (now.timestamp(), now.timestamp()))
        change(filled)
    older = listed(stick)
    assert {one.reason for one in older} == {Reason.COPY}
    assert len([one for one in older if now - one.made_at < timedelta(days=2)]) == 5
    assert len([one for one in older if now - one.made_at >= timedelta(days=2)]) == 6
    assert [fault_of(one.file) for one in older] == [""] * len(older)
    restore(older[-1].file, tmp_path / "new")
    assert check(tmp_path / "new").ok


def test_a_small_stick_keeps_the_newest_copy_rather_than_older_ones(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    for number in range(4):
        back_up_to(filled, stick, now=NOW + timedelta(hours=number))
        os.utime(stick / database.FILE_NAME, (NOW.timestamp() + 3600 * number,) * 2)
    assert len(listed(stick)) == 3
    taken = [one.file for one in listed(stick)]

    def usage(_place: Path) -> object:
        there = sum(one.is_file() for one in taken)
        return SimpleNamespace(total=1000, free=400_000_000 if there < 2 else 0)

    monkeypatch.setattr("shutil.disk_usage", usage)
    back_up_to(filled, stick, now=NOW + timedelta(hours=9))
    assert [one.is_file() for one in taken] == [True, False, False]
    assert dump(stick) == dump(filled)


def test_a_stick_pulled_out_between_two_copies_is_still_known(filled: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    back_up_to(filled, stick)
    (stick / database.FILE_NAME).rename(stick / NEXT)
    assert is_there(stick)
    assert is_copy_due(filled, stick)
    back_up_to(filled, stick)
    assert not (stick / NEXT).exists()
    assert dump(stick) == dump(filled)


def test_the_identity_of_a_logbook_goes_with_it_and_into_its_copies(filled: Path, tmp_path: Path) -> None:
    word = identity_of(filled)
    assert len(word) == 32
    back_up_to(filled, tmp_path / "stick")
    assert identity_of(tmp_path / "stick") == word
    moved = filled.rename(tmp_path / "moved")
    with Logbook.open(moved):
        assert identity_of(moved) == word
    assert identity_of(tmp_path / "nowhere") == ""
    Logbook.create(tmp_path / "other").close()
    assert identity_of(tmp_path / "other") not in ("", word)


def test_a_copy_that_was_stopped_between_files_leaves_the_one_before(filled: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    back_up_to(filled, stick)
    before = dump(stick)
    change(filled)

    def stop(_done: int, _of: int, what: str) -> None:
        if what == "Copying the logbook":
            raise Cancelled

    with pytest.raises(Cancelled):
        back_up_to(filled, stick, stop)
    assert dump(stick) == before
    assert not (stick / BACKUPS).exists()
    assert look(stick).days
