"""A drawn figure as a pixmap: matplotlib draws the shapes, Qt the letters.

Qt's letters are those of the rest of the window, and take a tenth of the time.
"""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPixmap

from expedition.charts.sheet import paint
from expedition.record_classes import dataclass
from ui.widgets.chart_plot import Plot

FaceOf = Callable[[float, bool], QFont]
"""The face of letters so many pixels high, bold or not."""

_BOLD = 600
_PATCH = 2.0
_STRIDE = 6.0


@dataclass(frozen=True, slots=True)
class Picture:
    """What the screen shows of a figure, and where on it the charts are, in pixels of the design."""

    pixmap: QPixmap
    plots: tuple[Plot, ...]


def picture(figure: Figure, ratio: float, face_of: FaceOf) -> Picture:
    """Draw a figure whose dots are `ratio` to a pixel of the design."""
    texts = [text for axes in figure.axes for text in axes.texts]
    for text in texts:
        text.set_visible(False)
    pixels = paint(figure)
    height, width = pixels.shape[0], pixels.shape[1]
    image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBX8888)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    plots = []
    for axes in figure.axes:
        written = [_write(painter, text, height, ratio, face_of) for text in axes.texts]
        plots.append(_plot(axes, height, ratio, written))
    painter.end()
    return Picture(pixmap, tuple(plots))


def _write(painter: QPainter, text: Text, height: int, ratio: float, face_of: FaceOf) -> QRectF:
    """Write one text; where it stands."""
    words = text.get_text()
    if not words:
        return QRectF()
    face = face_of(float(text.get_fontsize()), text.get_fontweight() == _BOLD)
    metrics = QFontMetricsF(face)
    x, y = text.get_transform().transform(text.get_position())
    left, base = float(x) / ratio, (height - float(y)) / ratio
    wide = metrics.horizontalAdvance(words)
    left -= {"right": wide, "center": wide / 2}.get(text.get_horizontalalignment(), 0.0)
    if text.get_verticalalignment() == "center_baseline":
        base += metrics.capHeight() / 2
    patch = text.get_bbox_patch()
    if patch is not None:
        ground = QColor.fromRgbF(*patch.get_facecolor())
        top = base - metrics.capHeight() - _PATCH
        painter.fillRect(QRectF(left - _PATCH, top, wide + 2 * _PATCH, base - top + _PATCH), ground)
    painter.setFont(face)
    painter.setPen(QColor(str(text.get_color())))
    painter.drawText(QPointF(round(left), round(base)), words)
    return QRectF(left, base - metrics.capHeight(), wide, metrics.capHeight())


def _along_lines(axes: Axes, height: int, ratio: float) -> list[QRectF]:
    """Boxes that follow the lines of a chart, each a few pixels wide."""
    found = []
    for line in axes.lines:
        points = line.get_transform().transform(line.get_xydata())
        x, y = points[:, 0] / ratio, (height - points[:, 1]) / ratio
        if len(x) < 2 or line.get_linestyle() == "None" or not np.all(np.diff(x) >= 0):
            continue
        at = np.linspace(x[0], x[-1], max(2, int((x[-1] - x[0]) / _STRIDE)))
        heights = np.interp(at, x, y)
        for left, right, start, stop in zip(at, at[1:], heights, heights[1:], strict=False):
            if np.isfinite(start + stop):
                box = QRectF(left, min(start, stop), right - left, abs(stop - start))
                found.append(box.adjusted(0, -_PATCH, 0, _PATCH))
    return found


def _plot(axes: Axes, height: int, ratio: float, words: list[QRectF]) -> Plot:
    box, (x0, x1), (y0, y1) = axes.bbox, axes.get_xlim(), axes.get_ylim()
    return Plot(
        QRectF(box.x0 / ratio, (height - box.y1) / ratio, box.width / ratio, box.height / ratio),
        (float(x0), float(x1)),
        (float(y0), float(y1)),
        tuple(box for box in words if not box.isEmpty()),
        tuple(box for box in _along_lines(axes, height, ratio) if not box.isEmpty()),
    )
