"""Where an entry or a photo stands: its own place, a kilometre, an instant, or the end of its day."""

from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from expedition.kinds import KmScale
from expedition.records.catalogue import ENTRY_KINDS, EntryKind
from expedition.records.day import DayPage
from expedition.records.sights import PHOTO, Sight
from expedition.records.trip import LegLine
from expedition.stats.spots import DaySpots, Spot
from expedition.titles import title_of

Row = Mapping[str, Any]
"""The fields of an entry or a photo by name, with its `id` and its `day_id`."""

_STAY = "stay"


@cache
def placed_kinds() -> tuple[EntryKind, ...]:
    """The kinds of entry that may have a place."""
    return tuple(
        kind
        for kind in ENTRY_KINDS
        if {field.name for field in fields_of(kind.fields)} & {"lat", "distance_m"}
    )


def page_sights(page: DayPage, lines: Sequence[LegLine], night: Spot | None = None) -> tuple[Sight, ...]:
    """All that has a place on the map of a day.

    Args:
        page: The day.
        lines: Those of its legs.
        night: Where the day ended.
    """
    spots, found = DaySpots(lines), list[Sight | None]()
    for kind in placed_kinds():
        for entry in getattr(page, kind.plural, ()):
            found.append(sight(kind.name, _row(entry, entry.fields), spots, night))
    for photo in page.photos:
        row = _row(photo, photo.fields) | {"sha256": photo.sha256, "format": photo.format, "name": photo.name}
        found.append(sight(PHOTO, row, spots, night))
    return tuple(one for one in found if one is not None)


def sight(kind: str, row: Row, spots: DaySpots | None, night: Spot | None) -> Sight | None:
    """An entry on the map; None where nobody can say where it was."""
    spot, is_about = _own(row), bool(row.get("is_placed"))
    if spot is None:
        spot, is_about = night if kind == _STAY else _on_line(row, spots), True
    if spot is None:
        return None
    variety = row.get("kind")
    return Sight(
        kind=kind,
        id=row["id"],
        day_id=row["day_id"],
        lat=spot[0],
        lon=spot[1],
        is_about=is_about,
        variety=str(variety.value) if isinstance(variety, StrEnum) else "",
        words=title_of(kind, row),
        sha256=row.get("sha256", ""),
        format=row.get("format", ""),
        turned=row.get("turned", 0),
    )


def needs_line(kind: str, row: Row) -> bool:
    """Whether its place can only be found on the line of its day."""
    is_known = _own(row) is not None or row["day_id"] is None or kind == _STAY
    return not is_known and (_instant(row) is not None or _kilometre(row) is not None)


def _row(record: Any, fields: Any) -> dict[str, Any]:
    values = {field.name: getattr(fields, field.name) for field in fields_of(fields)}
    return values | {"id": record.id, "day_id": record.day_id}


def _own(row: Row) -> Spot | None:
    lat, lon = row.get("lat"), row.get("lon")
    return (lat, lon) if lat is not None and lon is not None else None


def _on_line(row: Row, spots: DaySpots | None) -> Spot | None:
    if spots is None:
        return None
    instant, distance_m = _instant(row), _kilometre(row)
    spot = spots.at_ms(instant.timestamp() * 1000) if instant is not None else None
    return spots.at_m(distance_m) if spot is None and distance_m is not None else spot


def _instant(row: Row) -> datetime | None:
    return row.get("taken_utc") or row.get("time_utc")


def _kilometre(row: Row) -> float | None:
    """Metres of the day; those of a road lie nowhere on its line."""
    return row.get("distance_m") if row.get("scale", KmScale.DAY) is KmScale.DAY else None
