"""Hills and valleys as a faint picture under a map."""

import io
import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PIL import Image

from expedition.atlas import ground
from expedition.cartography.mercator import EQUATOR_M, TILE_PX, world_y
from expedition.points import F64, I64
from expedition.reports.maps.frame import MapFrame

_DOTS_A_POINT = 200 / 72
_ENLARGED = 1.6
"""How far the pixels of tiles are stretched at most; they hold soft shades."""
_MESH_PX = 40
_STRONGEST, _CONTRAST = 25, 0.38
_TINT = (246, 244, 240)
_QUALITY = 75


class Picture(NamedTuple):
    """A JPEG and its width and height in pixels."""

    jpeg: bytes
    size: tuple[int, int]


@lru_cache(maxsize=4)
def relief(frame: MapFrame) -> Picture | None:
    """The relief of a frame round the tint of the paper, or None where there is none."""
    zoom, dots = _fineness(frame)
    width, height = (max(2, round(side * dots)) for side in (frame.width, frame.height))
    across, down = (np.unique(np.append(np.arange(0, side, _MESH_PX), side)) for side in (width, height))
    x, y = np.meshgrid(across / dots, down / dots)
    lat, lon = frame.degrees(x.ravel(), y.ravel())
    world = TILE_PX * 2**zoom
    px = ((lon + 180.0) / 360.0 * world).reshape(x.shape)
    py = (world_y(lat) * world).reshape(x.shape)
    left, top = (math.floor(float(edge.min()) / TILE_PX) for edge in (px, py))
    right, bottom = (math.floor(float(edge.max()) / TILE_PX) for edge in (px, py))
    source = _mosaic(zoom, left, top, right, min(bottom, 2**zoom - 1))
    if source is None:
        return None
    quads = _quads(across, down, px - left * TILE_PX, py - top * TILE_PX)
    warped = source.transform((width, height), Image.Transform.MESH, quads, Image.Resampling.BILINEAR)
    buffer = io.BytesIO()
    _tinted(warped).save(buffer, "JPEG", quality=_QUALITY)
    return Picture(buffer.getvalue(), (width, height))


def _fineness(frame: MapFrame) -> tuple[int, float]:
    """The zoom of the tiles to warp, and dots a point: no more than print needs and the tiles can give."""
    lat, _lon = frame.degrees(np.array([frame.width / 2]), np.array([frame.height / 2]))
    metres_a_dot = 1 / frame.scale / _DOTS_A_POINT
    round_m = EQUATOR_M * math.cos(math.radians(float(lat[0])))
    zoom = math.ceil(math.log2(max(1.0, round_m / TILE_PX / metres_a_dot / _ENLARGED)))
    zoom = min(zoom, ground.RELIEF_ZOOMS[1])
    metres_a_px = round_m / TILE_PX / 2**zoom
    return zoom, min(_DOTS_A_POINT, _ENLARGED / frame.scale / metres_a_px)


def _mosaic(zoom: int, left: int, top: int, right: int, bottom: int) -> Image.Image | None:
    """The tiles from corner to corner in one grey picture, flat where there is none; None without any."""
    size = ((right - left + 1) * TILE_PX, (bottom - top + 1) * TILE_PX)
    whole, count = Image.new("L", size, ground.FLAT), 0
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            data = ground.relief(zoom, column % 2**zoom, row)
            if data is not None:
                whole.paste(Image.open(io.BytesIO(data)), ((column - left) * TILE_PX, (row - top) * TILE_PX))
                count += 1
    return whole if count else None


_Quad = tuple[tuple[int, int, int, int], tuple[float, ...]]


def _quads(across: I64, down: I64, px: F64, py: F64) -> list[_Quad]:
    """The boxes of the picture, each with the corners of what it shows: from upper left, anticlockwise."""
    corners = np.stack(
        (
            px[:-1, :-1], py[:-1, :-1], px[1:, :-1], py[1:, :-1],
            px[1:, 1:], py[1:, 1:], px[:-1, 1:], py[:-1, 1:],
        ),
        axis=-1,
    )  # fmt: skip
    return [
        ((int(across[j]), int(down[i]), int(across[j + 1]), int(down[i + 1])), tuple(corners[i, j].tolist()))
        for i in range(len(down) - 1)
        for j in range(len(across) - 1)
    ]


def _tinted(grey: Image.Image) -> Image.Image:
    """Greys as colours of the paper, at most `_STRONGEST` lighter or darker."""
    shade = np.clip((np.arange(256) - ground.FLAT) * _CONTRAST, -_STRONGEST, _STRONGEST)
    tables = [np.clip(np.rint(part + shade), 0, 255).astype(np.uint8).tolist() for part in _TINT]
    return Image.merge("RGB", [grey.point(table) for table in tables])
