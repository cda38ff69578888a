"""What of a trip has a place on its map."""

from expedition.record_classes import dataclass

PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Sight:
    """Something that happened, was seen or was photographed at a place.

    Attributes:
        kind: The kind of entry by its name, or `PHOTO`.
        id: Its row.
        day_id: Its day, None where it belongs to the whole trip.
        lat: Degrees north.
        lon: Degrees east.
        is_about: The place follows from a kilometre, an instant or the end of the day.
        variety: The word of its own vocabulary: `water`, `wild_camp`; empty where it has none.
        words: What it is called.
        sha256: Of a photo: its bytes; empty where they are not at hand.
        format: Of a photo.
        turned: Of a photo: clockwise by so many degrees.
    """

    kind: str
    id: int
    day_id: int | None
    lat: float
    lon: float
    is_about: bool
    variety: str = ""
    words: str = ""
    sha256: str = ""
    format: str = ""
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Station:
    """Where a day began or ended; each spot is named once."""

    day_id: int
    lat: float
    lon: float
    name: str
    is_start: bool = False


@dataclass(frozen=True, slots=True)
class TripSights:
    """All that has a place on the map of a trip, days in order."""

    sights: tuple[Sight, ...] = ()
    stations: tuple[Station, ...] = ()
