"""Lines of legs for tests of maps."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from expedition.records.lines import GroundLine, WayPoints


def way(lat: Sequence[float], lon: Sequence[float], starts: Sequence[int] = (0,)) -> WayPoints:
    """Positions in degrees."""
    return WayPoints(np.array(lat, dtype=np.float64), np.array(lon, dtype=np.float64), np.array(starts))


def leg(
    number: int, line: WayPoints, *, count: int = 0, is_carried: bool = False, is_reconstructed: bool = False
) -> GroundLine:
    """The line of the one leg of the day with this id."""
    return GroundLine(
        track_id=number,
        leg_id=number,
        day_id=number,
        is_carried=is_carried,
        is_reconstructed=is_reconstructed,
        count=count or len(line.lat),
        way=line,
    )


def nothing_finer(_tracks: Collection[int], _level: int) -> Mapping[int, WayPoints]:
    """For lines that are known whole."""
    raise AssertionError("nothing is read of a line that is known whole")


class Shelf:
    """Finer lines by track, and what was asked for."""

    def __init__(self, ways: Mapping[int, WayPoints]) -> None:
        self.ways = ways
        self.asked: list[tuple[list[int], int]] = []

    def __call__(self, tracks: Collection[int], level: int) -> Mapping[int, WayPoints]:
        self.asked.append((sorted(tracks), level))
        return {track: self.ways[track] for track in tracks if track in self.ways}
