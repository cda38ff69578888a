"""What maps are made of: lines, places, and how they look."""

from collections.abc import Sequence
from enum import IntEnum

from expedition.points import Points
from expedition.record_classes import dataclass
from expedition.reports.typesetting.style import BEYOND, TINT, WHITE


class Way(IntEnum):
    """What a line of the map means, in drawing order."""

    BESIDE = 0
    CARRIED = 1
    DRAWN = 2
    """Ridden, but drawn afterwards instead of recorded."""
    RIDDEN = 3


@dataclass(frozen=True, slots=True)
class Route:
    """A line to draw."""

    points: Points
    way: Way


@dataclass(frozen=True, slots=True)
class Place:
    """A named spot; lower ranks are placed first and never dropped for higher ones."""

    lat: float
    lon: float
    name: str
    rank: int
    is_dot: bool = False
    local: str = ""
    """What the people there write."""
    numbers: frozenset[int] = frozenset()
    """The places of the gazetteer that are the same one."""
    weight: int = 0
    """How great it is to the gazetteer, 0 for a place on no map."""


@dataclass(frozen=True, slots=True)
class Look:
    """Weights, sizes and furniture of a map.

    Attributes:
        weight: Points of the route's line.
        name_size: Points of the names of stations.
        land: The colour of the ground, or of the country that the map is of.
        beyond: The colour of other countries, where they differ.
        has_frame: Whether a fine line goes round it.
        has_north: Whether an arrow shows where north is.
        has_relief: Whether hills show faintly under it.
        margin: The share of the sides kept free around the route.
        least_m: So many metres of ground are shown at least from side to side.
        most_names: So many stations are named.
        most_others: So many other places are named.
        most_areas: So many waters, ranges and deserts are named.
        inset: Points from the sides to scale bar and arrow.
        edge: Points from the sides to names.
    """

    weight: float = 1.8
    name_size: float = 6.8
    land: str = WHITE
    beyond: str = ""
    has_frame: bool = True
    has_north: bool = True
    has_relief: bool = False
    margin: float = 0.12
    least_m: float = 8_000.0
    most_names: int = 9
    most_others: int = 5
    most_areas: int = 4
    inset: float = 8.0
    edge: float = 3.0


DAY = Look(beyond=BEYOND)
SMALL_DAY = Look(weight=1.5, beyond=BEYOND, name_size=6.2, most_names=4, most_others=2, most_areas=2)
TRIP = Look(
    weight=1.5, name_size=7.6, land=TINT, has_frame=False, has_north=False, has_relief=True, most_areas=7
)
COUNTRY = Look(weight=1.9, name_size=8.0, beyond=BEYOND)
NUMBERED = Look(weight=1.9, name_size=8.0, land=TINT, has_frame=False, has_north=False)
COVER = Look(
    weight=2.2,
    name_size=8.8,
    land=TINT,
    has_frame=False,
    has_north=False,
    has_relief=True,
    most_areas=9,
    edge=14.0,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a map is of.

    Attributes:
        routes: The lines in the order of the trip.
        places: Stations that want to be named.
        numbers: What is put on the line in rings.
        country: The code of the country whose land stands out; empty where none does.
        language: In which names are read.
    """

    routes: Sequence[Route]
    places: Sequence[Place]
    numbers: Sequence[Place] = ()
    country: str = ""
    language: str = "en"


def has_line(routes: Sequence[Route]) -> bool:
    """Whether there is anything to show."""
    return any(len(route.points) > 1 and route.way is not Way.BESIDE for route in routes)
