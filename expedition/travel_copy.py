"""A thin logbook to travel with: made fresh of what its readers may see, without what it was made from.

Nothing is copied and then deleted: what is left out never was in the new file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from expedition import packing
from expedition.errors import ReadError, UserError
from expedition.exporters.bare_photos import BarePhotos
from expedition.field_names import kind_name
from expedition.geo import length_m
from expedition.intake import Progress
from expedition.itinerary.devices import has_barometer
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.operations import folders as writing
from expedition.points import Points
from expedition.queries import folders
from expedition.queries.trips import trip_fields
from expedition.record_classes import dataclass
from expedition.records.audience import readable
from expedition.records.choosing import Choice, LeftOut
from expedition.records.folder import (
    Entries,
    FolderContent,
    FolderDay,
    FolderLeg,
    FolderLine,
    FolderPhoto,
    FolderRoute,
    FolderRouteLine,
    TripFolder,
)
from expedition.records.importing import PackedLine, ReadFile, ReadPhoto
from expedition.records.trip import LegLine
from expedition.stats import leg as leg_stats
from expedition.stats.trimming import placeless, trimmed_lines
from expedition.store.copies import fault_of
from expedition.store.database import FILE_NAME
from expedition.text import _, plural
from expedition.writing import whole_folder

_SMALL = 1600
_STRANGERS_TRIM_M = 1_000.0


class Pictures(StrEnum):
    """What becomes of photos; words under them go along in any case."""

    NONE = "none"
    SMALL = "small"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Thinning:
    """What a travel copy shall hold; `trim_m` metres of each line are cut off where one slept."""

    audience: Audience = Audience.FAMILY
    pictures: Pictures = Pictures.NONE
    trim_m: float = 0.0


def usual_trim_m(audience: Audience) -> float:
    """How much is cut off lines unless the traveller says otherwise."""
    return _STRANGERS_TRIM_M if audience is Audience.PUBLIC else 0.0


@dataclass(slots=True)
class Thinned:
    """What a travel copy holds, and what was left out of it."""

    trips: int = 0
    days: int = 0
    tracks: int = 0
    photos: int = 0
    entries: int = 0
    hidden_trips: int = 0
    unseen: int = 0
    left: LeftOut = field(default_factory=LeftOut)

    def sentence(self, name: str) -> str:
        """What is in it, and what is not."""
        counts = (
            plural("one trip", "{n} trips", self.trips),
            plural("one day", "{n} days", self.days),
            plural("one track", "{n} tracks", self.tracks),
            plural("one photo", "{n} photos", self.photos) if self.photos else _("no photos"),
            plural("one entry", "{n} entries", self.entries),
        )
        told = _("{name} holds {counts}; no originals, nothing to undo.").format(
            name=name, counts=", ".join(counts)
        )
        return " ".join(filter(None, (told, self._left_out(), self._not_seen())))

    def _left_out(self) -> str:
        things = [f"{count} × {_word(what)}" for what, count in self.left.counts.items()]
        if self.hidden_trips:
            things.insert(0, plural("one trip", "{n} trips", self.hidden_trips))
        return _("Left out: {things}.").format(things=", ".join(things)) if things else ""

    def _not_seen(self) -> str:
        if not self.unseen:
            return ""
        photos = plural("One photo", "{n} photos", self.unseen)
        return _("{photos} could not be opened and stayed behind.").format(photos=photos)


def _word(what: str) -> str:
    return _("text of a day") if what == "text" else kind_name(what)


def make(
    logbook: Logbook, trip_ids: Sequence[int], folder: Path, wish: Thinning, progress: Progress
) -> Thinned:
    """Writes a travel copy of trips to a new folder, whole or not at all.

    Raises:
        UserError: The disk refuses, something lies there already, a line is damaged, or nothing is left.
        Cancelled: The traveller stopped it; nothing is left.
    """
    thinned = Thinned()
    with whole_folder(folder) as root, TemporaryDirectory(dir=root) as scratch:
        with Logbook.making(root) as copy:
            for trip_id in trip_ids:
                usual = logbook.read(trip_fields, trip_id).audience
                if not readable(None, usual, wish.audience):
                    thinned.hidden_trips += 1
                    continue
                trip = _Thinning(logbook, trip_id, wish, Path(scratch), thinned, progress)
                trip.write(copy)
            if not thinned.trips:
                raise UserError(_("None of these trips is for such readers: nothing would be left."))
            copy.forget_steps()
        fault = fault_of(root / FILE_NAME)
        if fault:
            raise UserError(_("The travel copy did not come out whole ({why}): try again.").format(why=fault))
    return thinned


class _Thinning:
    """One trip on its way."""

    def __init__(
        self,
        logbook: Logbook,
        trip_id: int,
        wish: Thinning,
        scratch: Path,
        thinned: Thinned,
        progress: Progress,
    ) -> None:
        self._logbook, self._wish, self._thinned, self._progress = logbook, wish, thinned, progress
        self._devices = _devices(logbook.read(folders.whole_trip, trip_id))
        trip, left = logbook.read(folders.trip_for, trip_id, Choice(audience=wish.audience))
        for what, count in left.counts.items():
            thinned.left.add(what, count)
        self._trip = _without_originals(trip)
        is_bare = wish.audience is not Audience.ME or wish.pictures is Pictures.SMALL
        longest = {"longest": _SMALL} if wish.pictures is Pictures.SMALL else {}
        self._bare = BarePhotos(scratch, **longest) if is_bare else None
        self._files: list[ReadFile] = []
        self._of = sum(leg.track_id is not None for day in trip.days for leg in day.legs)
        self._of += sum(len(day.photos) for day in trip.days if wish.pictures is not Pictures.NONE)
        self._done = 0

    def write(self, copy: Logbook) -> None:
        """Into the new logbook."""
        lines: dict[tuple[int, int], FolderLine] = {}
        days = []
        for number, day in enumerate(self._trip.days):
            found, ends = self._lines(day)
            lines |= {(number, at): line for at, line in found.items()}
            days.append(self._day(day, ends))
        ways = list(self._routes())
        trip = replace(self._trip, days=tuple(days), routes=tuple(route for route, _line in ways))
        content = FolderContent(trip, lines, tuple(line for _route, line in ways), {}, tuple(self._files))
        with copy.keeping_originals(content.files, self._progress) as copied:
            copied()
            copy.do(_("Add trip “{title}”").format(title=trip.fields.title), writing.add, content)
        self._count(trip, len(lines))

    def _lines(self, day: FolderDay) -> tuple[dict[int, FolderLine], list[tuple[float, float]]]:
        """The lines of a day by their legs, and where it began and ended if that is to stay unknown."""
        drawn = [(at, leg) for at, leg in enumerate(day.legs) if leg.track_id is not None]
        if self._wish.trim_m <= 0:
            return {at: self._kept(leg) for at, leg in drawn}, []
        whole = [_drawn(at, self._points(leg)) for at, leg in drawn]
        ends = [line.points for line in whole if len(line.points)]
        trimmed = trimmed_lines(whole, self._wish.trim_m)
        places = [(ends[0].lat[0], ends[0].lon[0]), (ends[-1].lat[-1], ends[-1].lon[-1])] if ends else []
        found = {line.leg_id: self._computed(day.legs[line.leg_id], line.points) for line in trimmed}
        return found, [(float(lat), float(lon)) for lat, lon in places]

    def _points(self, leg: FolderLeg) -> Points:
        assert leg.track_id is not None
        self._tell(leg.fields.title)
        return self._logbook.read(folders.leg_line, leg.track_id)

    def _kept(self, leg: FolderLeg) -> FolderLine:
        if leg.figures is None or leg.track_id is None:
            return self._computed(leg, self._points(leg))
        self._tell(leg.fields.title)
        return _line(leg, self._logbook.read(folders.packed_line, leg.track_id), leg)

    def _computed(self, leg: FolderLeg, points: Points) -> FolderLine:
        figures = leg_stats.compute(
            points, leg.fields.mode, has_barometer=has_barometer(self._devices.get(leg.uid, ""))
        )
        return _line(leg, packing.pack_line(points), replace(leg, figures=figures))

    def _day(self, day: FolderDay, ends: Sequence[tuple[float, float]]) -> FolderDay:
        photos = tuple(photo for photo in map(self._photo, day.photos) if photo is not None)
        day = replace(day, photos=photos)
        if not ends:
            return replace(day, entries=_nights_nowhere(day.entries)) if self._wish.trim_m > 0 else day
        trim_m = self._wish.trim_m
        return replace(
            day,
            photos=tuple(placeless(photo, ends, trim_m, always=False) for photo in day.photos),
            entries={
                kind: tuple(
                    placeless(one, ends, trim_m, always=kind == "stay") if hasattr(one.fields, "lat") else one
                    for one in held
                )
                for kind, held in day.entries.items()
            },
        )

    def _photo(self, photo: FolderPhoto) -> FolderPhoto | None:
        """With the picture wished for; only its words where there is none, and nothing without either."""
        picture = photo.picture
        wordless = photo if photo.fields.caption else None
        if picture is None or not picture.sha256 or self._wish.pictures is Pictures.NONE:
            return replace(wordless, picture=None) if wordless else None
        file = self._logbook.photo(picture.sha256, picture.format)
        self._tell(picture.name)
        if self._bare is not None:
            try:
                photo = self._bare.bared(photo, file)
            except ReadError:
                self._thinned.unseen += 1
                return replace(wordless, picture=None) if wordless else None
            assert photo.picture is not None
            picture = photo.picture
            file = self._bare.file(picture.sha256)
        elif not file.is_file():
            self._thinned.unseen += 1
            return replace(wordless, picture=None) if wordless else None
        about = file.stat()
        shape = ReadPhoto(picture.width, picture.height, camera=picture.camera)
        self._files.append(
            ReadFile(
                file,
                picture.sha256,
                about.st_size,
                picture.format,
                photo=shape,
                changed_ns=about.st_mtime_ns,
            )
        )
        return photo

    def _routes(self) -> Iterator[tuple[FolderRoute, FolderRouteLine]]:
        """The planned lines of which anything is left."""
        for route in self._trip.routes:
            assert route.route_id is not None
            if self._wish.trim_m <= 0:
                packed = self._logbook.read(folders.packed_route, route.route_id)
                yield route, FolderRouteLine(packed, route.points, route.distance_m)
                continue
            whole = _drawn(0, self._logbook.read(folders.route_line, route.route_id))
            for line in trimmed_lines([whole], self._wish.trim_m):
                points = line.points
                yield route, FolderRouteLine(packing.pack(points), len(points), length_m(points))

    def _tell(self, what: str) -> None:
        self._progress(self._done, self._of, what)
        self._done = min(self._done + 1, self._of)

    def _count(self, trip: TripFolder, tracks: int) -> None:
        told = self._thinned
        told.trips += 1
        told.days += len(trip.days)
        told.tracks += tracks
        told.photos += sum(bool(photo.picture) for day in trip.days for photo in day.photos)
        for entries in (trip.entries, *(day.entries for day in trip.days)):
            told.entries += sum(map(len, entries.values()))


def _line(leg: FolderLeg, packed: PackedLine, told: FolderLeg) -> FolderLine:
    assert told.figures is not None
    nowhere = ReadFile(Path(), "", 0, "")
    return FolderLine(nowhere, leg.fields.zone, "", told.figures, packed)


def _drawn(number: int, points: Points) -> LegLine:
    """A line to be cut, all on one day."""
    return LegLine(number, 0, is_carried=False, is_reconstructed=False, points=points, zone="", offset_m=0.0)


def _nights_nowhere(entries: Entries) -> Entries:
    return {
        kind: tuple(placeless(one, (), 0.0, always=True) for one in held) if kind == "stay" else held
        for kind, held in entries.items()
    }


def _devices(trip: TripFolder) -> dict[str, str]:
    """What recorded each leg, by the leg's uid."""
    devices = {file.sha256: file.device for file in trip.originals}
    return {
        leg.uid: devices.get(leg.originals[0], "") for day in trip.days for leg in day.legs if leg.originals
    }


def _without_originals(trip: TripFolder) -> TripFolder:
    """The trip as if it had been made by hand."""
    return replace(
        trip,
        originals=(),
        routes=tuple(replace(route, original="") for route in trip.routes),
        entries=_by_hand(trip.entries),
        days=tuple(
            replace(
                day,
                legs=tuple(replace(leg, originals=()) for leg in day.legs),
                entries=_by_hand(day.entries),
            )
            for day in trip.days
        ),
    )


def _by_hand(entries: Entries) -> Entries:
    return {kind: tuple(replace(one, original="") for one in held) for kind, held in entries.items()}
