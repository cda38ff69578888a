"""What of a trip can be shown as a point on a map."""

from collections.abc import Iterator
from typing import Any

from expedition.record_classes import dataclass
from expedition.records.folder import FolderDay, TripFolder
from expedition.records.mapping import Plain, to_plain


@dataclass(frozen=True, slots=True)
class Spot:
    """A record with a position; `kind` is the name of its kind, "photo" for a picture."""

    kind: str
    fields: Any
    lat: float
    lon: float
    day: FolderDay | None = None

    @property
    def name(self) -> str:
        """What to call it."""
        words = ("name", "title", "who", "what", "place", "caption", "kind")
        return next((str(text) for word in words if (text := getattr(self.fields, word, ""))), self.kind)

    @property
    def note(self) -> str:
        """What is told of it."""
        words = ("note", "story", "text", "remarks", "caption", "consequence")
        return next((text for word in words if (text := getattr(self.fields, word, ""))), "")

    def properties(self) -> dict[str, Plain]:
        """All that is known of it but its position."""
        return to_plain(self.fields, leave_out=("lat", "lon", "height_m"))


def spots(trip: TripFolder, day: FolderDay | None) -> Iterator[Spot]:
    """Everything with a position on a day, or, without one, of the whole trip."""
    for kind, entries in (day or trip).entries.items():
        for entry in entries:
            yield from _spot(kind, entry.fields, day)
    for photo in day.photos if day else ():
        yield from _spot("photo", photo.fields, day)


def _spot(kind: str, fields: Any, day: FolderDay | None) -> Iterator[Spot]:
    lat, lon = getattr(fields, "lat", None), getattr(fields, "lon", None)
    if lat is not None and lon is not None:
        yield Spot(kind, fields, lat, lon, day)


def day_title(day: FolderDay) -> str:
    """A day in a list of days: its date and where it went."""
    way = " – ".join(dict.fromkeys(filter(None, (day.fields.from_place, day.fields.to_place))))
    return " · ".join(filter(None, (day.fields.date.isoformat(), day.fields.title or way)))
