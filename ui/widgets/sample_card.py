"""A sample trip as a card: its route as a cover, its title, one line about it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Theme

_COVER, _WORDS = 190, 74
CARD_HEIGHT = _COVER + _WORDS
_MARGIN = 36


@dataclass(frozen=True, slots=True)
class SampleCover:
    """What a card shows; `lines` are (east, north) pairs in any one scale with equal units both ways."""

    name: str
    title: str
    detail: str
    lines: tuple[tuple[tuple[float, float], ...], ...]
    start: str = ""
    end: str = ""


class SampleCard(QAbstractButton):
    """One card; a button like any other to keyboard and screen reader."""

    def __init__(self, theme: Theme, cover: SampleCover, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.cover = theme, cover
        self.setText(cover.title)
        self.setAccessibleName(f"{cover.title}. {cover.detail}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide as it gets, a cover and three lines high."""
        return QSize(self._theme.px(316), self._theme.px(CARD_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for four on a small screen."""
        return QSize(self._theme.px(170), self._theme.px(CARD_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cover, title, detail, ring."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, 0.5, self.width() - 1, px(_COVER) - 1)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.fillPath(shape, theme.color("land"))
        painter.setClipPath(shape)
        self._paint_route(painter, box)
        painter.setClipping(False)
        is_lit = self.hasFocus() or self.underMouse() or self.isDown()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("here" if is_lit else "line"), 2 if is_lit else 1))
        inset = 0.5 if is_lit else 0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 6, 6)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        room = QRectF(0, px(_COVER) + px(8), self.width(), px(20))
        painter.setFont(theme.strong())
        painter.setPen(theme.color("ink"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elide, width = Qt.TextElideMode.ElideRight, int(room.width())
        painter.drawText(room, left, painter.fontMetrics().elidedText(self.cover.title, elide, width))
        painter.setFont(theme.body())
        painter.setPen(theme.color("ink2"))
        # A country's name may need a second line.
        under = QRectF(0, room.bottom() + px(2), self.width(), px(38))
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(under, wrapped, self.cover.detail)

    def _paint_route(self, painter: QPainter, box: QRectF) -> None:
        lines = fitted(self.cover.lines, box.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        if not lines:
            return
        theme = self._theme
        for token, width in (("casing", 4.6), ("here", 2.4)):
            pen = QPen(theme.color(token), width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            for line in lines:
                painter.drawPolyline(QPolygonF(line))
        self._paint_end(painter, box, lines[0][0], self.cover.start)
        self._paint_end(painter, box, lines[-1][-1], self.cover.end)

    def _paint_end(self, painter: QPainter, box: QRectF, at: QPointF, name: str) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color("town"), 1.75))
        painter.setBrush(theme.color("casing"))
        painter.drawEllipse(at, 3.6, 3.6)
        if not name:
            return
        painter.setFont(theme.small_strong())
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(name)
        left = min(max(at.x() - width / 2, box.left() + 8), box.right() - 8 - width)
        is_high = at.y() < box.center().y()
        base = at.y() - 9 if is_high else at.y() + 7 + metrics.ascent()
        path = QPainterPath()
        path.addText(QPointF(left, base), painter.font(), name)
        painter.setPen(
            QPen(
                theme.color("halo"),
                3,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.drawPath(path)
        painter.fillPath(path, theme.color("town"))


def fitted(lines: tuple[tuple[tuple[float, float], ...], ...], box: QRectF) -> list[list[QPointF]]:
    """Lines scaled equally both ways into a box, in its middle, north up."""
    points = [point for line in lines for point in line]
    if not points:
        return []
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    scale = min(box.width() / max(east - west, 1e-9), box.height() / max(north - south, 1e-9))
    middle = QPointF((west + east) / 2, (south + north) / 2)
    return [
        [box.center() + QPointF((x - middle.x()) * scale, (middle.y() - y) * scale) for x, y in line]
        for line in lines
        if line
    ]
