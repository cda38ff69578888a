"""An import plan as lines to read: days with their sums, files under them, what is left out at the end."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum

from expedition import naming, units
from expedition.itinerary import crossing_words, places
from expedition.kinds import LegMode, LegPower
from expedition.record_classes import dataclass
from expedition.records.day import DayRow
from expedition.records.importing import FileState, ImportPlan, PlannedFile, PlannedLeg, PlannedPhoto
from expedition.text import _, plural
from ui.models.plan_words import (
    Sums,
    included,
    included_photos,
    mode_sign,
    own,
    question_words,
    state_token,
    state_word,
    sums_of,
    waits,
)

ALL_PROPOSALS = -1
"""The number of a line that stands for all proposals of its leg."""

_FEW_PROPOSALS = 2


@dataclass(frozen=True, slots=True)
class TripDays:
    """A trip the plan may write to, with its days as they are now."""

    title: str
    rows: tuple[DayRow, ...] = ()


Trips = Mapping[int | None, TripDays]
"""The trips of a plan by id; None is that of the whole import."""


@dataclass(frozen=True, slots=True)
class DayGroup:
    """A day the plan writes to, or a heading over files that become none."""

    name: str
    date: str
    what: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class LegLine:
    """A part of a file: it can be taken or left, and opened; `waits` says that it needs an answer."""

    key: int
    file: int
    sign: str
    name: str
    state_word: str
    state_token: str
    reason: str
    is_on: bool
    waits: bool
    sums: Sums


@dataclass(frozen=True, slots=True)
class CarryLine:
    """A stretch of a leg that may have been carried: the proposal with this number."""

    key: int
    number: int
    sign: str
    words: str
    verb: str


@dataclass(frozen=True, slots=True)
class PhotosLine:
    """The pictures of a day, by their places among the plan's photos; all of them are taken or left."""

    photos: tuple[int, ...]
    words: str
    reason: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class PlacesLine:
    """The waypoints and planned routes of a file."""

    file: int
    name: str
    words: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class CrossingLine:
    """A border that the day's line crosses, by its place among the plan's crossings."""

    number: int
    key: object
    name: str
    words: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of which nothing can become a leg."""

    file: int
    name: str
    state_word: str
    state_token: str
    reason: str


PlanLine = DayGroup | LegLine | CarryLine | CrossingLine | PhotosLine | PlacesLine | FileLine
TickLine = LegLine | CrossingLine | PhotosLine | PlacesLine


class Shown(Enum):
    """Which lines of a plan are looked at."""

    ALL = "all"
    TAKEN = "taken"
    LEFT = "left"
    WAITING = "waiting"


def lines_of(plan: ImportPlan, trips: Trips) -> tuple[PlanLine, ...]:
    """The plan from the first day to what is left over, one trip after the other."""
    lines: list[PlanLine] = []
    parts = Counter(leg.file for leg in plan.legs)
    legs: defaultdict[int | None, defaultdict[date, list[PlannedLeg]]] = defaultdict(
        lambda: defaultdict(list)
    )
    photos: defaultdict[date | None, list[int]] = defaultdict(list)
    for leg in plan.legs:
        if leg.date is not None:
            legs[leg.trip_id][leg.date].append(leg)
    for place, photo in enumerate(plan.photos):
        photos[photo.date].append(place)
    for trip_id in sorted(legs.keys() | {None}, key=lambda trip_id: (trip_id is not None, trip_id or 0)):
        pictures = {day: numbers for day, numbers in photos.items() if day and trip_id is None}
        lines += _trip_lines(plan, trips, trip_id, legs[trip_id], pictures, parts)
    undated = [leg for leg in plan.legs if leg.date is None]
    if undated or photos[None]:
        lines.append(DayGroup(_("Without a date"), "", _("Open a line to answer"), Sums()))
        lines += [line for leg in undated for line in _leg_lines(plan, leg, parts)]
        lines += _photo_lines(plan, photos[None])
    return (*lines, *_place_lines(plan), *_left_lines(plan))


def shown(lines: Sequence[PlanLine], which: Shown) -> tuple[PlanLine, ...]:
    """The lines of one kind, under the headings that have any."""
    if which is Shown.ALL:
        return tuple(lines)
    found: list[PlanLine] = []
    heading: DayGroup | None = None
    for line in lines:
        if isinstance(line, DayGroup):
            heading = line
        elif isinstance(line, CarryLine):
            if found and isinstance(found[-1], LegLine | CarryLine) and found[-1].key == line.key:
                found.append(line)
        elif which in _kinds(line):
            if heading is not None:
                found.append(heading)
                heading = None
            found.append(line)
    return tuple(found)


def counts(lines: Iterable[PlanLine]) -> dict[Shown, int]:
    """How many lines there are of each kind."""
    found: Counter[Shown] = Counter()
    for line in lines:
        if not isinstance(line, DayGroup | CarryLine):
            found.update((Shown.ALL, *_kinds(line)))
    return {which: found[which] for which in Shown}


def day_numbers(plan: ImportPlan, trips: Trips, trip_id: int | None = None) -> dict[date, int]:
    """The number each day of a trip will have when the plan is written."""
    rows = trips[trip_id].rows if trip_id in trips else ()
    dates = {row.date for row in rows} | {
        leg.date for leg in included(plan) if leg.trip_id == trip_id and leg.date is not None
    }
    if trip_id is None:
        dates |= {photo.date for photo in included_photos(plan) if photo.date is not None}
    return {day: number for number, day in enumerate(sorted(dates), start=1)}


def key_of(line: PlanLine) -> object:
    """What a line stands for, the same before and after an edit; None for headings."""
    if isinstance(line, LegLine):
        return ("leg", line.key)
    if isinstance(line, CarryLine):
        return ("carry", line.key, line.number)
    if isinstance(line, CrossingLine):
        return ("crossing", line.key)
    if isinstance(line, PhotosLine):
        return ("photos", line.photos[0])
    if isinstance(line, PlacesLine):
        return ("places", line.file)
    return ("file", line.file) if isinstance(line, FileLine) else None


def _kinds(line: TickLine | FileLine) -> tuple[Shown, ...]:
    if isinstance(line, FileLine):
        return (Shown.LEFT,)
    if isinstance(line, LegLine) and line.waits:
        return (Shown.WAITING,)
    return (Shown.TAKEN if line.is_on else Shown.LEFT,)


def _trip_lines(
    plan: ImportPlan,
    trips: Trips,
    trip_id: int | None,
    legs: Mapping[date, list[PlannedLeg]],
    photos: Mapping[date, list[int]],
    parts: Mapping[int, int],
) -> Iterable[PlanLine]:
    trip = trips.get(trip_id, TripDays(""))
    known = {row.date: row for row in trip.rows}
    numbers = day_numbers(plan, trips, trip_id)
    year: int | None = None
    crossed = {one.date for one in plan.crossings if one.trip_id == trip_id}
    for day in sorted(legs.keys() | photos.keys() | crossed):
        words = (units.weekday_day_month if day.year == year else units.weekday_day_month_year)(day)
        year = day.year
        heading = trip.title if trip_id is not None else ""
        yield _group(heading, words, legs.get(day, ()), numbers.get(day), known.get(day))
        for leg in _in_time(legs.get(day, ())):
            yield from _leg_lines(plan, leg, parts)
        yield from _crossing_lines(plan, trip_id, day)
        yield from _photo_lines(plan, photos.get(day, ()))


def _group(
    trip: str, words: str, legs: Sequence[PlannedLeg], number: int | None, row: DayRow | None
) -> DayGroup:
    name = _("Day {number}").format(number=number) if number else _("No day")
    if trip:
        name = f"{trip} · {name}"
    on = [leg for leg in legs if leg.include]
    what = ""
    if row is not None:
        what = _("extends day {number}").format(number=row.number) if on else _("in the log already")
        places = f"{row.from_place} → {row.to_place}" if row.from_place and row.to_place else row.title
        what = f"{what} · {places}" if places else what
    elif not number:
        what = _("nothing is taken")
    return DayGroup(name, words, what, sums_of(own(on)))


def _leg_lines(plan: ImportPlan, leg: PlannedLeg, parts: Mapping[int, int]) -> Iterable[PlanLine]:
    yield _leg_line(plan, leg, is_part=parts[leg.file] > 1)
    if not leg.include:
        return
    if len(leg.carriages) > _FEW_PROPOSALS:
        yield _proposals(leg)
        return
    for number, carriage in enumerate(leg.carriages):
        mode = naming.name(carriage.mode)
        yield CarryLine(
            key=leg.key,
            number=number,
            sign=mode_sign(carriage.mode),
            words=f"{naming.title(carriage.mode)} · {carriage.reason}",
            verb=_carry_verb(carriage.mode, mode),
        )


def _proposals(leg: PlannedLeg) -> CarryLine:
    """Many proposals as one line: a whole day by motor would fill the table with them."""
    lengths: Counter[LegMode] = Counter()
    for carriage in leg.carriages:
        lengths[carriage.mode] += round(carriage.distance_m)
    said = ", ".join(f"{naming.name(mode)} {units.km(metres)} km" for mode, metres in lengths.items())
    count = plural("{n} stretch looks carried", "{n} stretches look carried", len(leg.carriages))
    return CarryLine(
        key=leg.key,
        number=ALL_PROPOSALS,
        sign=mode_sign(lengths.most_common(1)[0][0]),
        words=f"{count} · {said}",
        verb=_("Follow all {n}").format(n=len(leg.carriages)),
    )


def _carry_verb(mode: LegMode, name: str) -> str:
    return _("Make it a flight") if mode is LegMode.PLANE else _("Make it a {mode}").format(mode=name)


def _leg_line(plan: ImportPlan, leg: PlannedLeg, *, is_part: bool) -> LegLine:
    file = plan.files[leg.file]
    name = file.read.name
    if is_part and leg.title:
        name = f"{name} · {leg.title}"
    if leg.joined:
        name = plural("{name} and {n} more", "{name} and {n} more", len(leg.joined)).format(name=name)
    # A day chosen by hand answers what the state asks for.
    is_placed = leg.state is FileState.UNTIMED and leg.date is not None
    state = FileState.NEW if is_placed else leg.state
    word, token = state_word(state), state_token(state)
    why = _("without times; its day is chosen by hand") if is_placed else leg.reason
    if file.question is not None and waits(plan, leg) and file.waits:
        word, why = question_words(file.question, why)
    how = naming.name(leg.mode) if leg.power is not LegPower.OWN_POWER else ""
    how = f"{how}, {naming.name(leg.power)}" if leg.power is LegPower.INVOLUNTARY else how
    return LegLine(
        key=leg.key,
        file=leg.file,
        sign="copy" if leg.state is FileState.DUPLICATE else mode_sign(leg.mode),
        name=name,
        state_word=word,
        state_token=token,
        reason=" · ".join(part for part in (why, how) if part),
        is_on=leg.include and leg.date is not None,
        waits=waits(plan, leg),
        sums=sums_of([leg]),
    )


def _crossing_lines(plan: ImportPlan, trip_id: int | None, day: date) -> Iterable[CrossingLine]:
    for number, one in enumerate(plan.crossings):
        if (one.trip_id, one.date) == (trip_id, day):
            words = _("crosses the border {where}").format(where=crossing_words.where(one))
            key = (trip_id, day, one.country_from, one.country_to, one.at)
            yield CrossingLine(number, key, crossing_words.countries(one), words, one.include)


def _photo_lines(plan: ImportPlan, numbers: Sequence[int]) -> Iterable[PhotosLine]:
    if not numbers:
        return
    photos = [plan.photos[number] for number in numbers]
    words = plural("{n} photo", "{n} photos", len(photos))
    is_on = any(photo.include and photo.date is not None for photo in photos)
    yield PhotosLine(tuple(numbers), words, _photo_reason(photos), is_on)


def _photo_reason(photos: Sequence[PlannedPhoto]) -> str:
    if all(photo.state is FileState.UNTIMED and photo.date is None for photo in photos):
        return plural("choose its day", "choose their day", len(photos))
    on_track = sum(photo.is_placed for photo in photos)
    by_itself = sum(photo.lat is not None and not photo.is_placed for photo in photos)
    said = [
        plural("{n} placed on the track", "{n} placed on the track", on_track),
        plural("{n} by its own position", "{n} by their own position", by_itself),
        plural("{n} without a place", "{n} without a place", len(photos) - on_track - by_itself),
    ]
    whole = [words.split(" ", 1)[1] for words in said if words.startswith(f"{len(photos)} ")]
    return (whole or [", ".join(words for words in said if not words.startswith("0 "))])[0]


def _place_lines(plan: ImportPlan) -> Iterable[PlanLine]:
    found = [(number, file) for number, file in enumerate(plan.files) if _brings_places(file)]
    written = frozenset(places.written(plan))
    if found:
        yield DayGroup(_("Waypoints and routes"), "", "", Sums())
    for number, file in found:
        words = places.words(file.read.waypoints, file.read.routes)
        yield PlacesLine(number, file.read.name, words[:1].upper() + words[1:], number in written)


def _brings_places(file: PlannedFile) -> bool:
    """Whether a file brings waypoints or routes that may be written."""
    is_whole = file.state in (FileState.REFUSED, FileState.EMPTY, FileState.DUPLICATE)
    return bool(file.read.waypoints or file.read.routes) and (file.with_places or not is_whole)


def _left_lines(plan: ImportPlan) -> Iterable[PlanLine]:
    used = {leg.file for leg in plan.legs} | {photo.file for photo in plan.photos}
    used |= {number for leg in plan.legs for number in leg.joined}
    rest = [
        (number, file)
        for number, file in enumerate(plan.files)
        if number not in used and not _brings_places(file)
    ]
    if rest:
        yield DayGroup(_("Left out"), "", "", Sums())
    for number, file in rest:
        yield FileLine(number, file.read.name, state_word(file.state), state_token(file.state), file.reason)


def _in_time(legs: Iterable[PlannedLeg]) -> list[PlannedLeg]:
    return sorted(
        legs,
        key=lambda leg: (leg.figures.start_utc is None, str(leg.figures.start_utc), not leg.include, leg.key),
    )
