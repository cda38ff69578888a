"""One line of text with some of its words marked, painted with every script's own shaping."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption


def units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def paint_marked(
    painter: QPainter,
    room: QRect,
    text: str,
    marks: Iterable[tuple[int, int]],
    font: QFont,
    colors: tuple[QColor, QColor],
) -> None:
    """Paints the text in the first colour, its marks bold in the second."""
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    kept = len(shown) if shown == text else max(0, len(shown) - 1)
    layout = QTextLayout(shown, font)
    # Words of any direction begin at the left, as all lines of the list do.
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.DemiBold)
    bold.setForeground(colors[1])
    ranges = []
    for start, end in marks:
        if start < kept:
            found = QTextLayout.FormatRange()
            found.start, found.length = units(text[:start]), units(text[start : min(end, kept)])
            found.format = bold
            ranges.append(found)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room.width())
    layout.endLayout()
    painter.save()
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    painter.setPen(colors[0])
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))
    painter.restore()
