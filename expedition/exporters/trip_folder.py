"""The pages of a trip folder as text: the mirror image of the importer of the same name."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import yaml

from expedition.exporters.file_names import numbered
from expedition.records.catalogue import entry_kind
from expedition.records.fields import StatedFields
from expedition.records.folder import (
    DAYS,
    LISTS,
    ORIGINALS,
    OWN_PAGES,
    TRIP_FILE,
    VERSION,
    FolderDay,
    FolderEntry,
    FolderLeg,
    FolderOriginal,
    FolderPhoto,
    FolderRoute,
    TripFolder,
)
from expedition.records.mapping import to_plain

_IN_TRIP = ("person",)
"""Kinds that stand in the trip's own file: there are few of them, and who reads it wants to know."""
_WIDTH = 100
_LINE_BREAKS = frozenset("\x85\u2028\u2029")
"""Signs YAML reads as the end of a line unless they are quoted."""

Places = Mapping[str, str]
"""Where the kept original files lie in the folder, by their SHA-256."""


def pages(folder: TripFolder) -> Iterator[tuple[str, str]]:
    """Every page with its name in the folder."""
    places = {file.sha256: file.path.as_posix() for file in folder.originals}
    yield TRIP_FILE, _trip_page(folder, places)
    for day in folder.days:
        yield f"{DAYS}/{day.fields.date.isoformat()}.md", day_page(day, places)
    for name, found in folder.entries.items():
        plural = entry_kind(name).plural
        if name in OWN_PAGES:
            yield from _own_pages(name, found)
        elif name not in _IN_TRIP:
            yield f"{LISTS}/{plural}.md", _page({plural: [_entry(entry, places) for entry in found]})
    if folder.originals:
        yield f"{LISTS}/{ORIGINALS}.md", _page({ORIGINALS: [_original(file) for file in folder.originals]})


def _trip_page(folder: TripFolder, places: Places) -> str:
    head: dict[str, Any] = {"trip_folder": VERSION} | to_plain(folder.fields)
    _add(head, "uid", folder.uid)
    _add(head, "stated", _stated(folder.stated))
    for name in _IN_TRIP:
        _add(head, entry_kind(name).plural, [_entry(entry, places) for entry in folder.entries.get(name, ())])
    _add(head, "routes", [_route(route, places) for route in folder.routes])
    return _page(head, "summary")


def day_page(day: FolderDay, places: Places) -> str:
    """The text of a day's file."""
    head: dict[str, Any] = dict(to_plain(day.fields))
    for name in {"zone", "country"} - day.open_fields:
        head.setdefault(name, "")
    _add(head, "uid", day.uid)
    _add(head, "stated", _stated(day.stated))
    _add(head, "legs", [_leg(leg, places) for leg in day.legs])
    for name, found in day.entries.items():
        _add(head, entry_kind(name).plural, [_entry(entry, places) for entry in found])
    _add(head, "photos", [_photo(photo) for photo in day.photos])
    return _page(head, "diary")


def _own_pages(name: str, entries: Sequence[FolderEntry]) -> Iterator[tuple[str, str]]:
    folder, text = OWN_PAGES[name]
    titles = [getattr(entry.fields, "title", "") for entry in entries]
    for entry, own in zip(entries, numbered(titles), strict=True):
        yield f"{folder}/{own}.md", _page(_entry(entry, {}), text)


def _entry(entry: FolderEntry, places: Places) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(entry.fields)
    if entry.original:
        plain["original"] = places[entry.original]
    _add(plain, "uid", entry.uid)
    return plain


def _leg(leg: FolderLeg, places: Places) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(leg.fields) | {"origin": str(leg.fields.origin)}
    if not leg.is_zone_open:
        plain.setdefault("zone", "")
    if leg.gpx:
        plain["gpx"] = leg.gpx.as_posix()
    if leg.part:
        plain["part"] = list(leg.part)
    if leg.originals is not None:
        names = [places[sha256] for sha256 in leg.originals]
        plain["original"] = names[0] if len(names) == 1 else names
    _add(plain, "uid", leg.uid)
    return plain


def _photo(photo: FolderPhoto) -> dict[str, Any]:
    plain: dict[str, Any] = {"file": photo.file.as_posix()} if photo.file else {}
    plain |= to_plain(photo.fields)
    _add(plain, "position", photo.position)
    _add(plain, "uid", photo.uid)
    return plain | (to_plain(photo.picture) if photo.picture else {})


def _route(route: FolderRoute, places: Places) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, value in (
        ("name", route.name),
        ("note", route.note),
        ("gpx", route.gpx.as_posix() if route.gpx else ""),
        ("original", places[route.original] if route.original else ""),
        ("uid", route.uid),
    ):
        _add(plain, name, value)
    return plain


def _original(file: FolderOriginal) -> dict[str, Any]:
    return {"file": file.path.as_posix()} | dict(to_plain(file, leave_out=("path",)))


def _stated(figures: Sequence[StatedFields]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for figure in figures:
        group = to_plain(figure, leave_out=("figure",))
        said[str(figure.figure)] = group["value"] if list(group) == ["value"] else group
    return said


def _add(head: dict[str, Any], name: str, value: Any) -> None:
    if value:
        head[name] = value


def _page(head: dict[str, Any], text: str = "") -> str:
    """The page of a front matter; its field `text` stands below, unless a file cannot keep its signs."""
    body = head.get(text) or ""
    if text and "\r" not in body:
        head = {name: value for name, value in head.items() if name != text}
    else:
        body = ""
    said = yaml.dump(head, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return f"---\n{said}---\n\n{body}\n" if body else f"---\n{said}---\n"


class _Dumper(yaml.SafeDumper):
    """YAML as one would write it by hand."""


def _represent_decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:float", format(value, "f"))


def _represent_instant(dumper: yaml.SafeDumper, value: datetime) -> yaml.Node:
    spec = "auto" if value.microsecond % 1000 or not value.microsecond else "milliseconds"
    text = value.astimezone(UTC).isoformat(timespec=spec).replace("+00:00", "Z")
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)


def _represent_text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = None
    if _LINE_BREAKS.intersection(value):
        style = '"'
    elif "\n" in value:
        style = "|"
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(Decimal, _represent_decimal)
_Dumper.add_representer(datetime, _represent_instant)
_Dumper.add_representer(str, _represent_text)
