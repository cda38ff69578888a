"""Icons and flags: one family, recoloured and drawn sharp at the screen's pixel ratio."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import FOLDER
from ui.theme import Theme

FLAG_WIDTH, FLAG_HEIGHT = 18, 12
_FLAG_RADIUS = 2
_FLAG_EDGE = 0.35
_SMALL_STROKE, _STROKE, _LARGE_STROKE = 1.9, 1.75, 1.25


class Icons:
    """Draws icons and flags once per size and colour and keeps them."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._sources: dict[str, str] = {}
        self._kept: dict[tuple[str, int, str, float], QPixmap] = {}

    def pixmap(
        self, name: str, size: int = 16, color: str = "ink2", ratio: float = 1.0, *, is_filled: bool = False
    ) -> QPixmap:
        """An icon of that many pixels of the design, in the colour of a token."""
        tint = self._theme.color(color).name()
        key = (f"{name} filled" if is_filled else name, size, tint, ratio)
        if key not in self._kept:
            self._kept[key] = self._drawn(name, size, tint, ratio, tint if is_filled else "none")
        return self._kept[key]

    def icon(self, name: str, size: int = 16, color: str = "ink2", gap: int = 0) -> QIcon:
        """An icon for a control, as fine as the finest screen, pale when disabled.

        `gap` are clear pixels at its right, where words follow too closely.
        """
        made = QIcon()
        room, ratio = self._theme.px(gap), self._theme.finest
        made.addPixmap(_widened(self.pixmap(name, size, color, ratio), room))
        made.addPixmap(_widened(self.pixmap(name, size, "edge", ratio), room), QIcon.Mode.Disabled)
        return made

    def flag(self, country: str, ratio: float = 1.0, width: int = FLAG_WIDTH) -> QPixmap | None:
        """The flag of a country (ISO 3166 alpha-2), three to two, round corners; None if unknown."""
        key = (f"flag {country}", width, "", ratio)
        if key not in self._kept:
            image = _flag_image(country)
            if image is None:
                return None
            self._kept[key] = self._framed(image, width, ratio)
        return self._kept[key]

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (FOLDER / "icons" / f"{name}.svg").read_text("utf-8")
        return self._sources[name]

    def _drawn(self, name: str, size: int, color: str, ratio: float, fill: str) -> QPixmap:
        stroke = _LARGE_STROKE if size > 20 else _SMALL_STROKE if size < 14 else _STROKE
        source = self._source(name).replace("currentColor", color)
        source = source.replace('stroke-width="2"', f'stroke-width="{stroke}"')
        source = source.replace('fill="none"', f'fill="{fill}"', 1)
        pixels = round(self._theme.px(size) * ratio)
        pixmap = _clear_pixmap(pixels, pixels)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _framed(self, image: QImage, width: int, ratio: float) -> QPixmap:
        unit = self._theme.px(width) * ratio / FLAG_WIDTH
        box = QRectF(0, 0, round(FLAG_WIDTH * unit), round(FLAG_HEIGHT * unit))
        pixmap = _clear_pixmap(int(box.width()), int(box.height()))
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(box, _FLAG_RADIUS * unit, _FLAG_RADIUS * unit)
        painter.setClipPath(shape)
        height = image.width() * box.height() / box.width()
        painter.drawImage(box, image, QRectF(0, (image.height() - height) / 2, image.width(), height))
        painter.setClipping(False)
        edge = QColor(0, 0, 0)
        edge.setAlphaF(_FLAG_EDGE)
        painter.setPen(QPen(edge, max(0.5, 0.5 * ratio)))
        painter.drawPath(shape)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


def _widened(pixmap: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return pixmap
    ratio = pixmap.devicePixelRatio()
    wide = _clear_pixmap(pixmap.width() + round(gap * ratio), pixmap.height())
    wide.setDevicePixelRatio(ratio)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return wide


def _clear_pixmap(width: int, height: int) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _flag_image(country: str) -> QImage | None:
    file = FOLDER / "flags" / f"{country.lower()}.png"
    if not country.isalpha() or not file.is_file():
        return None
    image = QImage.fromData(file.read_bytes())
    return None if image.isNull() else image
