"""The country of a place: polygons of time zones follow real borders, and each zone has one country.

Their borders are those of OpenStreetMap, thinned: half of all crossings lie within 15 m of the full ones,
nine of ten within 80 m, where the borders of small-scale atlases are a kilometre off. Waters belong to a
country as far as 12 nautical miles out. Where states claim the same ground, it has the country whose clocks
run there; of the exclaves too small for a zone, Baarle and its like, nothing is known.
"""

from functools import cache
from importlib.resources import files

import numpy as np

from expedition.atlas.kosovo import is_in_kosovo
from expedition.atlas.zones import zone_at, zones_of
from expedition.points import I64, Points

_SHARED = "Europe/Belgrade"
"""The zone of Serbia and of Kosovo."""


def country_of_zone(zone: str) -> str:
    """ISO 3166 alpha-2 code of the country whose clocks a zone shows; empty at sea and where unknown."""
    return _countries().get(zone, "")


def country_at(lat: float, lon: float) -> str:
    """ISO 3166 alpha-2 code of the country of a place, empty on the open sea; a microsecond."""
    zone = zone_at(lat, lon)
    return "XK" if zone == _SHARED and is_in_kosovo(lat, lon) else country_of_zone(zone)


def countries_of(points: Points) -> tuple[tuple[str, ...], I64]:
    """The countries a line touches, and the number of the one each point lies in; empty on the open sea.

    A third of a microsecond a point; see `zones.zones_of` for how exact.
    """
    zones, numbers = zones_of(points)
    codes = list(dict.fromkeys(map(country_of_zone, zones)))
    number_of = np.array([codes.index(country_of_zone(zone)) for zone in zones], dtype=np.int64)
    found = number_of[numbers] if len(numbers) else numbers
    if _SHARED in zones:
        here = np.flatnonzero(numbers == zones.index(_SHARED))
        there = map(is_in_kosovo, points.lat[here].tolist(), points.lon[here].tolist())
        found[here[np.fromiter(there, np.bool_, len(here))]] = len(codes)
        codes.append("XK")
    return tuple(codes), found


@cache
def _countries() -> dict[str, str]:
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}
