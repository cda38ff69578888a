"""Which places of the gazetteer a map of some scale has room for; the same ones wherever it is moved."""

from functools import cache
from math import floor, log2

import numpy as np
import numpy.typing as npt

from expedition.atlas.gazetteer import U8, gazetteer
from expedition.cartography.mercator import View, to_degrees, world_y
from expedition.points import F64, I64

_LEVELS = 20
_CELL_PX, _CLOSE_CELL_PX = 84.0, 62.0
"""The least width of a cell with one name: far off, and from `_CLOSE` on."""
_FAR, _CLOSE = 7.0, 9.0
_ACROSS, _DOWN = 0.5, 0.75
"""Cells are half as wide again as they are high, as names are; this far the world fills the first of them."""
_MOST = 400
_LEAST_WEIGHT, _WEIGHT_A_ZOOM = 132.0, 11.0
"""From far off hamlets are not named, even where nothing else is: this weight less 11 for each zoom."""


def is_ranked() -> bool:
    """Whether it is worked out from when on places are shown, which takes a quarter of a second once."""
    return _shown_from.cache_info().currsize > 0


def first_places(number: int) -> list[int]:
    """The places shown first, by their numbers in the gazetteer."""
    first = np.lexsort((_lightness(slice(None)), _shown_from()))[:number]
    return [int(place) for place in first]


def places_in_sight(view: View, margin: float = 0.0) -> tuple[I64, F64, F64]:
    """The places to name, weightiest first: their numbers in the gazetteer and their pixels in the view."""
    places = gazetteer()
    share = min(max((view.zoom - _FAR) / (_CLOSE - _FAR), 0.0), 1.0)
    cell_px = _CELL_PX + (_CLOSE_CELL_PX - _CELL_PX) * share
    level = floor(log2(view.world_px / cell_px / _ACROSS))
    half_x = (view.width / 2 + margin) / view.world_px
    half_y = (view.height / 2 + margin) / view.world_px
    rows = places.between(to_degrees(0.5, view.y + half_y)[0], to_degrees(0.5, view.y - half_y)[0])
    shown = _shown_from()[rows] <= level
    shown &= places.weight[rows] >= _LEAST_WEIGHT - _WEIGHT_A_ZOOM * view.zoom
    numbers: I64 = rows.start + np.flatnonzero(shown)
    lat, lon = places.at(numbers)
    across = ((lon + 180) / 360 - view.x + 0.5) % 1.0 - 0.5
    down = world_y(lat) - view.y
    inside = np.flatnonzero((np.abs(across) < half_x) & (np.abs(down) < half_y))
    found = numbers[inside]
    best = np.lexsort((_shown_from()[found], _lightness(found)))[:_MOST]
    at = inside[best]
    px, py = across[at] * view.world_px + view.width / 2, down[at] * view.world_px + view.height / 2
    return found[best], px, py


def _lightness(numbers: I64 | slice) -> npt.NDArray[np.int16]:
    """The weightiest least."""
    return -gazetteer().weight[numbers].astype(np.int16)


@cache
def _shown_from() -> U8:
    """Of each place, how often the world must be halved until it is the weightiest of its cell."""
    places = gazetteer()
    return _levels((places.lon + 180) / 360, world_y(places.lat), places.weight)


def _levels(x: F64, y: F64, weight: U8) -> U8:
    """From which halving of the world on each place is the weightiest of its cell.

    The cells of one halving lie within those of the one before, so that who is shown stays shown.
    """
    code = _interleaved(x * _ACROSS) | _interleaved(y * _DOWN) << np.uint64(1)
    order = np.argsort(code, kind="stable")
    code = code[order]
    standing = np.empty(len(order), dtype=np.int64)
    standing[np.argsort(-weight[order].astype(np.int16), kind="stable")] = np.arange(len(order))
    holder = np.argsort(standing)
    level = np.full(len(order), _LEVELS + 1, dtype=np.uint8)
    for halvings in range(_LEVELS, -1, -1):
        cell = code >> np.uint64(2 * (_LEVELS - halvings))
        starts = np.flatnonzero(np.diff(cell, prepend=cell[0] + np.uint64(1)))
        level[holder[np.minimum.reduceat(standing, starts)]] = halvings
    found = np.empty_like(level)
    found[order] = level
    return found


def _interleaved(share: F64) -> npt.NDArray[np.uint64]:
    """The first bits of numbers in 0 … 1 with room for another's between them."""
    bits = np.clip(share * (1 << _LEVELS), 0, (1 << _LEVELS) - 1).astype(np.uint64)
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        bits = (bits | bits << np.uint64(shift)) & np.uint64(mask)
    return bits
