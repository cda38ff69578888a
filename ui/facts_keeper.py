"""The facts and figures of trips, one keeper for all views of a window: `ViewPanels.facts`.

A view asks `facts(trip_id)` or `figures(trip_id)`: what is known by now, or None. Either way the trip is kept
from then on, read beside the window, and `changed(trip_id)` tells when other facts are known, after each edit
too. A view that is hidden may let the signal pass and ask again when it is looked at.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.background import Background, Job
from ui.desk import Desk

if TYPE_CHECKING:
    from expedition.logbook import Change, Logbook
    from expedition.records.statistics import Statistic
    from expedition.records.trip_facts import TripFacts
    from expedition.stats.reckoning import Reckoning


class FactsKeeper(QObject):
    """The trips that were asked for, as they stand now.

    Signals:
        changed: Other facts are known of the trip with this id.
        failed: Why a trip cannot be read, in a sentence.
    """

    changed = Signal(int)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._known: dict[int, Reckoning] = {}
        self._waiting: dict[int, Change | None] = {}
        self._jobs: dict[int, Job[Reckoning]] = {}
        desk.changed.connect(self._hear)
        desk.opened.connect(self._forget)

    def facts(self, trip_id: int) -> "TripFacts | None":
        """The facts of a trip as far as they are known by now."""
        known = self._asked(trip_id)
        return known.facts if known else None

    def figures(self, trip_id: int) -> "tuple[Statistic, ...] | None":
        """The figures of a trip as far as they are known by now."""
        known = self._asked(trip_id)
        return known.figures if known else None

    def is_current(self, trip_id: int) -> bool:
        """Whether what is known of a trip is how it stands now."""
        return trip_id in self._known and trip_id not in self._jobs

    def _asked(self, trip_id: int) -> "Reckoning | None":
        if trip_id not in self._known and trip_id not in self._jobs and self._desk.is_open:
            self._waiting[trip_id] = None
            self._read(trip_id)
        return self._known.get(trip_id)

    def _hear(self, change: "Change", _initiator: object) -> None:
        for trip_id in {*self._known, *self._jobs}:
            if change.touches("trip", trip_id):
                before = self._waiting.get(trip_id)
                self._waiting[trip_id] = change if before is None else before.followed_by(change)
                if trip_id not in self._jobs:
                    self._read(trip_id)

    def _read(self, trip_id: int) -> None:
        known, change = self._known.get(trip_id), self._waiting.pop(trip_id)
        work = partial(_reckoned, self._desk.logbook, trip_id, known, change)
        self._jobs[trip_id] = self._background.run(
            lambda _progress: work(),
            done=lambda made: self._take(trip_id, made),
            failed=lambda sentence: self._fail(trip_id, sentence),
        )

    def _take(self, trip_id: int, made: "Reckoning") -> None:
        del self._jobs[trip_id]
        self._known[trip_id] = made
        if trip_id in self._waiting:
            self._read(trip_id)
        self.changed.emit(trip_id)

    def _fail(self, trip_id: int, sentence: str) -> None:
        """A trip that is gone, or cannot be read, is read whole when it is asked for again."""
        del self._jobs[trip_id]
        self._known.pop(trip_id, None)
        self._waiting.pop(trip_id, None)
        self.failed.emit(sentence)

    def _forget(self) -> None:
        """Another logbook may lie on the desk."""
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        self._waiting.clear()
        self._known.clear()


def _reckoned(
    logbook: "Logbook", trip_id: int, known: "Reckoning | None", change: "Change | None"
) -> "Reckoning":
    # Read in a job's thread: what figures are made with is large, and nobody waits for it there.
    from expedition.queries.facts import trip_facts, updated
    from expedition.stats.reckoning import reckon

    if known is None or change is None:
        return reckon(logbook.read(trip_facts, trip_id))
    return reckon(logbook.read(updated, known.facts, change.touched), known)
