"""A trip folder read into memory: the form in which trips travel without the program."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from expedition.records.fields import (
    CrossingFields,
    DayFields,
    EncounterFields,
    LegFields,
    LegFigures,
    PersonFields,
    RepairFields,
    StatedFields,
    StayFields,
    TripFields,
)
from expedition.records.importing import PackedLine, ReadFile


@dataclass(frozen=True, slots=True)
class FolderLeg:
    """A leg of a folder's day; `gpx` is its file, relative to the folder, or None.

    `part` is the [start, stop) stretch of the file's times that belongs to the leg, None for all of it.
    """

    fields: LegFields
    gpx: Path | None
    part: tuple[datetime, datetime] | None = None


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
    """One Markdown file with front matter."""

    fields: DayFields
    stated: tuple[StatedFields, ...]
    legs: tuple[FolderLeg, ...]
    stays: tuple[StayFields, ...]
    encounters: tuple[EncounterFields, ...]
    repairs: tuple[RepairFields, ...]
    crossings: tuple[CrossingFields, ...]


@dataclass(frozen=True, slots=True)
class TripFolder:
    """A whole trip folder; `root` is where its files lie."""

    root: Path
    fields: TripFields
    people: tuple[PersonFields, ...]
    stated: tuple[StatedFields, ...]
    days: tuple[FolderDay, ...]
