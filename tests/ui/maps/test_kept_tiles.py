import shutil
from pathlib import Path
from random import Random

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from expedition.logbook import Logbook
from ui.maps import kept_tiles
from ui.maps.kept_tiles import Tiles
from ui.maps.tile_plan import TileId

_GROUND, _LINES = TileId("atlas light", 9, 328, 199, 1.0), TileId("lines-1", 9, 328, 199, 2.0)
_NOTHING = TileId("lines-1", 9, 329, 199, 1.0)


@pytest.fixture
def folder(logbook: Logbook) -> Path:
    logbook.close()
    return logbook.folder


@pytest.fixture
def tiles(qtbot: QtBot) -> Tiles:
    ground = QImage(512, 512, QImage.Format.Format_RGB32)
    ground.fill(QColor("teal"))
    ground.setPixelColor(7, 9, QColor("red"))
    lines = QImage(1024, 1024, QImage.Format.Format_ARGB32_Premultiplied)
    lines.fill(QColor(0, 0, 0, 0))
    lines.setPixelColor(1000, 3, QColor(255, 0, 0, 255))
    return {_GROUND: ground, _LINES: lines, _NOTHING: None}


def test_tiles_come_back_as_they_were_and_nobody_else_may_read_them(folder: Path, tiles: Tiles) -> None:
    kept_tiles.keep(folder, tiles)
    assert (folder / kept_tiles.FILE_NAME).stat().st_mode & 0o077 == 0
    found = kept_tiles.read(folder)
    assert found == tiles


def test_none_come_back_of_a_logbook_that_was_written_since(folder: Path, tiles: Tiles) -> None:
    kept_tiles.keep(folder, tiles)
    with (folder / "logbook.db").open("r+b") as file:
        file.seek(24)
        file.write(b"\x00\x00\x10\x00")
    assert kept_tiles.read(folder) == {}


def test_none_come_back_of_another_logbook_or_version(
    folder: Path, tiles: Tiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_tiles.keep(folder, tiles)
    shutil.copytree(folder, tmp_path / "other")
    assert kept_tiles.read(tmp_path / "other") == {}
    assert kept_tiles.read(tmp_path / "gone") == {}
    monkeypatch.setattr(kept_tiles, "__version__", "99")
    assert kept_tiles.read(folder) == {}


def test_what_lies_there_is_not_written_through_and_goes_with_the_rest(
    folder: Path, tiles: Tiles, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.write_text("mine")
    (folder / kept_tiles.FILE_NAME).symlink_to(other)
    kept_tiles.keep(folder, tiles)
    assert other.read_text() == "mine"
    assert kept_tiles.read(folder) == tiles
    kept_tiles.forget(folder)
    assert not (folder / kept_tiles.FILE_NAME).exists()


def test_whatever_is_broken_gives_no_tiles_and_no_failure(folder: Path, tiles: Tiles) -> None:
    kept_tiles.keep(folder, tiles)
    file, random = folder / kept_tiles.FILE_NAME, Random(4)
    whole = file.read_bytes()
    head = whole.index(b'"tiles"')
    for _try in range(150):
        broken = bytearray(whole)
        # Mostly where sizes and places are told, and a byte of the pictures now and then.
        broken[random.randrange(head, head + 260)] = random.randrange(256)
        broken[random.randrange(len(broken))] ^= 1 << random.randrange(8)
        file.write_bytes(broken[: random.choice((len(broken), random.randrange(len(broken))))])
        for tile, image in kept_tiles.read(folder).items():
            assert image is None or image.width() == round(512 * tile.ratio)
    file.write_bytes(b"")
    assert kept_tiles.read(folder) == {}
