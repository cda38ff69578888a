"""The tiles of the map seen last, kept beside the page seen last: the next start need not draw them."""

import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from expedition import __version__
from expedition.cartography.mercator import TILE_PX
from expedition.stamps import stamp
from ui.maps.tile_plan import TileId

FILE_NAME = "last_map"
Tiles = Mapping[TileId, QImage | None]
"""Pictures by what they are of, None where a source has nothing there."""

_MAGIC = b"expedition map tiles\n"
_MOST_PACKED_BYTES = 32 << 20
_LARGEST_BYTES, _MOST_TILES, _LARGEST_SIDE = 16 << 20, 128, 2_048
_FORMATS = {"opaque": QImage.Format.Format_RGB32, "seen through": QImage.Format.Format_ARGB32_Premultiplied}
_NAMES = {kept: name for name, kept in _FORMATS.items()}


def read(folder: Path) -> Tiles:
    """The tiles as they were left; none where the logbook was written since, or by another version."""
    place = folder / FILE_NAME
    try:
        if not place.is_file():
            return {}
        with place.open("rb") as file:
            content = file.read(_LARGEST_BYTES + 1)
        if len(content) > _LARGEST_BYTES or not content.startswith(_MAGIC):
            return {}
        head, _end, pictures = content[len(_MAGIC) :].partition(b"\n")
        told = json.loads(head)
        if not told["stamp"] or told["version"] != __version__ or told["stamp"] != stamp(folder):
            return {}
        return _unpacked(told["tiles"], pictures)
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError, zlib.error):
        return {}


def keep(folder: Path, tiles: Tiles) -> None:
    """Keep tiles of a logbook that was closed; where that cannot be, none are kept."""
    forget(folder)
    known = stamp(folder)
    if not known or not tiles:
        return
    listed, pictures = [], []
    size = 0
    for tile, image in list(tiles.items())[:_MOST_TILES]:
        size += image.sizeInBytes() if image is not None else 0
        if size > _MOST_PACKED_BYTES:
            # The program has to end some time.
            break
        if image is None:
            listed.append([*tile, "", 0])
        elif image.format() in _NAMES and image.width() == image.height():
            pictures.append(zlib.compress(image.constBits(), 1))
            listed.append([*tile, _NAMES[image.format()], len(pictures[-1])])
    head = json.dumps({"version": __version__, "stamp": known, "tiles": listed}).encode()
    content = b"".join((_MAGIC, head, b"\n", *pictures))
    if len(content) > _LARGEST_BYTES:
        return
    try:
        # Readable by nobody else from the first byte on, and through no link that lies there.
        made = os.open(folder / FILE_NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "wb") as file:
            file.write(content)
    except OSError:
        forget(folder)


def forget(folder: Path) -> None:
    """Nothing of what was seen stays behind."""
    with suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)


def _unpacked(listed: Any, pictures: bytes) -> Tiles:
    """Raises a `ValueError` and its kin where anything is not as it was kept."""
    tiles: dict[TileId, QImage | None] = {}
    at = 0
    for key, zoom, column, row, ratio, name, length in listed[:_MOST_TILES]:
        tile = TileId(str(key), int(zoom), int(column), int(row), float(ratio))
        tiles[tile] = _picture(pictures[at : at + length], name, tile) if name else None
        at += length
    return tiles


def _picture(packed: bytes, name: str, tile: TileId) -> QImage:
    side = round(TILE_PX * tile.ratio)
    if not 0 < side <= _LARGEST_SIDE:
        raise ValueError(side)
    size = 4 * side * side
    data = zlib.decompressobj().decompress(packed, size + 1)
    if len(data) != size:
        raise ValueError(len(data))
    # The picture of these bytes would last no longer than they do.
    return QImage(data, side, side, 4 * side, _FORMATS[name]).copy()
