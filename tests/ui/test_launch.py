import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui import app, launch

_HEAVY = ("numpy", "sqlalchemy", "matplotlib", "reportlab", "gpxpy", "PIL", "pypdfium2", "tzfpy")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path | None]]:
    heard: list[Path | None] = []

    def run(folder: Path | None) -> int:
        heard.append(folder)
        return 0

    monkeypatch.setattr(app, "run", run)
    yield heard
    gc.enable()


def test_nothing_or_open_is_the_window(asked: list[Path | None]) -> None:
    assert launch.main([]) == 0
    assert launch.main(["open", "log"]) == 0
    assert asked == [None, Path("log")]


def test_no_garbage_is_looked_for_while_the_window_starts(asked: list[Path | None]) -> None:
    assert gc.isenabled()
    launch.main([])
    assert not gc.isenabled()


def test_everything_else_is_the_command_line(asked: list[Path | None], tmp_path: Path) -> None:
    assert launch.main(["new", str(tmp_path / "log"), "--title", "East"]) == 0
    assert (tmp_path / "log" / "logbook.db").is_file()
    assert launch.main(["open"]) == 2
    assert asked == []


def test_the_starter_without_a_terminal_takes_a_folder(
    asked: list[Path | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["expedition-logbook", "log"])
    assert launch.window() == 0
    assert asked == [Path("log")]


@pytest.mark.parametrize("folder", ["None", "Path('/nonexistent')"])
def test_nothing_heavy_is_imported_before_the_window_stands(folder: str) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication\n"
        "from ui.theme import Theme; from ui.icons import Icons; from ui.settings import Settings\n"
        "from ui.main_window import MainWindow; import ui.app; from ui.lettering import keep_letters_plain\n"
        "app = QApplication([]); keep_letters_plain(); theme = Theme(app)\n"
        "window = MainWindow(theme, Icons(theme), Settings(Path('/nonexistent/settings.ini')))\n"
        f"window.begin({folder}); window.grab()\n"
        f"print([name for name in {_HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
