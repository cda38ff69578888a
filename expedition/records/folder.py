"""A whole trip in memory: the form in which trips travel, as a folder of text files or otherwise."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Any

from expedition.record_classes import dataclass
from expedition.records.fields import (
    DayFields,
    EntryFields,
    LegFields,
    LegFigures,
    PhotoFields,
    StatedFields,
    TripFields,
)
from expedition.records.importing import PackedLine, ReadFile

VERSION = 2
"""Of the form, as `trip.md` names it."""
MOST_BYTES = 64_000_000
"""Of one page; what is larger is another kind of file."""
TRIP_FILE = "trip.md"
DAYS, LISTS, TRACKS, ROUTES, PHOTOS, ORIGINALS = "days", "lists", "tracks", "routes", "photos", "originals"
"""The folders in it."""
OWN_PAGES = {"span": ("spans", "text"), "clipping": ("clippings", "body")}
"""Kinds of which each entry has a page of its own: its folder, and the field that is the text below."""


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """An entry of any kind; `uid` names it wherever the trip goes, empty for one written by hand.

    `original` is the SHA-256 of the file that a waypoint came with.
    """

    fields: EntryFields
    uid: str = ""
    original: str = ""


Entries = Mapping[str, tuple[FolderEntry, ...]]
"""Entries by the name of their kind; a kind without any is not there."""


@dataclass(frozen=True, slots=True)
class FolderOriginal:
    """A file that tracks, waypoints or routes were imported from; `path` is its place in the folder.

    `is_missing` says that its bytes are not at hand, only what is known of it.
    """

    path: Path
    name: str
    sha256: str
    format: str
    size: int
    device: str = ""
    imported_utc: datetime | None = None
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class FolderLeg:
    """A leg of a folder's day; `gpx` is its file, relative to the folder, or None.

    `part` is the [start, stop) stretch of the file's times that belongs to the leg, None for all of it.
    `originals` are the SHA-256 of the files that its line was imported from, None where that is `gpx` itself.
    `track_id` and `figures` are those of the logbook that the leg comes from; no folder holds them.
    """

    fields: LegFields
    gpx: Path | None = None
    part: tuple[datetime, datetime] | None = None
    originals: tuple[str, ...] | None = None
    uid: str = ""
    is_zone_open: bool = False
    track_id: int | None = field(default=None, compare=False)
    figures: LegFigures | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """What is known of a photo's file; `sha256` is empty where there is none, only its caption."""

    name: str = ""
    sha256: str = ""
    format: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    camera: str = ""


@dataclass(frozen=True, slots=True)
class FolderPhoto:
    """A picture of a folder's day; `file` is relative to the folder, None where its bytes are not there.

    `picture` is None where nothing is said of the file, so that it has to be looked into. `position` is its
    place among those of the day, 0 where they go by time.
    """

    fields: PhotoFields
    file: Path | None = None
    picture: Picture | None = None
    position: int = 0
    uid: str = ""


@dataclass(frozen=True, slots=True)
class FolderRoute:
    """A planned line; `route_id`, `points` and `distance_m` are those of the logbook it comes from."""

    name: str = ""
    note: str = ""
    gpx: Path | None = None
    original: str = ""
    uid: str = ""
    route_id: int | None = field(default=None, compare=False)
    points: int = field(default=0, compare=False)
    distance_m: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class FolderLine:
    """The line of a folder's leg, ready for storage; `read` tells of its file, without the points."""

    read: ReadFile
    zone: str
    country: str
    figures: LegFigures
    line: PackedLine


@dataclass(frozen=True, slots=True)
class FolderDay:
    """One Markdown file with front matter.

    `open_fields` are "zone" and "country" where the file says nothing of them: a track may then tell.
    """

    fields: DayFields
    stated: tuple[StatedFields, ...] = ()
    legs: tuple[FolderLeg, ...] = ()
    entries: Entries = field(default_factory=dict)
    photos: tuple[FolderPhoto, ...] = ()
    uid: str = ""
    open_fields: frozenset[str] = frozenset()

    def of(self, kind: str) -> tuple[Any, ...]:
        """The fields of the day's entries of a kind, by its name."""
        return tuple(entry.fields for entry in self.entries.get(kind, ()))


@dataclass(frozen=True, slots=True)
class FolderRouteLine:
    """The line of a planned route, ready for storage."""

    packed: bytes
    points: int
    distance_m: float


@dataclass(frozen=True, slots=True)
class TripFolder:
    """A whole trip folder; `root` is where its files lie, `entries` are those of no day."""

    root: Path
    fields: TripFields
    stated: tuple[StatedFields, ...] = ()
    days: tuple[FolderDay, ...] = ()
    entries: Entries = field(default_factory=dict)
    routes: tuple[FolderRoute, ...] = ()
    originals: tuple[FolderOriginal, ...] = ()
    uid: str = ""

    def of(self, kind: str) -> tuple[Any, ...]:
        """The fields of the trip's own entries of a kind, by its name."""
        return tuple(entry.fields for entry in self.entries.get(kind, ()))


@dataclass(frozen=True, slots=True)
class FolderContent:
    """A trip folder with its lines computed and its pictures looked into, ready to be written.

    `lines` are by the numbers of day and leg, `pictures` by those of day and photo, `routes` in the folder's
    order; `files` are to be kept with the logbook.
    """

    folder: TripFolder
    lines: Mapping[tuple[int, int], FolderLine]
    routes: tuple[FolderRouteLine, ...]
    pictures: Mapping[tuple[int, int], Picture]
    files: tuple[ReadFile, ...]
