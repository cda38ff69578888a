"""Ways into a logbook without a window: files and trip folders."""

from collections.abc import Callable
from pathlib import Path

from expedition.importers import folder_lines, trip_folder
from expedition.logbook import Logbook
from expedition.operations import folders
from expedition.text import _

Progress = Callable[[int, int, str], None]


def no_progress(_done: int, _of: int, _what: str) -> None:
    """For callers that show none."""


def add_folder(logbook: Logbook, path: Path, progress: Progress = no_progress) -> int:
    """Adds the trip of a trip folder, as one step, and returns its id.

    Raises:
        UserError: The folder cannot be read; nothing was written.
    """
    folder = trip_folder.read(path)
    lines = folder_lines.read_lines(folder, progress)
    logbook.keep_originals(line.read.path for line in lines.values())
    label = _("Add trip “{title}”").format(title=folder.fields.title)
    return int(logbook.do(label, folders.add, folder, lines).result)
