import os
from pathlib import Path

import pytest

from expedition.errors import UserError
from expedition.writing import write_whole


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
