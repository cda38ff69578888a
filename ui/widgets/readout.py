"""The line of figures under the cursor; every figure keeps its place, so that digits do not dance."""

import math
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from expedition import units
from expedition.points import NO_TIME
from expedition.stats.along import Way
from expedition.text import _
from ui.theme import Theme

_HEIGHT, _MARGIN, _GAP = 34, 14, 14
_WIDEST = ("00:00", "km 000.0", "0\u202f000 m", "+00.0 %", "00.0 km/h", "−00 °C")


class Readout(QWidget):
    """Clock time, kilometre, height, slope, speed and temperature of one sample of a way."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._way: Way | None = None
        self._words: tuple[str, ...] = ()
        self._hint, self._said = "", ""
        self._lead: Callable[[int], str] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHT))
        self.setAccessibleName(_("Under the cursor"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(374), self._theme.px(_HEIGHT))

    @property
    def words(self) -> tuple[str, ...]:
        """The figures shown, in their order; empty without a cursor."""
        return self._words

    def show_way(self, way: Way | None, hint: str = "", lead: Callable[[int], str] | None = None) -> None:
        """Take another way; without a cursor `hint` stands there, with one what `lead` says at the right."""
        self._way, self._hint, self._lead, self._said = way, hint, lead, ""
        self.show_sample(-1)

    def say(self, words: str) -> None:
        """Show words instead of the hint, while there is no cursor; empty for the hint again."""
        if words != self._said:
            self._said = words
            self.setAccessibleDescription(", ".join(self._words) or words or self._hint)
            self.update()

    def show_sample(self, index: int) -> None:
        """Show the figures of a sample, or the hint for −1."""
        way = self._way
        known = way is not None and 0 <= index < len(way)
        self._words = sample_words(way, index) if way is not None and known else ()
        if self._words and self._lead is not None:
            self._words = (*self._words, self._lead(index))
        self.setAccessibleDescription(", ".join(self._words) or self._hint)
        self.update()

    def _fonts(self) -> list[QFont]:
        bold = self._theme.small_strong()
        return [bold, *[self._theme.small()] * 4, bold]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hairlines above and below, and the figures at their fixed places."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        x = float(self._theme.px(_MARGIN))
        if not self._words:
            painter.setFont(self._theme.small())
            painter.setPen(self._theme.color("ink2" if self._said else "ink3"))
            room = QRectF(x, 0, self.width() - 2 * x, self.height())
            words = painter.fontMetrics().elidedText(
                self._said or self._hint, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        gap = self._gap(painter)
        for index, (words, font) in enumerate(zip(self._words, self._fonts(), strict=False)):
            painter.setFont(font)
            painter.setPen(self._theme.color("here" if index == 0 else "ink"))
            width = painter.fontMetrics().horizontalAdvance(_WIDEST[index])
            painter.drawText(QRectF(x, 0, width + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            x += width + gap
        if len(self._words) > len(_WIDEST):
            painter.setFont(self._theme.small())
            painter.setPen(self._theme.color("ink2"))
            room = QRectF(x, 0, self.width() - x - self._theme.px(_MARGIN), self.height())
            painter.drawText(
                room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._words[-1]
            )
        painter.end()

    def _gap(self, painter: QPainter) -> float:
        """The space between figures: the design's, or less where the column is narrow."""
        used = 0.0
        for words, font in zip(_WIDEST, self._fonts(), strict=True):
            painter.setFont(font)
            used += painter.fontMetrics().horizontalAdvance(words)
        free = (self.width() - 2 * self._theme.px(_MARGIN) - used) / (len(_WIDEST) - 1)
        return max(4.0, min(float(self._theme.px(_GAP)), free))


def sample_words(way: Way, index: int) -> tuple[str, ...]:
    """The six figures of a sample; an en dash where one is not known."""
    time = int(way.clock_ms[index])
    height, slope = float(way.points.ele_m[index]), float(way.slope[index])
    speed, warmth = float(way.speed_m_s[index]), float(way.temperature_c[index])
    dash = units.EN_DASH
    return (
        units.clock_ms(time) if time != NO_TIME else dash,
        f"km {units.km(float(way.distance_m[index]))}",
        f"{units.metres(height)} m" if math.isfinite(height) else dash,
        units.per_cent(slope) if math.isfinite(slope) else dash,
        f"{units.km_h(speed)} km/h" if math.isfinite(speed) else dash,
        f"{units.celsius(warmth)} °C" if math.isfinite(warmth) else dash,
    )
