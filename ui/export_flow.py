"""Trips on their way out: asked for in a dialog, written beside the window."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from expedition.text import _
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.trip_tree import TripPanel
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from ui.dialogs.export_dialog import ExportDialog, ExportWish


class ExportFlow(QObject):
    """One export: what, where to, then the work.

    Signals:
        asking: The dialog is about to open: what was typed elsewhere is to be kept first.
        done: What was written, and what an audience is not shown.
        failed: Why nothing was.
    """

    asking = Signal()
    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        background: Background,
        side: TripPanel,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._theme, self._icons, self._background = desk, theme, icons, background
        self._side, self._settings, self._window = side, settings, window

    def begin(self) -> None:
        """Ask what shall leave, then where to."""
        from expedition.queries.trips import all_trips
        from ui.dialogs.export_dialog import ExportDialog

        trip_id = self._side.trip_id
        if trip_id is None:
            return
        self.asking.emit()
        ids = [trip.id for trip in self._desk.read(all_trips)]
        dialog = ExportDialog(self._theme, self._icons, trip_id, ids, self._day(), self._window)
        dialog.changed.connect(lambda: self._survey(dialog))
        self._survey(dialog)
        with veiled(self._theme, self._window):
            answer = dialog.exec()
        wish = dialog.wish()
        dialog.deleteLater()
        place = self._asked_place(wish) if answer == QDialog.DialogCode.Accepted else None
        if place is not None:
            self.write(wish, place)

    def write(self, wish: "ExportWish", place: Path) -> None:
        """Write what is wished to a file or a new folder, whole or not at all."""
        from expedition import exporting

        logbook = self._desk.logbook
        self._background.run(
            lambda progress: exporting.export(
                logbook, wish.trip_ids, place, wish.kind, wish.choice, progress
            ),
            done=lambda written: self.done.emit(written.sentence(place.name)),
            failed=self.failed.emit,
            name=_("Writing {name}").format(name=place.name),
        )

    def _survey(self, dialog: "ExportDialog") -> None:
        """Count in a job what would leave; an answer to an earlier choice is not shown."""
        from expedition import exporting

        logbook, wish = self._desk.logbook, dialog.wish()

        def show(written: exporting.Written) -> None:
            if shiboken6.isValid(dialog) and dialog.isVisible() and dialog.wish() == wish:
                dialog.say_what_leaves(written.survey())

        self._background.run(
            lambda progress: exporting.survey(logbook, wish.trip_ids, wish.choice, progress),
            done=show,
            failed=lambda sentence: dialog.tell(sentence) if dialog.isVisible() else None,
        )

    def _day(self) -> date | None:
        rows = self._side.tree.rows if self._side.tree else ()
        return next((row.date for row in rows if row.id == self._side.day_id), None)

    def _asked_place(self, wish: "ExportWish") -> Path | None:
        from expedition.exporting import Format

        ending = {Format.FOLDER: "", Format.CSV: ".zip"}.get(wish.kind, f".{wish.kind}")
        tree = self._side.tree
        title = tree.fields.title if tree and len(wish.trip_ids) == 1 else self._desk.logbook.folder.name
        start = self._settings.last_folder / f"{_file_name(title)}{ending}"
        words = _("A new folder for the export") if not ending else _("Save the export")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, words, str(start), f"*{ending}" if ending else ""
        )
        if not chosen:
            return None
        place = Path(chosen)
        self._settings.last_folder = place.parent
        return place if not ending or place.suffix.lower() == ending else place.with_name(place.name + ending)


def _file_name(title: str) -> str:
    from expedition.exporters.file_names import safe

    return safe(title) or _("trip")
