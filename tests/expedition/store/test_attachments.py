import errno
import gzip
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from expedition import intake
from expedition.errors import Cancelled, UserError
from expedition.importers.batch import look_into
from expedition.logbook import Logbook
from expedition.operations import tracks
from expedition.records.importing import ReadFile
from expedition.store import attachments
from tests.expedition.importers.packing import OTHER, RIDE, zipped


def quiet(_done: int, _of: int, _what: str) -> None:
    """No one looks."""


@pytest.fixture
def reads(tmp_path: Path) -> list[ReadFile]:
    """A ride, another one packed for itself, and two in an archive."""
    folder = tmp_path / "rides"
    folder.mkdir()
    (folder / "ride.gpx").write_bytes(RIDE)
    (folder / "other.gpx.gz").write_bytes(gzip.compress(OTHER))
    (folder / "several.zip").write_bytes(zipped({"a.gpx": RIDE + b" ", "b.gpx": OTHER + b" "}))
    return list(look_into([folder], quiet))


def kept(logbook: Logbook) -> dict[str, str]:
    """Each kept file's name with the SHA-256 of its bytes."""
    files = (logbook.folder / "originals").iterdir()
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_originals_are_kept_by_their_content(logbook: Logbook, reads: list[ReadFile]) -> None:
    with logbook.keeping_originals(reads, quiet) as copied:
        copied()
        found = kept(logbook)
    assert set(found) == {
        f"{read.sha256}{ending}" for read, ending in zip(reads, (".gz", ".gpx", ".gpx", ".gpx"), strict=True)
    }
    assert all(name.startswith(sha256) for name, sha256 in found.items())
    assert kept(logbook) == found


def test_photos_lie_apart(logbook: Logbook, tmp_path: Path) -> None:
    picture = Path(__file__).parents[1] / "importers" / "pictures" / "turned.heic"
    (read,) = look_into([picture], quiet)
    with logbook.keeping_originals([read], quiet) as copied:
        copied()
        assert [path.name for path in (logbook.folder / "photos").iterdir()] == [f"{read.sha256}.heic"]


@pytest.mark.parametrize("is_hashed", [True, False])
def test_a_copy_is_what_was_read(logbook: Logbook, reads: list[ReadFile], is_hashed: bool) -> None:
    (ride,) = [read for read in reads if read.name == "ride.gpx"]
    os.utime(ride.path, ns=(0, 1 if is_hashed else ride.changed_ns))
    with logbook.keeping_originals([ride], quiet) as copied:
        copied()
        assert set(kept(logbook).values()) == {ride.sha256}


def test_where_the_system_cannot_copy_we_do(
    logbook: Logbook, reads: list[ReadFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_arguments: object) -> int:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "copy_file_range", cannot, raising=False)
    with logbook.keeping_originals(reads, quiet) as copied:
        copied()
        assert all(name.startswith(sha256) for name, sha256 in kept(logbook).items())


@pytest.mark.parametrize("name", ["ride.gpx", "several.zip"])
def test_a_file_changed_since_it_was_read_stops_the_import(
    logbook: Logbook, reads: list[ReadFile], name: str
) -> None:
    path = reads[0].path.parent / name
    changed = OTHER + b"  " if name == "ride.gpx" else zipped({"a.gpx": OTHER + b"  ", "b.gpx": OTHER + b" "})
    path.write_bytes(changed)
    with (
        pytest.raises(UserError, match=f"{name}.* was changed while it was being imported: import it again"),
        logbook.keeping_originals(reads, quiet),
    ):
        pass
    assert kept(logbook) == {}


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without room for the second copy."""
    fsync, calls = os.fsync, iter(range(100))

    def out_of_room(number: int) -> None:
        if next(calls) > 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(number)

    monkeypatch.setattr(os, "fsync", out_of_room)


@pytest.mark.usefixtures("full")
def test_a_full_disk_is_told_and_nothing_is_left(logbook: Logbook, reads: list[ReadFile]) -> None:
    with (
        pytest.raises(UserError, match=r"the disk is full, make room on it\. Nothing was imported"),
        logbook.keeping_originals(reads, quiet),
    ):
        pass
    assert kept(logbook) == {}


def test_copies_of_an_import_that_fails_go_again(
    logbook: Logbook, trip_id: int, reads: list[ReadFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    (ride,) = [read for read in reads if read.name == "ride.gpx"]
    with logbook.keeping_originals(reads[:1], quiet) as copied:
        copied()
        before = kept(logbook)

    def fail(*_arguments: object) -> None:
        text = "The disk is gone."
        raise UserError(text)

    monkeypatch.setattr(tracks, "add_plan", fail)
    plan = intake.plan_files(logbook, trip_id, [ride.path])
    with pytest.raises(UserError, match="disk is gone"):
        intake.accept(logbook, trip_id, plan)
    assert kept(logbook) == before != {}


def test_an_import_that_is_stopped_leaves_nothing(logbook: Logbook, reads: list[ReadFile]) -> None:
    def stop(done: int, _of: int, _what: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled), logbook.keeping_originals(reads, stop):
        pass
    assert kept(logbook) == {}


def test_what_redo_needs_is_not_taken_away(logbook: Logbook, trip_id: int, reads: list[ReadFile]) -> None:
    (ride,) = [read for read in reads if read.name == "ride.gpx"]
    plan = intake.plan_files(logbook, trip_id, [ride.path])

    def stop_late() -> None:
        with logbook.keeping_originals([ride], quiet) as copied:
            copied()
            logbook.do("Import", tracks.add_plan, trip_id, plan)
            logbook.undo()
            raise Cancelled

    with pytest.raises(Cancelled):
        stop_late()
    assert set(kept(logbook).values()) == {ride.sha256}


def test_a_name_without_a_usable_ending_is_kept_by_its_digest(
    logbook: Logbook, reads: list[ReadFile]
) -> None:
    odd = replace(reads[1], path=reads[1].path.rename(reads[1].path.parent / "ride.o dd"))
    with logbook.keeping_originals([odd], quiet) as copied:
        copied()
        assert set(kept(logbook)) == {odd.sha256}
    assert attachments.path_of(logbook.folder, odd.sha256, odd.name).name == odd.sha256
