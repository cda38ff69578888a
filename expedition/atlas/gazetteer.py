"""The bundled table of places: its columns in memory, its names read when they are asked for."""

import zlib
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from math import floor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

import resources
from expedition.points import F64, I64
from expedition.record_classes import dataclass

U8 = npt.NDArray[np.uint8]

_FILE = resources.FOLDER / "places" / "places.npz"
_NAMES = _FILE.with_name("names.bin")

DEGREES = 10_000
"""Positions are kept in this part of a degree, 11 m."""
CELLS_A_DEGREE = 4
ROWS, COLUMNS = 180 * CELLS_A_DEGREE, 360 * CELLS_A_DEGREE
WEIGHT = 12
BLOCK = 512
MAIN, OTHER, WORD = 0, 1, 2
"""What is compared: a name it goes by, another name, or a later word of the first."""


class Columns(NamedTuple):
    """The file's columns: n places cell by cell, and all that can be typed for them in order of its bytes.

    Attributes:
        lat: Differences of latitude from place to place, in 1 / `DEGREES`.
        lon: The same of longitude.
        people: Inhabitants, 0 where unknown.
        weight: How likely a place is meant: `WEIGHT` times the logarithm of its people.
        country: Number in `countries`.
        region: Number in `regions`; 0 is none.
        countries: ISO 3166 codes, a line each.
        regions: Names of provinces, a line each.
        keys: What is compared, a line each, in order.
        owners: The place of each key, in three planes of bytes.
        kinds: `MAIN`, `OTHER` or `WORD` of each key.
        blocks: Where each block of names ends, with 0 before the first. They lie in a file of their own:
            packed, `BLOCK` places each, and of each place main name, local names, other names.
    """

    lat: npt.NDArray[np.int32]
    lon: npt.NDArray[np.int32]
    people: npt.NDArray[np.uint32]
    weight: U8
    country: U8
    region: npt.NDArray[np.uint16]
    countries: U8
    regions: U8
    keys: U8
    owners: U8
    kinds: U8
    blocks: npt.NDArray[np.uint32]


class Spellings(NamedTuple):
    """All that can be typed for places: m keys in order of their bytes.

    Attributes:
        keys: What is compared, a line each.
        starts: Where each begins in `keys`, and behind the last one their end.
        owners: The place of each.
        kinds: `MAIN`, `OTHER` or `WORD` of each.
    """

    keys: bytes
    starts: npt.NDArray[np.int32]
    owners: npt.NDArray[np.int32]
    kinds: U8


class Names(NamedTuple):
    """The names of one place as they are shown."""

    main: str
    local: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The places in memory: columns of n, positions in 1 / `DEGREES`."""

    north: npt.NDArray[np.int32]
    east: npt.NDArray[np.int32]
    people: npt.NDArray[np.uint32]
    weight: U8
    country: U8
    region: npt.NDArray[np.uint16]
    countries: Sequence[str]
    regions: Sequence[str]
    blocks: npt.NDArray[np.uint32]

    @property
    def lat(self) -> F64:
        """Degrees north of all, worked out anew; ask `at` for some."""
        return self.north / DEGREES

    @property
    def lon(self) -> F64:
        """Degrees east of all, worked out anew."""
        return self.east / DEGREES

    def at(self, numbers: I64 | slice) -> tuple[F64, F64]:
        """Degrees north and east of some places."""
        return self.north[numbers] / DEGREES, self.east[numbers] / DEGREES

    def between(self, south: float, north: float) -> slice:
        """The places of all rows of cells that two parallels touch: their table goes from south to north."""
        first, behind = floor((south + 90) * CELLS_A_DEGREE), floor((north + 90) * CELLS_A_DEGREE) + 1
        return slice(*np.searchsorted(self._rows, (first, behind)).tolist())

    @cached_property
    def _rows(self) -> npt.NDArray[np.int16]:
        return cell_rows(self.lat).astype(np.int16)

    @cached_property
    def towards(self) -> F64:
        """The direction of each place from the middle of the earth, three rows of length n."""
        return directions(self.lat, self.lon)

    @cached_property
    def spellings(self) -> Spellings:
        """What can be typed, read when somebody types: an import only asks what lies where."""
        with np.load(_FILE, allow_pickle=False) as file:
            keys, planes, kinds = file["keys"], file["owners"], file["kinds"]
        low, middle, high = planes.astype(np.int32)
        ends = np.flatnonzero(keys == ord("\n")).astype(np.int32) + 1
        starts = np.concatenate(([0], ends), dtype=np.int32)
        return Spellings(keys.tobytes(), starts, low | middle << 8 | high << 16, kinds)

    def key(self, number: int) -> bytes:
        """What is compared under this number."""
        keys, starts, _owners, _kinds = self.spellings
        return keys[starts[number] : starts[number + 1] - 1]

    def names(self, place: int) -> Names:
        """The names of a place."""
        lines, ends = _block(self, place // BLOCK)
        at = place % BLOCK
        line = lines[ends[at - 1] + 1 if at else 0 : ends[at]]
        main, local, other = line.decode().split("\t")
        return Names(main, tuple(filter(None, local.split(";"))), tuple(filter(None, other.split(";"))))


@cache
def gazetteer() -> Gazetteer:
    """The bundled places, read at the first call: some hundredths of a second, 3 MB."""
    with np.load(_FILE, allow_pickle=False) as file:
        return Gazetteer(
            north=np.cumsum(file["lat"], dtype=np.int32),
            east=np.cumsum(file["lon"], dtype=np.int32),
            people=file["people"],
            weight=file["weight"],
            country=file["country"],
            region=file["region"],
            countries=_lines(file["countries"]),
            regions=_lines(file["regions"]),
            blocks=file["blocks"],
        )


def cell_rows(lat: F64) -> I64:
    """The row of cells, counted from the south pole, in which each place lies."""
    return np.clip(np.floor((lat + 90) * CELLS_A_DEGREE), 0, ROWS - 1).astype(np.int64)


def cell_columns(lon: F64) -> I64:
    """The column of cells, counted from 180° west, in which each place lies."""
    return np.clip(np.floor((lon + 180) * CELLS_A_DEGREE), 0, COLUMNS - 1).astype(np.int64)


def directions(lat: F64, lon: F64) -> F64:
    """Places in degrees as directions of length 1 from the middle of the earth, three rows."""
    north, east = np.radians(lat), np.radians(lon)
    level = np.cos(north)
    return np.stack((level * np.cos(east), level * np.sin(east), np.sin(north)))


def _lines(text: U8) -> Sequence[str]:
    return tuple(text.tobytes().decode().split("\n"))


@lru_cache(maxsize=32)
def _block(places: Gazetteer, number: int) -> tuple[bytes, npt.NDArray[np.int32]]:
    """The lines of a block, and where each ends."""
    first, end = places.blocks[number : number + 2].tolist()
    with _NAMES.open("rb") as file:
        file.seek(first)
        lines = zlib.decompress(file.read(end - first))
    ends = np.flatnonzero(np.frombuffer(lines, dtype=np.uint8) == ord("\n"))
    return lines, np.append(ends, len(lines)).astype(np.int32)
