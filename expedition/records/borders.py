"""Where a line lies, country by country, and where it goes from one into another."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BorderPoint:
    """A point of a line on a border, `at_m` along its way.

    Attributes:
        lat: Degrees north, None where the line leaps too far to say.
        lon: Degrees east, None likewise.
        at_m: Metres of the way up to there.
        after_utc: The instant of the last point before it, None where that has none.
        before_utc: The instant of the first point behind it.
        time_utc: The instant between these two, as far along as the place; None without times.
    """

    lat: float | None
    lon: float | None
    at_m: float
    after_utc: datetime | None = None
    before_utc: datetime | None = None
    time_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class CountryStretch:
    """A stretch of a line in one country, empty on the open sea, from point `first` on.

    `is_inside` says that some point of it lies clearly inside the country, not along its border.
    """

    country: str
    first: int
    begin: BorderPoint
    length_m: float
    lasts_s: float
    is_inside: bool


@dataclass(frozen=True, slots=True)
class LineCrossing:
    """Where a line goes from one country into another; `stretch` is the number of the one it enters."""

    country_from: str
    country_to: str
    at: BorderPoint
    stretch: int
