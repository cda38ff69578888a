"""Land, lakes and islands in lakes out of GSHHG, with the Aral Sea of today."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from expedition.atlas.ground import Layer
from tools.atlas.cells import Part, mercator, turned, zoom_of
from tools.atlas.sources import Ring, Sources, arc_numbers, joined, rings, topology

LEVELS = {1: Layer.LAND, 5: Layer.LAND, 2: Layer.LAKE, 3: Layer.ISLAND}
LEAST_PX = {Layer.LAND: 1.5, Layer.LAKE: 3.0, Layer.ISLAND: 2.5}
"""A part is painted from the zoom at which it is about so many pixels wide."""
ARAL = shapely.box(57.9, 43.2, 62.1, 47.0)
DRIED = shapely.union_all(
    [
        shapely.box(59.4, 43, 60.8, 46.14),
        shapely.box(59.4, 43, 59.9, 46.4),
        shapely.box(59.14, 43, 59.41, 45.83),
    ]
)
"""The eastern basin and the strait to the north, which have fallen dry since that table was made."""
LEAST_ARAL = 0.1
ANTARCTICA = "4"


def coasts(sources: Sources) -> dict[Layer, list[Part]]:
    """The three filled layers, the largest parts first."""
    grouped: dict[tuple[Layer, str], list[Any]] = defaultdict(list)
    for ring in rings(sources):
        if ring.level in LEVELS:
            grouped[LEVELS[ring.level], ring.number.rstrip("-EW")].append(_polygon(ring))
    shapes: dict[Layer, list[Any]] = defaultdict(list)
    for (layer, number), pieces in grouped.items():
        whole = _whole(pieces, layer, number)
        if layer is Layer.LAND or not ARAL.contains(whole):
            shapes[layer].append(whole)
    shapes[Layer.LAKE] += aral(sources)
    return {layer: _ranked(layer, shapes[layer]) for layer in (Layer.LAND, Layer.LAKE, Layer.ISLAND)}


def aral(sources: Sources) -> list[Any]:
    """What is left of the Aral Sea."""
    arcs, objects = topology(sources.lakes / "dist" / "world_50m.json")
    found = [
        shapely.Polygon(joined(arcs, ring)) for geometry in objects["lakes"] for ring in arc_numbers(geometry)
    ]
    left = shapely.difference(shapely.union_all([lake for lake in found if ARAL.contains(lake)]), DRIED)
    return [lake for lake in shapely.get_parts(left) if lake.area > LEAST_ARAL]


def _polygon(ring: Ring) -> Any:
    # The pieces west of 180° go to the eastern end of the map, where the others are.
    shift = 360 if ring.number.endswith("-W") and not ring.number.startswith(ANTARCTICA + "-") else 0
    polygon = turned(shapely.Polygon(ring.points), shift)
    return polygon if polygon.is_valid else shapely.make_valid(polygon)


def _whole(pieces: Sequence[Any], layer: Layer, number: str) -> Any:
    """One polygon out of the pieces on both sides of 180°."""
    if len(pieces) == 1:
        return _largest(pieces[0])
    if layer is Layer.LAND and number == ANTARCTICA:
        # It goes all the way round: a little more than a turn of it has no edge at 180°.
        around = [turned(piece, turn) for piece in pieces for turn in (-360, 0, 360)]
        return _largest(shapely.clip_by_rect(shapely.union_all(around), -200, -90, 200, 0))
    return _largest(shapely.union_all(list(pieces)))


def _largest(shape: Any) -> Any:
    """The largest polygon of a shape, without holes: water in land is a layer of its own."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return shapely.Polygon(max(parts, key=lambda part: part.area).exterior)


def _ranked(layer: Layer, shapes: Sequence[Any]) -> list[Part]:
    sizes = np.sqrt(shapely.area(shapely.transform(np.array(shapes, dtype=object), mercator)))
    order = np.argsort(-sizes, kind="stable")
    return [Part(shapes[at], zoom_of(float(sizes[at]), LEAST_PX[layer])) for at in order]
