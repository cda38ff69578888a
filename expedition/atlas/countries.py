"""The country of a place: polygons of time zones follow real borders, and each zone has one country."""

from functools import cache
from importlib.resources import files

from expedition.atlas.zones import zone_at


def country_of_zone(zone: str) -> str:
    """ISO 3166 alpha-2 code of the country whose clocks a zone shows; empty at sea and where unknown."""
    return _countries().get(zone, "")


def country_at(lat: float, lon: float) -> str:
    """ISO 3166 alpha-2 code of the country of a place, empty at sea."""
    return country_of_zone(zone_at(lat, lon))


@cache
def _countries() -> dict[str, str]:
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}
