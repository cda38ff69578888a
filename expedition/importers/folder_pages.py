"""What stands in the front matter of a trip folder's pages, as records."""

import re
from collections.abc import Collection, Mapping
from dataclasses import fields as fields_of
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from expedition.errors import ReadError
from expedition.importers.front_matter import Page, Plain
from expedition.kinds import FigureName, LegMode, LegOrigin, usual_power
from expedition.record_classes import dataclass
from expedition.records.catalogue import EntryKind
from expedition.records.fields import LegFields, PhotoFields, StatedFields
from expedition.records.folder import (
    FolderEntry,
    FolderLeg,
    FolderOriginal,
    FolderPhoto,
    FolderRoute,
    Picture,
)
from expedition.records.mapping import from_plain, to_datetime, unknown_name
from expedition.text import _

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["Page"]

Record = TypeVar("Record", bound="DataclassInstance")
Head = dict[str, Plain]
Originals = Mapping[str, str]
"""The SHA-256 of the kept original files by their place in the folder."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """The place of a picture among those of its day."""

    position: int = 0


@dataclass(frozen=True, slots=True)
class _Named:
    """The words of a planned line."""

    name: str = ""
    note: str = ""


_UID = re.compile("[0-9a-f]{32}")
_PICTURE = tuple(field.name for field in fields_of(Picture))


def record(kind: type[Record], head: Head, place: str, **text: str) -> Record:
    """The record of a page, `text` being the field that stands below its front matter, and that text.

    The front matter may hold it instead, where it has signs that a text file cannot keep.
    """
    ((name, body),) = text.items()
    if head.get(name) is not None and not body:
        return from_plain(kind, head, place)
    return from_plain(kind, head, place, **text)


def entries(kind: EntryKind, plain: Plain, known: Originals, place: str) -> tuple[FolderEntry, ...]:
    """The entries of a list."""
    found = []
    for item, at in listed(plain, kind.plural, place):
        head = dict(item)
        uid = uid_of(head, at)
        came_with = _kept(head, known, at) if kind.name == "waypoint" else None
        found.append(FolderEntry(from_plain(kind.fields, head, at), uid, (came_with or ("",))[0]))
    return tuple(found)


def leg(root: Path, item: Mapping[str, Plain], known: Originals, place: str) -> FolderLeg:
    """A leg; left out, `power` is the usual one of its mode and a leg with a file is a recorded one."""
    head, lists = split(item, ("part",))
    gpx = file_of(root, head, "gpx", place)
    uid, came_from = uid_of(head, place), _kept(head, known, place)
    if gpx and not head.get("origin"):
        head["origin"] = str(LegOrigin.RECORDED)
    mode = head.get("mode")
    if not head.get("power") and isinstance(mode, str) and mode in list(LegMode):
        head["power"] = str(usual_power(LegMode(mode)))
    is_open = head.get("zone") is None
    fields = from_plain(LegFields, head, place)
    return FolderLeg(fields, gpx, _part(lists["part"], place), came_from, uid, is_open)


def photo(root: Path, item: Mapping[str, Plain], place: str) -> FolderPhoto:
    """A picture, or a caption without one."""
    head = dict(item)
    file, uid = file_of(root, head, "file", place), uid_of(head, place)
    position = from_plain(_Placed, {"position": head.pop("position", None)}, place).position
    facts = {name: head.pop(name) for name in _PICTURE if name in head}
    picture = from_plain(Picture, facts, place) if facts else None
    return FolderPhoto(from_plain(PhotoFields, head, place), file, picture, position, uid)


def route(root: Path, item: Mapping[str, Plain], known: Originals, place: str) -> FolderRoute:
    """A planned line."""
    head = dict(item)
    came_with = _kept(head, known, place)
    gpx, uid = file_of(root, head, "gpx", place), uid_of(head, place)
    if gpx is None:
        raise ReadError(_("“{name}” is missing; add it").format(name="gpx"), place)
    text = from_plain(_Named, head, place)
    return FolderRoute(text.name, text.note, gpx, (came_with or ("",))[0], uid)


def original(root: Path, item: Mapping[str, Plain], place: str) -> FolderOriginal:
    """A file that something was imported from."""
    head = dict(item)
    is_missing = head.get("is_missing") == "true"
    name = head.get("file") if is_missing else None
    path = Path(name) if isinstance(name, str) else file_of(root, head, "file", place)
    head.pop("file", None)
    if path is None:
        raise ReadError(_("“{name}” is missing; add it").format(name="file"), place)
    return from_plain(FolderOriginal, head, place, path=path)


def stated(plain: Plain, place: str) -> tuple[StatedFields, ...]:
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


def listed(plain: Plain, name: str, place: str) -> list[tuple[Mapping[str, Plain], str]]:
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


def split(head: Mapping[str, Plain], lists: Collection[str]) -> tuple[Head, Head]:
    """The front matter's own values, and those that hold lists."""
    own = {name: value for name, value in head.items() if name not in lists}
    return own, {name: head.get(name) for name in lists}


def uid_of(head: Head, place: str) -> str:
    """Takes the name that a record has everywhere out of the front matter; empty where it has none yet."""
    uid = text_of(head, "uid", place)
    if uid and not _UID.fullmatch(uid):
        raise ReadError(_("“uid” is not one that this program gave; remove the line"), place)
    return uid


def text_of(head: Head, name: str, place: str) -> str:
    """Takes a lone text out of the front matter; empty where it is not there."""
    text = head.pop(name, None)
    if text is not None and not isinstance(text, str):
        raise ReadError(_("“{name}” must be one value, not a list or a group").format(name=name), place)
    return text or ""


def file_of(root: Path, head: Head, name: str, place: str) -> Path | None:
    """Takes the name of a file out of the front matter, as a path in the folder."""
    text = text_of(head, name, place)
    return Path(inside(root, text, place).relative_to(root)) if text else None


def inside(root: Path, name: str, place: str) -> Path:
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


def _kept(head: Head, known: Originals, place: str) -> tuple[str, ...] | None:
    """Takes the originals named by `original` out of the front matter, None where it says nothing of them."""
    if "original" not in head:
        return None
    written = head.pop("original")
    names = [written] if isinstance(written, str) else written or []
    found = []
    for name in names:
        if not isinstance(name, str) or name not in known:
            sentence = _("{name} is not among the originals of lists/originals.md; add it there")
            raise ReadError(sentence.format(name=name), place)
        found.append(known[name])
    return tuple(found)


def _part(plain: Plain, place: str) -> tuple[datetime, datetime] | None:
    if not plain:
        return None
    if not isinstance(plain, list) or len(plain) != 2 or not all(isinstance(end, str) for end in plain):
        raise ReadError(_("“part” must be two times, as [start, stop]"), place)
    start, stop = (to_datetime(str(end), "part", place) for end in plain)
    if stop <= start:
        raise ReadError(_("“part” ends before it starts; correct its times"), place)
    return start, stop
