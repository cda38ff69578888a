import os
import threading
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from expedition.errors import Cancelled
from expedition.importers import batch
from expedition.importers.batch import Readers, plan_files, read_files
from expedition.importers.listing import files_in
from expedition.importers.workers import Workers
from expedition.itinerary.plan import build
from expedition.kinds import LegMode
from expedition.records.importing import FilePlace, FileState
from tests.expedition import tracks
from tests.expedition.importers.odd import FIRST, LAST, gpx, track


def quiet(_done: int, _of: int, _what: str) -> None:
    """No one looks."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("day 10.gpx", "day 2.gpx", "sub/day 1.gpx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gpx(f"<desc>{name}</desc>" + track(FIRST, LAST)))
    (tmp_path / "broken.gpx").write_bytes(b"<gpx><trk>")
    (tmp_path / "no name").write_bytes(gpx(track(FIRST)))
    (tmp_path / "notes.txt").write_text("nothing to ride here")
    (tmp_path / ".hidden.gpx").write_bytes(gpx(track(FIRST)))
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "day.gpx").write_bytes(gpx(track(FIRST)))
    return tmp_path


def test_a_folder_gives_its_tracks_in_natural_order(folder: Path) -> None:
    names = [str(place.path.relative_to(folder)) for place in files_in([folder], quiet)]
    assert names == ["broken.gpx", "day 2.gpx", "day 10.gpx", "no name", str(Path("sub", "day 1.gpx"))]


def test_a_file_named_twice_is_read_once_and_a_named_file_always(folder: Path) -> None:
    notes = folder / "notes.txt"
    found = files_in([notes, folder / "sub", notes, folder / "sub" / ".." / "notes.txt"], quiet)
    assert found == (FilePlace(notes), FilePlace(folder / "sub" / "day 1.gpx"))


def test_one_bad_file_never_stops_the_others(folder: Path) -> None:
    found = read_files([folder, folder / "gone.gpx"], quiet)
    assert [file.is_readable for file in found] == [False, True, True, True, True, False]


def in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_ALONE_BYTES", 0)


def test_processes_give_the_same_in_the_same_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = plan_files([folder], (), LegMode.BICYCLE, quiet)
    in_processes(monkeypatch)
    told: list[tuple[int, int]] = []
    plan = plan_files([folder], (), LegMode.BICYCLE, lambda done, of, _what: told.append((done, of)))
    assert [file.read for file in plan.files if file.state == FileState.REFUSED] == [
        file.read for file in alone.files if file.state == FileState.REFUSED
    ]
    assert [(leg.state, leg.reason, leg.line) for leg in plan.legs] == [
        (leg.state, leg.reason, leg.line) for leg in alone.legs
    ]
    assert told[0] == (0, 0)
    assert told[1][1] == 5
    assert told[-1] == (5, 5)
    assert sorted(told) == told


def test_drafts_make_the_plan_that_points_make(folder: Path) -> None:
    drafted = plan_files([folder], (), LegMode.BICYCLE, quiet)
    built = build(read_files([folder], quiet), (), LegMode.BICYCLE)
    assert drafted.legs == built.legs
    assert [file.read.points for file in drafted.files] == [file.read.points for file in built.files]


@pytest.mark.parametrize("alone", [True, False])
def test_a_wish_to_stop_is_heard(folder: Path, monkeypatch: pytest.MonkeyPatch, alone: bool) -> None:
    if not alone:
        in_processes(monkeypatch)

    def stop(done: int, _of: int, _what: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_files([folder], stop)


def die(path: Path, victim: str) -> str:
    """A job that kills its process."""
    if path.name == victim:
        os._exit(9)
    return path.name


def test_a_file_that_kills_its_reader_costs_only_itself() -> None:
    paths = [Path(name) for name in "abcd"]
    with Workers(2) as workers:
        found = dict(done for done in workers.run(partial(die, victim="b"), paths) if done is not None)
    assert found == {0: "a", 1: None, 2: "c", 3: "d"}


def test_a_folder_that_may_not_be_entered_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()

    def scandir(place: object) -> object:
        raise PermissionError(13, "Permission denied", str(place))

    monkeypatch.setattr(os, "scandir", scandir)
    assert files_in([closed], quiet) == (FilePlace(closed),)


@pytest.mark.parametrize("begun", [None, LegMode.BICYCLE, LegMode.FOOT])
def test_a_plan_begun_ahead_is_the_plan(tmp_path: Path, begun: LegMode | None) -> None:
    for number in range(3):
        start = tracks.START + timedelta(days=number)
        (tmp_path / f"{number}.gpx").write_text(tracks.gpx(12_000, start=start, step_s=2), encoding="utf-8")
    with Readers([tmp_path], quiet) as readers:
        if begun is not None:
            readers.begin(begun)
        plan = readers.plan((), LegMode.BICYCLE, quiet)
    assert plan.legs == plan_files([tmp_path], (), LegMode.BICYCLE, quiet).legs
    assert {leg.mode for leg in plan.legs} == {LegMode.BICYCLE}


def test_what_is_begun_ahead_and_never_asked_for_ends(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.gpx").write_text(tracks.gpx(2_000, step_s=2), encoding="utf-8")
    with Readers([tmp_path], quiet) as readers:
        readers.begin(LegMode.BICYCLE)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("ThreadPool")]
