"""Logbooks treated as if their folder lay on a network drive."""

from pathlib import Path

from expedition.logbook import Logbook, Program
from expedition.store.media import Medium
from expedition.store.opening import open_for_writing


def on_network(folder: Path, program: Program = Program.COMMAND_LINE) -> Logbook:
    """A logbook opened for writing as on a network drive."""
    return Logbook(folder, open_for_writing(folder, program, Medium.NETWORK))
