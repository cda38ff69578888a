"""Photos of a plan: which day each belongs to, and where on the way it was taken.

A camera's clock mostly names no zone, and is often wrong. What is assumed of it is always said, and can be
put right for all photos of a camera at once.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from expedition.atlas.zones import is_zone, local, rules, utc_of, zone_at
from expedition.itinerary.comparing import with_states
from expedition.itinerary.ground import Ground, Place, ground_of
from expedition.record_classes import dataclass
from expedition.records.importing import (
    FileState,
    ImportPlan,
    PhotoChoice,
    PhotoGround,
    PlannedFile,
    PlannedPhoto,
    ReadFile,
    ReadPhoto,
)
from expedition.text import _
from expedition.units import long_date

_AROUND = timedelta(days=3)
"""So far from the trip's days a photo may still begin a day of its own unasked."""


@dataclass(frozen=True, slots=True)
class _Sky:
    """Everything a photo is sorted by."""

    ground: Ground
    zones: Mapping[date, str]
    home_zone: str

    def zone_near(self, day: date) -> str:
        """The zone of the nearest day that has one, or of home where that is closer to the truth."""
        known = [(abs(one - day), one, zone) for one, zone in self.zones.items() if zone]
        if not known:
            return self.home_zone
        apart, _day, zone = min(known)
        return zone if apart <= _AROUND or not self.home_zone else self.home_zone


@dataclass(frozen=True, slots=True)
class _Taken:
    """When a photo was taken: the instant where it is known, local date, zone, and what was assumed."""

    utc: datetime | None
    day: date
    zone: str
    said: str = ""


def with_photos(plan: ImportPlan) -> ImportPlan:
    """The plan with a proposal for each picture in its files; what the traveller chose stays."""
    choices = {photo.file: photo.choice for photo in plan.photos}
    first = _first_of_each(plan.files)
    zones = {**plan.ground.zones, **_leg_zones(plan)}
    sky = _Sky(ground_of(plan), zones, plan.ground.home_zone)
    photos = []
    for number, planned in enumerate(plan.files):
        read = planned.read
        if read.photo is None or not read.is_readable:
            continue
        if read.sha256 in plan.ground.held or first[read.sha256] != number:
            photos.append(_there_already(number, is_held=read.sha256 in plan.ground.held))
        else:
            shift = timedelta(seconds=plan.clocks.get(read.photo.camera, 0))
            proposed = _proposed(number, read, read.photo, shift, sky)
            photos.append(_as_chosen(proposed, choices.get(number, PhotoChoice()), zones))
    return with_states(replace(plan, photos=tuple(photos)))


def is_written(photo: PlannedPhoto) -> bool:
    """Whether it becomes a photo of a day."""
    return photo.include and photo.date is not None


def kept(plan: ImportPlan) -> list[int]:
    """Indices of the files whose pictures are written, so that these are copied into the logbook."""
    return sorted(photo.file for photo in plan.photos if is_written(photo))


def new(plan: ImportPlan) -> list[PlannedPhoto]:
    """The photos the logbook does not have yet, each content once, by time, then by name."""
    there = (photo for photo in plan.photos if photo.state is not FileState.DUPLICATE)
    last = datetime.max.replace(tzinfo=UTC)
    return sorted(there, key=lambda one: (one.taken_utc or last, str(plan.files[one.file].read.path)))


def contradicting(plan: ImportPlan, day: date | None) -> list[PlannedPhoto]:
    """The new photos that were surely taken on another day."""
    return [photo for photo in new(plan) if day is not None and photo.date not in (None, day)]


def on_ground(plan: ImportPlan, ground: PhotoGround) -> ImportPlan:
    """The plan with its photos sorted by what the logbook knows."""
    return with_photos(replace(plan, ground=ground))


def set_clock(plan: ImportPlan, camera: str, offset_s: int) -> ImportPlan:
    """The plan with a camera's clock put right by so many seconds, and all its photos sorted anew."""
    return with_photos(replace(plan, clocks={**plan.clocks, camera: offset_s}))


def clock_from(plan: ImportPlan, file: int, shown: datetime, zone: str) -> ImportPlan:
    """As `set_clock`, from one photo whose true time is known, such as one of a clock: `shown` in `zone`.

    Raises `ValueError` for a file without a time, and for a zone that is not known.
    """
    photo = plan.files[file].read.photo
    if photo is None or photo.taken is None:
        raise ValueError("the file is no photo with a time")
    true = shown.replace(tzinfo=None)
    if photo.offset_s is not None:
        moment = true.replace(tzinfo=rules(zone)).astimezone(UTC).replace(tzinfo=None)
        true = moment + timedelta(seconds=photo.offset_s)
    return set_clock(plan, photo.camera, round((true - photo.taken).total_seconds()))


def clock_from_place(plan: ImportPlan, file: int, instant: datetime) -> ImportPlan:
    """As `clock_from`, from one photo that was taken where the track was at this instant."""
    ground = ground_of(plan)
    zone = ground.zone_at(instant) or plan.ground.home_zone or "Etc/UTC"
    return clock_from(plan, file, local(instant, zone), zone)


def set_photo_date(plan: ImportPlan, files: int | Collection[int], day: date | None) -> ImportPlan:
    """The plan with photos on another day, which takes them; without a day, on the one proposed."""
    return _choosing(plan, files, lambda _choice: PhotoChoice(day, True if day is not None else None))


def set_photo_include(plan: ImportPlan, file: int, *, include: bool) -> ImportPlan:
    """The plan with a photo taken or left; one without a day cannot be taken."""
    return _choosing(plan, file, lambda choice: replace(choice, include=include))


def _choosing(
    plan: ImportPlan, files: int | Collection[int], change: Callable[[PhotoChoice], PhotoChoice]
) -> ImportPlan:
    wanted = {files} if isinstance(files, int) else files
    photos = (
        replace(photo, choice=change(photo.choice)) if photo.file in wanted else photo
        for photo in plan.photos
    )
    return with_photos(replace(plan, photos=tuple(photos)))


def _first_of_each(files: Iterable[PlannedFile]) -> dict[str, int]:
    """For each content the file that is taken, whatever order they came in."""
    by_path = sorted(enumerate(files), key=lambda item: (str(item[1].read.path), item[1].read.member))
    first: dict[str, int] = {}
    for number, planned in by_path:
        first.setdefault(planned.read.sha256, number)
    return first


def _leg_zones(plan: ImportPlan) -> dict[date, str]:
    legs = sorted((leg for leg in plan.legs if leg.include), key=lambda leg: (leg.line.full, leg.key))
    return {leg.date: leg.zone for leg in legs if leg.date is not None and leg.zone}


def _there_already(number: int, *, is_held: bool) -> PlannedPhoto:
    reason = _("of a photo in the logbook: same bytes") if is_held else _("of another of these: same bytes")
    return PlannedPhoto(
        number, FileState.DUPLICATE, reason, include=False, date=None, taken_utc=None, zone=""
    )


def _proposed(number: int, read: ReadFile, photo: ReadPhoto, shift: timedelta, sky: _Sky) -> PlannedPhoto:
    own = None
    if photo.lat is not None and photo.lon is not None:
        own = Place(photo.lat, photo.lon, photo.ele_m)
    taken = _taken(photo, shift, own, sky)
    if taken is None:
        return PlannedPhoto(
            number, FileState.UNTIMED, _undated(read), include=False, date=None, taken_utc=None, zone="",
            lat=photo.lat, lon=photo.lon, ele_m=photo.ele_m,
        )  # fmt: skip
    place = own or (sky.ground.at(taken.utc) if taken.utc is not None else None)
    is_near = _is_near(taken.day, sky.zones)
    said = [_place_words(place, is_own=own is not None)]
    if taken.said:
        said.append(taken.said)
    if not is_near:
        said.append(_("{date} is outside the trip, the clock may be wrong").format(date=long_date(taken.day)))
    return PlannedPhoto(
        number,
        FileState.NEW,
        "; ".join(said),
        include=is_near,
        date=taken.day,
        taken_utc=taken.utc,
        zone=taken.zone,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        ele_m=place.ele_m if place else None,
        is_placed=own is None and place is not None,
    )


def _undated(read: ReadFile) -> str:
    if not read.changed_ns:
        return _("choose its day")
    written = utc_of(read.changed_ns // 1_000_000).date()
    return _("choose its day; the file was written on {date}").format(date=long_date(written))


def _taken(photo: ReadPhoto, shift: timedelta, own: Place | None, sky: _Sky) -> _Taken | None:
    if photo.taken is None:
        return None
    try:
        clock = photo.taken + shift
        if photo.offset_s is not None:
            utc = (clock - timedelta(seconds=photo.offset_s)).replace(tzinfo=UTC)
            zone = _zone_of(utc, own, sky) or _zone_of_offset(photo.offset_s)
            return _Taken(utc, local(utc, zone).date() if zone else clock.date(), zone)
        zone, said = _zone_by_clock(clock, own, sky)
        if not zone:
            return _Taken(None, clock.date(), "", _("clock without zone, its date as it shows"))
        return _Taken(clock.replace(tzinfo=rules(zone)).astimezone(UTC), clock.date(), zone, said)
    except OverflowError:
        return None


def _zone_of(utc: datetime, own: Place | None, sky: _Sky) -> str:
    place = own or sky.ground.at(utc)
    return zone_at(place.lat, place.lon) if place else sky.zone_near(utc.date())


def _zone_of_offset(offset_s: int) -> str:
    """The zone without a place that is so far from UTC; empty where there is none."""
    hours, rest = divmod(offset_s, 3600)
    zone = f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
    return zone if not rest and is_zone(zone) else ""


def _zone_by_clock(clock: datetime, own: Place | None, sky: _Sky) -> tuple[str, str]:
    """The zone a clock that names none is read in, and how that is said."""
    if own is not None:
        zone = zone_at(own.lat, own.lon)
    else:
        zone = sky.ground.zone_by_clock(clock) or sky.zone_near(clock.date())
    if not is_zone(zone):
        return "", ""
    return zone, _("clock without zone, read as {zone}").format(zone=zone)


def _is_near(day: date, zones: Mapping[date, str]) -> bool:
    """Whether a day is among the trip's or close to them; a trip without days begins with any."""
    return not zones or min(zones) - _AROUND <= day <= max(zones) + _AROUND


def _place_words(place: Place | None, *, is_own: bool) -> str:
    if place is None:
        return _("no place known")
    if is_own:
        return _("at its own place")
    return _("where the track rests") if place.is_between else _("placed on the track")


def _as_chosen(photo: PlannedPhoto, choice: PhotoChoice, zones: Mapping[date, str]) -> PlannedPhoto:
    """The proposal with what the traveller decided of it."""
    day = choice.day or photo.date
    include = photo.include if choice.include is None else choice.include
    zone = photo.zone or (zones.get(day, "") if day is not None else "")
    return replace(photo, date=day, zone=zone, include=include and day is not None, choice=choice)
