"""The days around the one shown, whose lines its sketch shows too: read beside the window."""

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from expedition.queries.lines import lines_near
from expedition.records.day import DayRow
from expedition.records.trip import LegLine
from ui.background import Background, Job, Progress
from ui.desk import Desk

if TYPE_CHECKING:
    from expedition.logbook import Logbook

_DAYS, _POINTS = 60, 200
"""So many days on either side are drawn: enough to see where one is, few enough to draw at once."""
_MARGIN = 20
"""Nearer to the last day that was read than this, the next ones are read."""
_STILL_MS = 250


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Some days of a trip in order, and their thinned lines; `order` is the place of a day among them.

    `has_first` and `has_last` say that the trip has no days before or behind these.
    """

    rows: tuple[DayRow, ...] = ()
    lines: tuple[LegLine, ...] = ()
    order: dict[int, int] = field(default_factory=dict)
    has_first: bool = False
    has_last: bool = False


class Around(QObject):
    """Knows what lies around a day, or reads it once the traveller stands still.

    Signals:
        arrived: More is known of the day asked for last.
    """

    arrived = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._known = Surroundings()
        self._wanted = 0
        self._looking: Job[Surroundings] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._soon.timeout.connect(self._look)

    def of(self, row: DayRow) -> Surroundings:
        """What is known around a day by now; `arrived` tells when more is."""
        self._wanted = row.id
        place = self._known.order.get(row.id)
        if place is None or not self._is_enough(place):
            self._soon.start()
        return self._known if place is not None else Surroundings()

    def forget(self) -> None:
        """Lines came, went or changed."""
        self._known = Surroundings()
        self._stop()

    def _is_enough(self, place: int) -> bool:
        known = self._known
        has_before = known.has_first or place >= _MARGIN
        return has_before and (known.has_last or len(known.rows) - 1 - place >= _MARGIN)

    def _stop(self) -> None:
        self._soon.stop()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _look(self) -> None:
        if not self._desk.is_open or not self._wanted:
            return
        self._stop()
        self._looking = self._background.run(
            partial(_look_over, self._desk.logbook, self._wanted),
            done=self._take,
            failed=lambda _sentence: None,  # the day is gone, and with it the page this was for
        )

    def _take(self, around: Surroundings) -> None:
        self._looking = None
        self._known = around
        if self._wanted in around.order:
            self.arrived.emit()


def _look_over(logbook: "Logbook", day_id: int, _progress: Progress) -> Surroundings:
    """A read opens and closes a session of its own, so a thread may do it."""
    rows, lines = logbook.read(lines_near, day_id, _DAYS, _POINTS)
    order = {row.id: place for place, row in enumerate(rows)}
    before = order[day_id]
    behind = len(rows) - 1 - before
    return Surroundings(rows, lines, order, has_first=before < _DAYS, has_last=behind < _DAYS)
