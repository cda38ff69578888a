"""Keeps what is typed from being lost: unsaved words are on the disk seconds after they were typed."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.background import Background, Progress
from ui.desk import Desk
from ui.drafts import Draft, DraftFile, forget_old
from ui.panels.trip_tree import TripPanel
from ui.typing_watch import TypingWatch

WRITE_AFTER_MS = 2000
"""Longer than a page or a form takes to save itself: mostly there is nothing left to do then."""


class DraftKeeper(QObject):
    """Writes the unsaved words of the window into a file while something is typed, and else does nothing."""

    def __init__(
        self,
        desk: Desk,
        side: TripPanel,
        background: Background,
        parent: QObject,
        watch: TypingWatch | None = None,
    ) -> None:
        """With a watch there is a page already, whose words belong to the logbook that is opened first."""
        super().__init__(parent)
        self._desk, self._side, self._background = desk, side, background
        self._own: Path | None = None
        self._file: DraftFile | None = None
        self._aside: tuple[Draft, ...] = ()
        self._written: tuple[Draft, ...] = ()
        self._is_writing = False
        self._has_words = watch is not None
        self.watch = watch or TypingWatch(self)
        self._soon = QTimer(self, singleShot=True, interval=WRITE_AFTER_MS)
        self._soon.timeout.connect(self._write)
        self.watch.typed.connect(self._begin)
        self.watch.left.connect(self._look)
        desk.opened.connect(self._turn)

    def keep_in(self, folder: Path) -> None:
        """Where drafts go whose logbook cannot be written."""
        self._own = folder

    def forget_old(self) -> None:
        """Nobody came back for these: what lies there long goes, for the end of a run."""
        if self._own is not None:
            forget_old(self._own, time.time())

    @property
    def aside(self) -> tuple[Draft, ...]:
        """What was found here when the logbook was opened, or was refused since, and waits for an answer."""
        return self._aside

    def leave(self, root: QWidget, day_id: int) -> None:
        """These words were refused and others are about to be shown: keep them until they are asked about."""
        here = self._here(day_id)
        for one in self.watch.unsaved():
            draft = Draft(one.place, one.words, one.typed, *here)
            if one.root is root and draft not in self._aside:
                self._aside += (draft,)
        self._write()

    def put_aside(self) -> None:
        """All unsaved words are kept until they are asked about, before this returns."""
        self._aside = self._all()
        self.watch.forget()
        self.flush()

    def drop(self, drafts: Sequence[Draft]) -> None:
        """These were put back or thrown away."""
        self._aside = tuple(draft for draft in self._aside if draft not in drafts)
        self._write()

    def flush(self) -> bool:
        """Write everything unsaved before this returns; False where it cannot be written."""
        self._soon.stop()
        if self._file is None:
            return not self.watch.unsaved()
        self._written = drafts = self._all()
        return self._file.writing(drafts)()

    def settle(self) -> None:
        """Everything was saved that can be; what was refused even so is put aside, the rest was not meant."""
        for one in self.watch.unsaved():
            if getattr(one.root, "is_unsaved", False) and self._side.day_id is not None:
                self.leave(one.root, self._side.day_id)
        self.watch.forget()
        self.flush()

    def _turn(self) -> None:
        """Another logbook lies on the desk, or none."""
        self._file = None
        self._aside = self._written = ()
        if self._desk.is_open:
            logbook = self._desk.logbook
            self._file = DraftFile(logbook.folder, self._own, read_only=logbook.read_only)
            self._aside = self._written = self._file.read()
            if self._has_words:
                self._begin()
            else:
                self.watch.forget()
        self._has_words = False

    def _begin(self) -> None:
        if self._file is not None and not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        """Something may have been saved or closed: then its draft goes at once."""
        if self._file is not None and len(self._written) > len(self._aside):
            QTimer.singleShot(0, self, self._write)

    def _write(self) -> None:
        drafts = self._all()
        if self._file is None or drafts == self._written:
            return
        if self._is_writing:
            self._soon.start()
            return
        self._is_writing, self._written = True, drafts
        write = self._file.writing(drafts)

        def work(_progress: Progress) -> bool:
            return write()

        self._background.run(work, done=self._written_by_job, failed=lambda _sentence: None)

    def _written_by_job(self, was_written: bool) -> None:
        self._is_writing = False
        if not was_written:
            self._written = self._aside

    def _all(self) -> tuple[Draft, ...]:
        here = self._here(self._side.day_id)
        now = tuple(Draft(one.place, one.words, one.typed, *here) for one in self.watch.unsaved())
        return self._aside + now

    def _here(self, day_id: int | None) -> tuple[int | None, int | None, date | None]:
        tree = self._side.tree
        rows = tree.rows if tree is not None else ()
        day = next((row.date for row in rows if row.id == day_id), None)
        return self._side.trip_id, day_id, day
