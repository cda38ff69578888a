"""The one entry point: no words or `open LOGBOOK` is the window, everything else the command line."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (without its name); the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--watch"]:
        os.environ["EXPEDITION_WATCH"] = words.pop(0)
    if not words:
        return _window(None)
    if words[0] == "open" and len(words) == 2 and not words[1].startswith("-"):
        return _window(Path(words[1]))
    from expedition.cli import main as command_line

    return command_line(words)


def window() -> int:
    """The window, for starters without a terminal; takes a logbook's folder as its one argument."""
    words = sys.argv[1:]
    if words[:1] == ["open"]:
        words = words[1:]
    return _window(Path(words[0]) if words else None)


def _window(folder: Path | None) -> int:
    # Nothing made while the window starts is garbage: looking for it would only delay the first picture.
    gc.disable()
    from ui.app import run

    return run(folder)
