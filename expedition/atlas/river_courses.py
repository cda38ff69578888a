"""Where the named rivers of the landscape run: points at even steps along each, counted from its name."""

import logging
import zlib
from functools import cache
from zipfile import BadZipFile

import numpy as np

import resources
from expedition.points import F64, I64
from expedition.record_classes import dataclass

_log = logging.getLogger(__name__)

STEP_M = 8_000.0
"""Between two points of a course."""
UNITS_A_DEGREE = 2_000
"""Positions are kept in this part of a degree, 55 m."""


@dataclass(frozen=True, eq=False)
class Courses:
    """All courses in a row, river after river.

    Attributes:
        names: Of the rivers, in English.
        river: The number of each point's river.
        number: Steps along the river; neighbours differ by 1, points of different stretches by far more.
        lat: Degrees north.
        lon: Degrees east.
    """

    names: tuple[str, ...]
    river: I64
    number: I64
    lat: F64
    lon: F64


@cache
def river_courses() -> Courses:
    """The courses, read at the first call; none where they cannot be read."""
    try:
        return _read()
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as error:
        _log.warning("The courses of rivers cannot be read (%s)", error)
        return Courses((), *np.empty((2, 0), dtype=np.int64), *np.empty((2, 0)))


def _read() -> Courses:
    path = resources.FOLDER / "atlas" / "courses.npz"
    # A file that numpy opens itself stays open where it is damaged.
    with path.open("rb") as data, np.load(data, allow_pickle=False) as file:
        names = file["names"].tobytes().decode().split("\n")
        counts = file["counts"].astype(np.int64)
        number, lat, lon = (np.cumsum(file[key], dtype=np.int64) for key in ("number", "lat", "lon"))
    return Courses(
        names=tuple(names),
        river=np.repeat(np.arange(len(counts)), counts),
        number=number,
        lat=lat / UNITS_A_DEGREE,
        lon=lon / UNITS_A_DEGREE,
    )
