"""The two commands and what stands behind them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import libraries

ROOT = Path(__file__).parents[1]
WITHOUT_QT = ROOT / "tests" / "without_qt"


@pytest.mark.parametrize("module", ["PySide6", "PySide6.QtCore", "shiboken6"])
def test_qt_is_gone_where_the_core_is_tested(module: str) -> None:
    env = os.environ | {"PYTHONPATH": str(WITHOUT_QT)}
    command = [sys.executable, "-c", f"import {module}"]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "ModuleNotFoundError" in done.stderr


def test_a_core_test_that_wants_the_window_fails_without_qt(tmp_path: Path) -> None:
    test = tmp_path / "test_it.py"
    test.write_text("def test_it():\n    import ui\n")
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:pytest-qt", "-p", "without_qt", str(test)]
    env = os.environ | {"PYTHONPATH": str(WITHOUT_QT)}
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "No module named 'ui'" in done.stdout
    assert done.returncode == 1


def test_a_display_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    assert libraries.has_display()


def test_where_nothing_can_be_fetched_the_packages_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(libraries, "_loads", lambda name: name != "libEGL.so.1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="libegl1"):
        libraries.with_libraries(tmp_path)
