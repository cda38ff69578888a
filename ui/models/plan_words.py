"""The words over and under an import plan, and those of its states."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from expedition import naming, units
from expedition.itinerary import places
from expedition.kinds import LegMode, LegPower
from expedition.record_classes import dataclass
from expedition.records.importing import FileState, ImportPlan, PlannedLeg, PlannedPhoto, Question
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
_RIDDEN = (LegMode.BICYCLE, LegMode.MOTORBIKE, LegMode.HORSE)


@dataclass(frozen=True, slots=True)
class Sums:
    """What stands in the three figure columns; empty where nothing is known."""

    km: str = ""
    climb: str = ""
    moving: str = ""


def sums_of(legs: Sequence[PlannedLeg]) -> Sums:
    """The sums of legs, whatever their power."""
    if not legs:
        return Sums()
    climbs = [leg.figures.climb_m for leg in legs if leg.figures.climb_m is not None]
    times = [leg.figures.moving_s for leg in legs if leg.figures.moving_s is not None]
    return Sums(
        km=units.km(sum(leg.figures.distance_m for leg in legs)),
        climb=units.metres(sum(climbs)) if climbs else "",
        moving=units.hours(sum(times)) if times else "",
    )


def own(legs: Iterable[PlannedLeg]) -> list[PlannedLeg]:
    """Legs under one's own power: sums never mix them with others."""
    return [leg for leg in legs if leg.power is LegPower.OWN_POWER]


def included(plan: ImportPlan) -> list[PlannedLeg]:
    """The legs that will be written."""
    return [leg for leg in plan.legs if leg.include and leg.date is not None]


def included_photos(plan: ImportPlan) -> list[PlannedPhoto]:
    """The pictures that will be written."""
    return [photo for photo in plan.photos if photo.include and photo.date is not None]


def included_dates(plan: ImportPlan) -> list[date]:
    """The dates the plan writes to, in any trip."""
    dates = {leg.date for leg in included(plan)} | {photo.date for photo in included_photos(plan)}
    return sorted(day for day in dates if day is not None)


def writes(plan: ImportPlan) -> bool:
    """Whether accepting the plan changes anything: legs, pictures, waypoints, routes."""
    return bool(places.kept(plan) or included_photos(plan) or plan.replaces)


def waits(plan: ImportPlan, leg: PlannedLeg) -> bool:
    """Whether a leg cannot be taken before the traveller answers: its day, or what its file leaves open."""
    return leg.date is None and (leg.state is FileState.UNTIMED or plan.files[leg.file].waits)


def title(plan: ImportPlan) -> str:
    """The outcome in one line: "9 files become 5 days"."""
    files = _files(plan)
    days = len(included_dates(plan))
    waiting = len({leg.file for leg in plan.legs if waits(plan, leg)})
    if not days and waiting:
        return plural("{n} file needs an answer", "{n} files need an answer", waiting)
    if not days and writes(plan):
        return _("{files}: waypoints and routes").format(files=files)
    if not days:
        return _("Nothing new in {files}").format(files=files)
    become = _("becomes") if len(plan.files) == 1 else _("become")
    return f"{files} {become} {plural('{n} day', '{n} days', days)}"


def _files(plan: ImportPlan) -> str:
    """What there is, photos apart: "14 files and 3 photos"."""
    photos = sum(file.read.photo is not None for file in plan.files)
    others = len(plan.files) - photos
    words = [plural("{n} file", "{n} files", others)] if others or not photos else []
    if photos:
        words.append(plural("{n} photo", "{n} photos", photos))
    return _(" and ").join(words)


def summary(plan: ImportPlan) -> str:
    """What the files are, in one or two sentences."""
    counts = Counter(_states_now(plan))
    undated = sum(photo.date is None and photo.state is FileState.UNTIMED for photo in plan.photos)
    counts[FileState.NEW] -= undated
    left = [
        plural("{n} waits for your answer", "{n} wait for your answer", counts[None]),
        plural("{n} is a copy", "{n} are copies", counts[FileState.DUPLICATE]),
        plural("{n} overlaps another ride", "{n} overlap another ride", counts[FileState.OVERLAPS]),
        plural("{n} has no times", "{n} have no times", counts[FileState.UNTIMED]),
        plural("{n} photo has no date", "{n} photos have no date", undated),
        plural("{n} holds no track", "{n} hold no track", counts[FileState.EMPTY]),
        plural("{n} cannot be read", "{n} cannot be read", counts[FileState.REFUSED]),
    ]
    said = [words for words in left if not words.startswith("0 ")]
    new = counts[FileState.NEW]
    first = [plural("{n} is new.", "{n} are new.", new)] if new and said else []
    if new and not said:
        first = [_("All are new.") if new > 1 else _("It is new.")]
    return " ".join([*first, *([", ".join(said) + "."] if said else [])])


def guess(plan: ImportPlan) -> str:
    """How a new trip looks travelled."""
    if plan.mode is LegMode.FOOT:
        return _("On foot, as it looks.")
    return _("By {mode}, as it looks.").format(mode=naming.name(plan.mode))


def verb(plan: ImportPlan) -> str:
    """What the one button does."""
    days = len(included_dates(plan))
    return plural("Import {n} day", "Import {n} days", days) if days else _("Import")


def totals(plan: ImportPlan) -> tuple[tuple[str, str], ...]:
    """The sums of all that will be written, as (figure, word) pairs."""
    legs = included(plan)
    by_word: dict[str, float] = {}
    for leg in sorted(legs, key=lambda leg: (leg.power is not LegPower.OWN_POWER, leg.mode not in _RIDDEN)):
        word = _("ridden") if leg.mode in _RIDDEN else naming.name(leg.mode)
        if leg.power is not LegPower.OWN_POWER:
            word = naming.name(leg.power)
        by_word[word] = by_word.get(word, 0.0) + leg.figures.distance_m
    sums = sums_of(own(legs))
    pairs = [(f"{units.km(metres)} km", word) for word, metres in by_word.items()]
    pairs += [(f"{sums.climb} m", _("climb"))] if sums.climb else []
    pairs += [(sums.moving, _("moving"))] if sums.moving else []
    photos = len(included_photos(plan))
    pairs += [(units.number(photos), _("photos") if photos > 1 else _("photo"))] if photos else []
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


def question_words(question: Question, why: str) -> tuple[str, str]:
    """What an open question puts first on the lines of its file, and the words after it."""
    return (_("Asks"), _("its time zone")) if question is Question.ZONE else (_("Dates in doubt"), why)


def state_token(state: FileState) -> str:
    """The colour of a state's word."""
    tokens = {
        FileState.NEW: "good",
        FileState.OVERLAPS: "warn",
        FileState.UNTIMED: "warn",
        FileState.REFUSED: "bad",
    }
    return tokens.get(state, "ink2")


def _states_now(plan: ImportPlan) -> Iterable[FileState | None]:
    """Each file's state, None where it waits; one without times is new once each of its parts has a day."""
    undated = {leg.file for leg in plan.legs if waits(plan, leg)}
    for place, file in enumerate(plan.files):
        if file.waits:
            yield None
        elif file.state is FileState.UNTIMED and place not in undated:
            yield FileState.NEW
        else:
            yield file.state
