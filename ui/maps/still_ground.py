"""The ground of a small map that nobody moves, as one picture."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from expedition.cartography.mercator import View
from ui.maps.atlas_tiles import AtlasTiles
from ui.maps.tile_cache import TileCache
from ui.maps.tile_painting import TilePainting
from ui.maps.tile_plan import level, spots
from ui.tokens import Tokens


def still_ground(view: View, tokens: Tokens, ratio: float) -> QImage:
    """The atlas in a view, in pixels of a screen with `ratio` of them to a logical one; in any thread."""
    source, cache = AtlasTiles(tokens), TileCache()
    image = QImage(QSize(view.width, view.height) * ratio, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.water))
    painter = QPainter(image)
    # A painter that outlives its picture takes the program with it.
    try:
        painting = TilePainting(cache)
        for spot in spots(view, level(view, source.zooms), ratio):
            tile = spot.tile(source.key, ratio)
            cache.put(tile, source.tile(tile.zoom, tile.column, tile.row, ratio))
            painting.paint(painter, spot, [source.key], ratio, image.rect(), is_zooming=False)
    finally:
        painter.end()
    image.setDevicePixelRatio(ratio)
    return image
