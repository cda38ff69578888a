"""Points on their way in, gathered into columns without a Python object per point, whatever the format."""

from dataclasses import field

import numpy as np

from expedition.importers.columns import instants, numbers
from expedition.points import F64, I64, NO_TIME, Mask
from expedition.record_classes import dataclass

BLOCK_POINTS = 20_000
"""So many points are kept as texts before they become numbers."""


@dataclass(slots=True)
class Columns:
    """The columns of some points, as numbers; a sensor's values stand at the points `sensor_at`."""

    lat: F64
    lon: F64
    ele_m: F64
    time_ms: I64
    zoneless: Mask
    commas: int
    lost_times: int
    sensors: dict[str, tuple[I64, F64]]


@dataclass(slots=True)
class TrackStart:
    """A track's words and the number of the point it begins at; a plan is a course no one has ridden yet."""

    first: int
    name: str = ""
    kind: str = ""
    is_plan: bool = False


@dataclass(slots=True)
class _Block:
    """Texts of the points read since the last flush."""

    lat: list[str] = field(default_factory=list)
    lon: list[str] = field(default_factory=list)
    ele: list[str] = field(default_factory=list)
    time: list[str] = field(default_factory=list)
    sensors: dict[str, tuple[list[int], list[str]]] = field(default_factory=dict)


class PointColumns:
    """The points of one file in its order; `columns`, `tracks` and `segments` hold what was met so far."""

    def __init__(self) -> None:
        self.columns: list[Columns] = []
        self.tracks: list[TrackStart] = []
        self.segments: list[int] = []
        self.count = 0
        self._block = _Block()

    @property
    def here(self) -> int:
        """The number of the next point."""
        return self.count + len(self._block.lat)

    def add(self, columns: Columns) -> None:
        """More points, already numbers."""
        self.columns.append(columns)
        self.count += len(columns.lat)

    def flush(self) -> None:
        """Turn the texts gathered so far into numbers."""
        block = self._block
        if not block.lat:
            return
        lat, lat_commas = numbers(block.lat)
        lon, lon_commas = numbers(block.lon)
        ele, ele_commas = numbers(block.ele)
        time_ms, zoneless = instants(block.time)
        untimed = np.flatnonzero(time_ms == NO_TIME).tolist()
        self.add(
            Columns(
                lat, lon, ele, time_ms, zoneless,
                commas=lat_commas + lon_commas + ele_commas,
                lost_times=sum(bool(block.time[k].strip()) for k in untimed),
                sensors={
                    name: (np.array(at, dtype=np.int64), numbers(texts)[0])
                    for name, (at, texts) in block.sensors.items()
                },
            )
        )  # fmt: skip
        self._block = _Block()
