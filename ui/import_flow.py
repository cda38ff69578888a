"""Files on their way in: read beside the window, shown as a plan, written as one step."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from expedition.errors import UserError
from expedition.kinds import LegMode
from expedition.text import _, plural
from ui.background import Background, Job, Progress
from ui.desk import Desk
from ui.folder_flow import FolderFlow, parted
from ui.icons import Icons
from ui.panels.trip_tree import TripPanel
from ui.theme import Theme
from ui.verbs import today
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from datetime import date

    from expedition.records.importing import ImportPlan


class ImportFlow(QObject):
    """One import at a time.

    Signals:
        asking: A dialog is about to open: what was typed elsewhere is to be kept first.
        done: What came in, for the foot of the list.
        failed: Why nothing did.
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
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._theme, self._icons = desk, theme, icons
        self._background, self._side, self._window = background, side, window
        self._job: Job[Any] | None = None
        self._folders = FolderFlow(desk, background, side, self)
        self._folders.done.connect(self.done)
        self._folders.failed.connect(self.failed)

    def read(self, paths: Sequence[Path]) -> None:
        """Take files and folders in: trip folders as they are, all others through a plan."""
        folders, others = parted(paths)
        for folder in folders:
            self._folders.read(folder)
        if others:
            self._read_tracks(others)

    def _read_tracks(self, paths: Sequence[Path]) -> None:
        """Read files in worker processes and show what they would become."""
        if self._job is not None and not self._job.is_cancelled:
            self.failed.emit(_("Files are being read already: wait for them, or stop that first."))
            return
        tree = self._side.tree
        trip_id = tree.id if tree else None
        mode = tree.fields.mode if tree else LegMode.BICYCLE
        chosen = tuple(paths)
        self._job = self._background.run(
            lambda progress: self._plan(chosen, trip_id, mode, progress),
            done=lambda plan: self._ask(plan, trip_id),
            failed=self.failed.emit,
            name=_("Reading the files"),
        )

    def _plan(
        self, paths: tuple[Path, ...], trip_id: int | None, mode: LegMode, progress: Progress
    ) -> "ImportPlan":
        """In a job: files in, proposal out."""
        from expedition.importers import batch
        from expedition.itinerary import photos, places
        from expedition.queries.imports import held_places, known_tracks
        from expedition.queries.photos import photo_ground
        from expedition.records.importing import HeldPlaces

        known = self._desk.read(known_tracks, trip_id) if trip_id is not None else ()
        plan = batch.plan_files(paths, known, mode, progress)
        held = self._desk.read(held_places, trip_id) if trip_id is not None else HeldPlaces()
        plan = places.settle(plan, held)
        if plan.photos:
            plan = photos.on_ground(plan, self._desk.read(photo_ground, trip_id))
        if not plan.files:
            raise UserError(_("No track and no photo is in there: choose files, or a folder with some."))
        return plan

    def _ask(self, plan: "ImportPlan", trip_id: int | None) -> None:
        from ui.dialogs.import_dialog import ImportDialog

        self.asking.emit()
        tree = self._side.tree if self._side.trip_id == trip_id else None
        rows, title = (tree.rows, tree.fields.title) if tree else ((), "")
        dialog = ImportDialog(self._theme, self._icons, plan, rows, title, today(), self._window)
        with veiled(self._theme, self._window):
            answer = dialog.exec()
        accepted, new_title = dialog.plan, dialog.new_title
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted:
            self._keep(accepted, trip_id if tree else None, new_title)

    def _keep(self, plan: "ImportPlan", trip_id: int | None, new_title: str) -> None:
        """Copy the originals and write the days, both in a job."""
        self._job = self._background.run(
            lambda progress: self._write(plan, trip_id, new_title, progress),
            done=lambda written: self._show(*written),
            failed=self.failed.emit,
            name=_("Keeping the originals"),
        )

    def _write(
        self, plan: "ImportPlan", trip_id: int | None, new_title: str, progress: Progress
    ) -> tuple[int, list["date"]]:
        """In a job: the trip written to, and the dates of its new days."""
        from expedition.itinerary import photos, places
        from expedition.operations import tracks
        from expedition.records.fields import TripFields

        days = {leg.date for leg in plan.legs if leg.include}
        days |= {photo.date for photo in plan.photos if photo.include}
        dates = sorted(day for day in days if day is not None)
        label = plural("Import {n} day", "Import {n} days", len(dates)) if dates else _("Import places")
        kept = [plan.files[place].read for place in (*places.kept(plan), *photos.kept(plan))]
        with self._desk.keeping_originals(kept, progress):
            progress(0, 0, _("Writing the days"))
            if trip_id is not None:
                self._desk.do_in_job(progress, label, tracks.add_plan, trip_id, plan)
                return trip_id, dates
            fields = TripFields(title=new_title, mode=_usual_mode(plan))
            change = self._desk.do_in_job(progress, label, tracks.begin_with_plan, fields, plan)
            return change.result, dates

    def _show(self, trip_id: int, dates: list["date"]) -> None:
        """Go to the first of the days that came in."""
        if self._side.trip_id != trip_id:
            self._side.show_trip(trip_id)
        if not dates:
            self.done.emit(_("Imported places · Ctrl+Z"))
            return
        self._side.show_date(dates[0])
        self._side.days.setFocus()
        self.done.emit(plural("Imported {n} day · Ctrl+Z", "Imported {n} days · Ctrl+Z", len(dates)))


def _usual_mode(plan: "ImportPlan") -> LegMode:
    modes = [leg.mode for leg in plan.legs if leg.include]
    return max(set(modes), key=modes.count) if modes else LegMode.BICYCLE
