"""The pages of a trip folder as text: the mirror image of the importer of the same name."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

from expedition.records.fields import StatedFields
from expedition.records.folder import FolderDay, FolderLeg, TripFolder
from expedition.records.mapping import to_plain

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VERSION = 1
_WIDTH = 100
_LINE_BREAKS = frozenset("\x85\u2028\u2029")
"""Signs YAML reads as the end of a line unless they are quoted."""


def trip_page(folder: TripFolder) -> str:
    """The text of `trip.md`."""
    head: dict[str, Any] = {"trip_folder": VERSION} | to_plain(folder.fields, leave_out=("summary",))
    _add(head, "stated", _stated(folder.stated))
    _add(head, "people", _records(folder.people))
    return _page(head, folder.fields.summary)


def day_page(day: FolderDay) -> str:
    """The text of a day's file."""
    head: dict[str, Any] = dict(to_plain(day.fields, leave_out=("diary",)))
    _add(head, "stated", _stated(day.stated))
    _add(head, "legs", [_leg(leg) for leg in day.legs])
    _add(head, "stays", _records(day.stays))
    _add(head, "encounters", _records(day.encounters))
    _add(head, "repairs", _records(day.repairs))
    _add(head, "crossings", _records(day.crossings))
    return _page(head, day.fields.diary)


def _leg(leg: FolderLeg) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(leg.fields) | {"origin": str(leg.fields.origin)}
    if leg.gpx:
        plain["gpx"] = leg.gpx.as_posix()
    if leg.part:
        plain["part"] = [_instant(end) for end in leg.part]
    return plain


def _stated(figures: Sequence[StatedFields]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for figure in figures:
        group = to_plain(figure, leave_out=("figure",))
        said[str(figure.figure)] = group["value"] if list(group) == ["value"] else group
    return said


def _records(records: Sequence["DataclassInstance"]) -> list[dict[str, Any]]:
    return [dict(to_plain(record)) for record in records]


def _add(head: dict[str, Any], name: str, value: dict[str, Any] | list[dict[str, Any]]) -> None:
    if value:
        head[name] = value


def _instant(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _page(head: dict[str, Any], body: str) -> str:
    text = yaml.dump(head, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return f"---\n{text}---\n\n{body}\n" if body else f"---\n{text}---\n"


class _Dumper(yaml.SafeDumper):
    """YAML as one would write it by hand."""


def _represent_decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:float", format(value, "f"))


def _represent_text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = None
    if _LINE_BREAKS.intersection(value):
        style = '"'
    elif "\n" in value:
        style = "|"
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(Decimal, _represent_decimal)
_Dumper.add_representer(str, _represent_text)
