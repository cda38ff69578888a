"""Shade of the ground as tiles, and its heights, out of world maps in degrees."""

import io
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import h5py
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw
from scipy.ndimage import binary_erosion, gaussian_filter, map_coordinates

from expedition.atlas.ground import FLAT, RELIEF_PX, RELIEF_ZOOMS, Layer
from tools.atlas.cells import Part
from tools.atlas.sources import Sources

QUALITY = 42
WIDE_PX = 14
"""What is wider than this (40 km) is colour and height, not shade."""
COLOURED = 4
"""Lakes of a higher rank are too small for the picture to show them in a colour of their own."""
SHORE_PX = 2
"""So far from the water its colour reaches into the land."""
CONTRAST = 2.6
MOST = 92
FAR_GAIN = 1.12
"""Shade averages out from zoom to zoom; so much is given back."""
LEAST = 5
"""A tile whose shade is nowhere more than this is flat."""
HEIGHT_ROWS = 135

F32 = npt.NDArray[np.float32]


def tiles(sources: Sources, coasts: dict[Layer, list[Part]]) -> Iterator[tuple[int, int, int, bytes]]:
    """Zoom, column, row and JPEG of every tile that is not flat."""
    picture = on_mercator(shade(sources, coasts))
    for zoom in range(RELIEF_ZOOMS[1], RELIEF_ZOOMS[0] - 1, -1):
        for x in range(2**zoom):
            for y in range(2**zoom):
                cut = picture[y * RELIEF_PX : (y + 1) * RELIEF_PX, x * RELIEF_PX : (x + 1) * RELIEF_PX]
                if np.abs(cut).max() > LEAST:
                    yield zoom, x, y, _jpeg(cut)
        side = len(picture) // 2
        picture = picture.reshape(side, 2, side, 2).mean(axis=(1, 3)) * FAR_GAIN


def shade(sources: Sources, coasts: dict[Layer, list[Part]]) -> F32:
    """How much lighter or darker than its surroundings the land is, 0 on water, on a map in degrees."""
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(sources.basemap("shadedrelief.jpg")) as picture:
        grey = np.asarray(picture.convert("L"), dtype=np.float32)
    land = binary_erosion(_land(coasts, grey.shape[1], grey.shape[0]), iterations=SHORE_PX)
    weight = land.astype(np.float32)
    around = gaussian_filter(grey * weight, WIDE_PX, mode=("nearest", "wrap"))
    share = gaussian_filter(weight, WIDE_PX, mode=("nearest", "wrap"))
    height = (grey - around / np.maximum(share, 1e-3)) * CONTRAST
    soft = gaussian_filter(weight, 1.0, mode=("nearest", "wrap")) * weight
    return np.asarray(np.tanh(height / MOST) * MOST * soft, dtype=np.float32)


def _land(coasts: dict[Layer, list[Part]], width: int, height: int) -> npt.NDArray[np.bool_]:
    image = Image.new("1", (width, height))
    draw = ImageDraw.Draw(image)
    for layer, colour in ((Layer.LAND, 1), (Layer.LAKE, 0), (Layer.ISLAND, 1)):
        for part in coasts[layer]:
            if part.rank > COLOURED and layer is not Layer.LAND:
                continue
            points = np.asarray(part.shape.exterior.coords)
            for turn in (-360, 0, 360):
                if points[:, 0].max() + turn > -180 and points[:, 0].min() + turn < 180:
                    x = (points[:, 0] + turn + 180) * (width / 360)
                    y = (90 - points[:, 1]) * (height / 180)
                    draw.polygon(list(zip(x.tolist(), y.tolist(), strict=True)), fill=colour)
    return np.asarray(image, dtype=np.bool_)


def on_mercator(picture: F32) -> F32:
    """The square map of the last zoom from a map in degrees."""
    side = RELIEF_PX * 2 ** RELIEF_ZOOMS[1]
    height, width = picture.shape
    down = (np.arange(side) + 0.5) / side
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * down))))
    rows = (90 - lat) * (height / 180) - 0.5
    columns = (np.arange(side) + 0.5) * (width / side) - 0.5
    result = np.empty((side, side), dtype=np.float32)
    for top in range(0, side, RELIEF_PX):
        grid = np.meshgrid(rows[top : top + RELIEF_PX], columns, indexing="ij")
        result[top : top + RELIEF_PX] = map_coordinates(picture, grid, order=1, mode="grid-wrap")
    return result


def _jpeg(cut: F32) -> bytes:
    grey = np.clip(np.rint(cut + FLAT), 0, 255).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(grey).save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()


def heights(sources: Sources) -> Sequence[tuple[int, bytes]]:
    """Bands of parallels from the north, as differences from west to east."""
    with h5py.File(sources.pypi / "pvlib" / "data" / "Altitude.h5") as file:
        grid: Any = file["Altitude"][:]
    # The outermost columns are empty; the world goes on there.
    grid[:, [0, -1]] = grid[:, [1, -2]]
    steps = np.diff(grid, axis=1, prepend=np.uint8(0))
    return [
        (top, zlib.compress(steps[top : top + HEIGHT_ROWS].tobytes(), 9))
        for top in range(0, len(grid), HEIGHT_ROWS)
    ]
