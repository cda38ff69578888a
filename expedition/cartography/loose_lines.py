"""Lines that no logbook holds, or not yet, for small maps of them."""

from collections.abc import Collection, Iterable, Mapping

from expedition.cartography.lines import TripLines
from expedition.points import Points
from expedition.records.lines import GroundLine, WayPoints


def loose_lines(parts: Iterable[tuple[Points, bool]]) -> TripLines:
    """Lines in the order of travel, each with whether one was carried; all are of one day."""
    return TripLines(
        [
            GroundLine(
                track_id=number,
                leg_id=number,
                day_id=1,
                is_carried=is_carried,
                is_reconstructed=False,
                count=len(points),
                way=WayPoints(points.lat, points.lon, points.segment_starts),
            )
            for number, (points, is_carried) in enumerate(parts, 1)
        ],
        _nothing_finer,
    )


def _nothing_finer(_tracks: Collection[int], _level: int) -> Mapping[int, WayPoints]:
    return {}
