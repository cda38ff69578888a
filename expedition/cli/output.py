"""What a command says: lines for people, and JSON for scripts (SI, stable names, null for unknown)."""

import io
import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from expedition.errors import UserError
from expedition.kinds import FigureName
from expedition.records.day import DayPage, Figure, LegRecord
from expedition.records.importing import ReadFile
from expedition.text import _

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}


def take_any_text() -> None:
    """Lets a terminal that lacks a letter show its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(line: str) -> None:
    """Prints one line; a line break or a terminal's command in a file's name is shown as text.

    Raises:
        UserError: The disk that takes the output is full.
    """
    _print(line.translate(_CONTROLS))


def complain(error: Exception) -> None:
    """Prints an error as one line, apart from the output."""
    with suppress(OSError):
        print(str(error).translate(_CONTROLS), file=sys.stderr)


def print_json(value: Mapping[str, Any]) -> None:
    """Prints one JSON object, valid whatever the locale and the names of files."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    # Bytes of a name that are no text must be escaped; so must all letters where the output is not UTF-8.
    if encoding.lower().replace("-", "") != "utf8" or any("\ud800" <= sign <= "\udfff" for sign in text):
        text = json.dumps(value, indent=2, default=_plain)
    _print(text)


def print_text(pieces: Iterable[str]) -> None:
    """Prints a document as UTF-8, whatever the terminal's own encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    for piece in pieces:
        _print(piece, end="")


def _print(text: str, end: str = "\n") -> None:
    try:
        print(text, end=end, flush=True)
    except BrokenPipeError:
        # Who listened has heard enough; the work goes on, and its exit code stays true.
        _say_no_more()
    except OSError as error:
        _say_no_more()
        why = error.strerror or type(error).__name__
        raise UserError(_("The output could not be written: {why}.").format(why=why)) from error


def _say_no_more() -> None:
    """Lets all further output vanish, what is still in the buffer included."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


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
        "path": str(read.place),
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
        "waypoints": len(read.waypoints) + read.lost_waypoints,
        "routes": len(read.routes),
        "photos": int(read.photo is not None),
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
