"""How records become the JSON that scripts read: SI, stable names, null for unknown."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from expedition.kinds import FigureName
from expedition.records.day import DayPage, Figure, LegRecord
from expedition.records.importing import ReadFile


def print_json(value: Mapping[str, Any]) -> None:
    """Prints one JSON object."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path | Decimal):
        return str(value)
    message = f"no JSON for {type(value)}"
    raise TypeError(message)


def utc(moment: datetime | None) -> str | None:
    """An instant as `2025-07-18T04:28:00Z`, milliseconds only where there are any."""
    if moment is None:
        return None
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return text.replace(".000Z", "Z")


def file_facts(read: ReadFile) -> dict[str, Any]:
    """What `inspect --json` says of one file."""
    return {
        "path": str(read.path),
        "sha256": read.sha256 or None,
        "format": read.format or None,
        "status": "readable" if read.is_readable else "refused",
        "reason": read.reason or None,
        "warnings": list(read.warnings),
        "points": read.points,
        "segments": read.segments,
        "distance_m": round(read.distance_m, 3),
        "first_utc": utc(read.first_utc),
        "last_utc": utc(read.last_utc),
        "dates": sorted(read.dates),
        "zones": list(read.zones),
        "waypoints": read.waypoints,
        "routes": read.routes,
        "photos": read.photos,
    }


def day_facts(page: DayPage) -> dict[str, Any]:
    """What `days --json` says of one day."""
    figures: list[Figure] = [
        figure for figure in (getattr(page.figures, name) for name in _FIGURES) if isinstance(figure, Figure)
    ]
    by_name = {figure.name: figure.value for figure in figures}
    return {
        "number": page.row.number,
        "date": page.row.date,
        "zone": page.fields.zone or None,
        "kind": page.fields.kind,
        "title": page.fields.title or None,
        "from": page.fields.from_place or None,
        "to": page.fields.to_place or None,
        "country": page.fields.country or None,
        "total_distance_m": page.row.total_m,
        **{name.value: by_name[name] for name in FigureName},
        "legs": [_leg_facts(leg) for leg in page.legs],
    }


_FIGURES = (
    "distance",
    "carried",
    "climb",
    "descent",
    "moving",
    "elapsed",
    "highest",
    "lowest",
    "max_speed",
    "temperature_min",
    "temperature_max",
)


def _leg_facts(leg: LegRecord) -> dict[str, Any]:
    figures = leg.figures
    stated_m = leg.fields.stated_distance_m
    return {
        "mode": leg.fields.mode,
        "power": leg.fields.power,
        "origin": leg.fields.origin,
        "distance_m": stated_m if stated_m is not None or figures is None else figures.distance_m,
        "points": figures.points if figures else 0,
        "start_utc": utc(figures.start_utc) if figures else None,
        "end_utc": utc(figures.end_utc) if figures else None,
        "source_sha256": leg.source_sha256 or None,
    }
