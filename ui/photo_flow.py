"""Photos on their way to one day: written as one step where nothing speaks against it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from expedition.text import _, plural
from ui.background import Background, Progress
from ui.desk import Desk

if TYPE_CHECKING:
    from expedition.records.importing import ImportPlan, ReadFile

_MANY = 12
"""So many new photos take long enough to be told of."""


class PhotoFlow(QObject):
    """Adds the photos of a plan to the day they were dropped on.

    Signals:
        done: What came in, for the foot of the list.
        failed: Why nothing did.
        unsure: Some were taken on another day: the plan, with the undated on this day, is to be asked about.
    """

    done = Signal(str)
    failed = Signal(str)
    unsure = Signal(object)

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background

    def settle(self, plan: "ImportPlan", day_id: int, day: date) -> None:
        """Write what belongs to the day, or ask."""
        from expedition.itinerary import photos
        from expedition.records.importing import FileState

        new = photos.new(plan)
        if photos.contradicting(plan, day):
            undated = {photo.file for photo in new if photo.state is FileState.UNTIMED}
            self.unsure.emit(photos.set_photo_date(plan, undated, day) if undated else plan)
        elif not new:
            self.failed.emit(_nothing_new(plan))
        else:
            reads = [plan.files[photo.file].read for photo in new]
            self._background.run(
                lambda progress: self._write(plan, reads, day_id, progress),
                done=lambda said: self._finish(said, reads),
                failed=self.failed.emit,
                name=_("Keeping the photos"),
            )

    def _write(self, plan: "ImportPlan", reads: Sequence["ReadFile"], day_id: int, progress: Progress) -> str:
        """In a job: what was done."""
        from expedition.operations import photos

        count = len(reads)
        with self._desk.keeping_originals(reads, progress) as copied:
            copied()
            label = plural("Add {n} photo", "Add {n} photos", count)
            self._desk.do_in_job(progress, label, photos.add_to_day, day_id, plan)
        said = [plural("Added {n} photo", "Added {n} photos", count)]
        left = len(plan.files) - count
        if left:
            said.append(
                plural("{n} is there already or no photo", "{n} are there already or no photos", left)
            )
        return ", ".join(said)

    def _finish(self, said: str, reads: Sequence["ReadFile"]) -> None:
        self.done.emit(_("{done} · Ctrl+Z").format(done=said))
        make_small(self._desk, self._background, reads)


def make_small(desk: Desk, background: Background, reads: Sequence["ReadFile"]) -> None:
    """Make the small pictures of new photos in a job, after their days are written; nobody waits for it."""
    from expedition.importers.thumbnails import make_all

    paths = [desk.logbook.photo(read.sha256, read.format) for read in reads]
    if paths:
        background.run(
            lambda progress: make_all(paths, progress),
            done=lambda _refused: None,
            failed=lambda _why: None,
            name=_("Making small pictures") if len(paths) > _MANY else "",
        )


def _nothing_new(plan: "ImportPlan") -> str:
    """Why a plan has no new photo."""
    if plan.photos:
        return plural(
            "The logbook has this photo already.", "The logbook has these photos already.", len(plan.photos)
        )
    reasons = [f"{file.read.name}: {file.reason}" for file in plan.files if file.reason]
    return " ".join(reasons[:1]) or _("No photo is in there.")
