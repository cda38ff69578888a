"""An import plan as lines to read: days with their sums, files under them, and the sums of it all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from expedition import naming, units
from expedition.itinerary import photos, places
from expedition.kinds import CARRIED_MODES, LegMode, LegPower
from expedition.records.day import DayRow
from expedition.records.importing import FileState, ImportPlan, PlannedFile, PlannedLeg
from expedition.text import _, plural

_MODE_SIGNS = {
    LegMode.BICYCLE: "bike",
    LegMode.MOTORBIKE: "motorbike",
    LegMode.FOOT: "footprints",
    LegMode.KAYAK: "kayak",
    LegMode.SKI: "mountain-snow",
    LegMode.CAR: "car",
    LegMode.BUS: "bus",
    LegMode.TRAIN: "train-front",
    LegMode.FERRY: "ship",
    LegMode.PLANE: "plane",
}


@dataclass(frozen=True, slots=True)
class Sums:
    """What stands in the three figure columns; empty where nothing is known."""

    km: str = ""
    climb: str = ""
    moving: str = ""


@dataclass(frozen=True, slots=True)
class DayGroup:
    """A day the plan writes to, or a heading over files that become none."""

    name: str
    date: str
    what: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class LegLine:
    """A part of a file: it can be taken or left, and opened."""

    key: int
    sign: str
    name: str
    state: FileState
    state_word: str
    reason: str
    is_on: bool
    can_be_on: bool
    sums: Sums


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of which nothing can become a leg."""

    name: str
    state: FileState
    state_word: str
    reason: str


PlanLine = DayGroup | LegLine | FileLine


def lines_of(plan: ImportPlan, rows: Sequence[DayRow]) -> tuple[PlanLine, ...]:
    """The plan from the first day to what is left over; `rows` are the trip's days as they are now."""
    lines: list[PlanLine] = []
    known = {row.date: row for row in rows}
    numbers = day_numbers(plan, known)
    dated = sorted({leg.date for leg in plan.legs if leg.date is not None})
    year: int | None = None
    for day in dated:
        legs = [leg for leg in plan.legs if leg.date == day]
        date_words = (units.weekday_day_month if day.year == year else units.weekday_day_month_year)(day)
        lines.append(_group(date_words, legs, numbers.get(day), known.get(day)))
        year = day.year
        lines.extend(_leg_line(plan, leg) for leg in _in_time(legs))
    undated = [leg for leg in plan.legs if leg.date is None]
    if undated:
        lines.append(DayGroup(_("Without a date"), "", _("Open a line to choose its day"), Sums()))
        lines.extend(_leg_line(plan, leg) for leg in undated)
    with_legs = {leg.file for leg in plan.legs}
    without = [file for place, file in enumerate(plan.files) if place not in with_legs]
    for name, group in (
        (_("Waypoints and routes"), [file for file in without if file.state is FileState.NEW]),
        (_("Left out"), [file for file in without if file.state is not FileState.NEW]),
    ):
        if group:
            lines.append(DayGroup(name, "", "", Sums()))
            lines.extend(_file_line(file) for file in group)
    return tuple(lines)


def day_numbers(plan: ImportPlan, known: Mapping[date, DayRow]) -> dict[date, int]:
    """The number each day will have when the plan is written."""
    dates = set(known) | set(included_dates(plan))
    return {day: number for number, day in enumerate(sorted(dates), start=1)}


def included_dates(plan: ImportPlan) -> list[date]:
    """The days the plan writes to."""
    return sorted({leg.date for leg in plan.legs if leg.include and leg.date is not None})


def is_any_written(plan: ImportPlan) -> bool:
    """Whether the plan writes anything: legs, waypoints, routes or photos."""
    return bool(places.kept(plan) or photos.kept(plan))


def title(plan: ImportPlan) -> str:
    """The outcome in one line: "9 files become 5 days"."""
    files = plural("{n} file", "{n} files", len(plan.files))
    days = len(included_dates(plan))
    waiting = len({leg.file for leg in plan.legs if _waits_for_day(leg)})
    if not days and waiting:
        return plural("{n} file needs a day", "{n} files need a day", waiting)
    if not days and is_any_written(plan):
        return _("{files}: waypoints and routes").format(files=files)
    if not days:
        return _("Nothing new in {files}").format(files=files)
    become = _("becomes") if len(plan.files) == 1 else _("become")
    return f"{files} {become} {plural('{n} day', '{n} days', days)}"


def summary(plan: ImportPlan) -> str:
    """What the files are, in one or two sentences."""
    states = [_state_now(plan, place) for place in range(len(plan.files))]
    counts = {state: states.count(state) for state in FileState}
    left = [
        plural("{n} is a copy", "{n} are copies", counts[FileState.DUPLICATE]),
        plural("{n} overlaps another ride", "{n} overlap another ride", counts[FileState.OVERLAPS]),
        plural("{n} has no times", "{n} have no times", counts[FileState.UNTIMED]),
        plural("{n} holds no track", "{n} hold no track", counts[FileState.EMPTY]),
        plural("{n} cannot be read", "{n} cannot be read", counts[FileState.REFUSED]),
    ]
    said = [words for words in left if not words.startswith("0 ")]
    new = counts[FileState.NEW]
    first = [plural("{n} is new.", "{n} are new.", new)] if new and said else []
    if new and not said:
        first = [_("All are new.") if new > 1 else _("It is new.")]
    return " ".join([*first, *([", ".join(said) + "."] if said else [])])


def verb(plan: ImportPlan) -> str:
    """What the one button does."""
    days = len(included_dates(plan))
    return plural("Import {n} day", "Import {n} days", days) if days else _("Import")


def totals(plan: ImportPlan) -> tuple[tuple[str, str], ...]:
    """The sums of all that will be written, as (figure, word) pairs."""
    legs = [leg for leg in plan.legs if leg.include and leg.date is not None]
    ridden = sum(leg.figures.distance_m for leg in legs if leg.power is LegPower.OWN_POWER)
    carried = sum(leg.figures.distance_m for leg in legs if leg.power is not LegPower.OWN_POWER)
    sums = _sums(_own(legs))
    pairs = [(f"{units.km(ridden)} km", _("ridden"))] if ridden else []
    pairs += [(f"{units.km(carried)} km", _("carried"))] if carried else []
    pairs += [(f"{sums.climb} m", _("climb"))] if sums.climb else []
    pairs += [(sums.moving, _("moving"))] if sums.moving else []
    return tuple(pairs)


def mode_sign(mode: LegMode) -> str:
    """The icon of a way of travelling."""
    return _MODE_SIGNS.get(mode, "route")


def state_word(state: FileState) -> str:
    """A state as the first word of its line."""
    words = {
        FileState.NEW: _("New"),
        FileState.DUPLICATE: _("Duplicate"),
        FileState.OVERLAPS: _("Overlaps"),
        FileState.UNTIMED: _("No times"),
        FileState.EMPTY: _("No track"),
        FileState.REFUSED: _("Not read"),
    }
    return words[state]


def state_token(state: FileState) -> str:
    """The colour of a state's word."""
    tokens = {
        FileState.NEW: "good",
        FileState.OVERLAPS: "warn",
        FileState.UNTIMED: "warn",
        FileState.REFUSED: "bad",
    }
    return tokens.get(state, "ink2")


def _group(date_words: str, legs: Sequence[PlannedLeg], number: int | None, row: DayRow | None) -> DayGroup:
    on = [leg for leg in legs if leg.include]
    name = _("Day {number}").format(number=number) if number else _("No day")
    if row is None:
        what = "" if on else _("nothing is taken")
    elif row.from_place and row.to_place:
        what = f"{row.from_place} → {row.to_place}"
    else:
        what = row.title or _("in the log already")
    return DayGroup(name, date_words, what, _sums(_own(on)))


def _waits_for_day(leg: PlannedLeg) -> bool:
    return leg.state is FileState.UNTIMED and leg.date is None


def _state_now(plan: ImportPlan, place: int) -> FileState:
    """A file without times counts as new once each of its parts has a day."""
    file = plan.files[place]
    is_settled = not any(leg.file == place and _waits_for_day(leg) for leg in plan.legs)
    return FileState.NEW if file.state is FileState.UNTIMED and is_settled else file.state


def _leg_line(plan: ImportPlan, leg: PlannedLeg) -> LegLine:
    file = plan.files[leg.file]
    siblings = sum(other.file == leg.file for other in plan.legs)
    name = file.read.name
    if siblings > 1 and leg.title:
        name = f"{name} · {leg.title}"
    is_copy = leg.state is FileState.DUPLICATE
    carried = naming.name(leg.mode) if leg.mode in CARRIED_MODES else ""
    # A day chosen by hand answers what the state asks for.
    is_placed = leg.state is FileState.UNTIMED and leg.date is not None
    state = FileState.NEW if is_placed else leg.state
    why = _("without times; its day is chosen by hand") if is_placed else leg.reason
    reason = " · ".join(part for part in (why, carried) if part)
    return LegLine(
        key=leg.key,
        sign="copy" if is_copy else mode_sign(leg.mode),
        name=name,
        state=state,
        state_word=state_word(state),
        reason=reason,
        is_on=leg.include and leg.date is not None,
        can_be_on=True,
        sums=_sums([leg]),
    )


def _file_line(file: PlannedFile) -> FileLine:
    return FileLine(file.read.name, file.state, state_word(file.state), file.reason)


def _sums(legs: Sequence[PlannedLeg]) -> Sums:
    if not legs:
        return Sums()
    climbs = [leg.figures.climb_m for leg in legs if leg.figures.climb_m is not None]
    times = [leg.figures.moving_s for leg in legs if leg.figures.moving_s is not None]
    return Sums(
        km=units.km(sum(leg.figures.distance_m for leg in legs)),
        climb=units.metres(sum(climbs)) if climbs else "",
        moving=units.hours(sum(times)) if times else "",
    )


def _own(legs: Sequence[PlannedLeg]) -> list[PlannedLeg]:
    """Legs under one's own power: sums never mix them with others."""
    return [leg for leg in legs if leg.power is LegPower.OWN_POWER]


def _in_time(legs: Sequence[PlannedLeg]) -> list[PlannedLeg]:
    return sorted(
        legs,
        key=lambda leg: (leg.figures.start_utc is None, str(leg.figures.start_utc), not leg.include, leg.key),
    )
