"""An online map as ground: asked for what is in sight only, and kept on disk."""

from importlib.metadata import PackageNotFoundError, metadata

from PySide6.QtGui import QImage

import expedition
from expedition.cartography.mercator import TILE_PX
from expedition.tilesets.address import TileAddress
from expedition.tilesets.base import WORLD
from expedition.tilesets.online import OnlineTiles
from ui.maps.tile_pictures import composed, decoded, faded

MOST_ZOOM = 18
_USUAL_SIDE = 256


class OnlineSource:
    """Tiles of an online map, put together to the size of ours.

    A key ends in `turn`, which another source of the same map gets when tiles that could not be had
    are to be asked for again.
    """

    is_slow = True
    named_box = WORLD

    def __init__(
        self, address: TileAddress, tiles: OnlineTiles, credit: str, opacity: float, turn: int
    ) -> None:
        self._address, self._tiles, self._opacity = address, tiles, opacity
        self._side = _USUAL_SIDE
        self.key = f"{address.pattern}|{opacity:.2f}|{turn}"
        self.credit = credit
        self.zooms = (0, MOST_ZOOM)

    def tile(self, zoom: int, column: int, row: int, ratio: float) -> QImage | None:
        """The picture of a tile; None where the map has none, or the server cannot be asked now."""
        is_fine = self._address.has_fine and ratio > 1
        # Pictures as large as our tiles are asked for one by one, smaller ones four at a time.
        deeper = 0 if self._side >= TILE_PX and not is_fine else 1
        across = 1 << deeper
        places = [
            (zoom + deeper, column * across + right, row * across + down)
            for down in range(across)
            for right in range(across)
        ]
        found = self._tiles.tiles(places, is_fine=is_fine)
        pictures = {
            place: image
            for place, data in zip(places, found, strict=True)
            if data is not None and (image := decoded(data)) is not None
        }
        if pictures and not is_fine:
            self._side = max(image.width() for image in pictures.values())
        side = int(TILE_PX * ratio)
        image = composed(lambda *place: pictures.get(place), zoom, column, row, deeper, side)
        return None if image is None else faded(image, self._opacity)


def agent() -> str:
    """How the program names itself to servers, with its home page where it has one."""
    name = f"ExpeditionLogbook/{expedition.__version__}"
    try:
        pages = metadata("expedition-logbook").get_all("Project-URL") or []
    except PackageNotFoundError:
        pages = []
    page = next((page.partition(",")[2].strip() for page in pages), "")
    return f"{name} (+{page})" if page else name
