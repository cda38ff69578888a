"""Saving the chosen day's lines as a GPX file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from expedition.errors import UserError
from expedition.text import _
from ui.background import Background, Progress
from ui.desk import Desk
from ui.panels.trip_tree import TripPanel

if TYPE_CHECKING:
    from expedition.records.trip import LegLine

_ALL = 1 << 40
"""More points than any line has: nothing is thinned."""


class TrackSaving(QObject):
    """Writes a day's tracks with all their points, so that they can leave the logbook again.

    Signals:
        done: What was saved.
        failed: Why it was not, in one sentence.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, side: TripPanel, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._background, self._side, self._window = desk, background, side, window

    def save(self) -> None:
        """Ask for a name and write the tracks of the chosen day there."""
        rows = self._side.tree.rows if self._side.tree else ()
        row = next((row for row in rows if row.id == self._side.day_id), None)
        if row is None:
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save the tracks of day {number}").format(number=row.number),
            f"{row.date.isoformat()}.gpx", _("GPX (*.gpx)"),
        )  # fmt: skip
        if chosen:
            file = Path(chosen)
            self.write(row.id, file if file.suffix.lower() == ".gpx" else file.with_name(f"{file.name}.gpx"))

    def write(self, day_id: int, file: Path) -> None:
        """Write the tracks of a day to a file, whole or not at all."""
        from expedition.queries import lines

        try:
            found = self._desk.read(lines.day_lines, day_id, _ALL)
        except UserError as error:
            self.failed.emit(str(error))
            return
        if not found:
            self.failed.emit(_("This day has no track to save; import one first."))
            return
        self._background.run(
            lambda progress: _write(file, found, progress),
            done=lambda _none: self.done.emit(_("Saved {name}").format(name=file.name)),
            failed=self.failed.emit,
            name=_("Saving {name}").format(name=file.name),
        )


def _write(file: Path, lines: "Sequence[LegLine]", progress: Progress) -> None:
    from expedition.exporters.gpx import NamedLine, write
    from expedition.writing import write_whole

    progress(0, 0, file.name)
    note = _("Reconstructed, not recorded.")
    named = [
        NamedLine(f"{file.stem} {number}", note if line.is_reconstructed else "", line.points)
        for number, line in enumerate(lines, start=1)
    ]
    write_whole(file, write(named))
