"""How a round sign and a small photo look on a map: drawn once, then only copied."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.cropping import middle_of

PIN, ICON, PICTURE = 20, 12, (42, 30)
_EDGE, _RADIUS, _FRAME = 1.0, 3.0, 2.0
_DOT = 3.0
_BEHIND = 2
"""So far behind the number of some that share a spot the next of them looks out."""
_KEPT = 300


class SymbolPainting:
    """Paints signs and pictures at pixels of a map."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        self._theme, self._icons = theme, icons
        self._pins: dict[tuple[str, float, bool], QPixmap] = {}
        self._shots: dict[tuple[int, float, bool], QPixmap] = {}
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """The colours changed."""
        self._pins.clear()
        self._shots.clear()

    def pin(self, painter: QPainter, spot: QPointF, sign: str, count: int, *, is_hot: bool) -> None:
        """A round sign with its icon, or with the number of those that share it."""
        drawn = self._pin(f"#{min(count, 999)}" if count > 1 else sign, _ratio(painter), is_hot=is_hot)
        half = drawn.deviceIndependentSize().width() / 2
        painter.drawPixmap(QPointF(spot.x() - half, spot.y() - half), drawn)

    def ring(self, painter: QPainter, box: QRectF) -> None:
        """The keyboard is here."""
        painter.setPen(QPen(self._theme.color("here"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 4, 4)

    def leader(self, painter: QPainter, spot: QPointF, box: QRectF) -> None:
        """The thin line from the spot to its picture."""
        painter.setPen(QPen(self._theme.color("edge"), _EDGE))
        painter.setBrush(self._theme.color("page"))
        painter.drawLine(spot, box.center())
        painter.drawEllipse(spot, _DOT, _DOT)

    def picture(self, painter: QPainter, box: QRectF, image: QImage, count: int, *, is_hot: bool) -> None:
        """A small photo in its frame, with the number of those it stands for."""
        key = int(image.cacheKey()), _ratio(painter), is_hot
        if key not in self._shots:
            if len(self._shots) >= _KEPT:
                self._shots.clear()
            self._shots[key] = self._shot(image, key[1], is_hot=is_hot)
        painter.drawPixmap(box.topLeft(), self._shots[key])
        if count > 1:
            self._number(painter, box, count)

    def _pin(self, sign: str, ratio: float, *, is_hot: bool) -> QPixmap:
        key = sign, ratio, is_hot
        if key not in self._pins:
            self._pins[key] = self._drawn_pin(sign, ratio, is_hot=is_hot)
        return self._pins[key]

    def _drawn_pin(self, sign: str, ratio: float, *, is_hot: bool) -> QPixmap:
        behind = self._theme.px(_BEHIND)
        side = self._theme.px(PIN) + 2 + 2 * behind
        pixmap, painter = _begin(side, side, ratio)
        middle = QPointF(side / 2, side / 2)
        painter.setPen(QPen(self._theme.color("ink" if is_hot else "edge"), _EDGE))
        painter.setBrush(self._theme.color("page"))
        radius = self._theme.px(PIN) / 2
        if sign.startswith("#"):
            # A number alone would read as that of a day.
            painter.drawEllipse(middle + QPointF(behind, -behind), radius, radius)
        painter.drawEllipse(middle, radius, radius)
        if sign.startswith("#"):
            painter.setFont(self._theme.tiny())
            painter.setPen(self._theme.color("ink"))
            painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, sign[1:])
        else:
            half = self._theme.px(ICON) / 2
            icon = self._icons.pixmap(sign, ICON, "ink", ratio)
            painter.drawPixmap(QPointF(middle.x() - half, middle.y() - half), icon)
        painter.end()
        return pixmap

    def _shot(self, image: QImage, ratio: float, *, is_hot: bool) -> QPixmap:
        width, height = self._theme.px(PICTURE[0]), self._theme.px(PICTURE[1])
        pixmap, painter = _begin(width, height, ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(0, 0, width, height).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color("ink" if is_hot else "edge"), _EDGE))
        painter.setBrush(self._theme.color("page"))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        inner = box.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        # Twice the size first: halving by halves keeps fine structure calm.
        small = image.scaled(
            round(inner.width() * ratio * 2),
            round(inner.height() * ratio * 2),
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(inner, small, middle_of(small, inner))
        painter.end()
        return pixmap

    def _number(self, painter: QPainter, box: QRectF, count: int) -> None:
        side = self._theme.px(14)
        at = QRectF(box.right() - side + 4, box.top() - 4, side, side)
        painter.setPen(QPen(self._theme.color("edge"), _EDGE))
        painter.setBrush(self._theme.color("page"))
        painter.drawRoundedRect(at, side / 2, side / 2)
        painter.setFont(self._theme.tiny())
        painter.setPen(self._theme.color("ink"))
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, str(min(count, 99)))


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()


def _begin(width: int, height: int, ratio: float) -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter
