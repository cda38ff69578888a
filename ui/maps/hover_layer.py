"""What is under the pointer on the map of a trip: the day, and the sample of its way."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QPainter, QPen

from expedition.cartography import mercator
from expedition.cartography.clipping import Box
from expedition.cartography.kept import Kept
from expedition.cartography.lines import TripLines
from expedition.cartography.mercator import View
from expedition.cartography.nearest_line import Hit, LineIndex
from expedition.record_classes import dataclass
from expedition.stats.along import Way
from ui.background import Background, Job
from ui.maps.line_painting import Frame
from ui.theme import Theme

NEAR_PX = 24
_BESIDE_M = 5_000.0
_WAYS = 40
_RING_PX = 6.0


@dataclass(frozen=True, slots=True, eq=False)
class Hovered:
    """A place on a line; `index` is the sample of the way, −1 while that is being read or has none."""

    day_id: int
    leg_id: int
    lat: float
    lon: float
    way: Way | None
    index: int


class HoverLayer(QObject):
    """Tells what the pointer is on, and rings it.

    Signals:
        changed: It would be painted differently.
        hovered: A `Hovered`, or None; once more when the way of a day has been read.
    """

    changed = Signal()
    hovered = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        read_way: Callable[[int], Way | None],
        parent: QObject | None = None,
    ) -> None:
        """Hover over nothing yet; `read_way` gives the way of a day by its id, and is called in a job."""
        super().__init__(parent)
        self._theme, self._background, self._read_way = theme, background, read_way
        self._lines: TripLines | None = None
        self._index = LineIndex([])
        self._ways: Kept[int, Way | None] = Kept(_WAYS)
        self._awaited: dict[int, Job[Way | None]] = {}
        self._preparing: Job[LineIndex] | None = None
        self._is_prepared = False
        self._rests_at: View | None = None
        self._hit: Hit | None = None
        self.is_ringed = True
        """Whether the place is ringed here; off where another layer shows the cursor."""
        self.chosen: int | None = None
        """The day that is found first where lines lie on each other."""

    def show_lines(self, lines: TripLines | None) -> None:
        """Hover over other lines, those of this trip; what was known of their ways is forgotten."""
        self._stop()
        self._lines, self._index, self._is_prepared = lines, LineIndex([]), False
        self._ways = Kept(_WAYS)
        self.leave()
        if self._rests_at is not None:
            self.settle(self._rests_at)

    def know(self, day_id: int, way: Way | None) -> None:
        """The way of a day as it is shown elsewhere: samples then have the same numbers."""
        self._ways.put(day_id, way, 1)

    @property
    def is_ready(self) -> bool:
        """Whether what is in sight is prepared."""
        return self._lines is not None and self._preparing is None and self._is_prepared

    def settle(self, view: View) -> None:
        """Prepare what is in sight and as far around it."""
        self._rests_at, lines = view, self._lines
        if lines is None:
            return
        if self._preparing is not None:
            self._preparing.cancel()
        self._preparing = self._background.run(
            lambda _progress: LineIndex(lines.near(view.zoom, _wide(view))),
            done=self._take_index,
            failed=lambda _sentence: None,
        )

    def point(self, at: QPointF, view: View) -> None:
        """The pointer is here."""
        hit = self._index.nearest(
            *view.to_world(at.x(), at.y()), self._theme.px(NEAR_PX) / view.world_px, self.chosen
        )
        if hit is None and self._hit is None:
            return
        self._hit = hit
        self.changed.emit()
        self._tell()

    def leave(self) -> None:
        """The pointer is gone."""
        if self._hit is not None:
            self._hit = None
            self.changed.emit()
            self.hovered.emit(None)

    def paint(self, painter: QPainter, view: View) -> None:
        """A ring where the line is nearest to the pointer."""
        if self._hit is not None and self.is_ringed:
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.setBrush(self._theme.color("page"))
            painter.drawEllipse(Frame.of(view).spot(self._hit.x, self._hit.y), _RING_PX, _RING_PX)

    def _tell(self) -> None:
        if self._hit is None:
            self.hovered.emit(None)
            return
        ground = self._hit.line.ground
        lat, lon = mercator.to_degrees(self._hit.x, self._hit.y)
        way = self._ways.get(ground.day_id)
        if way is None:
            self._await(ground.day_id)
        index = -1
        # Of a day that was partly ridden the carried legs are not on the way.
        if way is not None and (way.is_carried or not ground.is_carried):
            found = way.beside(lat, lon, _BESIDE_M)
            index = -1 if found is None else found
        self.hovered.emit(Hovered(ground.day_id, ground.leg_id, lat, lon, way, index))

    def _await(self, day_id: int) -> None:
        if day_id not in self._awaited:
            self._awaited[day_id] = self._background.run(
                lambda _progress: self._read_way(day_id),
                done=partial(self._take_way, day_id),
                failed=lambda _sentence: None,
            )

    def _take_way(self, day_id: int, way: Way | None) -> None:
        if way is None:
            return
        self._awaited.pop(day_id, None)
        self.know(day_id, way)
        if self._hit is not None and self._hit.line.ground.day_id == day_id:
            self._tell()

    def _take_index(self, index: LineIndex) -> None:
        self._preparing, self._index, self._is_prepared = None, index, True

    def _stop(self) -> None:
        for job in (*self._awaited.values(), *([self._preparing] if self._preparing else ())):
            job.cancel()
        self._awaited, self._preparing = {}, None


def _wide(view: View) -> Box:
    """What is in sight, and half as much again on each side."""
    box = Frame.of(view).box
    return box.grown(max(box.right - box.left, box.bottom - box.top) / 2)
