"""The trip folder: `trip.md`, one Markdown file a day in `days/`, GPX files beside them."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from expedition.errors import ReadError, UserError
from expedition.importers.front_matter import Plain, read_page
from expedition.kinds import FigureName, LegMode, LegOrigin, usual_power
from expedition.records.fields import (
    CrossingFields,
    DayFields,
    EncounterFields,
    LegFields,
    PersonFields,
    RepairFields,
    StatedFields,
    StayFields,
    TripFields,
)
from expedition.records.folder import FolderDay, FolderLeg, TripFolder
from expedition.records.mapping import from_plain, to_datetime, unknown_name
from expedition.text import _

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")

TRIP_FILE = "trip.md"
DAYS_FOLDER = "days"
VERSION = 1
_TRIP_LISTS = ("people", "stated")
_DAY_LISTS = ("stated", "legs", "stays", "encounters", "repairs", "crossings")


def is_trip_folder(path: Path) -> bool:
    """Whether the path is a trip folder or its trip file."""
    return (path / TRIP_FILE).is_file() or (path.name == TRIP_FILE and path.is_file())


def read(path: Path) -> TripFolder:
    """The whole folder in memory, days in order of date; `path` is the folder or its trip file."""
    root = path.parent if path.name == TRIP_FILE and path.is_file() else path
    if not (root / TRIP_FILE).is_file():
        raise UserError(
            _("There is no trip.md in {folder}; choose a folder that holds one.").format(folder=root)
        )
    page = read_page(_inside(root, TRIP_FILE, TRIP_FILE), TRIP_FILE)
    head, lists = _split(page.head, _TRIP_LISTS)
    _check_version(head.pop("trip_folder", str(VERSION)))
    return TripFolder(
        root=root,
        fields=from_plain(TripFields, head, TRIP_FILE, summary=page.body),
        people=_records(PersonFields, lists["people"], "people", TRIP_FILE),
        stated=_stated(lists["stated"], TRIP_FILE),
        days=_days(root),
    )


def _days(root: Path) -> tuple[FolderDay, ...]:
    days: list[FolderDay] = []
    places: dict[object, str] = {}
    for file in sorted((root / DAYS_FOLDER).glob("*.md")):
        place = f"{DAYS_FOLDER}/{file.name}"
        day = _day(root, place)
        earlier = places.setdefault(day.fields.date, place)
        if earlier != place:
            raise ReadError(
                _("The date is that of {earlier} too; give one another").format(earlier=earlier), place
            )
        days.append(day)
    return tuple(sorted(days, key=lambda day: day.fields.date))


def _day(root: Path, place: str) -> FolderDay:
    page = read_page(_inside(root, place, place), place)
    head, lists = _split(page.head, _DAY_LISTS)
    return FolderDay(
        fields=from_plain(DayFields, head, place, diary=page.body),
        stated=_stated(lists["stated"], place),
        legs=tuple(_leg(root, item, where) for item, where in _items(lists["legs"], "legs", place)),
        stays=_records(StayFields, lists["stays"], "stays", place),
        encounters=_records(EncounterFields, lists["encounters"], "encounters", place),
        repairs=_records(RepairFields, lists["repairs"], "repairs", place),
        crossings=_records(CrossingFields, lists["crossings"], "crossings", place),
    )


def _leg(root: Path, item: Mapping[str, Plain], place: str) -> FolderLeg:
    """A leg; left out, `power` is the usual one of its mode and a leg with a file is a recorded one."""
    head, lists = _split(item, ("part",))
    name = head.pop("gpx", None)
    if not isinstance(name, str | None):
        raise ReadError(_("“gpx” must name one file, as tracks/day.gpx"), place)
    gpx = Path(_inside(root, name, place).relative_to(root)) if name else None
    if gpx and not head.get("origin"):
        head["origin"] = str(LegOrigin.RECORDED)
    mode = head.get("mode")
    if not head.get("power") and isinstance(mode, str) and mode in list(LegMode):
        head["power"] = str(usual_power(LegMode(mode)))
    return FolderLeg(from_plain(LegFields, head, place), gpx, _part(lists["part"], place))


def _part(plain: Plain, place: str) -> tuple[datetime, datetime] | None:
    if not plain:
        return None
    if not isinstance(plain, list) or len(plain) != 2 or not all(isinstance(end, str) for end in plain):
        raise ReadError(_("“part” must be two times, as [start, stop]"), place)
    start, stop = (to_datetime(str(end), "part", place) for end in plain)
    if stop <= start:
        raise ReadError(_("“part” ends before it starts; correct its times"), place)
    return start, stop


def _stated(plain: Plain, place: str) -> tuple[StatedFields, ...]:
    """Stated figures: `distance_m: 72000`, or a group of `value`, `precision` and `words`."""
    if not isinstance(plain, dict):
        if plain:
            raise ReadError(_("“stated” must be lines of “figure: value”"), place)
        return ()
    found: list[StatedFields] = []
    for name, said in plain.items():
        if name not in list(FigureName):
            raise unknown_name(name, [str(figure) for figure in FigureName], f"{place}, stated")
        group = said if isinstance(said, dict) else {"value": said}
        found.append(from_plain(StatedFields, group, f"{place}, {name}", figure=FigureName(name)))
    return tuple(found)


def _records(kind: type[Record], plain: Plain, name: str, place: str) -> tuple[Record, ...]:
    return tuple(from_plain(kind, item, where) for item, where in _items(plain, name, place))


def _items(plain: Plain, name: str, place: str) -> list[tuple[Mapping[str, Plain], str]]:
    """The groups of a list, each with its place in words."""
    if not plain:
        return []
    if not isinstance(plain, list):
        raise ReadError(_("“{name}” must be a list; begin each entry with “-”").format(name=name), place)
    found: list[tuple[Mapping[str, Plain], str]] = []
    for number, item in enumerate(plain, 1):
        if not isinstance(item, dict):
            raise ReadError(
                _("Each entry of “{name}” must be lines of “name: value”").format(name=name), place
            )
        found.append((item, f"{place}, {name} {number}"))
    return found


def _split(head: Mapping[str, Plain], names: tuple[str, ...]) -> tuple[dict[str, Plain], dict[str, Plain]]:
    """The plain values of a front matter, and its lists by name."""
    rest = {name: value for name, value in head.items() if name not in names}
    return rest, {name: head.get(name) for name in names}


def _inside(root: Path, name: str, place: str) -> Path:
    """The file of this name in the folder; never one outside it, whatever the name or a link says."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or ":" in name or "\0" in name:
        raise ReadError(_("{name} must be a file of the folder, as tracks/day.gpx").format(name=name), place)
    path = root / pure
    try:
        is_file = path.resolve().is_relative_to(root.resolve()) and path.is_file()
    except (OSError, RuntimeError):  # a loop of links, a name too long
        is_file = False
    if not is_file:
        raise ReadError(_("{name} is not in the folder; put it there").format(name=name), place)
    return path


def _check_version(text: Plain) -> None:
    if not isinstance(text, str) or not text.isdecimal():
        raise ReadError(_("“trip_folder” must be the number of the form, as 1"), TRIP_FILE)
    if int(text) > VERSION:
        raise ReadError(_("The folder was written by a newer version; update this program"), TRIP_FILE)
