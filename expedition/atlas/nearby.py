"""The place that says best where a point is, with distance and direction, in words.

The nearest of all places is often a hamlet nobody knows with a town behind it. So the nearest of some sizes
are compared: the larger a place is, the farther away it may be, as seen from its edge.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np

from expedition.atlas.gazetteer import gazetteer
from expedition.atlas.nearest import Index, nearest_places
from expedition.atlas.places import GazetteerPlace, bearings, everywhere, place_of
from expedition.folding import letters
from expedition.geo import straight_m
from expedition.points import F64, I64
from expedition.record_classes import dataclass
from expedition.text import _
from expedition.units import km

SIZES = (5_000, 100_000)
"""From how many people on the places are that are searched besides all."""

_FAR_M = 250_000.0
"""Who is so far from everything is told the nearest place, whatever its size."""

_EDGE_M = 10.3
"""Metres from the middle of a place to its edge, for the root of its people, 3,000 a square kilometre."""

_LEAST_EDGE_M = 800.0
_NEAR_M = 1_000.0
_FROM_PEOPLE, _A_TENFOLD = 100.0, 0.65
"""From so many people on, a place may be farther away by this part of its distance for each tenfold."""

_WHOLE_KM_FROM_M = 9_500.0


@dataclass(frozen=True, slots=True)
class Nearby:
    """A place and where a point lies as seen from it.

    Attributes:
        number: The place by its number in the gazetteer.
        place: The place itself.
        distance_m: Metres from its middle.
        bearing_deg: The direction in which the point lies, in degrees from north.
        is_in: Whether the point lies within its edge.
    """

    number: int
    place: GazetteerPlace
    distance_m: float
    bearing_deg: float
    is_in: bool

    @property
    def words(self) -> str:
        """`12 km S of Shonzhy`, or `in Shonzhy`."""
        if self.is_in:
            return _("in {place}").format(place=self.place.name)
        return self.written

    @property
    def written(self) -> str:
        """As a field takes it: `12 km S of Shonzhy`, or the name alone of the place it is in."""
        if self.is_in:
            return self.place.name
        distance = km(self.distance_m, 0 if self.distance_m >= _WHOLE_KM_FROM_M else 1)
        said = _("{distance} km {direction} of {place}")
        return said.format(distance=distance, direction=direction(self.bearing_deg), place=self.place.name)


def direction(bearing_deg: float) -> str:
    """One of eight directions by its letters: N, NE, E."""
    names = (_("N"), _("NE"), _("E"), _("SE"), _("S"), _("SW"), _("W"), _("NW"))
    return names[round(bearing_deg / 45) % 8]


def nearby(lat: float, lon: float) -> Nearby:
    """Where a point is."""
    return nearby_each(np.array([lat]), np.array([lon]))[0]


def nearby_each(lat: F64, lon: F64) -> list[Nearby]:
    """Where each of many points is."""
    rows = zip(*(column.tolist() for column in nearby_of(lat, lon)), strict=True)
    return [
        Nearby(number, place_of(number), distance_m, bearing_deg, is_in=is_in)
        for number, distance_m, bearing_deg, is_in in rows
    ]


def spelled(near: Nearby, usual: Mapping[str, str]) -> Nearby:
    """The same with the place called as is usual: one of its names by its letters, see `folding.letters`."""
    names = gazetteer().names(near.number)
    every = (names.main, *names.local, *names.other)
    name = next((usual[key] for key in map(letters, every) if key in usual), names.main)
    return replace(near, place=replace(near.place, name=name))


def nearby_of(lat: F64, lon: F64) -> tuple[I64, F64, F64, np.typing.NDArray[np.bool_]]:
    """For each of many points the number of its place, metres and direction from it, whether it is in it."""
    places = gazetteer()
    numbers = nearest_places(everywhere(), lat, lon)
    distances_m = straight_m(*places.at(numbers), lat, lon)
    least = _farness(distances_m, places.people[numbers].astype(np.float64))
    at = np.flatnonzero(distances_m < _FAR_M)
    for size in SIZES:
        own, index = _of_size(size)
        found = own[nearest_places(index, lat[at], lon[at])]
        there_m = straight_m(*places.at(found), lat[at], lon[at])
        far = _farness(there_m, places.people[found].astype(np.float64))
        better = far < least[at]
        here = at[better]
        numbers[here], distances_m[here], least[here] = found[better], there_m[better], far[better]
    bearings_deg = bearings(*places.at(numbers), lat, lon)
    are_in = distances_m <= _edges_m(places.people[numbers].astype(np.float64))
    return numbers, distances_m, bearings_deg, are_in


def _farness(distances_m: F64, people: F64) -> F64:
    """How far places seem: from the edge on, shortened by their size; within it nearly nothing."""
    edges_m = _edges_m(people)
    within = np.minimum(distances_m / edges_m, 1.0) * _NEAR_M
    tenfolds = np.log10(np.maximum(people, _FROM_PEOPLE) / _FROM_PEOPLE)
    return np.asarray((np.maximum(distances_m - edges_m, 0.0) + within) / (1 + _A_TENFOLD * tenfolds))


def _edges_m(people: F64) -> F64:
    return np.asarray(np.maximum(_EDGE_M * np.sqrt(people), _LEAST_EDGE_M))


@cache
def _of_size(size: int) -> tuple[I64, Index]:
    """The places of so many people and more: their numbers, and their index."""
    places = gazetteer()
    own = np.flatnonzero(places.people >= size)
    return own, Index(*places.at(own))
