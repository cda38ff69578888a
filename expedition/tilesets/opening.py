"""Map files opened by what they are, whatever they are called."""

from pathlib import Path

from expedition.text import _
from expedition.tilesets import mbtiles, pmtiles
from expedition.tilesets.base import MapFileError, TileSet, unreadable
from expedition.tilesets.mbtiles import MBTiles
from expedition.tilesets.pmtiles import PMTiles

_HEAD = 16


def open_map(path: Path) -> TileSet:
    """The set of tiles in a file; a `MapFileError` says why there is none."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise unreadable(path, error) from error
    if head.startswith(mbtiles.MAGIC):
        return MBTiles(path)
    if head.startswith(pmtiles.MAGIC):
        return PMTiles(path)
    if not head:
        raise MapFileError(_("{name} is empty: bring a fresh copy of it.").format(name=path.name))
    raise MapFileError(
        _("{name} is no map that can be shown: choose an MBTiles or PMTiles file.").format(name=path.name)
    )
