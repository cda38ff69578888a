import os
import time
from pathlib import Path

import pytest

from expedition.errors import UserError
from expedition.writing import UNFINISHED, sweep, whole_file, whole_folder, write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    write_whole(file, b"first")
    write_whole(file, b"second")
    assert file.read_bytes() == b"second"
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        write_whole(tmp_path / "nowhere" / "book.pdf", b"x")
    folder = tmp_path / "taken"
    folder.mkdir()
    with pytest.raises(UserError, match="taken is no file: choose another name"):
        write_whole(folder, b"x")
    assert list(tmp_path.iterdir()) == [folder]


def test_a_pipe_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="is no file"):
        write_whole(pipe, b"x")
    assert pipe.is_fifo()


def test_a_name_too_long_for_the_disk_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        write_whole(tmp_path / f"{'a' * 300}.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_goes_an_hour_later_and_nothing_else(tmp_path: Path) -> None:
    old, young = tmp_path / f"{UNFINISHED}old", tmp_path / f"{UNFINISHED}young"
    notes = tmp_path / ".new-notes"
    long_ago = time.time() - 4000
    for folder in (old, young):
        folder.mkdir()
        (folder / "page.md").write_text("half")
    notes.write_text("not ours")
    for place in (old / "page.md", old, young, notes):
        os.utime(place, (long_ago, long_ago))
    with whole_file(tmp_path / "book.pdf") as file:
        file.write(b"whole")
    assert sorted(place.name for place in tmp_path.iterdir()) == [young.name, notes.name, "book.pdf"]
    os.utime(young / "page.md", (long_ago, long_ago))
    with whole_folder(tmp_path / "trip") as root:
        (root / "page.md").write_text("whole")
    assert sorted(place.name for place in tmp_path.iterdir()) == [notes.name, "book.pdf", "trip"]


def test_of_a_folder_of_the_logbook_only_what_is_named_is_swept(tmp_path: Path) -> None:
    left, kept = tmp_path / ".new-12", tmp_path / "12.gpx"
    for place in (left, kept):
        place.write_text("")
        os.utime(place, (0, 0))
    sweep(tmp_path, ".new-*")
    assert list(tmp_path.iterdir()) == [kept]
