"""Trip folders on their way in: read beside the window, written as one step."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from expedition.errors import UserError
from expedition.text import _
from ui.background import Background, Progress
from ui.desk import Desk
from ui.panels.trip_tree import TripPanel


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
            lambda progress: self._add(path, progress),
            done=lambda added: self._show(*added),
            failed=self.failed.emit,
            name=_("Reading {name}").format(name=path.name),
        )

    def _add(self, path: Path, progress: Progress) -> tuple[int, str]:
        """In a job: the trip that was written, and its title."""
        from expedition.importers import folder_content, trip_folder
        from expedition.operations import folders

        content = folder_content.content(trip_folder.read(path), progress)
        title = content.folder.fields.title
        with self._desk.keeping_originals(content.files, progress) as copied:
            copied()
            back_up_before(self._desk.logbook.folder)
            label = _("Add {title}").format(title=title)
            change = self._desk.do_in_job(progress, label, folders.add, content)
        return change.result, title

    def _show(self, trip_id: int, title: str) -> None:
        self._side.show_trip(trip_id)
        self.done.emit(_("Added {title} · Ctrl+Z").format(title=title))


def back_up_before(folder: Path) -> None:
    """In a job: a backup before much comes in; where none can be made, undo still takes the import back."""
    from expedition.backing_up import Reason, back_up_if_due

    with suppress(UserError):
        back_up_if_due(folder, Reason.IMPORT)


def parted(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Trip folders, and everything else."""
    from expedition.importers.trip_folder import folders_in

    folders = [folder for path in paths for folder in folders_in(path)]
    return folders, [path for path in paths if not folders_in(path)]
