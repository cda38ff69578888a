"""Words with a halo, to be read over whatever lies under them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ui.theme import Theme

REACH = 1.5
"""How far a halo reaches beyond the letters, in pixels."""

_PLATE_ALPHA, _PLATE_X, _PLATE_Y, _PLATE_RADIUS = 0.88, 5, 2, 4

_AROUND = [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] + [
    (x * 0.7, y * 0.7) for x in (-1, 1) for y in (-1, 1)
]


def halo(painter: QPainter, base: QPointF, text: str) -> None:
    """The text all around its place, in the painter's pen and face: far quicker than stroking outlines."""
    for x, y in _AROUND:
        painter.drawText(base + QPointF(x * REACH, y * REACH), text)


def halo_text(painter: QPainter, theme: Theme, corner: QPointF, text: str, font: QFont, token: str) -> None:
    """A line of text with its upper left corner there."""
    base = corner + QPointF(0, QFontMetricsF(font).ascent())
    painter.setFont(font)
    painter.setPen(theme.color("halo"))
    halo(painter, base, text)
    painter.setPen(theme.color(token))
    painter.drawText(base, text)


def plate(painter: QPainter, theme: Theme, words: QRectF) -> None:
    """A ground of our own under words, where a halo is not enough."""
    color = theme.color("land")
    color.setAlphaF(_PLATE_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    beside, above = theme.px(_PLATE_X), theme.px(_PLATE_Y)
    painter.drawRoundedRect(words.adjusted(-beside, -above, beside, above), _PLATE_RADIUS, _PLATE_RADIUS)
