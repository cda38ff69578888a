"""The lines of a trip as maps read them: positions only, thinned."""

from typing import NamedTuple

from expedition.points import F64, I64
from expedition.record_classes import dataclass


class WayPoints(NamedTuple):
    """Positions in degrees, and the first of each segment."""

    lat: F64
    lon: F64
    starts: I64


@dataclass(frozen=True, slots=True, eq=False)
class GroundLine:
    """The line of a leg, or of a planned route, at the coarsest that is stored of it.

    `track_id` is 0 for a route, as are `leg_id` and `day_id`; `count` is how many points the whole line has.
    """

    track_id: int
    leg_id: int
    day_id: int
    is_carried: bool
    is_reconstructed: bool
    count: int
    way: WayPoints

    @classmethod
    def planned(cls, way: WayPoints) -> "GroundLine":
        """A planned route."""
        return cls(0, 0, 0, is_carried=False, is_reconstructed=False, count=len(way.lat), way=way)
