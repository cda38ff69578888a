"""Starting the program anew when it was closed for that."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess


def start_again(folder: Path) -> None:
    """Another run of this program, on a logbook or, for an empty path, on the last one."""
    words = [] if folder == Path() else ["open", str(folder)]
    program, *first = _program()
    QProcess.startDetached(program, [*first, *words])


def _program() -> list[str]:
    """As this run was started; an installed starter may be a script or a program of its own."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "ui"]
