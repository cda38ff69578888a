"""What maps are made of: lines, places, and how they look."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from expedition.points import Points
from expedition.reports.style import WHITE


class Way(IntEnum):
    """What a line of the map means, in drawing order."""

    BESIDE = 0
    CARRIED = 1
    RIDDEN = 2


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


@dataclass(frozen=True, slots=True)
class Look:
    """Weights, sizes and furniture of a map."""

    weight: float = 1.8
    name_size: float = 6.8
    land: str = WHITE
    has_frame: bool = True
    has_north: bool = True
    has_graticule: bool = False
    margin: float = 0.12
    most_names: int = 9
    foot: float = 0.0
    inset: float = 8.0


DAY = Look()
TRIP = Look(weight=1.5, name_size=7.6, has_frame=False, has_north=False, land="#f6f4f0", has_graticule=True)
COUNTRY = Look(weight=1.9, name_size=8.0, land="#f6f4f0", has_frame=False, has_graticule=True)
NUMBERED = Look(weight=1.9, name_size=8.0, land="#f6f4f0", has_frame=False, has_graticule=True)
COVER = Look(
    weight=2.2,
    name_size=8.8,
    land="#f6f4f0",
    has_frame=False,
    has_north=False,
    has_graticule=True,
    margin=0.22,
)


def has_line(routes: Sequence[Route]) -> bool:
    """Whether there is anything to show."""
    return any(len(route.points) > 1 and route.way is not Way.BESIDE for route in routes)
