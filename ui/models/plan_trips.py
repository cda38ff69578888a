"""The trips an import may go into, asked for when one is chosen."""

from collections.abc import Callable
from dataclasses import field

from expedition.kinds import LegMode
from expedition.record_classes import dataclass
from expedition.records.borders import HeldBorders
from expedition.records.day import DayRow
from expedition.records.importing import HeldPlaces, KnownTrack, PhotoGround


@dataclass(frozen=True, slots=True)
class LoadedTrip:
    """What a plan needs of a trip: its days, the logbook's tracks as seen from it, how it usually goes.

    `mode` is None for a trip that is not there yet.
    """

    rows: tuple[DayRow, ...]
    mode: LegMode | None
    held: tuple[KnownTrack, ...]
    places: HeldPlaces
    ground: PhotoGround
    borders: HeldBorders = field(default_factory=HeldBorders)


@dataclass(frozen=True, slots=True)
class PlanTrips:
    """The logbook's trips as (id, title), the chosen one (None: a new one), and how to read one."""

    choices: tuple[tuple[int, str], ...]
    chosen: int | None
    load: Callable[[int | None], LoadedTrip]
