"""What every set of tiles can tell and give, and the one sentence of a file that gives nothing."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol

from expedition.errors import UserError
from expedition.record_classes import dataclass
from expedition.text import _

MOST_ZOOM = 24
"""No map is finer than this: a tile is then two metres wide."""

MOST_TILE_BYTES = 32 << 20
"""A tile that unpacks to more is none."""

WORLD = (-180.0, -85.06, 180.0, 85.06)


class MapFileError(UserError):
    """A map file that cannot be used: its name, what is wrong, what to do."""


class TileFormat(StrEnum):
    """What the bytes of a tile are."""

    PNG = "png"
    JPG = "jpg"
    WEBP = "webp"
    VECTOR = "pbf"


@dataclass(frozen=True, slots=True)
class About:
    """What a set of tiles says of itself.

    Attributes:
        name: What its makers call it; that of the file where they say nothing.
        credit: Whom it is owed to, as plain text; empty where it does not say.
        format: What its tiles are.
        least_zoom: The coarsest zoom it has tiles of, of 256-pixel pictures or of vector tiles.
        most_zoom: The finest one.
        box: West, south, east and north in degrees.
    """

    name: str
    credit: str
    format: TileFormat
    least_zoom: int
    most_zoom: int
    box: tuple[float, float, float, float] = WORLD

    @property
    def is_vector(self) -> bool:
        """Whether its tiles hold shapes to be painted, not pictures."""
        return self.format is TileFormat.VECTOR


class TileSet(Protocol):
    """A set of tiles by zoom, column from the west and row from the north; may be asked in any thread."""

    @property
    def about(self) -> About:
        """What it says of itself."""

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """The unpacked tile, None where the set has none; a file gone bad raises a `MapFileError`."""

    def sample(self) -> bytes | None:
        """Some tile of the set, to see how large its pictures are."""

    def close(self) -> None:
        """Let go of the file; done by itself when nobody holds the set any more."""


def damaged(path: Path) -> MapFileError:
    """The file is broken inside."""
    return MapFileError(_("{name} is damaged: bring a fresh copy of it.").format(name=path.name))


def without_tiles(path: Path) -> MapFileError:
    """The file is whole and empty."""
    return MapFileError(_("{name} holds no tiles: bring a fresh copy of it.").format(name=path.name))


def unknown_kind(path: Path) -> MapFileError:
    """The tiles are neither pictures nor shapes that can be read."""
    return MapFileError(
        _("{name} has tiles of an unknown kind: PNG, JPEG, WebP and vector tiles are shown.").format(
            name=path.name
        )
    )


def missing(path: Path) -> MapFileError:
    """The file is not where it was."""
    return MapFileError(
        _("{name} is not in {folder} any more: bring it back there, or remove it from your maps.").format(
            name=path.name, folder=path.parent
        )
    )


def unreadable(path: Path, error: OSError) -> MapFileError:
    """The system does not let the file be read."""
    if isinstance(error, FileNotFoundError):
        return missing(path)
    return MapFileError(
        _("{name} cannot be opened ({why}): check that you may read it.").format(
            name=path.name, why=error.strerror or type(error).__name__
        )
    )
