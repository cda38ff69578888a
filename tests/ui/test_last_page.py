import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from expedition.logbook import Logbook
from ui import last_page
from ui.last_page import LastPage

_DIARY = "Two lines\n\nand a  gap, ☃ and é."


@pytest.fixture
def page(qtbot: QtBot) -> LastPage:
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    return LastPage(picture, "East", True, 7, _DIARY, QRect(1, 2, 3, 4), QRect(0, 0, 9, 9))


@pytest.fixture
def folder(logbook: Logbook) -> Path:
    logbook.close()
    return logbook.folder


def test_a_page_comes_back_as_it_was(folder: Path, page: LastPage) -> None:
    last_page.keep(folder, page)
    found = last_page.read(folder)
    assert found is not None
    assert (folder / last_page.FILE_NAME).stat().st_mode & 0o077 == 0
    assert found[1:] == page[1:]
    assert found.picture.pixelColor(5, 5) == QColor("teal")
    assert last_page.shown_size(found) == page.picture.size()


def test_no_page_is_shown_of_a_logbook_that_was_written_since(folder: Path, page: LastPage) -> None:
    last_page.keep(folder, page)
    with (folder / "logbook.db").open("r+b") as file:
        file.seek(24)
        file.write(b"\x00\x00\x10\x00")
    assert last_page.read(folder) is None


def test_no_page_is_shown_while_writes_wait_beside_the_file(folder: Path, page: LastPage) -> None:
    last_page.keep(folder, page)
    (folder / "logbook.db-wal").write_bytes(b"waits")
    assert last_page.read(folder) is None


def test_no_page_is_shown_of_another_logbook(folder: Path, page: LastPage, tmp_path: Path) -> None:
    last_page.keep(folder, page)
    shutil.copytree(folder, tmp_path / "other")
    assert last_page.read(tmp_path / "other") is None
    assert last_page.read(tmp_path / "gone") is None


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b'<svg xmlns="http://www.w3.org/2000/svg"/>'])
def test_what_is_no_page_is_none(folder: Path, content: bytes, qtlog: object) -> None:
    (folder / last_page.FILE_NAME).write_bytes(content)
    assert last_page.read(folder) is None


def test_a_link_under_its_name_is_not_written_through(folder: Path, page: LastPage, tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    other.write_text("mine")
    (folder / last_page.FILE_NAME).symlink_to(other)
    last_page.keep(folder, page)
    assert other.read_text() == "mine"
    assert last_page.read(folder) is not None


def test_a_forgotten_page_leaves_nothing(folder: Path, page: LastPage) -> None:
    last_page.keep(folder, page)
    last_page.forget(folder)
    last_page.forget(folder)
    assert not (folder / last_page.FILE_NAME).exists()


@pytest.mark.parametrize("number", ["inf", "nan", "1e300", "-7", "x"])
def test_a_number_that_cannot_be_one_costs_only_itself(folder: Path, page: LastPage, number: str) -> None:
    last_page.keep(folder, page)
    file = str(folder / last_page.FILE_NAME)
    picture = QImage(file)
    for key in ("ratio", "day", "diary at"):
        picture.setText(key, " ".join([number] * (4 if key == "diary at" else 1)))
    assert picture.save(file)
    found = last_page.read(folder)
    assert found is not None
    assert found.diary == page.diary
    assert last_page.shown_size(found) == page.picture.size()
