"""What can be done to a photo, from its card or from the viewer: each verb is one step to undo."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from expedition import units
from expedition.atlas.zone_rules import local
from expedition.errors import UserError
from expedition.records.day import DayPage, PhotoRecord
from expedition.text import _
from ui.desk import Desk


class PhotoVerbs(QObject):
    """Asks the desk for photos and changes them there.

    Signals:
        failed: Why the logbook refused a step.
        changed: A step was done, or taken back.
    """

    failed = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def are_none(self) -> bool:
        """Whether the logbook can only be read."""
        return self._desk.is_for_reading

    def page(self, day_id: int) -> DayPage:
        """The day with its photos as they are now."""
        from expedition.queries.days import day_page

        return self._desk.read(day_page, day_id)

    def day_beside(self, day_id: int, step: int) -> int | None:
        """The next day with photos, or the one before; None at the ends of the trip."""
        from expedition.queries.photos import day_with_photos

        return self._desk.read(day_with_photos, day_id, step)

    def days(self, trip_id: int) -> dict[date, int]:
        """The days of a trip by their dates."""
        from expedition.queries.rows import day_rows

        rows = self._desk.read(day_rows, trip_id)
        return {row.date: row.id for row in rows}

    def file(self, photo: PhotoRecord) -> tuple[str, Path]:
        """What its picture is known by, and where it lies."""
        return photo.sha256, self._desk.logbook.photo(photo.sha256, photo.format)

    def caption(self, photo: PhotoRecord, words: str) -> None:
        """Write the words under it."""
        if words != photo.fields.caption:
            self._try(_("Write a caption"), "caption", photo.id, words)

    def turn(self, photo: PhotoRecord, quarters: int) -> None:
        """Turn it clockwise; one without a picture has nothing to turn."""
        if photo.sha256:
            self._try(_("Turn a photo"), "turn", photo.id, quarters)

    def choose_cover(self, photo: PhotoRecord, *, is_cover: bool) -> None:
        """Let it stand for the trip, or no longer."""
        label = _("Choose the cover photo") if is_cover else _("Choose no cover photo")
        self._try(label, "choose_cover", photo.id, is_cover=is_cover)

    def change(self, label: str, photo: PhotoRecord, **fields: Any) -> None:
        """Set some of its fields."""
        self._try(label, "update", photo.id, replace(photo.fields, **fields))

    def move(self, photo: PhotoRecord, day_id: int) -> None:
        """Put it on another day."""
        self._try(_("Move a photo"), "move", photo.id, day_id)

    def order(self, day_id: int, photo_ids: Sequence[int]) -> None:
        """Put the photos of a day in this order."""
        self._try(_("Order the photos"), "reorder", day_id, list(photo_ids))

    def remove(self, photo: PhotoRecord) -> None:
        """Take it from its day; undo brings it back."""
        self._try(_("Remove a photo"), "remove", photo.id)

    def add_caption(self, day_id: int, words: str) -> int | None:
        """Add a caption without its picture; its id, None where that failed."""
        change = self._try(_("Add a caption"), "add_caption", day_id, words)
        return change.result if change is not None else None

    def undo(self) -> None:
        """Take the newest step back, whatever it was."""
        try:
            self._desk.undo()
        except UserError as error:
            self.failed.emit(str(error))
        self.changed.emit()

    def _try(self, label: str, verb: str, *args: Any, **kwargs: Any) -> Any:
        from expedition.operations import photos

        try:
            change = self._desk.do(label, getattr(photos, verb), *args, **kwargs)
        except UserError as error:
            self.failed.emit(str(error))
            return None
        self.changed.emit()
        return change


def said_of(photo: PhotoRecord) -> str:
    """`Sun 20 July, 09:02 · Canon EOS R6 · photo by Harry`."""
    said = []
    if photo.fields.taken_utc is not None:
        taken = local(photo.fields.taken_utc, photo.fields.zone)
        said.append(f"{units.weekday_day_month(taken.date())}, {taken:%H:%M}")
    said.append(photo.camera or photo.name)
    if photo.fields.credit:
        said.append(_("photo by {name}").format(name=photo.fields.credit))
    return " · ".join(filter(None, said))


def moved(photos: Sequence[PhotoRecord], place: int, to: int) -> list[int]:
    """The ids of photos in order once one of them was put before another place."""
    ids = [one.id for one in photos]
    ids.insert(to, ids.pop(place))
    return ids
