"""The names and signs of a trip for its maps: read beside the window, and again when they change."""

from collections.abc import Mapping
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from expedition.cartography.trip_names import OwnPlace, TripName, own_places
from expedition.queries.rows import day_rows
from expedition.queries.sights import trip_sights, trip_stations
from expedition.record_classes import dataclass
from expedition.records.day import DayRow
from expedition.records.sights import Sight, Station
from ui.background import Background, Job, Progress
from ui.desk import Desk

if TYPE_CHECKING:
    from expedition.logbook import Change, Logbook

_STILL_MS = 250
_PLACES = frozenset({"leg", "track", "day"})
"""What the names are made of."""


@dataclass(frozen=True, slots=True, eq=False)
class Sights:
    """What is known of a trip; `sights` is None until somebody asks for them."""

    trip_id: int = 0
    rows: Mapping[int, DayRow] = field(default_factory=dict)
    stations: tuple[Station, ...] = ()
    names: tuple[OwnPlace, ...] = ()
    sights: tuple[Sight, ...] | None = None


class SightReading(QObject):
    """Knows one trip, or reads it once the traveller stands still.

    Signals:
        arrived: More is known of the trip asked for last.
    """

    arrived = Signal()

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._known = Sights()
        self._trip_id, self._wants_sights = 0, False
        self._reading: Job[Sights] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._soon.timeout.connect(self._read)
        desk.changed.connect(self._hear)
        desk.opened.connect(self._forget)

    @property
    def is_reading(self) -> bool:
        """Whether more will be known of the trip asked for last."""
        return self._soon.isActive() or self._reading is not None

    def of(self, trip_id: int, *, with_sights: bool = False) -> Sights:
        """What is known of a trip by now; `arrived` tells when more is.

        Signs of the whole trip are for who looks at them now: they are read at once.
        """
        if trip_id != self._trip_id:
            self._forget()
            self._trip_id = trip_id
            self._soon.start(_STILL_MS)
        self._wants_sights = with_sights
        if with_sights and self._known.sights is None and (self._reading is None or self._soon.isActive()):
            self._read()
        return self._known

    def _forget(self) -> None:
        self._stop()
        self._known, self._trip_id = Sights(), 0

    def _hear(self, change: "Change", _initiator: object) -> None:
        if not self._trip_id or not change.touches("trip", self._trip_id):
            return
        if any(change.touched.get(kind) for kind in _PLACES):
            self._known = replace(self._known, trip_id=0, sights=None)
            self._soon.start(0 if self._wants_sights else _STILL_MS)
        else:
            self._known = replace(self._known, sights=None)
            if self._wants_sights:
                self._soon.start(0)

    def _stop(self) -> None:
        self._soon.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _read(self) -> None:
        self._stop()
        if self._desk.is_open and self._trip_id:
            look = partial(_look_over, self._desk.logbook, self._trip_id, self._known, self._wants_sights)
            self._reading = self._background.run(look, done=self._take, failed=lambda _sentence: None)

    def _take(self, known: Sights) -> None:
        self._reading = None
        self._known = known
        self.arrived.emit()


def _look_over(
    logbook: "Logbook", trip_id: int, known: Sights, with_sights: bool, _progress: Progress
) -> Sights:
    """A read opens and closes a session of its own, so a thread may do it."""
    sights = logbook.read(trip_sights, trip_id).sights if with_sights else None
    if known.trip_id == trip_id:
        return replace(known, sights=sights)
    rows = {row.id: row for row in logbook.read(day_rows, trip_id)}
    stations = logbook.read(trip_stations, trip_id)
    names = own_places([TripName(one.lat, one.lon, one.name) for one in stations])
    return Sights(trip_id, rows, stations, names, sights)
