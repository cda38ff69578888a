"""What is noted along the way, of a day or of the whole trip."""

from datetime import date, datetime

from expedition.kinds import KmScale, NoteKind, WaypointKind
from expedition.record_classes import dataclass
from expedition.records.fields.base import EntryFields


@dataclass(frozen=True, kw_only=True)
class WaypointFields(EntryFields):
    """A note at a place or a kilometre; `symbol` is the word of the device it was marked with.

    `distance_m` is its kilometre on `scale`: of the day, of the trip, or as signed on the road named `road`.
    `length_m` is for what goes on from there ("downhill of 34 km"); `hidden` 1 to 5 for camps.
    """

    kind: WaypointKind = WaypointKind.OTHER
    name: str = ""
    note: str = ""
    symbol: str = ""
    place: str = ""
    road: str = ""
    scale: KmScale = KmScale.DAY
    distance_m: float | None = None
    length_m: float | None = None
    hidden: int | None = None
    observed_on: date | None = None
    lat: float | None = None
    lon: float | None = None
    height_m: float | None = None
    time_utc: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RoadFields(EntryFields):
    """A span of road and its state; one end may be unknown, and spans of parallel roads may overlap.

    `alias` is the short sign of the road in the notes ("H", "O"). `told_by` says whose word it is; empty, it
    was seen. `rating` 1 to 5. `lacks` is what cannot be had on the span (water, food, fuel).
    """

    road: str = ""
    alias: str = ""
    scale: KmScale = KmScale.ROAD
    from_m: float | None = None
    to_m: float | None = None
    length_m: float | None = None
    from_place: str = ""
    to_place: str = ""
    state: str = ""
    surface: str = ""
    fit_for: str = ""
    traffic: str = ""
    lacks: str = ""
    rating: int | None = None
    told_by: str = ""
    observed_on: date | None = None
    compared_with: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class NoteFields(EntryFields):
    """Anything seen, tasted, warned of or worth knowing that has no other home."""

    kind: NoteKind = NoteKind.OBSERVATION
    title: str = ""
    text: str = ""
    count: int | None = None
    place: str = ""
    time_text: str = ""
    distance_m: float | None = None
    url: str = ""
    source: str = ""
    as_of: date | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, kw_only=True)
class QuoteFields(EntryFields):
    """Words spoken, by one or several; `original` in the language they were spoken in."""

    speakers: str = ""
    role: str = ""
    organisation: str = ""
    text: str = ""
    original: str = ""
    language: str = ""
    place: str = ""
