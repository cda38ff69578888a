"""What is computed of a leg."""

from datetime import datetime

from expedition.record_classes import dataclass


@dataclass(frozen=True, kw_only=True)
class LegFigures:
    """What was computed from a leg's line; None where the line cannot tell.

    `start_*` and `end_*` are the line's ends; `dropped` counts points that cleaning left out of the figures;
    `gap_m` is the way between segments, never part of `distance_m`.
    """

    version: int
    points: int
    segments: int
    dropped: int
    distance_m: float
    gap_m: float
    climb_m: float | None = None
    descent_m: float | None = None
    moving_s: float | None = None
    elapsed_s: float | None = None
    highest_m: float | None = None
    highest_at_m: float | None = None
    lowest_m: float | None = None
    max_speed_m_s: float | None = None
    temperature_min_c: float | None = None
    temperature_max_c: float | None = None
    temperature_max_utc: datetime | None = None
    temperature_max_at_m: float | None = None
    start_utc: datetime | None = None
    end_utc: datetime | None = None
    start_lat: float | None = None
    start_lon: float | None = None
    end_lat: float | None = None
    end_lon: float | None = None
