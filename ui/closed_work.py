"""Work on a logbook that must not be open for it: close, do, open anew."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from expedition.errors import Cancelled
from ui.background import Background, Progress
from ui.desk import Desk
from ui.opening import Opener

T = TypeVar("T")


class ClosedWork(QObject):
    """One piece of such work at a time.

    Signals:
        leaving: The logbook is about to be closed: what was typed must be in it.
        progressed: How far it is, as a job says it.
    """

    leaving = Signal()
    progressed = Signal(int, int, str)

    def __init__(self, desk: Desk, background: Background, opener: Opener, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self._opener = desk, background, opener
        self._stop = threading.Event()
        self._is_at_work = False

    @property
    def is_at_work(self) -> bool:
        """Whether a logbook is closed only for a while."""
        return self._is_at_work

    def begin(
        self,
        folder: Path,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[str], None],
    ) -> None:
        """Close the logbook in a folder if it is open, do something, and open it again.

        `done(result)` follows when it is open again, `failed(sentence)` where it stays as it was; an empty
        sentence says that it was stopped.
        """
        was_open = self._desk.is_open and self._desk.logbook.folder.resolve() == folder.resolve()
        self._stop.clear()
        self._is_at_work = True
        if was_open:
            self.leaving.emit()
            self._desk.put(None)

        def end(result: tuple[T] | None) -> None:
            self._is_at_work = False
            if result is not None:
                self._opener.open(folder, lambda: done(result[0]))
            else:
                fail("")

        def fail(sentence: str) -> None:
            self._is_at_work = False
            if was_open:
                self._opener.open(folder)
            failed(sentence)

        job = self._background.run(lambda told: self._tried(work, told), done=end, failed=fail)
        job.progressed.connect(self.progressed)

    def stop(self) -> None:
        """Leave it, where that is still possible; the logbook is then as it was."""
        self._stop.set()

    def _tried(self, work: Callable[[Progress], T], told: Progress) -> tuple[T] | None:
        """In a job: what comes of it, None where it was stopped in time.

        A job that is cancelled is not waited for, but this one may be past the point where it can be stopped.
        """

        def progress(done: int, of: int, what: str) -> None:
            if self._stop.is_set():
                raise Cancelled
            told(done, of, what)

        try:
            return (work(progress),)
        except Cancelled:
            return None
