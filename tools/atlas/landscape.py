"""The names of the landscape, from the table beside this module's folder."""

import csv
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent.parent / "landscape.csv"


class Name(NamedTuple):
    """A row: what it is, its names, where its middle is, from which zoom, how long and how turned."""

    kind: str
    name: str
    local: str
    lat: float
    lon: float
    rank: int
    length_km: float
    angle_deg: float


def landscape() -> list[Name]:
    """All rows in the order of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    return [
        Name(kind, name, local, float(lat), float(lon), int(rank), float(length), float(angle))
        for kind, name, local, lat, lon, rank, length, angle in rows[1:]
    ]
