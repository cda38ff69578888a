"""What every reader gives, and the one boundary that turns a file into a `ReadFile`, whatever happens."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import numpy as np

from expedition.atlas.zones import count_dates, local_days, utc_of, zones_of
from expedition.errors import Cancelled, ReadError
from expedition.geo import length_m
from expedition.importers.archives import HEAD_BYTES, Archives
from expedition.importers.opening import Source
from expedition.record_classes import dataclass
from expedition.records.importing import FilePlace, ReadFile, ReadPhoto, ReadRoute, ReadTrack, ReadWaypoint
from expedition.text import _


@dataclass(frozen=True, slots=True)
class Contents:
    """What a reader found: tracks that have points, marked places, planned routes, or a picture.

    `segments` counts those of the file, empty ones included. `warnings` say what was repaired or lost, and
    what a file without a track holds instead.
    """

    tracks: tuple[ReadTrack, ...] = ()
    segments: int = 0
    waypoints: tuple[ReadWaypoint, ...] = ()
    lost_waypoints: int = 0
    routes: tuple[ReadRoute, ...] = ()
    photo: ReadPhoto | None = None
    device: str = ""
    warnings: tuple[str, ...] = ()
    has_zoneless_times: bool = False


Reader = Callable[[BinaryIO], Contents]
"""Reads one format from an open file; raises `ReadError` where nothing can be used."""


Choice = Callable[[bytes], tuple[str, Reader]]
"""Names the format of a file that begins like this, and its reader; raises `ReadError` for none."""


def read_as(at: FilePlace | Path, choose: Choice, archives: Archives | None = None) -> ReadFile:
    """The file as read by the reader that `choose` picks by its first bytes, unpacked where it is packed.

    Nothing but `Cancelled` is ever raised: what cannot be read comes back with a reason.

    Args:
        at: Where the file lies.
        choose: Picks the reader.
        archives: Keeps an archive open for the next of its members.
    """
    place = at if isinstance(at, FilePlace) else FilePlace(at)
    if archives is None:
        with Archives() as own:
            return read_as(place, choose, own)
    known = ReadFile(place.path, "", 0, "", member=place.member)
    try:
        with Source(place, archives, partial(_can_read, choose)) as source:
            try:
                contents = _contents(source, choose)
            finally:
                sha256, size = source.kept()
                known = replace(
                    known, sha256=sha256, size=size, format=source.format, changed_ns=source.changed_ns
                )
            if source.damage:
                contents = replace(contents, warnings=(_partly(source.damage), *contents.warnings))
            if contents.photo is not None:
                member, sha256, size = source.picture()
                known = replace(known, member=member, sha256=sha256, size=size)
            return facts(known, contents)
    except Cancelled:
        raise
    except Exception as error:
        return replace(known, reason=_reason(error))


def _contents(source: Source, choose: Choice) -> Contents:
    """What all parts of a source hold together; a part that cannot be read costs only itself."""
    found: list[Contents] = []
    refused: list[str] = []
    for name, file in source.parts():
        head = file.read(HEAD_BYTES)
        file.seek(0)
        try:
            source.format, reader = choose(head)
            found.append(reader(file))
        except ReadError as error:
            if not source.is_kmz:
                raise _with_damage(str(error) if head else "", source.damage, error) from error
            refused.append(f"{name}: {error}")
    if not found:
        reasons = " ".join(refused)
        raise _with_damage(reasons, source.damage, ReadError(reasons))
    if source.is_kmz:
        source.format = "kmz"
    contents = found[0] if len(found) == 1 else _together(found)
    return replace(contents, warnings=(*contents.warnings, *refused))


def _together(found: Sequence[Contents]) -> Contents:
    """Several documents as one."""
    timed = [one for one in found if any(track.points.has_time.any() for track in one.tracks)]
    return Contents(
        tracks=tuple(track for one in found for track in one.tracks),
        segments=sum(one.segments for one in found),
        waypoints=tuple(waypoint for one in found for waypoint in one.waypoints),
        lost_waypoints=sum(one.lost_waypoints for one in found),
        routes=tuple(route for one in found for route in one.routes),
        device=next((one.device for one in found if one.device), ""),
        warnings=tuple(dict.fromkeys(warning for one in found for warning in one.warnings)),
        # A zone named for the file would also move the times of parts that name theirs.
        has_zoneless_times=bool(timed) and all(one.has_zoneless_times for one in timed),
    )


def _partly(damage: str) -> str:
    return _("The archive is damaged ({why}): what could be unpacked was read.").format(why=damage)


def _with_damage(reason: str, damage: str, error: ReadError) -> ReadError:
    if not damage:
        return error
    text = _("The archive is damaged ({why}), and nothing in it can be used. {reason}")
    return ReadError(text.format(why=damage, reason=reason).rstrip())


def _reason(error: BaseException) -> str:
    if isinstance(error, ReadError):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return _("It is not there: check the name.")
    if isinstance(error, OSError):
        return _("It cannot be opened: {why}.").format(why=error.strerror or type(error).__name__)
    if isinstance(error, MemoryError):
        return _("It needs more memory than there is.")
    return _("It is broken in a way not met before ({kind}).").format(kind=type(error).__name__)


def _can_read(choose: Choice, head: bytes) -> bool:
    try:
        choose(head)
    except ReadError:
        return False
    return True


def facts(known: ReadFile, contents: Contents) -> ReadFile:
    """The file with what its points say: where, when, how far."""
    tracks = tuple(track for track in contents.tracks if len(track.points))
    timed: dict[str, None] = {}
    places: dict[str, None] = {}
    dates: Counter[str] = Counter()
    ends: list[int] = []
    # Track by track: what is worked out for one is not worked out again when it becomes a leg.
    for points in (track.points for track in tracks):
        zones, numbers = zones_of(points)
        has_time = points.has_time
        places.update(dict.fromkeys(zones))
        used = np.flatnonzero(np.bincount(numbers[has_time], minlength=1))
        timed.update(dict.fromkeys(zones[number] for number in used.tolist()))
        dates.update(count_dates(local_days(points, zones, numbers)))
        times = points.time_ms[has_time]
        ends.extend([int(times.min()), int(times.max())] if len(times) else [])
    return replace(
        known,
        warnings=contents.warnings,
        device=contents.device,
        tracks=tracks,
        waypoints=contents.waypoints,
        lost_waypoints=contents.lost_waypoints,
        routes=contents.routes,
        photo=contents.photo,
        points=sum(len(track.points) for track in tracks),
        segments=contents.segments,
        distance_m=float(np.sum([length_m(track.points) for track in tracks])),
        first_utc=utc_of(min(ends)) if ends else None,
        last_utc=utc_of(max(ends)) if ends else None,
        dates=dict(sorted(dates.items())),
        # Where a place has no time, nothing is dated by its zone.
        zones=tuple(timed or places),
        has_zoneless_times=contents.has_zoneless_times,
    )
