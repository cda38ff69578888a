"""Trackpoints as columns: the one shape in which a recorded line travels."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

import numpy as np
import numpy.typing as npt

from expedition.record_classes import dataclass

F64 = npt.NDArray[np.float64]
F32 = npt.NDArray[np.float32]
I64 = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

NO_TIME = np.iinfo(np.int64).min
"""Stands in `time_ms` for a point without a time."""

TEMPERATURE, HEART_RATE, CADENCE, POWER = "temperature_c", "heart_rate_bpm", "cadence_rpm", "power_w"
EXTRAS = (TEMPERATURE, HEART_RATE, CADENCE, POWER)


def distinct(values: I64) -> tuple[I64, I64]:
    """The values rising, each once, and where among them each of those given stands.

    As `np.unique`, which would load all of NumPy's masked arrays for this.
    """
    order = np.argsort(values, kind="stable")
    rising = values[order]
    is_new = np.ones(len(values), dtype=np.bool_)
    is_new[1:] = rising[1:] != rising[:-1]
    places = np.empty(len(values), dtype=np.int64)
    places[order] = np.cumsum(is_new) - 1
    return rising[is_new], places


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """A line of n points in file order; all columns have length n.

    Attributes:
        lat: Degrees north, WGS 84.
        lon: Degrees east, WGS 84, in −180 … 180.
        ele_m: Height in metres, NaN where missing.
        time_ms: UTC milliseconds since 1970, `NO_TIME` where missing.
        segment_starts: Index of the first point of each segment, rising from 0; empty for an empty line.
        extras: Sensor columns by name (`EXTRAS`), float32, NaN where missing; a column is absent when
            no point has it.
        derived: What follows from these columns and was worked out once, by name; see `geo.steps_of`.
    """

    lat: F64
    lon: F64
    ele_m: F64
    time_ms: I64
    segment_starts: I64
    extras: Mapping[str, F32] = field(default_factory=dict)
    derived: dict[str, Any] = field(init=False, default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.lat)

    @property
    def has_time(self) -> Mask:
        """Which points carry a time."""
        return np.asarray(self.time_ms != NO_TIME)

    @property
    def segment_stops(self) -> I64:
        """Index behind the last point of each segment."""
        return np.append(self.segment_starts, len(self)).astype(np.int64)[1:]

    def take(self, keep: Mask | I64 | slice) -> "Points":
        """The chosen points in order, segments kept where points of them remain."""
        if isinstance(keep, slice) and keep == slice(0, len(self)):
            return self
        lat = self.lat[keep]
        starts = np.zeros(min(len(lat), 1), dtype=np.int64)
        if len(self.segment_starts) > 1:
            kept = np.arange(len(self))[keep]
            number = np.searchsorted(self.segment_starts, kept, side="right")
            starts = np.flatnonzero(np.diff(number, prepend=-1)).astype(np.int64)
        return Points(
            lat,
            self.lon[keep],
            self.ele_m[keep],
            self.time_ms[keep],
            starts,
            {name: column[keep] for name, column in self.extras.items()},
        )


def empty() -> Points:
    """A line without points."""
    none = np.empty(0, dtype=np.float64)
    return Points(none, none, none, np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def join(parts: list[Points]) -> Points:
    """Lines one after another, each keeping its segments."""
    if not parts:
        return empty()
    if len(parts) == 1:
        return parts[0]
    offsets = np.cumsum([0] + [len(part) for part in parts[:-1]])
    names = [name for name in EXTRAS if any(name in part.extras for part in parts)]
    return Points(
        np.concatenate([part.lat for part in parts]),
        np.concatenate([part.lon for part in parts]),
        np.concatenate([part.ele_m for part in parts]),
        np.concatenate([part.time_ms for part in parts]),
        np.concatenate([part.segment_starts + offset for part, offset in zip(parts, offsets, strict=True)]),
        {
            name: np.concatenate(
                [part.extras.get(name, np.full(len(part), np.nan, dtype=np.float32)) for part in parts]
            )
            for name in names
        },
    )
