"""The trip folder: `trip.md`, a Markdown file a day in `days/`, lists and texts of the trip, files beside."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from expedition.errors import ReadError, UserError
from expedition.importers.folder_pages import (
    Head,
    Originals,
    Page,
    entries,
    inside,
    leg,
    listed,
    original,
    photo,
    record,
    route,
    split,
    stated,
    uid_of,
)
from expedition.importers.front_matter import Plain, read_page
from expedition.records.catalogue import EntryKind, Owner, kinds_of
from expedition.records.fields import DayFields, TripFields
from expedition.records.folder import (
    DAYS,
    LISTS,
    ORIGINALS,
    OWN_PAGES,
    TRIP_FILE,
    VERSION,
    FolderDay,
    FolderEntry,
    FolderOriginal,
    TripFolder,
)
from expedition.records.mapping import unknown_name
from expedition.text import _

_DAY_KINDS, _TRIP_KINDS = kinds_of(Owner.DAY, Owner.EITHER), kinds_of(Owner.EITHER, Owner.TRIP)
_TRIP_LISTS = ("stated", "routes", *(kind.plural for kind in _TRIP_KINDS))
_DAY_LISTS = ("stated", "legs", "photos", *(kind.plural for kind in _DAY_KINDS))


def is_trip_folder(path: Path) -> bool:
    """Whether the path is a trip folder or its trip file."""
    return (path / TRIP_FILE).is_file() or (path.name == TRIP_FILE and path.is_file())


def folders_in(path: Path) -> list[Path]:
    """The trip folders at a path: itself, or those right below it; none where it is something else."""
    if is_trip_folder(path):
        return [path]
    return sorted(one for one in path.iterdir() if is_trip_folder(one)) if path.is_dir() else []


def read(path: Path) -> TripFolder:
    """The whole folder in memory, days in order of date; `path` is the folder or its trip file.

    Raises:
        UserError: There is none, or something in it cannot be understood; it says where.
    """
    root = path.parent if path.name == TRIP_FILE and path.is_file() else path
    if not (root / TRIP_FILE).is_file():
        raise UserError(
            _("There is no trip.md in {folder}; choose a folder that holds one.").format(folder=root)
        )
    page = _page(root, TRIP_FILE)
    head, lists = split(page.head, _TRIP_LISTS)
    _check_version(head.pop("trip_folder", "1"))
    kept = _originals(root)
    known = {file.path.as_posix(): file.sha256 for file in kept}
    return TripFolder(
        root=root,
        uid=uid_of(head, TRIP_FILE),
        fields=record(TripFields, head, TRIP_FILE, summary=page.body),
        stated=stated(lists["stated"], TRIP_FILE),
        days=_days(root, known),
        entries=_trip_entries(root, lists, known),
        routes=tuple(
            route(root, item, known, at) for item, at in listed(lists["routes"], "routes", TRIP_FILE)
        ),
        originals=kept,
    )


def _page(root: Path, name: str) -> Page:
    return read_page(inside(root, name, name), name)


def _pages(root: Path, folder: str) -> Iterator[tuple[str, Page]]:
    """The Markdown files of a folder with their names, in the order of these."""
    for file in sorted((root / folder).glob("*.md")):
        name = f"{folder}/{file.name}"
        yield name, _page(root, name)


def _days(root: Path, known: Originals) -> tuple[FolderDay, ...]:
    days: list[FolderDay] = []
    places: dict[object, str] = {}
    for place, page in _pages(root, DAYS):
        day = _day(root, page, known, place)
        earlier = places.setdefault(day.fields.date, place)
        if earlier != place:
            raise ReadError(
                _("The date is that of {earlier} too; give one another").format(earlier=earlier), place
            )
        days.append(day)
    return tuple(sorted(days, key=lambda day: day.fields.date))


def _day(root: Path, page: Page, known: Originals, place: str) -> FolderDay:
    head, lists = split(page.head, _DAY_LISTS)
    return FolderDay(
        uid=uid_of(head, place),
        open_fields=frozenset(name for name in ("zone", "country") if head.get(name) is None),
        fields=record(DayFields, head, place, diary=page.body),
        stated=stated(lists["stated"], place),
        legs=tuple(leg(root, item, known, at) for item, at in listed(lists["legs"], "legs", place)),
        photos=tuple(photo(root, item, at) for item, at in listed(lists["photos"], "photos", place)),
        entries=_not_empty(
            {kind.name: entries(kind, lists[kind.plural], known, place) for kind in _DAY_KINDS}
        ),
    )


def _trip_entries(root: Path, lists: Head, known: Originals) -> dict[str, tuple[FolderEntry, ...]]:
    """The entries of no day: those in the trip's own file, then those in lists, then those with a page."""
    plurals = {kind.plural: kind for kind in _TRIP_KINDS}
    found = {kind.name: entries(kind, lists[kind.plural], known, TRIP_FILE) for kind in _TRIP_KINDS}
    for place, page in _pages(root, LISTS):
        for plural, items in page.head.items():
            if plural == ORIGINALS:
                continue
            if plural not in plurals:
                raise unknown_name(plural, plurals, place)
            found[plurals[plural].name] += entries(plurals[plural], items, known, place)
    for kind in _TRIP_KINDS:
        if kind.name in OWN_PAGES:
            found[kind.name] += tuple(_entry_pages(root, kind))
    return _not_empty(found)


def _entry_pages(root: Path, kind: EntryKind) -> Iterator[FolderEntry]:
    folder, name = OWN_PAGES[kind.name]
    for place, page in _pages(root, folder):
        head: dict[str, Plain] = dict(page.head)
        uid = uid_of(head, place)
        yield FolderEntry(record(kind.fields, head, place, **{name: page.body}), uid)


def _originals(root: Path) -> tuple[FolderOriginal, ...]:
    name = f"{LISTS}/{ORIGINALS}.md"
    if not (root / name).is_file():
        return ()
    items = _page(root, name).head.get(ORIGINALS)
    return tuple(original(root, item, at) for item, at in listed(items, ORIGINALS, name))


def _not_empty(found: dict[str, Any]) -> dict[str, tuple[FolderEntry, ...]]:
    return {name: items for name, items in found.items() if items}


def _check_version(text: Plain) -> None:
    if not isinstance(text, str) or not text.isdecimal():
        raise ReadError(_("“trip_folder” must be the number of the form, as 1"), TRIP_FILE)
    if int(text) > VERSION:
        raise ReadError(_("The folder was written by a newer version; update this program"), TRIP_FILE)
