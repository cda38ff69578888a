"""Fonts, icons, flags and themes, read at run time."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where they lie; `importlib.resources` says the same, but takes as long to import as all of Qt's fonts."""
