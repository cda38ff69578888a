"""What writers of map files put into their metadata, taken for what it is worth."""

import re
from collections.abc import Mapping
from html import unescape

from expedition.tilesets.base import MOST_ZOOM, WORLD, TileFormat

_MOST_CREDIT = 240
_FORMATS = {
    "png": TileFormat.PNG,
    "png8": TileFormat.PNG,
    "png24": TileFormat.PNG,
    "jpg": TileFormat.JPG,
    "jpeg": TileFormat.JPG,
    "webp": TileFormat.WEBP,
    "pbf": TileFormat.VECTOR,
    "mvt": TileFormat.VECTOR,
    "application/x-protobuf": TileFormat.VECTOR,
    "application/vnd.mapbox-vector-tile": TileFormat.VECTOR,
}


def format_named(name: str) -> TileFormat | None:
    """The format of a name such as `jpeg` or `image/png`."""
    plain = name.strip().lower()
    return _FORMATS.get(plain) or _FORMATS.get(plain.removeprefix("image/"))


def plain_text(html: str, most: int = _MOST_CREDIT) -> str:
    """The words of a piece of HTML on one line."""
    words = unescape(re.sub(r"<[^<>]*>", " ", html))
    line = " ".join(part for part in words.split() if part.isprintable())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def zoom_of(value: object) -> int | None:
    """A zoom written as a number or a text, None where it is neither."""
    try:
        zoom = int(float(str(value)))
    except (ValueError, OverflowError):
        return None
    return zoom if 0 <= zoom <= MOST_ZOOM else None


def box_of(text: str) -> tuple[float, float, float, float] | None:
    """West, south, east and north written with commas or spaces; None where that is no piece of the world."""
    try:
        west, south, east, north = (float(part) for part in re.split(r"[\s,;]+", text.strip("[] ")))
    except ValueError:
        return None
    if not (-180.001 <= west < east <= 180.001 and -90.001 <= south < north <= 90.001):
        return None
    return max(west, -180.0), max(south, WORLD[1]), min(east, 180.0), min(north, WORLD[3])


def texts(rows: Mapping[object, object]) -> dict[str, str]:
    """Names in small letters with their values as texts."""
    return {str(name).strip().lower(): str(value) for name, value in rows.items() if value is not None}
