"""A stretch of a day's way, between two kilometres of it."""

from datetime import datetime

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class StretchFigures:
    """Figures of a stretch, made as those of its day are; None for what the line cannot tell.

    Attributes:
        distance_m: As the leg counts it.
        climb_m: What the day's climb gains on it; noise does not count.
        descent_m: The same downwards.
        rise_m: How much higher it ends than it begins.
        moving_s: Time in motion.
        elapsed_s: Time from its start to its end.
        start_utc: When it begins.
        end_utc: When it ends.
        temperature_min_c: Coldest of the averaged readings.
        temperature_max_c: Warmest of them.
    """

    distance_m: float
    climb_m: float | None = None
    descent_m: float | None = None
    rise_m: float | None = None
    moving_s: float | None = None
    elapsed_s: float | None = None
    start_utc: datetime | None = None
    end_utc: datetime | None = None
    temperature_min_c: float | None = None
    temperature_max_c: float | None = None

    @property
    def mean_m_s(self) -> float | None:
        """Speed in motion."""
        return self.distance_m / self.moving_s if self.moving_s else None

    @property
    def gradient(self) -> float | None:
        """Mean rise over run; 0.01 is one per cent."""
        return self.rise_m / self.distance_m if self.rise_m is not None and self.distance_m > 0 else None
