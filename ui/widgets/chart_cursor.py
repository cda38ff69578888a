"""The cursor over charts: an upright, a ring, a span, and a note with the exact values."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from expedition.record_classes import dataclass
from ui.theme import Theme
from ui.widgets.chart_plot import Plot

_LINE, _RING, _GAP, _WRITTEN_GAP = 1.5, 5.0, 14.0, 24.0
_CLEAR, _AIR = 4.0, 3.0
_PAD_X, _PAD_Y, _ROW = 12.0, 8.0, 17.0
_SMALL_PAD_X, _SMALL_PAD_Y = 7.0, 3.0
_SPAN_ALPHA, _BAND_ALPHA = 0.09, 0.14
_ROUNDING, _THREAD = 1.5, 4.0


@dataclass(frozen=True, slots=True)
class CursorMark:
    """The cursor in one plot: at `x`, a ring at height `ring` and a tinted `span` where given.

    The upright begins at height `top`, where a value is written above it; without `is_upright` there is none.
    `box` is outlined in its place: left, right, bottom and top.

    The note stands beside it: `title` and `detail` under each other, or the detail alone.
    """

    plot: int
    x: float
    ring: float | None = None
    span: tuple[float, float] | None = None
    top: float | None = None
    title: str = ""
    detail: str = ""
    box: tuple[float, float, float, float] | None = None
    is_upright: bool = True


@dataclass(frozen=True, slots=True)
class Accent:
    """A bar painted over in the accent: its sides and its top in data of its plot; it stands on zero."""

    plot: int
    left: float
    right: float
    top: float


def accent_box(accent: Accent, plot: Plot) -> QRectF:
    """Where an accent lies."""
    left, right = plot.pixel_x(accent.left), plot.pixel_x(accent.right)
    top, foot = plot.pixel_y(accent.top), plot.pixel_y(0.0)
    return QRectF(left, top, right - left, foot - top)


def draw_accent(painter: QPainter, accent: Accent, plot: Plot, theme: Theme) -> None:
    """Paint a bar in the accent."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("here"))
    box = accent_box(accent, plot).adjusted(-0.5, -0.5, 0.5, 0.0)
    radius = _ROUNDING * theme.scale if box.width() > _THREAD else 0.0
    painter.drawRoundedRect(box, radius, radius)


def note_box(mark: CursorMark, plot: Plot, theme: Theme, width: float) -> QRectF:
    """Where the note goes: beside the cursor, in the corner that hides the least of words and lines."""
    if not mark.detail:
        return QRectF()
    px = theme.scale
    detail = QFontMetricsF(theme.small()).horizontalAdvance(mark.detail)
    if mark.title:
        wide = (
            max(detail, QFontMetricsF(theme.small_strong()).horizontalAdvance(mark.title)) + 2 * _PAD_X * px
        )
        high = 2 * (_PAD_Y + _ROW) * px
    else:
        wide, high = detail + 2 * _SMALL_PAD_X * px, (_ROW + 2 * _SMALL_PAD_Y) * px
    x = plot.pixel_x(mark.x)
    if mark.box is not None:
        return _beside(box_of(mark.box, plot), plot, QSizeF(wide, high), px, width)
    gap = (_GAP if mark.top is None else _WRITTEN_GAP) * px
    sides = [left for left in (x - gap - wide, x + gap) if 0 <= left <= width - wide] or [0.0]
    rows = (plot.box.top() + 2 * px, plot.box.bottom() - high - 4 * px)
    corners = [QRectF(round(left), round(top), wide, high) for top in rows for left in sides]
    around = _CLEAR * px
    return min(corners, key=lambda box: plot.covered(box.adjusted(-around, -around, around, around)))


def box_of(box: tuple[float, float, float, float], plot: Plot) -> QRectF:
    """Where a box of data lies."""
    left, right, bottom, top = box
    corners = (
        QPointF(plot.pixel_x(left), plot.pixel_y(top)),
        QPointF(plot.pixel_x(right), plot.pixel_y(bottom)),
    )
    return QRectF(*corners).normalized()


def _beside(box: QRectF, plot: Plot, size: QSizeF, px: float, width: float) -> QRectF:
    """A note under or over an outlined box, on the canvas, where it hides least."""
    left = min(max(box.center().x() - size.width() / 2, 0.0), max(0.0, width - size.width()))
    rows = (box.top() - size.height() - _CLEAR * px, box.bottom() + _CLEAR * px)
    fits = [top for top in rows if top >= 0]
    places = [QRectF(round(left), round(top), size.width(), size.height()) for top in fits]
    return min(places, key=plot.covered)


def touched(mark: CursorMark, plot: Plot, theme: Theme, width: float) -> QRectF:
    """Everything the mark covers, to be painted again when it moves."""
    x = plot.pixel_x(mark.x)
    reach = (_RING + 3.0) * theme.scale
    covered = QRectF(x - reach, plot.box.top() - reach, 2 * reach, plot.box.height() + 2 * reach)
    if mark.span:
        left, right = plot.pixel_x(mark.span[0]), plot.pixel_x(mark.span[1])
        covered = covered.united(QRectF(left, plot.box.top(), right - left, plot.box.height()))
    if mark.box:
        covered = covered.united(box_of(mark.box, plot).adjusted(-reach, -reach, reach, reach))
    note = note_box(mark, plot, theme, width)
    return covered if note.isEmpty() else covered.united(note.adjusted(-2, -2, 2, 2))


def draw_mark(painter: QPainter, mark: CursorMark, plot: Plot, theme: Theme, width: float) -> None:
    """Paint upright or outline, span, ring and note."""
    here = theme.color("here")
    x = plot.pixel_x(mark.x)
    if mark.span:
        tint = theme.color("here")
        tint.setAlphaF(_SPAN_ALPHA)
        left, right = plot.pixel_x(mark.span[0]), plot.pixel_x(mark.span[1])
        painter.fillRect(QRectF(left, plot.box.top(), right - left, plot.box.height()), tint)
    if mark.box:
        painter.setPen(QPen(here, 2.0 * theme.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box_of(mark.box, plot), _ROUNDING, _ROUNDING)
    elif mark.is_upright:
        _draw_upright(painter, mark, plot, theme)
    if mark.ring is not None:
        painter.setPen(QPen(here, 2.5 * theme.scale))
        painter.setBrush(theme.color("page"))
        painter.drawEllipse(QPointF(x, plot.pixel_y(mark.ring)), _RING * theme.scale, _RING * theme.scale)
    _draw_note(painter, mark, note_box(mark, plot, theme, width), theme)


def draw_band(painter: QPainter, band: tuple[float, float], plot: Plot, theme: Theme) -> None:
    """Paint what is being marked of the x axis."""
    left, right = sorted((plot.pixel_x(band[0]), plot.pixel_x(band[1])))
    box = QRectF(left, plot.box.top(), right - left, plot.box.height()).intersected(plot.box)
    tint = theme.color("here")
    tint.setAlphaF(_BAND_ALPHA)
    painter.fillRect(box, tint)
    painter.setPen(QPen(theme.color("here"), 1))
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.drawLine(box.topRight(), box.bottomRight())


def _draw_upright(painter: QPainter, mark: CursorMark, plot: Plot, theme: Theme) -> None:
    x = plot.pixel_x(mark.x)
    painter.setPen(QPen(theme.color("here"), _LINE * theme.scale))
    top = plot.box.top() if mark.top is None else max(plot.box.top(), plot.pixel_y(mark.top))
    for above, below in plot.free_of_words(x, top, plot.box.bottom(), _AIR * theme.scale):
        painter.drawLine(QPointF(x, above), QPointF(x, below))


def _draw_note(painter: QPainter, mark: CursorMark, box: QRectF, theme: Theme) -> None:
    if box.isEmpty():
        return
    px = theme.scale
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6 * px, 6 * px)
    middle = Qt.AlignmentFlag.AlignVCenter
    pad, top = (_PAD_X, _PAD_Y) if mark.title else (_SMALL_PAD_X, _SMALL_PAD_Y)
    row = QRectF(box.left() + pad * px, box.top() + top * px, box.width(), _ROW * px)
    if mark.title:
        painter.setFont(theme.small_strong())
        painter.setPen(theme.color("ink"))
        painter.drawText(row, middle, mark.title)
        row.translate(0, _ROW * px)
    painter.setFont(theme.small())
    painter.setPen(theme.color("ink2" if mark.title else "ink"))
    painter.drawText(row, middle, mark.detail)
