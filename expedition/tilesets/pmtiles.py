"""PMTiles of version 3: a header, lists of tiles, and the tiles, in one file."""

import json
import struct
from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import BinaryIO, NamedTuple
from weakref import finalize

from expedition.text import _
from expedition.tilesets import metadata
from expedition.tilesets.base import (
    MOST_TILE_BYTES,
    WORLD,
    About,
    MapFileError,
    TileFormat,
    damaged,
    unknown_kind,
    unreadable,
    without_tiles,
)
from expedition.tilesets.directories import Directory, read_directory, tile_number
from expedition.tilesets.unpacking import unpacked

MAGIC = (b"PMTiles", b"PM\x01\x00", b"PM\x02\x00")

_HEADER = struct.Struct("<7sB11Q6B4i9x")
_VERSION = 3
_MOST_LISTS = 4
_KEPT_LISTS = 64
_PLAIN, _GZIP = 1, 2
_FORMATS = {1: TileFormat.VECTOR, 2: TileFormat.PNG, 3: TileFormat.JPG, 4: TileFormat.WEBP}


class _Header(NamedTuple):
    magic: bytes
    version: int
    root: int
    root_length: int
    told: int
    told_length: int
    leaves: int
    leaves_length: int
    tiles: int
    tiles_length: int
    addressed: int
    entries: int
    contents: int
    clustered: int
    inner_packing: int
    tile_packing: int
    tile_type: int
    least_zoom: int
    most_zoom: int
    west_e7: int
    south_e7: int
    east_e7: int
    north_e7: int


class PMTiles:
    """The tiles of one file; a damaged tile is none, a damaged file raises a `MapFileError`."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, Lock()
        self._lists: OrderedDict[int, Directory] = OrderedDict()
        try:
            self._file: BinaryIO = path.open("rb")
        except OSError as error:
            raise unreadable(path, error) from error
        self._closing = finalize(self, self._file.close)
        try:
            self._header = self._read_header()
            if not len(self._directory(self._header.root, self._header.root_length).numbers):
                raise without_tiles(path)
            self.about = self._about()
        except MapFileError:
            self.close()
            raise

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """The unpacked tile, None where there is none."""
        if not self.about.least_zoom <= zoom <= self.about.most_zoom:
            return None
        if not (0 <= column < 1 << zoom and 0 <= row < 1 << zoom):
            return None
        number, place, length = tile_number(zoom, column, row), self._header.root, self._header.root_length
        for _depth in range(_MOST_LISTS):
            found = self._directory(place, length).find(number)
            if found is None:
                return None
            place, length = found[:2]
            if not found[2]:
                return self._tile(self._header.tiles + place, length)
            place += self._header.leaves
        raise damaged(self._path)

    def sample(self) -> bytes | None:
        """The first tile of the set."""
        place, length = self._header.root, self._header.root_length
        for _depth in range(_MOST_LISTS):
            place, length, is_list = self._directory(place, length).first
            if not is_list:
                return self._tile(self._header.tiles + place, length)
            place += self._header.leaves
        raise damaged(self._path)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._closing()

    def _tile(self, place: int, length: int) -> bytes | None:
        data = self._bytes(place, length)
        try:
            return unpacked(data)
        except ValueError:
            return None

    def _directory(self, place: int, length: int) -> Directory:
        with self._lock:
            known = self._lists.get(place)
            if known is not None:
                self._lists.move_to_end(place)
                return known
        data = self._bytes(place, length)
        try:
            made = read_directory(self._opened(data))
        except ValueError as error:
            raise damaged(self._path) from error
        with self._lock:
            self._lists[place] = made
            while len(self._lists) > _KEPT_LISTS:
                self._lists.popitem(last=False)
        return made

    def _opened(self, data: bytes) -> bytes:
        return unpacked(data) if self._header.inner_packing == _GZIP else data

    def _bytes(self, place: int, length: int) -> bytes:
        if length > MOST_TILE_BYTES:
            raise damaged(self._path)
        try:
            with self._lock:
                self._file.seek(place)
                data = self._file.read(length)
        except (OSError, OverflowError, ValueError) as error:
            raise damaged(self._path) from error
        if len(data) != length:
            raise damaged(self._path)
        return data

    def _read_header(self) -> _Header:
        data = self._file.read(_HEADER.size)
        if len(data) < len(MAGIC[0]) + 1:
            raise damaged(self._path)
        version = data[7] if data.startswith(MAGIC[0]) else data[2]
        if version != _VERSION:
            text = _("{name} is a PMTiles file of version {version}: convert it to version 3.")
            raise MapFileError(text.format(name=self._path.name, version=version))
        if len(data) < _HEADER.size:
            raise damaged(self._path)
        header = _Header._make(_HEADER.unpack(data))
        if header.inner_packing not in (_PLAIN, _GZIP) or header.tile_packing not in (0, _PLAIN, _GZIP):
            text = _("{name} is packed in a way that cannot be read: make it with gzip or unpacked.")
            raise MapFileError(text.format(name=self._path.name))
        return header

    def _about(self) -> About:
        header = self._header
        format_ = _FORMATS.get(header.tile_type)
        if format_ is None:
            raise unknown_kind(self._path)
        zooms = metadata.zoom_of(header.least_zoom), metadata.zoom_of(header.most_zoom)
        if zooms[0] is None or zooms[1] is None or zooms[0] > zooms[1]:
            raise damaged(self._path)
        told = self._told()
        corners = (header.west_e7, header.south_e7, header.east_e7, header.north_e7)
        return About(
            name=metadata.plain_text(told.get("name", "")) or self._path.stem,
            credit=metadata.plain_text(told.get("attribution", "")),
            format=format_,
            least_zoom=zooms[0],
            most_zoom=zooms[1],
            box=metadata.box_of(",".join(str(corner / 1e7) for corner in corners)) or WORLD,
        )

    def _told(self) -> dict[str, str]:
        """The metadata; a file without any that can be read still shows its tiles."""
        if not self._header.told_length:
            return {}
        try:
            told = json.loads(self._opened(self._bytes(self._header.told, self._header.told_length)))
        except (ValueError, RecursionError):
            return {}
        return metadata.texts(told) if isinstance(told, dict) else {}
