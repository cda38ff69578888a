"""A pytest plugin for running the core's tests where neither Qt nor the window exists."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec

import pytest


class Refuse:
    """Finds no module of the window, and lets nobody else find one."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:
        """None for a module that may be looked for further."""
        if name.partition(".")[0] in {"ui", "PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the settings of the Qt plugin, which is switched off here."""
    for setting in ("qt_api", "qt_log_level_fail", "qt_log_ignore", "qt_default_raising"):
        parser.addini(setting, "of pytest-qt")
    sys.meta_path.insert(0, Refuse)
