"""Ways out of a logbook without a window: trips as folders of text files, and as files for other programs."""

import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from expedition.errors import ReadError, UserError
from expedition.exporters import geojson, gpx, json_tree, kml, layout, tables, trip_folder
from expedition.exporters.bare_photos import BarePhotos
from expedition.exporters.file_names import numbered
from expedition.field_names import kind_name
from expedition.kinds import Audience, LegOrigin
from expedition.logbook import Logbook
from expedition.points import Points
from expedition.queries import folders
from expedition.record_classes import dataclass
from expedition.records.choosing import Choice, LeftOut
from expedition.records.fields import WaypointFields
from expedition.records.folder import (
    MOST_BYTES,
    FolderDay,
    FolderLeg,
    FolderOriginal,
    FolderPhoto,
    FolderRoute,
    TripFolder,
)
from expedition.text import _, plural
from expedition.writing import whole_file, whole_folder

Progress = Callable[[int, int, str], None]


class Format(StrEnum):
    """What a logbook can be exported as."""

    FOLDER = "folder"
    GPX = "gpx"
    KML = "kml"
    GEOJSON = "geojson"
    CSV = "csv"
    JSON = "json"


@dataclass(slots=True)
class Written:
    """What an export wrote; `missing` names files that the logbook should have and has not.

    `unseen` counts pictures that could not be shown, and so not be written without their tags.
    """

    days: int = 0
    tracks: int = 0
    photos: int = 0
    entries: int = 0
    missing: list[str] = field(default_factory=list)
    unseen: int = 0
    left: LeftOut = field(default_factory=LeftOut)

    def sentence(self, name: str) -> str:
        """One line: what was written, what an audience is not shown, what the logbook has lost."""
        parts = [_("Wrote {name}: {counts}.").format(name=name, counts=self._counts()), self._kept_back()]
        if self.missing:
            parts.append(
                _("Not in the logbook any more: {names}; run “check”.").format(names=", ".join(self.missing))
            )
        if self.unseen:
            unseen = plural("One photo", "{n} photos", self.unseen)
            sentence = _("{unseen} could not be opened to take place and time out, so left out.")
            parts.append(sentence.format(unseen=unseen))
        return " ".join(filter(None, parts))

    def survey(self) -> str:
        """One line: what would leave, and what would stay because of its readers."""
        return " ".join(
            filter(None, (_("Leaves: {counts}.").format(counts=self._counts()), self._kept_back()))
        )

    def _counts(self) -> str:
        counts = (
            plural("one day", "{n} days", self.days),
            plural("one track", "{n} tracks", self.tracks),
            plural("one photo", "{n} photos", self.photos) if self.photos else _("no photos"),
            plural("one entry", "{n} entries", self.entries),
        )
        return ", ".join(counts)

    def _kept_back(self) -> str:
        if not self.left.counts:
            return ""
        kept = (f"{count} × {_word(what)}" for what, count in self.left.counts.items())
        return _("Not for this audience, so left out: {things}.").format(things=", ".join(kept))


def _word(what: str) -> str:
    return _("text of a day") if what == "text" else kind_name(what)


def export(
    logbook: Logbook, trip_ids: Sequence[int], path: Path, kind: Format, choice: Choice, progress: Progress
) -> Written:
    """Writes trips to a file or a folder, whole or not at all.

    Raises:
        UserError: The disk refuses, something lies there already, or a line is damaged.
        Cancelled: The traveller stopped it; nothing is left.
    """
    job = _Export(logbook, trip_ids, choice, progress)
    if kind is Format.FOLDER:
        with whole_folder(path) as root:
            job.write_folders(root)
    elif kind is Format.CSV and path.suffix.lower() != ".zip":
        with whole_folder(path) as root:
            for name, text in tables.tables(job.trips):
                (root / name).write_bytes(text.encode())
    elif kind is Format.CSV:
        with whole_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in tables.tables(job.trips):
                archive.writestr(name, text.encode())
    else:
        with whole_file(path) as file:
            for piece in job.pieces(kind):
                file.write(piece.encode())
    return job.written


def survey(logbook: Logbook, trip_ids: Sequence[int], choice: Choice, progress: Progress) -> Written:
    """How much an export would write."""
    return _Export(logbook, trip_ids, choice, progress).written


def pieces(
    logbook: Logbook, trip_ids: Sequence[int], kind: Format, choice: Choice, progress: Progress
) -> tuple[Iterator[str], Written]:
    """The text of an export that is one file, piece by piece, and what is in it."""
    job = _Export(logbook, trip_ids, choice, progress)
    return job.pieces(kind), job.written


class _Export:
    """One export; lines are read one at a time, while they are written."""

    def __init__(self, logbook: Logbook, trip_ids: Sequence[int], choice: Choice, progress: Progress) -> None:
        self._logbook, self._progress = logbook, progress
        self.written = Written()
        self._choice = choice
        self._bare: BarePhotos | None = None
        narrowed = [logbook.read(folders.trip_for, number, choice) for number in trip_ids]
        self.trips = [trip for trip, _left in narrowed]
        for trip, left in narrowed:
            self._count(trip, left)
        self._done, self._of = 0, 0

    def write_folders(self, root: Path) -> None:
        """A trip folder; with several trips, one below for each."""
        if self._choice.audience is Audience.ME:
            self._write_trips(root, self.trips)
            return
        with TemporaryDirectory(dir=root) as scratch:
            self._bare = BarePhotos(Path(scratch))
            self._write_trips(root, [self._with_bare_photos(trip) for trip in self.trips])

    def _write_trips(self, root: Path, trips: Sequence[TripFolder]) -> None:
        names = numbered([trip.fields.title for trip in trips])
        laid = [layout.laid_out(trip, self._has_original, self._has_photo) for trip in trips]
        self._of = sum(map(_files, laid))
        for trip, name in zip(laid, names, strict=True):
            self._write_folder(trip, root / name if len(laid) > 1 else root)

    def _write_folder(self, trip: TripFolder, root: Path) -> None:
        for name, text in trip_folder.pages(trip):
            page = text.encode()
            if len(page) > MOST_BYTES:
                sentence = _("{page} would be too large to be read back: make its longest texts shorter.")
                raise UserError(sentence.format(page=name))
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(page)
        for day in trip.days:
            for leg in day.legs:
                if leg.gpx is not None:
                    _write(self._target(root, leg.gpx), gpx.parts([self._track(day, leg)]))
            for photo in day.photos:
                if photo.file is not None:
                    _copy(self._photo(photo), self._target(root, photo.file))
        for route in trip.routes:
            assert route.gpx is not None
            _write(self._target(root, route.gpx), gpx.parts([], routes=[self._route(route)]))
        for file in trip.originals:
            if not file.is_missing:
                _copy(self._original(file), self._target(root, file.path))

    def _with_bare_photos(self, trip: TripFolder) -> TripFolder:
        """The trip with pictures for others: without the place, the time and the owner a camera writes in."""
        days = (replace(day, photos=tuple(map(self._bared, day.photos))) for day in trip.days)
        return replace(trip, days=tuple(days))

    def _bared(self, photo: FolderPhoto) -> FolderPhoto:
        """With a picture that tells nothing else; without any, where nothing of it can be shown."""
        if not self._has_photo(photo):
            return replace(photo, picture=None)
        assert self._bare is not None
        assert photo.picture is not None
        self._progress(0, 0, photo.picture.name)
        try:
            return self._bare.bared(photo, self._photo(photo))
        except ReadError:
            self.written.unseen += 1
            return replace(photo, picture=None)

    def pieces(self, kind: Format) -> Iterator[str]:
        """The text of a format that is one file."""
        self._of = self.written.tracks
        if kind is Format.JSON:
            return iter([json_tree.document(self.trips)])
        if kind is Format.GEOJSON:
            return geojson.parts(self.trips, self._told)
        if kind is Format.KML:
            return kml.parts(self.trips, self._told)
        waypoints = [
            entry.fields
            for trip in self.trips
            for held in (trip.entries, *(day.entries for day in trip.days))
            for entry in held.get("waypoint", ())
            if isinstance(entry.fields, WaypointFields)
        ]
        routes = (self._route(route) for trip in self.trips for route in trip.routes)
        return gpx.parts(self._lines(), waypoints, routes)

    def line(self, leg: FolderLeg) -> Points:
        """All points of a leg that has a track."""
        assert leg.track_id is not None
        return self._logbook.read(folders.leg_line, leg.track_id)

    def _told(self, leg: FolderLeg) -> Points:
        self._tell(leg.fields.title)
        return self.line(leg)

    def _lines(self) -> Iterator[gpx.NamedLine]:
        for trip in self.trips:
            for day in trip.days:
                for leg in day.legs:
                    if leg.track_id is not None:
                        self._tell(leg.fields.title)
                        yield self._track(day, leg)

    def _track(self, day: FolderDay, leg: FolderLeg) -> gpx.NamedLine:
        name = leg.fields.title or day.fields.date.isoformat()
        is_drawn = leg.fields.origin is LegOrigin.RECONSTRUCTED
        told = "\n\n".join(
            filter(None, (_("Reconstructed, not recorded.") if is_drawn else "", leg.fields.note))
        )
        return gpx.NamedLine(name, told, self.line(leg), str(leg.fields.mode))

    def _route(self, route: FolderRoute) -> gpx.NamedLine:
        assert route.route_id is not None
        points = self._logbook.read(folders.route_line, route.route_id)
        return gpx.NamedLine(route.name, route.note, points)

    def _target(self, root: Path, name: Path) -> Path:
        self._tell(name.name)
        (root / name).parent.mkdir(exist_ok=True)
        return root / name

    def _tell(self, what: str) -> None:
        self._progress(self._done, self._of, what)
        self._done += 1

    def _has_original(self, file: FolderOriginal) -> bool:
        return self._is_there(self._original(file), file.name)

    def _has_photo(self, photo: FolderPhoto) -> bool:
        picture = photo.picture
        if picture is None or not picture.sha256:
            return False
        return self._is_there(self._photo(photo), picture.name)

    def _is_there(self, file: Path, name: str) -> bool:
        is_there = file.is_file()
        if not is_there:
            self.written.missing.append(name)
        return is_there

    def _original(self, file: FolderOriginal) -> Path:
        return self._logbook.original(file.sha256, file.name)

    def _photo(self, photo: FolderPhoto) -> Path:
        assert photo.picture is not None
        own = photo.picture
        bare = self._bare and self._bare.file(own.sha256)
        return bare if bare and bare.is_file() else self._logbook.photo(own.sha256, own.format)

    def _count(self, trip: TripFolder, left: LeftOut) -> None:
        told = self.written
        told.days += len(trip.days)
        told.tracks += sum(leg.track_id is not None for day in trip.days for leg in day.legs)
        told.photos += sum(len(day.photos) for day in trip.days)
        for entries in (trip.entries, *(day.entries for day in trip.days)):
            told.entries += sum(map(len, entries.values()))
        for what, count in left.counts.items():
            told.left.add(what, count)


def _files(trip: TripFolder) -> int:
    """How many files besides the pages a trip folder has."""
    named = [leg.gpx for day in trip.days for leg in day.legs]
    named += [photo.file for day in trip.days for photo in day.photos]
    return sum(name is not None for name in named) + len(trip.routes) + len(trip.originals)


def _write(file: Path, texts: Iterable[str]) -> None:
    with file.open("w", encoding="utf-8", newline="") as target:
        target.writelines(texts)


def _copy(source: Path, target: Path) -> None:
    try:
        stream = source.open("rb")
    except OSError as error:
        sentence = _("{file} cannot be read: {why}. Check the logbook, or restore a backup.")
        raise UserError(sentence.format(file=source, why=error.strerror or error)) from error
    with stream, target.open("wb") as copy:
        shutil.copyfileobj(stream, copy)
