"""The making of a report beside the window: first the pages looked at, then the whole."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from expedition.previewing import Press, Wish
from expedition.record_classes import dataclass
from expedition.text import _
from ui.background import Background, Job, Progress
from ui.paper import Paper
from ui.worker import Worker

if TYPE_CHECKING:
    from expedition.records.printed import Printed


@dataclass(frozen=True, slots=True)
class Spot:
    """Which pages are looked at: those of a day, or the cover (None), as numbered in a book of `total`."""

    day_id: int | None = None
    first: int = 1
    total: int = 1


class ReportMaking(QObject):
    """One wish at a time; a newer one ends what is under way.

    The process for first looks stays warm until `let_go`; that of the whole book ends with each wish.

    Signals:
        looked: A `Paper` of the pages looked at, and what it was printed as.
        made: The whole as a `Paper`, and what it was printed as.
        failed: Why there is no report.
        told: What is being done.
        counted: What leaves with the report.
    """

    looked = Signal(object, object)
    made = Signal(object, object)
    failed = Signal(str)
    told = Signal(str)
    counted = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._first, self._rest = Worker(Press), Worker(Press)
        self._turn = threading.Lock()
        self._wish: Wish | None = None
        self._spot: Spot | None = None
        self._looking: Job[Any] | None = None
        self._making: Job[Any] | None = None
        self._warming: Job[Any] | None = None

    def prepare(self, wish: Wish) -> None:
        """Start the process for first looks and let it read the trip, before anybody waits for it."""

        def work(progress: Progress) -> None:
            self._first.call(Press.warm_up, wish, progress=progress)

        if self._warming is not None:
            self._warming.cancel()
        self._warming = self._background.run(work, done=lambda _none: None, failed=lambda _sentence: None)

    def make(self, wish: Wish, spot: Spot | None) -> None:
        """Make another report; with a spot its pages come first."""
        self.end()
        self._wish, self._spot = wish, spot
        if self._looking is None:
            self._look()

    def end(self) -> None:
        """Nobody waits for the report any more."""
        self._wish = None
        if self._making is not None:
            self._making.cancel()
            self._making = None

    def count(self, wish: Wish) -> None:
        """Tell what leaves with a report."""

        def work(progress: Progress) -> Any:
            # Not by the process for first looks: the next choice shall not wait for the counting.
            return self._rest.call(Press.leaves, wish, progress=progress)

        self._background.run(work, done=self.counted.emit, failed=lambda _sentence: None)

    def write_page(
        self, wish: Wish, file: Path, done: Callable[[], None], failed: Callable[[str], None]
    ) -> None:
        """Write the report as a page of the web."""

        def work(progress: Progress) -> None:
            self._rest.call(Press.write_page, wish, file, progress=progress)

        name = _("Writing {name}").format(name=file.name)
        self._background.run(work, done=lambda _none: done(), failed=failed, name=name)

    def let_go(self) -> bool:
        """End the processes, which take more memory than the window; False where one is at work."""
        jobs = (self._looking, self._making, self._warming)
        if any(job is not None and job.is_running for job in jobs):
            return False
        for worker in (self._first, self._rest):
            worker.close()
        return True

    def stop(self) -> None:
        """End the processes; for leaving the program."""
        self.end()
        jobs = [job for job in (self._looking, self._making, self._warming) if job is not None]
        for job in jobs:
            job.cancel()
        for job in jobs:
            job.wait()
        self._first.close()
        self._rest.close()

    def _look(self) -> None:
        wish, spot = self._wish, self._spot
        if wish is None:
            return
        if spot is None:
            self._make_whole(wish)
            return

        def work(progress: Progress) -> "tuple[Paper, Printed] | None":
            asked = (wish, spot.day_id, spot.first, spot.total)
            return self._opened(self._first.call(Press.first_look, *asked, progress=progress))

        def done(found: "tuple[Paper, Printed] | None") -> None:
            self._looking = None
            if wish is not self._wish:
                self._look()
                return
            if found is not None:
                self.looked.emit(*found)
            self._make_whole(wish)

        # What goes wrong with a few pages goes wrong with the whole too, or does not matter.
        self._looking = self._background.run(work, done=done, failed=lambda _sentence: done(None))

    def _make_whole(self, wish: Wish) -> None:
        def work(progress: Progress) -> "tuple[Paper, Printed] | None":
            return self._opened(self._rest.call(Press.whole, wish, progress=progress))

        def done(found: "tuple[Paper, Printed] | None") -> None:
            self._making = None
            if found is not None and wish is self._wish:
                self.made.emit(*found)

        self._making = self._background.run(work, done=done, failed=self._refuse)
        making = _("making the pages")
        self._making.progressed.connect(lambda _done, _of, what: self.told.emit(what or making))

    def _refuse(self, sentence: str) -> None:
        self._looking = self._making = None
        if self._wish is not None:
            self.failed.emit(sentence)

    def _opened(self, printed: "Printed | None") -> "tuple[Paper, Printed] | None":
        return None if printed is None else (Paper(printed.data, self._turn), printed)
