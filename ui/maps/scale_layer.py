"""The scale bar of a map, its north mark, and whom its ground is owed to."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from expedition.cartography.label_records import Box
from expedition.cartography.mercator import View
from expedition.cartography.scale_bar import ScaleBar, scale_bar
from expedition.text import _
from ui.maps.halo import halo_text, plate
from ui.theme import Theme

_INSET, _FOOT = 14, 14
_LONGEST, _TICK = 110, 5
_BETWEEN = 24
_NEEDLE = (14, 5)


class ScaleLayer(QObject):
    """A bar of a round length at the bottom left with a needle beside it, the credits at the bottom right.

    Signals:
        changed: It would be painted differently.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._credits: tuple[str, ...] = ()
        self._has_plates = False
        theme.changed.connect(self.changed)

    def show_credits(self, credits_: Sequence[str]) -> None:
        """Name others."""
        parts = dict.fromkeys(part for line in credits_ for part in line.split(" · ") if part)
        if tuple(parts) != self._credits:
            self._credits = tuple(parts)
            self.changed.emit()

    def put_on_plates(self, has_plates: bool) -> None:
        """On a ground of colours that are not ours, all stands on plates."""
        if has_plates != self._has_plates:
            self._has_plates = has_plates
            self.changed.emit()

    def boxes(self, view: View) -> list[Box]:
        """Where names shall not be written."""
        return [
            (box.left(), box.top(), box.width(), box.height())
            for box in (self._bar_box(view), *(box for _line, box in self._credit_lines(view)))
        ]

    def settle(self, _view: View) -> None:
        """Nothing waits."""

    def paint(self, painter: QPainter, view: View) -> None:
        """Bar, needle and credits over whatever lies under them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = self._credit_lines(view)
        if self._has_plates:
            plate(painter, self._theme, self._bar_box(view))
            credits_ = QRectF()
            for _line, box in lines:
                credits_ = credits_.united(box)
            plate(painter, self._theme, credits_)
        self._paint_bar(painter, view)
        for line, box in lines:
            halo_text(painter, self._theme, box.topLeft(), line, self._theme.tiny(), "ink2")

    def _paint_bar(self, painter: QPainter, view: View) -> None:
        bar, px = self._bar(view), self._theme.px
        font, metrics = self._theme.tiny(), self._metrics
        left, foot = float(px(_INSET)), float(view.height - px(_FOOT))
        right = left + bar.length
        corners = QPolygonF(
            [
                QPointF(left, foot - px(_TICK)),
                QPointF(left, foot),
                QPointF(right, foot),
                QPointF(right, foot - px(_TICK)),
            ]
        )
        for token, width in (("halo", 4.0), ("ink", 1.3)):
            pen = QPen(self._theme.color(token), width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawPolyline(corners)
        words_at = right + px(6)
        top = foot - metrics.ascent() + 1
        halo_text(painter, self._theme, QPointF(words_at, top), bar.words, font, "ink2")
        at = words_at + metrics.horizontalAdvance(bar.words) + px(_BETWEEN) / 2
        self._paint_needle(painter, at, foot)

    def _paint_needle(self, painter: QPainter, at: float, foot: float) -> None:
        length, half = (self._theme.px(side) for side in _NEEDLE)
        tip = foot - length
        needle = QPolygonF(
            [
                QPointF(at, tip),
                QPointF(at + half, foot),
                QPointF(at, foot - length * 0.22),
                QPointF(at - half, foot),
            ]
        )
        painter.setPen(QPen(self._theme.color("halo"), 3))
        painter.setBrush(self._theme.color("ink2"))
        painter.drawPolygon(needle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(needle)
        letter_at = QPointF(at + half + self._theme.px(4), foot - self._metrics.ascent() + 1)
        halo_text(painter, self._theme, letter_at, _("N"), self._theme.tiny(), "ink2")

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.tiny())

    def _bar(self, view: View) -> ScaleBar:
        return scale_bar(view.metres_per_px, min(self._theme.px(_LONGEST), view.width / 3))

    def _bar_box(self, view: View) -> QRectF:
        px, bar, metrics = self._theme.px, self._bar(view), self._metrics
        width = bar.length + px(6 + _BETWEEN) + metrics.horizontalAdvance(bar.words + _("N"))
        top = view.height - px(_FOOT + _NEEDLE[0]) - 3
        return QRectF(px(_INSET) - 4, top, width + 8, view.height - top - 4)

    def _credit_lines(self, view: View) -> list[tuple[str, QRectF]]:
        """The credits beside the bar, or above it where they are longer, and where each line stands."""
        metrics, px, bar = self._metrics, self._theme.px, self._bar_box(view)
        right = view.width - px(10)
        last = view.height - px(_FOOT) - metrics.ascent() + 1
        room = right - bar.right() - px(_INSET)
        lines = self._wrapped(room)
        if any(metrics.horizontalAdvance(line) > room for line in lines):
            last = bar.top() - metrics.height()
            room = right - px(10)
            cut = Qt.TextElideMode.ElideRight
            lines = [metrics.elidedText(line, cut, room) for line in self._wrapped(room)]
        made = []
        for number, line in enumerate(reversed(lines)):
            width = metrics.horizontalAdvance(line)
            box = QRectF(right - width, last - number * metrics.height(), width, metrics.height())
            made.append((line, box))
        return made

    def _wrapped(self, room: float) -> list[str]:
        lines: list[str] = []
        for credit in self._credits:
            joined = f"{lines[-1]} · {credit}" if lines else credit
            if lines and self._metrics.horizontalAdvance(joined) <= room:
                lines[-1] = joined
            else:
                lines.append(credit)
        return lines
