"""Places of the world by name, in any script and as people type them, and by position; all offline.

The window completes the fields that take a place from `complete`: `near` is where the day began or the last
place known, a suggestion reads `place.label()`, and what goes into the field is `place.written`.
The first call reads the file, a tenth of a second; `warm_up` does that on a thread of its own.
"""

from functools import cache, cached_property

import numpy as np

from expedition.atlas import misspelling
from expedition.atlas.country_names import country_name
from expedition.atlas.gazetteer import Gazetteer, gazetteer
from expedition.atlas.nearest import Index, nearest_places
from expedition.atlas.place_search import Position, meant
from expedition.folding import letters
from expedition.geo import straight_m
from expedition.points import F64, I64
from expedition.record_classes import dataclass


@dataclass(frozen=True)
class GazetteerPlace:
    """A town or village of the bundled gazetteer.

    Attributes:
        name: Its main name in Latin letters.
        local: What its people write, in up to two scripts or languages.
        spelling: The one of its names that was typed; the main name where a later word of it was.
        region: Its province in English, empty where unknown.
        country: ISO 3166 alpha-2 code.
        lat: Degrees north.
        lon: Degrees east.
        population: People, None where unknown.
    """

    name: str
    local: tuple[str, ...]
    spelling: str
    region: str
    country: str
    lat: float
    lon: float
    population: int | None

    @cached_property
    def written(self) -> str:
        """What belongs into a field: the main name, or the other one typed where that is no slip of it."""
        is_same = misspelling.is_slip(letters(self.spelling), letters(self.name))
        return self.name if is_same else self.spelling

    def label(self) -> str:
        """One line to choose it by: its names, region and country."""
        names = dict.fromkeys((self.written, self.name, *self.local))
        where = dict.fromkeys(filter(None, (self.region, country_name(self.country))))
        return f"{' · '.join(names)}, {', '.join(part for part in where if part != self.name)}"


def is_warm() -> bool:
    """Whether the first suggestion comes at once."""
    return misspelling.is_warm()


def warm_up() -> None:
    """Reads what the first suggestion would have to wait for: a sixth of a second, 28 MiB."""
    gazetteer().towards.sum()
    misspelling.warm_up()


def complete(text: str, near: Position | None = None, limit: int = 8) -> tuple[GazetteerPlace, ...]:
    """The places whose names begin as typed, likeliest first: large ones, and those close to `near`.

    Capitals, accents, apostrophes, hyphens and spaces do not count; any word of the main name may be typed;
    where few names begin so, those with a slip of the fingers come too.
    """
    typed = letters(text)
    places = gazetteer()
    if not typed:
        return ()
    return tuple(_place(places, place, key) for place, key in meant(places, typed, near, limit))


@cache
def everywhere() -> Index:
    """All places, to be searched by position."""
    return Index(gazetteer().lat, gazetteer().lon)


def nearest(lat: float, lon: float) -> tuple[GazetteerPlace, float, float]:
    """The place nearest to a point, how many metres away it is and in which direction, in degrees from north.

    The direction is the one in which the point lies as seen from the place.
    """
    numbers, distances_m, bearings = nearest_of(np.array([lat]), np.array([lon]))
    return place_of(int(numbers[0])), float(distances_m[0]), float(bearings[0])


def nearest_of(lat: F64, lon: F64) -> tuple[I64, F64, F64]:
    """For each of many points the number of the nearest place, metres from it and direction from it."""
    places = gazetteer()
    numbers = nearest_places(everywhere(), lat, lon)
    from_lat, from_lon = places.at(numbers)
    distances_m = straight_m(from_lat, from_lon, lat, lon)
    return numbers, distances_m, bearings(from_lat, from_lon, lat, lon)


def place_of(number: int) -> GazetteerPlace:
    """The place of a number that `nearest_of` gave."""
    return _place(gazetteer(), number, None)


def bearings(lat_from: F64, lon_from: F64, lat_to: F64, lon_to: F64) -> F64:
    """In which direction n places lie as seen from n others, in degrees from north."""
    north, other = np.radians(lat_from), np.radians(lat_to)
    east = np.radians(lon_to - lon_from)
    ahead = np.cos(north) * np.sin(other) - np.sin(north) * np.cos(other) * np.cos(east)
    return np.asarray(np.degrees(np.arctan2(np.sin(east) * np.cos(other), ahead)) % 360.0)


def _place(places: Gazetteer, number: int, key: int | None) -> GazetteerPlace:
    names = places.names(number)
    wanted = None if key is None else places.key(key).decode()
    every = (names.main, *names.local, *names.other)
    people = int(places.people[number])
    lat, lon = places.at(np.array([number]))
    return GazetteerPlace(
        name=names.main,
        local=names.local,
        spelling=next((name for name in every if letters(name) == wanted), names.main),
        region=places.regions[places.region[number]],
        country=places.countries[places.country[number]],
        lat=round(float(lat[0]), 4),
        lon=round(float(lon[0]), 4),
        population=people or None,
    )
