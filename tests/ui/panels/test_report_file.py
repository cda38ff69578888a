from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.panels.report_file import ask_file, is_page

PAGE = "Web page (*.html)"


def asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: Path | str, kind: str = "") -> Path | None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(name), kind))
    return ask_file(parent, Path("/home/me"), "East")


def test_the_ending_follows_what_was_typed_then_the_kind(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, kind, wanted in (
        ("book", "", "book.pdf"),
        ("book", PAGE, "book.html"),
        ("book.pdf", PAGE, "book.html"),
        ("book.HTM", "", "book.HTM"),
        ("day 1.2", PAGE, "day 1.2.html"),
    ):
        assert asked(qtbot, monkeypatch, tmp_path / name, kind) == tmp_path / wanted
    assert asked(qtbot, monkeypatch, "") is None
    assert is_page(Path("book.HTM"))
    assert not is_page(Path("book.pdf"))


def test_a_file_nobody_was_asked_about_is_not_written_over(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "book.html").touch()
    assert asked(qtbot, monkeypatch, tmp_path / "book.pdf", PAGE) == tmp_path / "book 2.html"
    assert asked(qtbot, monkeypatch, tmp_path / "book.html", PAGE) == tmp_path / "book.html"
