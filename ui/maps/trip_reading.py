"""Reads the lines of a trip beside the window, and again when one of them changes."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from expedition.cartography.lines import TripLines
from expedition.errors import UserError
from expedition.queries.ground_lines import day_ground, finer_ways, trip_ground
from expedition.queries.lines import day_lines
from expedition.records.lines import WayPoints
from expedition.stats import along
from expedition.stats.along import Way
from expedition.text import _
from ui.background import Background, Job
from ui.desk import Desk

if TYPE_CHECKING:
    from expedition.logbook import Logbook

DAY_POINTS = 5_000
"""So many points of a leg stand under the cursor of map and profile."""
_SOON_MS = 200
_DRAWN = ("leg", "track", "track_line", "route")


class TripReading(QObject):
    """The lines of one trip.

    Signals:
        arrived: Other lines are known, or none.
        failed: Why they cannot be read, in a sentence.
    """

    arrived = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._trip_id: int | None = None
        self._reading: Job[TripLines] | None = None
        self.lines: TripLines | None = None
        """What is known by now."""
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._read)
        desk.changed.connect(self._on_change)
        desk.opened.connect(lambda: self.show_trip(None))

    @property
    def trip_id(self) -> int | None:
        """The trip asked for last."""
        return self._trip_id

    @property
    def is_reading(self) -> bool:
        """Whether its lines are being read, or about to be."""
        return self._reading is not None or self._soon.isActive()

    def show_trip(self, trip_id: int | None) -> None:
        """Read the lines of another trip, or of none."""
        if trip_id == self._trip_id:
            return
        self._trip_id = trip_id
        if self.lines is not None:
            self.lines = None
            self.arrived.emit()
        self._read()

    def day(self, day_id: int) -> TripLines:
        """The lines of one day alone, at once.

        Raises:
            UserError: What is stored of a line is damaged.
        """
        return TripLines(self._desk.read(day_ground, day_id), _finer(self._desk, self._desk.logbook))

    def way(self, day_id: int) -> Way | None:
        """The samples of a day; jobs may ask too.

        Raises:
            UserError: What is stored of a line is damaged.
        """
        return along.compute(self._desk.read(day_lines, day_id, DAY_POINTS))

    def _on_change(self, change: Any, _initiator: object) -> None:
        is_of_trip = self._trip_id is not None and change.touches("trip", self._trip_id)
        if is_of_trip and any(change.touched.get(kind) for kind in _DRAWN):
            self._soon.start()

    def _read(self) -> None:
        self._soon.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if self._trip_id is None or not self._desk.is_open:
            return
        desk, logbook, trip_id = self._desk, self._desk.logbook, self._trip_id
        self._reading = self._background.run(
            lambda _progress: TripLines(logbook.read(trip_ground, trip_id), _finer(desk, logbook)),
            done=self._take,
            failed=self._fail,
        )

    def _take(self, lines: TripLines) -> None:
        self._reading = None
        if self.lines is None or self.lines.stamp != lines.stamp:
            self.lines = lines
            self.arrived.emit()

    def _fail(self, sentence: str) -> None:
        self._reading = None
        self.failed.emit(sentence)


def _finer(desk: Desk, logbook: "Logbook") -> "partial[Mapping[int, WayPoints]]":
    return partial(_read_finer, desk, logbook)


def _read_finer(
    desk: Desk, logbook: "Logbook", track_ids: Collection[int], level: int
) -> Mapping[int, WayPoints]:
    """Tiles may still be drawn of a logbook that was put away."""
    if not desk.is_open or desk.logbook is not logbook:
        raise UserError(_("The logbook was closed: open it again."))
    return logbook.read(finer_ways, track_ids, level)
