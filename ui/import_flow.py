"""Files on their way in: read beside the window, shown as a plan, written as one step."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from expedition.errors import UserError
from expedition.kinds import USUAL_MODES, LegMode
from expedition.text import _, plural
from ui.background import Background, Job, Progress
from ui.desk import Desk
from ui.folder_flow import FolderFlow, back_up_before, parted
from ui.icons import Icons
from ui.panels.trip_tree import TripPanel
from ui.photo_flow import PhotoFlow, make_small
from ui.theme import Theme
from ui.verbs import today
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QImage

    from expedition.records.importing import ImportPlan, PlannedFile
    from ui.models.plan_trips import LoadedTrip


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
        self._photos = PhotoFlow(desk, background, self)
        self._photos.done.connect(self.done)
        self._photos.failed.connect(self.failed)
        self._photos.unsure.connect(lambda plan: self._ask(plan, side.trip_id))

    def read(self, paths: Sequence[Path]) -> None:
        """Take files and folders in: trip folders as they are, all others through a plan."""
        folders, others = parted(paths)
        for folder in folders:
            self._folders.read(folder)
        if others:
            tree = self._side.tree
            trip_id = tree.id if tree else None
            mode = tree.fields.mode if tree else None
            chosen = tuple(others)
            self._begin(lambda progress: self._plan(chosen, trip_id, mode, progress), trip_id)

    def read_day_again(self) -> None:
        """Read the originals of the chosen day anew."""
        from expedition.queries.days import day_page

        if self._side.day_id is not None:
            legs = self._desk.read(day_page, self._side.day_id).legs
            self.read_again([leg.source_sha256 for leg in legs if leg.source_sha256])

    def read_trip_again(self) -> None:
        """Read all originals of the open trip anew."""
        from expedition.queries.imports import known_tracks

        tracks = self._desk.read(known_tracks, self._side.trip_id)
        self.read_again([track.sha256s[0] for track in tracks if not track.trip])

    def read_again(self, sha256s: Sequence[str]) -> None:
        """Read kept originals of the open trip anew; what is accepted stands in place of their legs."""
        from expedition import intake

        trip_id, logbook = self._side.trip_id, self._desk.logbook
        wanted = tuple(dict.fromkeys(sha256s))
        if trip_id is None or not wanted:
            self.failed.emit(_("Nothing here was made of a file."))
            return
        self._begin(lambda progress: intake.plan_again(logbook, trip_id, wanted, progress), trip_id)

    def add_photos(self, paths: Sequence[Path], day_id: int) -> None:
        """Add pictures to a day; where some were taken on another day, show what they would become."""
        tree = self._side.tree
        day = next((row.date for row in tree.rows if row.id == day_id), None) if tree else None
        if tree is None or day is None:
            self.read(paths)
            return
        chosen = tuple(paths)
        self._begin(
            lambda progress: self._plan(chosen, tree.id, tree.fields.mode, progress),
            tree.id,
            lambda plan: self._photos.settle(plan, day_id, day),
        )

    def _begin(
        self,
        plan: Callable[[Progress], "ImportPlan"],
        trip_id: int | None,
        then: "Callable[[ImportPlan], None] | None" = None,
    ) -> None:
        """Read files in worker processes and show what they would become, unless something else is next."""
        if self._job is not None and not self._job.is_cancelled:
            self.failed.emit(_("Files are being read already: wait for them, or stop that first."))
            return

        def work(progress: Progress) -> "tuple[ImportPlan, LoadedTrip | None]":
            # The dialog opens on the trip; reading it there would hold the window up.
            return plan(progress), None if then is not None else self._load(trip_id)

        def done(found: "tuple[ImportPlan, LoadedTrip | None]") -> None:
            then(found[0]) if then is not None else self._ask(found[0], trip_id, found[1])

        self._job = self._background.run(
            work,
            done=done,
            failed=self.failed.emit,
            name=_("Reading the files"),
        )

    def _plan(
        self, paths: tuple[Path, ...], trip_id: int | None, mode: LegMode | None, progress: Progress
    ) -> "ImportPlan":
        """In a job: files in, proposal out."""
        from expedition.importers import batch
        from expedition.itinerary import crossings, edit, photos, places
        from expedition.itinerary.usual import usual_mode
        from expedition.queries.borders import held_borders
        from expedition.queries.imports import held_places, known_tracks
        from expedition.queries.photos import photo_ground
        from expedition.records.importing import HeldPlaces

        known = self._desk.read(known_tracks, trip_id)
        plan = batch.plan_files(paths, known, mode or USUAL_MODES[0], progress)
        if mode is None and (guessed := usual_mode(plan)) is not plan.mode:
            progress(0, 0, _("Comparing"))
            plan = edit.remake(plan, known, guessed)
        held = self._desk.read(held_places, trip_id) if trip_id is not None else HeldPlaces()
        plan = places.settle(plan, held)
        if plan.photos:
            plan = photos.on_ground(plan, self._desk.read(photo_ground, trip_id))
        if trip_id is not None:
            plan = crossings.on_trip(plan, self._desk.read(held_borders, trip_id))
        if plan.files and all(file.read.path.is_dir() for file in plan.files):
            raise UserError(" ".join(file.reason for file in plan.files))
        if not plan.files:
            raise UserError(_("No track and no photo is in there: choose files, or a folder with some."))
        return plan

    def _ask(self, plan: "ImportPlan", trip_id: int | None, loaded: "LoadedTrip | None" = None) -> None:
        from expedition.queries.trips import all_trips
        from ui.dialogs.import_dialog import ImportDialog
        from ui.models.plan_trips import PlanTrips

        self.asking.emit()
        choices = tuple((trip.id, trip.title) for trip in self._desk.read(all_trips))
        chosen = trip_id if trip_id in dict(choices) else None

        def load(wanted: int | None) -> "LoadedTrip":
            return loaded if loaded is not None and wanted == trip_id else self._load(wanted)

        trips = PlanTrips(choices, chosen, load)
        dialog = ImportDialog(
            self._theme,
            self._icons,
            plan,
            trips,
            today(),
            self._load_picture,
            self._background,
            self._window,
        )
        with veiled(self._theme, self._window):
            answer = dialog.exec()
        accepted, into, new_title = dialog.plan, dialog.trip_id, dialog.new_title
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted:
            self._keep(accepted, into, new_title)

    def _load(self, trip_id: int | None) -> "LoadedTrip":
        """What the plan needs of a trip it may go into."""
        from expedition.queries.borders import held_borders
        from expedition.queries.imports import held_places, known_tracks
        from expedition.queries.photos import photo_ground
        from expedition.queries.rows import day_rows
        from expedition.queries.trips import trip_fields
        from expedition.records.importing import HeldPlaces
        from ui.models.plan_trips import LoadedTrip

        held, ground = self._desk.read(known_tracks, trip_id), self._desk.read(photo_ground, trip_id)
        if trip_id is None:
            return LoadedTrip((), None, held, HeldPlaces(), ground)
        return LoadedTrip(
            self._desk.read(day_rows, trip_id),
            self._desk.read(trip_fields, trip_id).mode,
            held,
            self._desk.read(held_places, trip_id),
            ground,
            self._desk.read(held_borders, trip_id),
        )

    def _load_picture(self, file: "PlannedFile", show: "Callable[[QImage], None]") -> None:
        """Read a picture that is not kept yet in a job, as large as a clock in it needs to be read."""
        from PySide6.QtGui import QImage

        from expedition.importers import thumbnails

        self._background.run(
            lambda _progress: QImage.fromData(thumbnails.preview(file.read.place)),
            done=show,
            failed=lambda _why: show(QImage()),
        )

    def _keep(self, plan: "ImportPlan", trip_id: int | None, new_title: str) -> None:
        """Copy the originals and write the days, both in a job."""
        self._job = self._background.run(
            lambda progress: self._write(plan, trip_id, new_title, progress),
            done=lambda written: self._finish(plan, written),
            failed=self.failed.emit,
            name=_("Keeping the originals"),
        )

    def _finish(self, plan: "ImportPlan", written: tuple[int, list["date"], str]) -> None:
        from expedition.itinerary import photos

        self._show(*written)
        make_small(self._desk, self._background, [plan.files[number].read for number in photos.kept(plan)])

    def _write(
        self, plan: "ImportPlan", trip_id: int | None, new_title: str, progress: Progress
    ) -> tuple[int, list["date"], str]:
        """In a job: the trip written to, the dates of its new days, and what was done."""
        from expedition.itinerary import photos, places
        from expedition.operations import tracks
        from expedition.records.fields import TripFields

        days = {(leg.trip_id, leg.date) for leg in plan.legs if leg.include and leg.date is not None}
        days |= {(None, photo.date) for photo in plan.photos if photo.include and photo.date is not None}
        dates = sorted(day for trip, day in days if trip is None and day is not None)
        label, said = _words(plan, len(days))
        kept = [plan.files[place].read for place in (*places.kept(plan), *photos.kept(plan))]
        with self._desk.keeping_originals(kept, progress) as copied:
            copied()
            back_up_before(self._desk.logbook.folder)
            progress(0, 0, _("Writing the days"))
            if trip_id is not None:
                self._desk.do_in_job(progress, label, tracks.add_plan, trip_id, plan, progress)
                return trip_id, dates, said
            fields = TripFields(title=new_title, mode=plan.mode)
            change = self._desk.do_in_job(progress, label, tracks.begin_with_plan, fields, plan, progress)
            return change.result, dates, said

    def _show(self, trip_id: int, dates: list["date"], said: str) -> None:
        """Go to the first of the days that came in."""
        if self._side.trip_id != trip_id:
            self._side.show_trip(trip_id)
        if dates:
            self._side.show_date(dates[0])
            self._side.days.setFocus()
        self.done.emit(_("{done} · Ctrl+Z").format(done=said))


def _words(plan: "ImportPlan", days: int) -> tuple[str, str]:
    """The name of the step, and what is said once it is done."""
    if plan.replaces:
        words = plural("Read {n} file again", "Read {n} files again", len(plan.replaces))
        return words, words
    if not days:
        return _("Import places"), _("Imported places")
    return plural("Import {n} day", "Import {n} days", days), plural(
        "Imported {n} day", "Imported {n} days", days
    )
