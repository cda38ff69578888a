"""What stands at the edges of every map: scale bar, north, whom the ground is owed to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from expedition.cartography.label_records import Box
from expedition.cartography.mercator import View
from expedition.cartography.scale_bar import scale_bar
from expedition.text import _
from ui.theme import Theme

_EDGE, _TICK, _BAR, _HALO = 14, 5, 104, 3
_KEPT = 60


class Furniture(QObject):
    """Painted above everything but the cursor.

    Signals:
        changed: It would be painted differently.
    """

    changed = Signal()

    def __init__(self, theme: Theme, credits_of: Callable[[], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._credits = theme, credits_of
        self._note = ""
        self._paths: dict[tuple[str, str], QPainterPath] = {}
        theme.changed.connect(self.changed)

    def say(self, note: str) -> None:
        """A few words over the credit: what is unusual about this map."""
        if note != self._note:
            self._note = note
            self.changed.emit()

    def boxes(self, view: View) -> list[Box]:
        """Where names and pictures shall not stand."""
        px = self._theme.px
        foot = view.height - px(30)
        credit = QFontMetricsF(self._theme.tiny()).horizontalAdvance(self._credit(view)) + px(20)
        return [
            (0.0, foot, px(_EDGE + _BAR + 60), px(30)),
            (view.width - credit, foot, credit, px(30)),
            (0.0, 0.0, px(36), px(48)),
        ]

    def settle(self, view: View) -> None:
        """Nothing of it takes long."""

    def paint(self, painter: QPainter, view: View) -> None:
        """Bar, needle and words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter, view)
        self._paint_north(painter)
        px, font = self._theme.px, self._theme.tiny()
        metrics = QFontMetricsF(font)
        base = float(view.height - px(12))
        for words in (self._credit(view), self._note):
            left = view.width - px(10) - metrics.horizontalAdvance(words)
            self._write(painter, QPointF(left, base), words, font, "ink2")
            base -= metrics.height() + px(2)

    def _credit(self, view: View) -> str:
        """All of it, or as much of it as leaves room for the scale."""
        words = " · ".join(words for words in self._credits() if words)
        room = view.width - self._theme.px(_EDGE + _BAR + 90)
        metrics = QFontMetricsF(self._theme.tiny())
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 60.0))

    def _paint_bar(self, painter: QPainter, view: View) -> None:
        px = self._theme.px
        bar = scale_bar(view.metres_per_px, float(px(_BAR)))
        left, base = float(px(_EDGE)), float(view.height - px(_EDGE))
        corners = QPolygonF(
            [
                QPointF(left, base - _TICK),
                QPointF(left, base),
                QPointF(left + bar.length, base),
                QPointF(left + bar.length, base - _TICK),
            ]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for token, width in (("halo", 4.0), ("ink", 1.2)):
            painter.setPen(QPen(self._theme.color(token), width))
            painter.drawPolyline(corners)
        at = QPointF(left + bar.length + px(6), base + 1)
        self._write(painter, at, bar.words, self._theme.tiny(), "ink2")

    def _paint_north(self, painter: QPainter) -> None:
        x, y, px = self._theme.px(20), self._theme.px(14), self._theme.px
        needle = QPolygonF(
            [
                QPointF(x, y),
                QPointF(x + px(5), y + px(14)),
                QPointF(x, y + px(11)),
                QPointF(x - px(5), y + px(14)),
            ]
        )
        painter.setPen(QPen(self._theme.color("halo"), 1.5))
        painter.setBrush(self._theme.color("ink2"))
        painter.drawPolygon(needle)
        font = self._theme.tiny()
        letter = _("N")
        width = QFontMetricsF(font).horizontalAdvance(letter)
        self._write(painter, QPointF(x - width / 2, y + px(27)), letter, font, "ink2")

    def _write(self, painter: QPainter, at: QPointF, words: str, font: QFont, token: str) -> None:
        """Words over whatever lies under them."""
        if not words:
            return
        key = words, font.key()
        if key not in self._paths:
            if len(self._paths) >= _KEPT:
                self._paths.clear()
            made = QPainterPath()
            made.addText(QPointF(0, 0), font, words)
            self._paths[key] = made
        path = self._paths[key].translated(at)
        halo = QPen(self._theme.color("halo"), _HALO)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, halo)
        painter.fillPath(path, self._theme.color(token))
