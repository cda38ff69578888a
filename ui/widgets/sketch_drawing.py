"""How lines on the ground are drawn: casing, dashes, gaps, rings, names with a halo, scale and north."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from expedition import units
from expedition.cartography.mercator import View
from expedition.points import F64, I64
from expedition.text import _
from ui.theme import Theme

PIN_ICON = 12
_PICTURE, _PICTURE_WAY = (48, 34), 26
_NAME_SHARE, _MOST_NAMES = 0.45, 30
_KM_STEPS = (1, 2, 5, 10, 25, 50, 100, 200, 500)
_SCALE_M = tuple(
    factor * power for power in (1, 10, 100, 1000, 10_000, 100_000, 1_000_000) for factor in (1, 2, 5)
)


class Role(Enum):
    """Which day a line belongs to, seen from the one shown."""

    PAST = auto()
    COMING = auto()
    TODAY = auto()


@dataclass(frozen=True, slots=True, eq=False)
class WorldLine:
    """A line in world positions, broken at `starts`."""

    x: F64
    y: F64
    starts: I64
    role: Role
    is_carried: bool
    is_reconstructed: bool


@dataclass(frozen=True, slots=True)
class WorldPlace:
    """A name at a world position; ends of the day shown come first and are never left out."""

    x: float
    y: float
    name: str
    is_end: bool


class SketchDrawing:
    """One drawing of the ground; everything but the cursor."""

    def __init__(self, painter: QPainter, theme: Theme, view: View) -> None:
        self._painter, self._theme, self._view = painter, theme, view
        self._room = QRectF(0, 0, view.width, view.height)
        self._taken: list[QRectF] = []
        self._pins: list[QPointF] = []
        self._crowd: tuple[F64, F64] = (np.empty(0), np.empty(0))

    def lines(self, lines: Sequence[WorldLine]) -> None:
        """All lines, the day shown last."""
        for line in sorted(lines, key=lambda item: item.role is Role.TODAY):
            x, y = self._view.to_px(line.x, line.y)
            if x.max() < 0 or y.max() < 0 or x.min() > self._view.width or y.min() > self._view.height:
                continue
            if line.role is Role.TODAY:
                self._crowd = (np.append(self._crowd[0], x), np.append(self._crowd[1], y))
            self._line(line, _segments(x, y, line.starts))

    def _line(self, line: WorldLine, segments: list[QPolygonF]) -> None:
        is_today = line.role is Role.TODAY
        for before, after in pairwise(segments):
            self._pen("here" if is_today else "past", 1.5, (0.1, 2.4))
            self._painter.drawLine(QLineF(before.last(), after.first()))
        if is_today and not line.is_carried:
            self._pen("casing", 5.7)
            self._polylines(segments)
        if line.is_carried:
            self._pen("transit", 3.0 if is_today else 2.0, (3, 2))
        elif is_today:
            self._pen("here", 3.2, (2.2, 1.6) if line.is_reconstructed else ())
        elif line.role is Role.COMING:
            self._pen("past", 1.5, (0.1, 2.4))
        else:
            self._pen("past", 2.0, (3, 2.2) if line.is_reconstructed else ())
        self._polylines(segments)

    def _polylines(self, segments: list[QPolygonF]) -> None:
        for segment in segments:
            self._painter.drawPolyline(segment)

    def _pen(self, token: str, width: float, dash: Sequence[float] = ()) -> None:
        pen = QPen(self._theme.color(token), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if not dash or dash[0] < 1 else Qt.PenCapStyle.FlatCap)
        if dash:
            pen.setDashPattern(list(dash))
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def places(self, places: Sequence[WorldPlace]) -> None:
        """Rings with their names; names that find no room are left out, those of the day's ends never."""
        shown = []
        for place in sorted(places, key=lambda item: not item.is_end):
            x, y = self._view.to_px(np.array([place.x]), np.array([place.y]))
            spot = QPointF(float(x[0]), float(y[0]))
            if self._room.adjusted(6, 6, -6, -6).contains(spot):
                shown.append((place, spot))
                if len(self._taken) < _MOST_NAMES:
                    self._taken.append(QRectF(spot.x() - 5, spot.y() - 5, 10, 10))
        for place, spot in reversed(shown):
            self._ring(spot, place.is_end)
        middle = self._room.center()
        nearest = sorted(shown, key=lambda item: (not item[0].is_end, (item[1] - middle).manhattanLength()))
        for place, spot in nearest[:_MOST_NAMES]:
            self._name(place, spot)

    def _ring(self, spot: QPointF, is_end: bool) -> None:
        self._painter.setPen(QPen(self._theme.color("town"), 1.5))
        self._painter.setBrush(self._theme.color("page"))
        radius = 3.6 if is_end else 2.6
        self._painter.drawEllipse(spot, radius, radius)

    def _name(self, place: WorldPlace, spot: QPointF) -> None:
        font = self._theme.small_strong() if place.is_end else self._theme.tiny()
        metrics = QFontMetricsF(font)
        name = metrics.elidedText(place.name, Qt.TextElideMode.ElideRight, self._view.width * _NAME_SHARE)
        box = self._free_box(spot, metrics, name, must=place.is_end)
        if box is not None:
            self.halo_text(box, name, font, "town" if place.is_end else "ink2")

    def _free_box(self, spot: QPointF, metrics: QFontMetricsF, words: str, *, must: bool) -> QRectF | None:
        """The place beside a ring that covers least of the day's line and no other name."""
        width, height = metrics.horizontalAdvance(words), metrics.height()
        has_pin = any((pin - spot).manhattanLength() < self._theme.px(18) for pin in self._pins)
        gap = self._theme.px(16 if has_pin else 8)
        nudge = 0 if has_pin else gap / 2
        left, top = spot.x() - width / 2, spot.y() - height / 2
        right, far = spot.x() + gap, spot.x() - gap - width
        above, below = spot.y() - gap - height, spot.y() + gap
        corners = (
            (right, top),
            (far, top),
            (left, above),
            (left, below),
            (right, above + nudge),
            (right, below - nudge),
            (far, above + nudge),
            (far, below - nudge),
        )
        best: tuple[float, QRectF] | None = None
        for corner_x, corner_y in corners:
            box = QRectF(corner_x, corner_y, width, height)
            if must:
                box.moveLeft(min(max(box.left(), 4), max(4, self._view.width - width - 4)))
            cost = self._cost(box)
            if best is None or cost < best[0]:
                best = (cost, box)
        if best is None or (not must and best[0] >= 1):
            return None
        self._taken.append(best[1])
        return best[1]

    def _cost(self, box: QRectF) -> float:
        x, y = self._crowd
        covered = (x > box.left() - 3) & (x < box.right() + 3) & (y > box.top() - 2) & (y < box.bottom() + 2)
        crossed = sum(1 for other in self._taken if other.intersects(box))
        outside = 0 if self._room.contains(box) else 6
        return float(min(9, covered.sum()) / 10 + crossed * 4 + outside)

    def halo_text(self, box: QRectF, words: str, font: QFont, token: str) -> None:
        """Words over whatever lies under them."""
        path = QPainterPath()
        path.addText(QPointF(box.left(), box.top() + QFontMetricsF(font).ascent()), font, words)
        halo = QPen(self._theme.color("halo"), 3)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.strokePath(path, halo)
        self._painter.fillPath(path, self._theme.color(token))

    def keep_free(self, box: QRectF) -> None:
        """Nothing is written here."""
        self._taken.append(box.adjusted(-4, -4, 4, 4))

    def pins(self, x: F64, y: F64) -> list[QPointF]:
        """Room for round signs; names then keep out of it."""
        px_x, px_y = self._view.to_px(x, y)
        spots = [QPointF(a, b) for a, b in zip(px_x.tolist(), px_y.tolist(), strict=True)]
        self._taken += [QRectF(spot.x() - 11, spot.y() - 11, 22, 22) for spot in spots]
        self._pins = spots
        return spots

    def pin(self, spot: QPointF, icon: QPixmap) -> None:
        """A round sign on the line."""
        self._painter.setPen(QPen(self._theme.color("edge"), 1))
        self._painter.setBrush(self._theme.color("page"))
        self._painter.drawEllipse(spot, self._theme.px(10), self._theme.px(10))
        half = self._theme.px(PIN_ICON) / 2
        self._painter.drawPixmap(QPointF(spot.x() - half, spot.y() - half), icon)

    def picture(self, spot: QPointF, image: QImage) -> QRectF | None:
        """A small picture beside a point of the line, tied to it; where it stands, None where is no room."""
        px = self._theme.px
        width, height, way = px(_PICTURE[0]), px(_PICTURE[1]), px(_PICTURE_WAY)
        if not self._room.contains(spot):
            return None
        sides = [(x, y) for x in (-1, 1) for y in (0, -1, 1)] + [(0, -1), (0, 1)]
        boxes = [QRectF(0, 0, width, height) for _side in sides]
        for box, (x, y) in zip(boxes, sides, strict=True):
            box.moveCenter(spot + QPointF(x * (width / 2 + way), y * (height / 2 + way * 0.6)))
        cost, _order, box = min((self._cost(box), order, box) for order, box in enumerate(boxes))
        if cost >= 1:
            return None
        self._taken.append(box.adjusted(-4, -4, 4, 4))
        self._pen("edge", 1)
        self._painter.drawLine(spot, box.center())
        self._painter.setBrush(self._theme.color("page"))
        self._painter.drawRoundedRect(box, 3, 3)
        self._painter.drawEllipse(spot, 3, 3)
        inner = box.adjusted(2, 2, -2, -2)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(inner, image, middle_of(image, inner))
        return box

    def kilometres(self, x: F64, y: F64, distance_m: F64) -> None:
        """White dots with the kilometre along the day's line, as many as have room."""
        if len(distance_m) < 2 or distance_m[-1] <= 0:
            return
        px_x, px_y = self._view.to_px(x, y)
        length_px = float(np.hypot(np.diff(px_x), np.diff(px_y)).sum())
        km = distance_m[-1] / 1000
        step = next((step for step in _KM_STEPS if length_px / km * step >= 84), _KM_STEPS[-1])
        font = self._theme.tiny()
        for value in range(step, int(km) + 1, step):
            index = int(np.searchsorted(distance_m, value * 1000))
            if index >= len(px_x) or distance_m[-1] - value * 1000 < step * 300:
                continue
            spot = QPointF(float(px_x[index]), float(px_y[index]))
            if not self._room.contains(spot):
                continue
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._theme.color("casing"))
            self._painter.drawEllipse(spot, 2.6, 2.6)
            words = units.number(value)
            box = self._free_box(spot, QFontMetricsF(font), words, must=False)
            if box is not None:
                self.halo_text(box, words, font, "ink2")

    def scale_bar(self) -> None:
        """A round length at the bottom left."""
        metres_per_px = self._view.metres_per_px
        wanted = self._theme.px(52) * metres_per_px
        length_m = next((length for length in _SCALE_M if length >= wanted), _SCALE_M[-1])
        length_px = length_m / metres_per_px
        left, base = self._theme.px(14), self._view.height - self._theme.px(15)
        self._pen("halo", 4)
        corners = [QPointF(left, base - 5), QPointF(left, base)]
        corners += [QPointF(left + length_px, base), QPointF(left + length_px, base - 5)]
        self._painter.drawPolyline(QPolygonF(corners))
        self._pen("ink", 1.2)
        self._painter.drawPolyline(QPolygonF(corners))
        words = f"{units.number(length_m / 1000)} km" if length_m >= 1000 else f"{units.number(length_m)} m"
        metrics = QFontMetricsF(self._theme.tiny())
        box = QRectF(left + length_px + 6, base - metrics.height() + 3, 60, metrics.height())
        self.halo_text(box, words, self._theme.tiny(), "ink2")

    def note(self, words: str) -> None:
        """Small words at the bottom right."""
        metrics = QFontMetricsF(self._theme.tiny())
        width = metrics.horizontalAdvance(words)
        top = self._view.height - self._theme.px(12) - metrics.height()
        self.halo_text(
            QRectF(self._view.width - self._theme.px(10) - width, top, width, metrics.height()),
            words,
            self._theme.tiny(),
            "ink2",
        )

    def north(self) -> None:
        """A needle with its letter at the top left; the sketch never turns."""
        x, y, px = self._theme.px(20), self._theme.px(16), self._theme.px
        needle = QPolygonF([QPointF(x, y), QPointF(x + px(5), y + px(14)), QPointF(x, y + px(11))])
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.color("ink2"))
        needle.append(QPointF(x - px(5), y + px(14)))
        self._painter.drawPolygon(needle)
        metrics = QFontMetricsF(self._theme.tiny())
        letter = _("N")
        width = metrics.horizontalAdvance(letter)
        box = QRectF(x - width / 2, y + px(15), width, metrics.height())
        self.halo_text(box, letter, self._theme.tiny(), "ink2")


def middle_of(image: QImage, box: QRectF) -> QRectF:
    """The part of an image that fills a box of another shape."""
    scale = max(box.width() / image.width(), box.height() / image.height())
    width, height = box.width() / scale, box.height() / scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)


def _segments(x: F64, y: F64, starts: I64) -> list[QPolygonF]:
    """One polygon a segment, without points that fall on the pixel before them."""
    stops = np.append(starts[1:], len(x))
    made = []
    for start, stop in zip(starts, stops, strict=True):
        part_x, part_y = x[start:stop], y[start:stop]
        moved = np.hypot(np.diff(np.round(part_x * 2)), np.diff(np.round(part_y * 2))) > 0
        keep = np.concatenate(([True], moved))
        keep[-1] = True
        pairs = zip(part_x[keep].tolist(), part_y[keep].tolist(), strict=True)
        made.append(QPolygonF([QPointF(a, b) for a, b in pairs]))
    return made
