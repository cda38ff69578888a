"""Pictures made for tests: tiny, drawn, with whatever a camera may write into them."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image, PngImagePlugin

HEIC = Path(__file__).with_name("pictures") / "turned.heic"
"""96 × 64 pixels of a phone that was held upright: blue sky over green land once turned."""

MAIN, CAMERA, GPS = 0, 0x8769, 0x8825


def drawn(width: int = 48, height: int = 32) -> Image.Image:
    """Sky over land that gets lighter to the right."""
    picture = Image.new("RGB", (width, height), (60, 110, 200))
    for x in range(width):
        for y in range(height // 2, height):
            picture.putpixel((x, y), (40 + 200 * x // width, 120, 30))
    return picture


def exif(tags: Mapping[tuple[int, int], Any]) -> bytes:
    """EXIF of these values by directory and tag."""
    made = Image.Exif()
    for (directory, tag), value in tags.items():
        if directory == MAIN:
            made[tag] = value
        else:
            made.get_ifd(directory)[tag] = value
    return made.tobytes()


def photo(
    tags: Mapping[tuple[int, int], Any] | None = None,
    kind: str = "JPEG",
    picture: Image.Image | None = None,
    **how: Any,
) -> bytes:
    """A picture in a file of this format."""
    stream = io.BytesIO()
    if tags:
        how["exif"] = exif(tags)
    (picture or drawn()).save(stream, kind, **how)
    return stream.getvalue()


def taken(clock: str, offset: str = "", **more: Any) -> dict[tuple[int, int], Any]:
    """Tags of a photo taken when this camera's clock showed `2025:07:21 10:02:03`."""
    tags: dict[tuple[int, int], Any] = {(MAIN, 0x010F): "Testmaker", (MAIN, 0x0110): "T1"}
    tags[CAMERA, 0x9003] = clock
    if offset:
        tags[CAMERA, 0x9011] = offset
    return tags | placed(**more)


def placed(
    lat: float | None = None, lon: float | None = None, ele_m: float | None = None
) -> dict[tuple[int, int], Any]:
    """Tags of a position, in whole degrees, whole minutes and decimals of seconds."""
    tags: dict[tuple[int, int], Any] = {}
    if lat is not None and lon is not None:
        tags |= {(GPS, 1): "N" if lat >= 0 else "S", (GPS, 2): _sexagesimal(lat)}
        tags |= {(GPS, 3): "E" if lon >= 0 else "W", (GPS, 4): _sexagesimal(lon)}
    if ele_m is not None:
        tags |= {(GPS, 5): bytes([ele_m < 0]), (GPS, 6): abs(ele_m)}
    return tags


def png_with(texts: Mapping[str, str]) -> bytes:
    """A PNG with these texts beside its pixels."""
    info = PngImagePlugin.PngInfo()
    for name, text in texts.items():
        info.add_text(name, text)
    return photo(kind="PNG", pnginfo=info)


def _sexagesimal(degrees: float) -> tuple[float, float, float]:
    whole, rest = divmod(abs(degrees), 1)
    minutes, seconds = divmod(rest * 60, 1)
    return whole, minutes, seconds * 60
