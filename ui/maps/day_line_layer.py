"""The chosen day on the map: its line with casing, its ends and kilometres, a stretch of it, the cursor."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from expedition.cartography import mercator
from expedition.cartography.clipping import clipped
from expedition.cartography.kilometres import KilometreMark, Kilometres
from expedition.cartography.label_records import Candidate
from expedition.cartography.labels import dense
from expedition.cartography.line_batches import Batch, batches
from expedition.cartography.line_styles import Stroke
from expedition.cartography.lines import SeenLine, TripLines, WorldWay, zoom_step
from expedition.cartography.mercator import View
from expedition.points import F64
from expedition.stats.along import Way
from ui.background import Background, Job
from ui.maps.kept_picture import KeptPicture
from ui.maps.line_painting import Frame, paint, paint_ends
from ui.theme import Theme

_DOT_PX, _CURSOR_PX = 2.6, 7.0
_STRETCH_PX, _STRETCH_SHARE = 13.0, 0.32
_MANY_POINTS = 500
"""So many points are painted in a millisecond or two; a picture of more is kept."""
_NO_STRETCH = (-1, -1)
_ONE_PART = np.zeros(1, dtype=np.int64)


class DayLineLayer(QObject):
    """One day's line over the tiles; finer ones are read when the view stands still.

    Signals:
        changed: It would be painted differently.
    """

    changed = Signal()

    def __init__(self, theme: Theme, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._background = theme, background
        self._lines: TripLines | None = None
        self._known: dict[int, list[SeenLine]] = {}
        self._reading: Job[list[SeenLine]] | None = None
        self._way: Way | None = None
        self._x, self._y = np.empty(0), np.empty(0)
        self._kilometres: Kilometres | None = None
        self._cursor = -1
        self._stretch = _NO_STRETCH
        self._rests_at: View | None = None
        self._is_long = False
        self._picture = KeptPicture(self._paint_lines, self._bounds)
        theme.changed.connect(self._change)

    def show_day(self, lines: TripLines | None, way: Way | None) -> None:
        """Show another day: all its lines, and the samples on which cursor and kilometres run."""
        self._stop()
        self._lines, self._way = lines, way
        self._known, self._cursor, self._stretch = {}, -1, _NO_STRETCH
        self._x, self._y, self._kilometres = np.empty(0), np.empty(0), None
        if way is not None:
            box = lines.box() if lines is not None else None
            near = (box.left + box.right) / 2 if box is not None else 0.5
            self._x, self._y = mercator.to_world(way.points.lat, way.points.lon, near)
            self._kilometres = Kilometres(self._x, self._y, way.distance_m)
        if self._rests_at is not None:
            self.settle(self._rests_at)
        self._change()

    def set_cursor(self, index: int) -> None:
        """Put the cursor on a sample of the way; −1 takes it away."""
        if index != self._cursor:
            self._cursor = index
            self.changed.emit()

    def set_stretch(self, first: int, last: int) -> None:
        """Mark the way between two samples; −1 for no stretch."""
        if (first, last) != self._stretch:
            self._stretch = first, last
            self._change()

    def spot_of(self, index: int, view: View) -> QPointF:
        """The pixel of a sample of the way."""
        x, y = view.to_px(self._x[index : index + 1] + self._turn(view), self._y[index : index + 1])
        return QPointF(float(x[0]), float(y[0]))

    def kilometre_candidates(self, view: View) -> list[Candidate]:
        """The numbers beside the kilometre dots, for whoever places names."""
        return [mark.candidate for mark in self._marks(view)]

    def crowd(self, view: View) -> tuple[F64, F64]:
        """The pixels of the line in sight, which names rather leave free."""
        frame = Frame.of(view)
        pieces = [
            dense((x - frame.box.left) * frame.world_px, (y - frame.box.top) * frame.world_px, _ONE_PART)
            for seen in self._seen(view)
            for x, y, _before in clipped(seen.way.x + seen.turn, seen.way.y, seen.way.starts, frame.box)
        ]
        none = np.empty(0)
        return np.concatenate([none, *(x for x, _y in pieces)]), np.concatenate(
            [none, *(y for _x, y in pieces)]
        )

    def settle(self, view: View) -> None:
        """Read the line as fine as this zoom needs it."""
        self._rests_at = view
        step = zoom_step(view.zoom)
        if self._lines is None or step in self._known:
            return
        self._stop()
        lines = self._lines
        self._reading = self._background.run(
            lambda _progress: lines.whole(step),
            done=partial(self._take, step),
            failed=lambda _sentence: None,
        )

    def paint(self, painter: QPainter, view: View) -> None:
        """The line, what lies on it, and the cursor on top."""
        if self._lines is not None:
            if self._is_long:
                self._picture.draw(painter, view)
            else:
                self._paint_lines(painter, view)
            self._paint_dots(painter, self._marks(view))
            self._paint_ends(painter, view)
        if 0 <= self._cursor < len(self._x):
            painter.setPen(QPen(self._theme.color("here"), 3))
            painter.setBrush(self._theme.color("page"))
            painter.drawEllipse(self.spot_of(self._cursor, view), _CURSOR_PX, _CURSOR_PX)

    def _paint_lines(self, painter: QPainter, view: View) -> None:
        frame = Frame.of(view)
        count = paint(painter, frame, self._stretch_batches(view), self._stretch_color)
        count += paint(painter, frame, batches(self._seen(view), 0), self._theme.color)
        self._is_long = count > _MANY_POINTS

    def _bounds(self, view: View) -> QRectF:
        """The room of the line, in pixels."""
        box = self._lines.box() if self._lines is not None else None
        if box is None:
            return QRectF()
        frame, turn, beside = Frame.of(view), self._turn(view), _STRETCH_PX
        room = QRectF(frame.spot(box.left + turn, box.top), frame.spot(box.right + turn, box.bottom))
        return room.adjusted(-beside, -beside, beside, beside)

    def _change(self) -> None:
        """What is painted of the line is no longer right."""
        self._picture.forget()
        self.changed.emit()

    def _take(self, step: int, seen: list[SeenLine]) -> None:
        self._reading = None
        self._known[step] = seen
        self._change()

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _seen(self, view: View) -> list[SeenLine]:
        """The lines as fine as they are known by now."""
        step = zoom_step(view.zoom)
        known = self._known.get(step)
        if known is None and self._known:
            known = self._known[min(self._known, key=lambda other: abs(other - step - 0.5))]
        if known is None and self._lines is not None:
            known = self._known_coarse(step)
        turn = self._turn(view)
        return [SeenLine(one.line, one.way, turn) for one in known or ()]

    def _known_coarse(self, step: int) -> list[SeenLine]:
        return self._lines.coarse(step) if self._lines is not None else []

    def _turn(self, view: View) -> int:
        """By how many turns of the world the day lies beside the view."""
        box = self._lines.box() if self._lines is not None else None
        return round(view.x - (box.left + box.right) / 2) if box is not None else 0

    def _marks(self, view: View) -> Sequence[KilometreMark]:
        if self._kilometres is None:
            return ()
        return self._kilometres.marks(replace(view, x=view.x - self._turn(view)))

    def _stretch_batches(self, view: View) -> list[Batch]:
        first, last = self._stretch
        if self._way is None or not 0 <= first < last < len(self._x):
            return []
        part = slice(first, last + 1)
        starts = self._way.points.segment_starts
        inner = starts[(starts > first) & (starts <= last)] - first
        way = WorldWay(self._x[part] + self._turn(view), self._y[part], np.append(0, inner))
        return [Batch((Stroke("here", _STRETCH_PX),), way)]

    def _stretch_color(self, token: str) -> QColor:
        # Mixed beforehand: where strokes overlap, a transparent one would be darker.
        over, under = self._theme.color(token), self._theme.color("land")
        red = _mixed(over.redF(), under.redF())
        green = _mixed(over.greenF(), under.greenF())
        return QColor.fromRgbF(red, green, _mixed(over.blueF(), under.blueF()))

    def _paint_dots(self, painter: QPainter, marks: Sequence[KilometreMark]) -> None:
        painter.setPen(QPen(self._theme.color("here"), 1))
        painter.setBrush(self._theme.color("casing"))
        for mark in marks:
            painter.drawEllipse(QPointF(mark.x, mark.y), _DOT_PX, _DOT_PX)

    def _paint_ends(self, painter: QPainter, view: View) -> None:
        """Rings where the day began and ended."""
        lines = [line.way for line in self._lines.lines if not line.is_gap] if self._lines is not None else []
        if not lines:
            return
        ends = np.array([[lines[-1].x[-1], lines[-1].y[-1]], [lines[0].x[0], lines[0].y[0]]])
        x, y = view.to_px(ends[:, 0] + self._turn(view), ends[:, 1])
        spots = [QPointF(*spot) for spot in zip(x.tolist(), y.tolist(), strict=True)]
        paint_ends(painter, spots, self._theme.color)


def _mixed(over: float, under: float) -> float:
    return over * _STRETCH_SHARE + under * (1 - _STRETCH_SHARE)
