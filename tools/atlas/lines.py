"""Rivers, borders and the lines between provinces."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import shapely

from expedition.atlas.ground import Layer
from tools.atlas.cells import Part, zoom_of
from tools.atlas.sources import Sources, arc_numbers, river_segments, topology

RIVER_RANKS = {0: 3, 1: 3, 2: 4, 3: 5, 4: 7, 5: 6, 6: 8, 7: 9, 8: 8, 9: 9, 10: 10}
"""The zoom from which a river of a class of WDBII is painted; 5 to 7 fall dry, from 8 they are canals."""
TINY = {"Dhekelia", "Akrotiri", "USNB Guantanamo Bay", "Vatican", "Monaco", "San Marino"}
TINY_RANK = 8
AGREED = {frozenset(("Kazakhstan", "Baikonur"))}
"""No border at all: a city let to a neighbour."""
DISPUTED = {
    frozenset(pair)
    for pair in (
        ("Cyprus", "Cyprus U.N. Buffer Zone"),
        ("Cyprus U.N. Buffer Zone", "N. Cyprus"),
        ("Dhekelia", "N. Cyprus"),
        ("Israel", "Palestine"),
        ("Morocco", "W. Sahara"),
        ("Serbia", "Kosovo"),
        ("Somalia", "Somaliland"),
        ("India", "Siachen Glacier"),
        ("China", "Siachen Glacier"),
        ("Pakistan", "Siachen Glacier"),
    )
}
DISPUTED_EVERYWHERE = shapely.box(-180, -90, 180, 90)
IN_PART = {
    frozenset(("Russia", "Ukraine")): shapely.box(33.0, 45.7, 35.5, 46.5),
    frozenset(("India", "Pakistan")): shapely.box(73.0, 32.55, 78.0, 37.5),
    frozenset(("India", "China")): shapely.box(76.5, 32.4, 81.0, 36.5),
}
"""Where the line between two countries is one that not all agree on: Crimea, Kashmir, Aksai Chin."""
PAST = (
    "Former USSR oblast in 1991",
    "Ceasefire Line 1994",
    "Bolivian claim",
    "Portuguese claim",
    "Ukrainian claim",
)
"""Lines that have moved since, and claims nobody presses on the ground."""
PROVINCE_RANK, PROVINCE_PX = 4, 70
"""Provinces are told apart from a zoom at which those of their country are about so many pixels wide."""
SAME_DEG = 0.02
"""Lines closer than this are the same line, drawn in another source."""


def rivers(sources: Sources) -> list[Part]:
    """All rivers, segments of one class joined."""
    by_class: dict[int, list[Any]] = defaultdict(list)
    for grade, points in river_segments(sources):
        if len(points) > 1 and np.ptp(points, axis=0).any():
            by_class[grade].append(shapely.LineString(points))
    return [Part(line, RIVER_RANKS[grade]) for grade in sorted(by_class) for line in _merged(by_class[grade])]


def borders(sources: Sources) -> dict[Layer, list[Part]]:
    """Borders, those disputed apart, and the lines between provinces that are neither."""
    agreed, disputed, tiny = _arcs(sources)
    claims = [line for name, line in _claims(sources) if name not in PAST]
    contested = shapely.union_all([*disputed, *claims])
    near = shapely.buffer(contested, SAME_DEG)
    # Where a claim follows a border, the border itself is the disputed line.
    follows = [
        line for line in _merged([shapely.intersection(shapely.union_all(agreed), near)]) if line.length > 0.2
    ]
    border = [shapely.difference(line, shapely.buffer(shapely.union_all(follows), 1e-6)) for line in agreed]
    known = shapely.buffer(shapely.union_all([*agreed, *disputed]), SAME_DEG)
    own = [
        line for line in _merged([shapely.difference(shapely.union_all(claims), known)]) if line.length > 0.05
    ]
    return {
        Layer.BORDER: [Part(line, 0) for line in _merged(border)]
        + [Part(line, TINY_RANK) for line in _merged(tiny)],
        Layer.DISPUTED: [Part(line, 0) for line in _merged([*disputed, *follows, *own])],
        Layer.PROVINCE: _provinces(sources, shapely.union_all([*agreed, *disputed, *tiny])),
    }


def _arcs(sources: Sources) -> tuple[list[Any], list[Any], list[Any]]:
    """The arcs two countries share: agreed, disputed, and those of tiny areas."""
    arcs, objects = topology(sources.countries / "countries-10m.json")
    users: dict[int, set[str]] = defaultdict(set)
    for geometry in objects["countries"]:
        for ring in arc_numbers(geometry):
            for number in ring:
                users[max(number, ~number)].add(geometry["properties"]["name"])
    agreed: list[Any] = []
    disputed: list[Any] = []
    tiny: list[Any] = []
    for number, names in sorted(users.items()):
        line = shapely.LineString(arcs[number])
        if len(names) < 2 or frozenset(names) in AGREED or not line.length:
            continue
        contested = DISPUTED_EVERYWHERE if frozenset(names) in DISPUTED else IN_PART.get(frozenset(names))
        if contested is not None:
            disputed.append(shapely.intersection(line, contested))
            line = shapely.difference(line, contested)
        (tiny if names & TINY else agreed).append(line)
    return agreed, disputed, tiny


def _layer(sources: Sources, query: str) -> Iterator[tuple[str, Any]]:
    """The first column and the geometry of rows of the world map of QGIS."""
    path = sources.debian / "usr" / "share" / "qgis" / "resources" / "data" / "world_map.gpkg"
    for name, blob in sqlite3.connect(path).execute(query):
        # A GeoPackage puts eight bytes and a box of a kind told by three bits before the usual form.
        box = (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
        yield name, shapely.from_wkb(blob[8 + box :])


def _claims(sources: Sources) -> Iterable[tuple[str, Any]]:
    return _layer(sources, "SELECT name, geom FROM disputed_borders ORDER BY fid")


def _provinces(sources: Sources, borders_between: Any) -> list[Part]:
    """The edges that two provinces of one country share."""
    by_country: dict[str, list[Any]] = defaultdict(list)
    for country, shape in _layer(sources, "SELECT adm0_a3, geom FROM states_provinces ORDER BY fid"):
        by_country[country].append(shape)
    near = shapely.buffer(borders_between, SAME_DEG)
    parts = []
    for country in sorted(by_country):
        inner = _shared(by_country[country])
        size = float(np.median(np.sqrt(shapely.area(np.array(by_country[country], dtype=object)))))
        rank = max(PROVINCE_RANK, zoom_of(size, PROVINCE_PX))
        lines = _merged([shapely.difference(inner, near)])
        parts += [Part(line, rank) for line in lines if line.length > SAME_DEG]
    return parts


def _shared(shapes: list[Any]) -> Any:
    """The edges that occur twice."""
    edges: dict[tuple[float, ...], int] = defaultdict(int)
    for shape in shapes:
        for ring in shapely.get_rings(shapely.get_parts(shape)):
            points = np.round(shapely.get_coordinates(ring), 7)
            first, second = points[:-1], points[1:]
            swap = (first[:, 0] > second[:, 0]) | (
                (first[:, 0] == second[:, 0]) & (first[:, 1] > second[:, 1])
            )
            first, second = np.where(swap[:, None], second, first), np.where(swap[:, None], first, second)
            for edge in np.column_stack((first, second)).tolist():
                edges[tuple(edge)] += 1
    twice = [((a, b), (c, d)) for (a, b, c, d), times in edges.items() if times > 1]
    return shapely.line_merge(shapely.MultiLineString(twice)) if twice else shapely.LineString()


def _merged(lines: Iterable[Any]) -> list[Any]:
    """Lines that meet end to end in one, in order from the west."""
    simple = [
        part for part in shapely.get_parts(list(lines)) if part.geom_type == "LineString" and part.length
    ]
    if not simple:
        return []
    merged = shapely.get_parts(shapely.line_merge(shapely.MultiLineString(simple)))
    return sorted(
        (line for line in merged if line.length), key=lambda line: shapely.get_coordinates(line).tolist()
    )
