"""Trip folders on their way in: read beside the window, written as one step."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from expedition.errors import UserError
from expedition.text import _
from ui.background import Background, Progress
from ui.desk import Desk
from ui.panels.trip_tree import TripPanel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from expedition.records.folder import FolderLine, TripFolder

    Read = tuple[TripFolder, Mapping[tuple[int, int], FolderLine]]


class FolderFlow(QObject):
    """A trip folder says itself what its trip is, so there is no plan to accept.

    Signals:
        done: What came in, for the foot of the list.
        failed: Why nothing did.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, side: TripPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self._side = desk, background, side

    def read(self, path: Path) -> None:
        """Read a trip folder and add its trip."""
        self._background.run(
            lambda progress: self._read(path, progress),
            done=self._write,
            failed=self.failed.emit,
            name=_("Reading {name}").format(name=path.name),
        )

    def _read(self, path: Path, progress: Progress) -> "Read":
        from expedition.importers import folder_lines, trip_folder

        folder = trip_folder.read(path)
        lines = folder_lines.read_lines(folder, progress)
        self._desk.keep_originals(sorted({line.read.path for line in lines.values()}))
        return folder, lines

    def _write(self, read: "Read") -> None:
        from expedition.operations import folders

        folder, lines = read
        title = folder.fields.title
        try:
            change = self._desk.do(_("Add {title}").format(title=title), folders.add, folder, lines)
        except UserError as error:
            self.failed.emit(str(error))
            return
        self._side.show_trip(change.result)
        self.done.emit(_("Added {title} · Ctrl+Z").format(title=title))


def parted(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Trip folders, and everything else."""
    from expedition.importers.trip_folder import is_trip_folder

    folders = [path for path in paths if is_trip_folder(path)]
    return folders, [path for path in paths if path not in folders]
