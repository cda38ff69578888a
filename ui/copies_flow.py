"""Backups nobody asks for: after a session with changes, before much goes, and in a second place."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from expedition import units
from expedition.errors import Cancelled, DamagedError, UserError
from expedition.text import _
from ui.background import Background, Progress
from ui.desk import Desk
from ui.second_place import SecondPlace, copy_if_due, short_name

if TYPE_CHECKING:
    from expedition.backing_up import Backup

_MANY_DAYS = 5
"""What touches so many days at once is worth a backup first."""
_SOON_BYTES = 40_000_000
"""A backup of so much takes about a second."""
_LEAVING_S = 30.0
"""So long the program stays to copy after its window is gone; what is left is copied the next time."""


class CopiesFlow(QObject):
    """Keeps backups of what is on the desk, in jobs; those of the last session when the window is gone.

    Signals:
        told: When the last backup was made, in words.
        failed: Why none could be made.
        damaged: None could be made, because the logbook is not what was written.
    """

    told = Signal(str)
    failed = Signal(str)
    damaged = Signal()

    def __init__(self, desk: Desk, background: Background, place: SecondPlace, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self.place = desk, background, place
        self._folder: Path | None = None
        self._changed: set[Path] = set()
        self._was_there = False
        self._last = ""
        desk.before_much = self.before_removal
        desk.changed.connect(self._hear)
        desk.opened.connect(self._turn)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_up)

    def catch_up(self) -> None:
        """Make the backup that a session before this one did not come to; for a calm moment."""
        if self._is_kept:
            # A full disk here is a reason more for the copy elsewhere.
            copy = self._copy_if_there
            self._run(self._desk.logbook.folder, _due, copy, "", otherwise=copy)

    def before_removal(self, then: Callable[[], None]) -> None:
        """Do something that takes much away, once there is a backup of what is written."""
        from expedition.backing_up import Reason

        if self._is_kept:
            folder = self._desk.logbook.folder
            self._run(folder, lambda folder: _due(folder, Reason.REMOVAL), then, _("Making a backup"))

    def before_undo(self, undo: Callable[[], None], steps: int = 1) -> None:
        """Take steps back, once there is a backup if that touches many days: the next edit ends the redo."""
        from expedition.queries.history import days_of_last_step

        is_much = False
        if self._is_kept:
            with suppress(UserError):
                is_much = self._desk.read(days_of_last_step, steps) >= _MANY_DAYS
        if is_much:
            # Redo is there too: what keeps a backup from being made need not keep the undo.
            self._run(self._desk.logbook.folder, _tried, undo, _("Making a backup"))
        else:
            undo()

    def finish(self, *, is_short: bool = False) -> None:
        """Back up what was changed; for when the window is gone and nobody waits.

        `is_short` where the session ends: then only what is soon done; the next start makes what is missing.
        """
        for folder in sorted(self._changed):
            if is_short:
                _leave_soon(folder)
            elif _leave(folder, self.place.of(folder)):
                self.place.note_copied(folder)
        self._changed.clear()

    @property
    def _is_kept(self) -> bool:
        return self._desk.is_open and not self._desk.logbook.read_only

    def _hear(self, _change: object, _initiator: object) -> None:
        self._changed.add(self._desk.logbook.folder)

    def _turn(self) -> None:
        """Another logbook lies on the desk: back up the one before, if it was changed."""
        before, self._folder = self._folder, self._desk.logbook.folder if self._desk.is_open else None
        self._was_there = False
        if self._folder is None:
            self._say("")
        else:
            self.place.come(self._folder)
        if before in self._changed and self._folder not in (None, before):
            self._changed.discard(before)
            place = self.place.of(before)
            self._background.run(
                lambda _progress: _leave(before, place),
                done=lambda is_copied: self.place.note_copied(before) if is_copied else None,
                failed=self.failed.emit,
            )

    def _look_up(self, state: Qt.ApplicationState) -> None:
        """The window comes to the front, perhaps because a stick was put in."""
        if state == Qt.ApplicationState.ApplicationActive and self._is_kept:
            self._copy_if_there()

    def _copy_if_there(self) -> None:
        """Copy to the second place if it has come and misses something."""
        folder = self._desk.logbook.folder if self._is_kept else None
        place = self.place.of(folder) if folder is not None else None
        if folder is None or place is None:
            return
        from expedition.second_place import is_copy_due, is_there

        def copy(found: tuple[bool, bool]) -> None:
            came, self._was_there = found[0] and not self._was_there, found[0]
            if came and found[1]:
                self._background.run(
                    lambda progress: copy_if_due(folder, place, progress),
                    done=lambda is_copied: self._tell_copied(folder, is_copied=is_copied),
                    failed=self.failed.emit,
                    name=_("Copying to {place}").format(place=short_name(place)),
                )
            else:
                self._say(self._last)

        self._background.run(
            lambda _progress: (is_there(place), is_there(place) and is_copy_due(folder, place)),
            done=copy,
            failed=self.failed.emit,
        )

    def _tell_copied(self, folder: Path, *, is_copied: bool) -> None:
        if is_copied:
            self.place.note_copied(folder)
        self._say(self._last)

    def _say(self, words: str) -> None:
        """When the last backup was made; or that the second place was away too long, which matters more."""
        self._last = words
        missed = ""
        if self._folder is not None and not self._was_there:
            missed = self.place.missed(self._folder, datetime.now(UTC))
        self.told.emit(missed or words)

    def _run(
        self,
        folder: Path,
        work: "Callable[[Path], Backup | None]",
        then: Callable[[], None],
        name: str,
        *,
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        def failed(sentence: str) -> None:
            self.failed.emit(sentence)
            otherwise()

        def done(made: "Backup | DamagedError | None") -> None:
            if isinstance(made, DamagedError):
                self.failed.emit(str(made))
                self.damaged.emit()
                return
            if not self._desk.is_open or self._desk.logbook.folder != folder:
                return  # What was asked for was meant for the logbook that lay there.
            if made is not None:
                self._say(_words(made))
            then()

        def tried(_progress: Progress) -> "Backup | DamagedError | None":
            try:
                return work(folder)
            except DamagedError as error:
                return error

        self._background.run(tried, done=done, failed=failed, name=name)


def _due(folder: Path, reason: str = "session") -> "Backup | None":
    """In a job: the newest backup, made now where something was written since the one before."""
    from expedition.backing_up import Reason, back_up_if_due, listed

    made = back_up_if_due(folder, Reason(reason))
    return made or next(iter(listed(folder)), None)


def _tried(folder: Path) -> "Backup | None":
    with suppress(UserError):
        return _due(folder, "removal")
    return None


def _leave(folder: Path, place: Path | None) -> bool:
    """Backs up what is left behind, and says whether a copy went to the second place.

    Where something cannot be made, the next opening says so.
    """
    from expedition.backing_up import Reason, back_up_if_due

    with suppress(UserError):
        back_up_if_due(folder, Reason.SESSION)
    if place is not None:
        with suppress(UserError, Cancelled):
            return copy_if_due(folder, place, _until(time.monotonic() + _LEAVING_S))
    return False


def _leave_soon(folder: Path) -> None:
    from expedition.backing_up import Reason, back_up_if_due, size_of

    with suppress(UserError, OSError):
        if size_of(folder) <= _SOON_BYTES:
            back_up_if_due(folder, Reason.SESSION)


def _until(end: float) -> Progress:
    """A progress that stops what takes too long; a second of a steady clock."""

    def progress(_done: int, _of: int, _what: str) -> None:
        if time.monotonic() > end:
            raise Cancelled

    return progress


def _words(made: "Backup") -> str:
    """When a backup was made, by the clock of this machine."""
    here = made.made_at.astimezone()
    if here.date() == datetime.now().astimezone().date():
        return _("Backup today {time}").format(time=f"{here:%H:%M}")
    return _("Backup {date}").format(date=units.day_month(here.date()))
