"""Where the names of countries stand on a map: with room inside the country and off the route."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from expedition.atlas.ground import country_labels
from expedition.cartography.label_records import Candidate, LabelStyle
from expedition.cartography.name_choice import CanWrite, NameChoice, area_name
from expedition.points import F64, I64
from expedition.reports.maps.frame import MapFrame
from expedition.reports.maps.names import FINE

_DEGREE_M = 111_195.0
_ENOUGH = 0.45
"""So much of the width of its name a country must be wide at the spot."""
_RANK = 2.8

Covered = Callable[[Candidate], int]
"""How much of the route a name would cover where it stands."""


class _Spots(NamedTuple):
    """All spots of all countries, and the number of the country of each."""

    lat: F64
    lon: F64
    clearance_deg: F64
    country: I64


def off_the_route(
    found: Sequence[Candidate],
    frame: MapFrame,
    width: Callable[[Candidate], float],
    covered: Covered,
    choice: NameChoice,
    can_write: CanWrite,
) -> list[Candidate]:
    """The names of countries, moved where they would cover the route, and those of countries not `found`.

    `width` is that of a name in the placer's units.
    """
    names = {name.name: name for name in found if not covered(name)}
    spots = _spots()
    x, y = frame.spot(spots.lat, spots.lon)
    inside = np.flatnonzero((x > 0) & (x < frame.width) & (y > 0) & (y < frame.height))
    room = spots.clearance_deg * _DEGREE_M * frame.scale * 2 * FINE
    for at in inside[np.argsort(-spots.clearance_deg[inside], kind="stable")].tolist():
        country = country_labels()[int(spots.country[at])]
        name = area_name(country.names, country.local, choice, can_write)
        if name not in names:
            here = Candidate(float(x[at]) * FINE, float(y[at]) * FINE, name, "", LabelStyle.COUNTRY, _RANK)
            if room[at] >= width(here) * _ENOUGH and not covered(here):
                names[name] = here
    return list(names.values())


@cache
def _spots() -> _Spots:
    rows = [
        (*spot, float(number)) for number, country in enumerate(country_labels()) for spot in country.spots
    ]
    lat, lon, clearance_deg, country = np.array(rows).reshape(-1, 4).T
    return _Spots(lat, lon, clearance_deg, country.astype(np.int64))
