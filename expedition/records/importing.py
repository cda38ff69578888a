"""Files on their way in: what was read, what will become of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from expedition.kinds import LegMode, LegPower
from expedition.points import Points
from expedition.records.fields import LegFigures


@dataclass(frozen=True, slots=True)
class ReadTrack:
    """One track of a file: `<trk>` in GPX, with its own name and type words."""

    name: str
    kind: str
    points: Points


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a reader found in one file; `points` are those with a usable position, before any cleaning.

    `reason` says in one sentence why a refused file was refused; `warnings` say what was repaired or lost.
    `dates` maps each local date to its number of points; `has_zoneless_times` says that times named no zone
    and were read as UTC.
    """

    path: Path
    sha256: str
    size: int
    format: str
    reason: str = ""
    warnings: tuple[str, ...] = ()
    device: str = ""
    tracks: tuple[ReadTrack, ...] = ()
    waypoints: int = 0
    routes: int = 0
    photos: int = 0
    points: int = 0
    segments: int = 0
    distance_m: float = 0.0
    first_utc: datetime | None = None
    last_utc: datetime | None = None
    dates: Mapping[str, int] = field(default_factory=dict)
    zones: tuple[str, ...] = ()
    has_zoneless_times: bool = False

    @property
    def is_readable(self) -> bool:
        """Whether anything in it can be used."""
        return not self.reason


class FileState(StrEnum):
    """What the plan proposes for a file or a leg of it."""

    NEW = "new"
    DUPLICATE = "duplicate"
    OVERLAPS = "overlaps"
    UNTIMED = "untimed"
    EMPTY = "empty"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PackedLine:
    """A line ready for storage: packed full, and packed thinned at rising numbers of points."""

    full: bytes
    levels: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class KnownTrack:
    """A track the trip already holds, to compare new files with; `outline` is its coarsest packed line."""

    sha256: str
    name: str
    start_utc: datetime | None
    end_utc: datetime | None
    distance_m: float
    points: int
    outline: bytes


@dataclass(frozen=True, slots=True)
class PlannedLeg:
    """A part of a file that may become a leg of a day.

    `key` is unique in the plan and stable under edits; `file` is an index into the plan's files. `date` is
    None where the file has no times and the traveller has not chosen yet; only `include`d legs with a date
    are written. `reason` reads on from the state's word: "New · second leg, after 2 h 40", "Duplicate ·
    of edge-2025-07-20: same bytes", "Overlaps · edge-2025-07-20 for 74 % of its time",
    "No times · choose its day".
    """

    key: int
    file: int
    title: str
    state: FileState
    reason: str
    include: bool
    date: date | None
    zone: str
    country: str
    mode: LegMode
    power: LegPower
    figures: LegFigures
    line: PackedLine


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the plan; `state` sums up its legs or says why it has none, `reason` as a leg's."""

    read: ReadFile
    state: FileState
    reason: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do, before anything is written.

    `known` are the dates with start and end of rides the trip already has on days of the plan.
    """

    files: tuple[PlannedFile, ...]
    legs: tuple[PlannedLeg, ...]
    known: tuple[tuple[date, tuple[datetime, datetime]], ...] = ()
