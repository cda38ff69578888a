"""What is written on a map before and after it found its place, in the units of paper or screen."""

from collections.abc import Callable
from enum import StrEnum

from expedition.record_classes import dataclass


class LabelStyle(StrEnum):
    """What a name belongs to; a painter has one look for each."""

    COUNTRY = "country"
    SEA = "sea"
    LAKE = "lake"
    RIVER = "river"
    LANDSCAPE = "landscape"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    STATION = "station"
    """A place of the trip itself: where a day began or ended."""
    KILOMETRE = "kilometre"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that wants to stand at a spot.

    Attributes:
        x: Units from the left.
        y: Units from the top.
        name: What the traveller reads first.
        local: What the people there write; empty where it is the same or not wished.
        style: What it belongs to.
        rank: Lower ranks choose first.
        is_needed: Never left out, whatever it covers.
        has_ring: The spot itself is drawn, and the name stands beside it; otherwise the name stands on it.
        room: So far around the spot an area reaches, down half as far: the name may stand anywhere in it.
        number: Tells the spots of one river apart, at any of which its name can stand.
    """

    x: float
    y: float
    name: str
    local: str
    style: LabelStyle
    rank: float
    is_needed: bool = False
    has_ring: bool = False
    room: float = 0.0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its place: the upper left corner of its box; its lines are flush `align`ed in it."""

    candidate: Candidate
    left: float
    top: float
    width: float
    height: float
    align: str


Measure = Callable[[Candidate], tuple[float, float]]
"""Width and height of the box of a name, its second line included."""

Box = tuple[float, float, float, float]
"""Left, top, width, height."""
