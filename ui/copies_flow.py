"""Backups nobody asks for: after a session with changes, and before what takes much away."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from expedition import units
from expedition.errors import UserError
from expedition.text import _
from ui.background import Background
from ui.desk import Desk

if TYPE_CHECKING:
    from expedition.backing_up import Backup


class CopiesFlow(QObject):
    """Keeps backups of what is on the desk, in jobs; those of the last session when the window is gone.

    Signals:
        told: When the last backup was made, in words.
        failed: Why none could be made.
    """

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._folder: Path | None = None
        self._changed: set[Path] = set()
        desk.changed.connect(self._hear)
        desk.opened.connect(self._turn)

    def catch_up(self) -> None:
        """Make the backup that a session before this one did not come to; for a calm moment."""
        if self._desk.is_open and not self._desk.logbook.read_only:
            self._run(self._desk.logbook.folder, _due, lambda: None, "")

    def before_removal(self, then: Callable[[], None]) -> None:
        """Do something that takes much away, once there is a backup of what is written."""
        from expedition.backing_up import Reason

        if self._desk.is_open and not self._desk.logbook.read_only:
            folder = self._desk.logbook.folder
            self._run(folder, lambda folder: _due(folder, Reason.REMOVAL), then, _("Making a backup"))

    def finish(self) -> None:
        """Back up what was changed; for when the window is gone and nobody waits."""
        for folder in sorted(self._changed):
            _tried(folder)
        self._changed.clear()

    def _hear(self, _change: object, _initiator: object) -> None:
        self._changed.add(self._desk.logbook.folder)

    def _turn(self) -> None:
        """Another logbook lies on the desk: back up the one before, if it was changed."""
        before, self._folder = self._folder, self._desk.logbook.folder if self._desk.is_open else None
        if self._folder is None:
            self.told.emit("")
        if before in self._changed and self._folder is not None:
            self._changed.discard(before)
            self._background.run(
                lambda _progress: _tried(before), done=lambda _none: None, failed=self.failed.emit
            )

    def _run(
        self, folder: Path, work: "Callable[[Path], Backup | None]", then: Callable[[], None], name: str
    ) -> None:
        def done(made: "Backup | None") -> None:
            if made is not None and self._desk.is_open and self._desk.logbook.folder == folder:
                self.told.emit(_words(made))
            then()

        self._background.run(lambda _progress: work(folder), done=done, failed=self.failed.emit, name=name)


def _due(folder: Path, reason: str = "session") -> "Backup | None":
    """In a job: the newest backup, made now where something was written since the one before."""
    from expedition.backing_up import Reason, back_up_if_due, listed

    made = back_up_if_due(folder, Reason(reason))
    return made or next(iter(listed(folder)), None)


def _tried(folder: Path) -> None:
    """A backup if it can be made; where it cannot, the next opening says so."""
    from expedition.backing_up import Reason, back_up_if_due

    with suppress(UserError):
        back_up_if_due(folder, Reason.SESSION)


def _words(made: "Backup") -> str:
    """When a backup was made, by the clock of this machine."""
    here = made.made_at.astimezone()
    if here.date() == datetime.now().astimezone().date():
        return _("Backup today {time}").format(time=f"{here:%H:%M}")
    return _("Backup {date}").format(date=units.day_month(here.date()))
