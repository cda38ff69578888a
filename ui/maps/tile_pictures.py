"""Pictures of tiles: decoded with care, put together, cut out of coarser ones."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QImageReader, QPainter

from expedition.cartography.mercator import TILE_PX

_MOST_SIDE = 4096
_MOST_DEEPER = 3

Picture = Callable[[int, int, int], QImage | None]
"""The picture of a tile by zoom, column and row."""


def decoded(data: bytes) -> QImage | None:
    """The picture in the bytes, None where there is none or one far too large for a tile."""
    stored = QByteArray(data)
    buffer = QBuffer(stored)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _MOST_SIDE:
        return None
    image = reader.read()
    return None if image.isNull() else image


def deeper_by(side_px: int, ratio: float) -> int:
    """How many zooms deeper the tiles are whose pixels are those of the screen."""
    wanted, deeper = TILE_PX * ratio, 0
    while side_px << (deeper + 1) <= wanted * 1.01 and deeper < _MOST_DEEPER:
        deeper += 1
    return deeper


def composed(picture: Picture, zoom: int, column: int, row: int, deeper: int, side: int) -> QImage | None:
    """A tile made of those `deeper` zooms below it; None where none of them is there."""
    across = 1 << deeper
    parts = [
        (right, down, image)
        for down in range(across)
        for right in range(across)
        if (image := picture(zoom + deeper, column * across + right, row * across + down)) is not None
    ]
    if not parts:
        return None
    is_whole = len(parts) == across * across and not any(image.hasAlphaChannel() for *_at, image in parts)
    if across == 1 and parts[0][2].width() == side == parts[0][2].height():
        return parts[0][2]
    whole = _blank(side, is_opaque=is_whole)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for right, down, image in parts:
        # Whole pixels, so that no seam shows between two of them.
        left, top = right * side // across, down * side // across
        area = QRectF(left, top, (right + 1) * side // across - left, (down + 1) * side // across - top)
        painter.drawImage(area, image, QRectF(image.rect()))
    painter.end()
    return whole


def part_of(image: QImage, up: int, column: int, row: int, side: int) -> QImage:
    """The part of a picture `up` zooms above that a tile is, enlarged."""
    across = 1 << up
    width, height = image.width() / across, image.height() / across
    part = QRectF((column % across) * width, (row % across) * height, width, height)
    whole = _blank(side, is_opaque=not image.hasAlphaChannel())
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(whole.rect()), image, part)
    painter.end()
    return whole


def within(image: QImage, area: QRectF) -> QImage:
    """The picture inside an area of it in shares of its side, and nothing around."""
    if area.contains(QRectF(0, 0, 1, 1)):
        return image
    side = image.width()
    made = _blank(side, is_opaque=False)
    painter = QPainter(made)
    painter.setClipRect(QRectF(area.x() * side, area.y() * side, area.width() * side, area.height() * side))
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def faded(image: QImage, opacity: float) -> QImage:
    """The same picture, but seen through."""
    if opacity >= 1:
        return image
    made = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(0)
    painter = QPainter(made)
    painter.setOpacity(opacity)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def _blank(side: int, *, is_opaque: bool) -> QImage:
    format_ = QImage.Format.Format_RGB32 if is_opaque else QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(side, side, format_)
    if not is_opaque:
        image.fill(0)
    return image
