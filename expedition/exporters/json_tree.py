"""Trips as one JSON document: every record nested under its trip and day, SI, null for unknown."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expedition.records.catalogue import Owner, kinds_of
from expedition.records.folder import Entries, FolderDay, FolderLeg, FolderPhoto, FolderRoute, TripFolder

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VERSION = 1


def document(trips: Sequence[TripFolder]) -> str:
    """The whole document as text, ending in a line break."""
    tree = {"version": VERSION, "trips": [_trip(trip) for trip in trips]}
    return json.dumps(tree, ensure_ascii=False, indent=1, default=plain) + "\n"


def _trip(trip: TripFolder) -> dict[str, Any]:
    names = {file.sha256: file.name for file in trip.originals}
    return {
        "uid": trip.uid,
        **record(trip.fields),
        "stated": [record(stated) for stated in trip.stated],
        **_lists(trip.entries, Owner.EITHER, Owner.TRIP),
        "routes": [_route(route) for route in trip.routes],
        "originals": [record(file, leave_out=("path", "is_missing")) for file in trip.originals],
        "days": [_day(number, day, names) for number, day in enumerate(trip.days, 1)],
    }


def _day(number: int, day: FolderDay, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "uid": day.uid,
        "number": number,
        **record(day.fields),
        "stated": [record(stated) for stated in day.stated],
        "legs": [_leg(leg, names) for leg in day.legs],
        **_lists(day.entries, Owner.DAY, Owner.EITHER),
        "photos": [_photo(photo) for photo in day.photos],
    }


def _leg(leg: FolderLeg, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "uid": leg.uid,
        **record(leg.fields),
        "figures": record(leg.figures) if leg.figures else None,
        "originals": [{"name": names[sha256], "sha256": sha256} for sha256 in leg.originals or ()],
    }


def _photo(photo: FolderPhoto) -> dict[str, Any]:
    picture = record(photo.picture) if photo.picture else {}
    return {"uid": photo.uid, **record(photo.fields), "position": photo.position, **picture}


def _route(route: FolderRoute) -> dict[str, Any]:
    return {
        "uid": route.uid,
        "name": route.name,
        "note": route.note,
        "points": route.points,
        "distance_m": route.distance_m,
        "original_sha256": route.original or None,
    }


def _lists(entries: Entries, *owners: Owner) -> dict[str, Any]:
    """A list for every kind that may stand there, empty ones too."""
    lists: dict[str, Any] = {}
    for kind in kinds_of(*owners):
        lists[kind.plural] = [
            {"uid": entry.uid, **record(entry.fields)}
            | ({"original_sha256": entry.original or None} if kind.name == "waypoint" else {})
            for entry in entries.get(kind.name, ())
        ]
    return lists


def record(one: "DataclassInstance", leave_out: Sequence[str] = ()) -> dict[str, Any]:
    """All fields of a record, those that say nothing too."""
    return {
        field.name: _value(getattr(one, field.name)) for field in fields(one) if field.name not in leave_out
    }


def _value(value: Any) -> Any:
    return [record(item) for item in value] if isinstance(value, tuple) else value


def plain(value: object) -> object:
    """A value that JSON has no form for."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | Path | StrEnum):
        return str(value)
    message = f"no JSON for {type(value)}"
    raise TypeError(message)
