"""Rebuild resources/atlas/countries.sqlite: the areas of countries in the cells of the atlas.

Needs npm and the packages of the program itself:

    python3 -m tools.make_country_areas

The version below is fixed, so the same file comes out every time. Which country an area belongs to is asked
of `expedition.atlas.countries`, so that maps and records agree.
"""

import json
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from expedition.atlas.countries import country_at
from expedition.atlas.country_areas import UNITS_DEG, packed
from expedition.atlas.ground import LEVELS, Cell, Shapes, cell_corner, cells
from expedition.cartography.simplify import simplified
from expedition.points import F64
from expedition.reports.maps.clipping import Parts, Rectangle, cut_areas, joined
from tools.make_resources import RESOURCES, npm_package

COUNTRIES = "world-atlas@2.0.2"
TOLERANCES = {1: (0.01, 0.02), 2: (0.002, 0.005), 3: (0.0004, 0.003)}
"""Of borders and of coasts, which only cut off a little of the land they belong to; by level, in degrees."""
DENSE = 0.5
"""Edges of cells get a point at least so often, in degrees, as they are bent on paper."""
PROBES = 400
ALONE = ("", "AQ")
"""Without neighbours."""

Ring = tuple[F64, F64]


def main() -> None:
    """Write the file and say how large it is."""
    target = RESOURCES / "atlas" / "countries.sqlite"
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        package = npm_package(COUNTRIES, Path(work))
        topology = json.loads((package / "countries-10m.json").read_text(encoding="utf-8"))
    write(target, topology)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def write(target: Path, topology: dict[str, Any]) -> None:
    """All levels in one table."""
    target.unlink(missing_ok=True)
    arcs = decoded(topology)
    polygons = list(polygons_of(topology))
    used = Counter(max(n, ~n) for polygon in polygons for ring in polygon for n in ring)
    shared = {number for number, times in used.items() if times > 1}
    codes = [code_of(rings_of(polygon, arcs)) for polygon in polygons]
    with sqlite3.connect(target) as connection:
        connection.execute("PRAGMA page_size = 1024")
        connection.execute(
            "CREATE TABLE area (level INTEGER, row INTEGER, col INTEGER, code TEXT, data BLOB)"
        )
        for level in UNITS_DEG:
            borders, coasts = TOLERANCES[level]
            thin = [thinned(arc, borders if n in shared else coasts) for n, arc in enumerate(arcs)]
            of_code: dict[str, list[Parts]] = {}
            for code, polygon in zip(codes, polygons, strict=True):
                if code not in ALONE:
                    of_code.setdefault(code, []).append(parts_of(rings_of(polygon, thin)))
            for code, parts in sorted(of_code.items()):
                for cell, shapes in in_cells(joined(parts), level):
                    row = (level, *cell, code, packed(shapes, level, cell))
                    connection.execute("INSERT INTO area VALUES (?, ?, ?, ?, ?)", row)
        connection.execute("CREATE INDEX area_cell ON area (level, row, col)")
    connection = sqlite3.connect(target)
    connection.execute("VACUUM")
    connection.close()


def decoded(topology: dict[str, Any]) -> list[Ring]:
    """Longitudes and latitudes of all arcs."""
    (scale_x, scale_y), (x, y) = topology["transform"]["scale"], topology["transform"]["translate"]
    steps = [np.cumsum(np.array(arc, dtype=np.int64), axis=0) for arc in topology["arcs"]]
    return [(arc[:, 0] * scale_x + x, arc[:, 1] * scale_y + y) for arc in steps]


def polygons_of(topology: dict[str, Any]) -> Iterator[list[list[int]]]:
    """Every polygon as rings of numbers of arcs, the outer one first."""
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry["type"] == "Polygon":
            yield geometry["arcs"]
        elif geometry["type"] == "MultiPolygon":
            yield from geometry["arcs"]


def rings_of(polygon: Sequence[Sequence[int]], arcs: Sequence[Ring]) -> list[Ring]:
    """The rings of a polygon without their first point again, whole across 180°."""
    rings = []
    for numbers in polygon:
        pieces = [arcs[n] if n >= 0 else tuple(column[::-1] for column in arcs[~n]) for n in numbers]
        x, y = (np.concatenate([piece[axis][:-1] for piece in pieces]) for axis in (0, 1))
        if len(x) > 2:
            rings.append((np.unwrap(x, period=360.0), y))
    return rings


def thinned(arc: Ring, tolerance: float) -> Ring:
    """An arc with fewer points; its ends stay, and neighbours share it still."""
    kept = simplified(*arc, np.array([0]), tolerance)
    return arc[0][kept], arc[1][kept]


def parts_of(rings: Sequence[Ring]) -> Parts:
    """Rings as parts, the outer one going round the one way, holes the other."""
    turned = []
    for number, (x, y) in enumerate(rings):
        is_left = float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) > 0
        is_kept = is_left == (number == 0)
        turned.append(Parts(*((x, y) if is_kept else (x[::-1], y[::-1])), np.array([0])))
    return joined(turned)


def code_of(rings: Sequence[Ring]) -> str:
    """The country that most of some points inside belong to."""
    if not rings:
        return ""
    x, y = rings[0]
    generator = np.random.default_rng(0)
    probes = generator.random((PROBES, 2)) * (np.ptp(x), np.ptp(y)) + (x.min(), y.min())
    found = Counter(
        country_at(lat, (lon + 180) % 360 - 180) for lon, lat in probes.tolist() if is_inside(lon, lat, x, y)
    )
    corners = zip(x[:3].tolist(), y[:3].tolist(), strict=True)
    found.update(country_at(lat, (lon + 180) % 360 - 180) for lon, lat in corners)
    del found[""]
    return found.most_common(1)[0][0] if found else ""


def is_inside(lon: float, lat: float, x: F64, y: F64) -> bool:
    """Whether a ring goes round a point."""
    following_x, following_y = np.roll(x, -1), np.roll(y, -1)
    passes = (y > lat) != (following_y > lat)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x + (lat - y) / (following_y - y) * (following_x - x)
    return bool(np.count_nonzero(passes & (at > lon)) % 2)


def in_cells(parts: Parts, level: int) -> Iterator[tuple[Cell, Shapes]]:
    """What of a country lies in each cell, with a little of the cells around."""
    side, over = LEVELS[level].cell_deg, LEVELS[level].overlap_deg
    found: dict[Cell, list[Parts]] = {}
    for turn in (-360.0, 0.0, 360.0):
        moved = parts._replace(x=parts.x + turn)
        west, east = max(float(moved.x.min()), -180.0 - over), min(float(moved.x.max()), 180.0 + over)
        if west >= east:
            continue
        box = max(west, -180.0), float(parts.y.min()), min(east, 179.9), float(parts.y.max())
        for cell in cells(level, *box):
            south, left = cell_corner(level, cell)
            frame = Rectangle(left - over, south - over, left + side + over, south + side + over)
            found.setdefault(cell, []).append(cut_areas(moved, frame))
    for cell, pieces in sorted(found.items()):
        cut = dense(joined(pieces))
        if len(cut.x):
            yield cell, Shapes(cut.y, cut.x, cut.starts, np.zeros(len(cut.starts), dtype=np.uint8))


def dense(parts: Parts) -> Parts:
    """Areas with more points on edges that are long."""
    if not len(parts.x):
        return parts
    behind = np.arange(1, len(parts.x) + 1)
    behind[parts.stops - 1] = parts.starts
    step_x, step_y = parts.x[behind] - parts.x, parts.y[behind] - parts.y
    counts = np.maximum(1, np.ceil(np.maximum(np.abs(step_x), np.abs(step_y)) / DENSE)).astype(np.int64)
    begins = np.cumsum(counts) - counts
    of = np.repeat(np.arange(len(counts)), counts)
    share = (np.arange(len(of)) - begins[of]) / counts[of]
    return Parts(parts.x[of] + share * step_x[of], parts.y[of] + share * step_y[of], begins[parts.starts])


if __name__ == "__main__":
    main()
