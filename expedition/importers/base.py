"""What every reader gives, and the one boundary that turns a file into a `ReadFile`, whatever happens."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from expedition.atlas.zones import count_dates, local_days, utc_of, zones_of
from expedition.errors import Cancelled, ReadError
from expedition.geo import length_m
from expedition.points import join
from expedition.records.importing import ReadFile, ReadPhoto, ReadRoute, ReadTrack, ReadWaypoint
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


def read_as(path: Path, choose: Callable[[bytes], tuple[str, Reader]]) -> ReadFile:
    """The file as read by the reader that `choose` picks by its first bytes.

    Nothing but `Cancelled` is ever raised: what cannot be read comes back with a reason.
    """
    name, sha256, size = "", "", 0
    try:
        if path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
            raise ReadError(_("This folder cannot be opened: check that you may read it."))
        if path.exists() and not path.is_file():
            raise ReadError(_("It is no file."))
        with path.open("rb") as file:
            size = path.stat().st_size
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            name, reader = choose(file.read(HEAD_BYTES))
            file.seek(0)
            return facts(path, sha256, size, name, reader(file))
    except Cancelled:
        raise
    except ReadError as error:
        reason = str(error)
    except FileNotFoundError:
        reason = _("It is not there: check the name.")
    except OSError as error:
        reason = _("It cannot be opened: {why}.").format(why=error.strerror or type(error).__name__)
    except MemoryError:
        reason = _("It needs more memory than there is.")
    except Exception as error:
        reason = _("It is broken in a way not met before ({kind}).").format(kind=type(error).__name__)
    return ReadFile(path, sha256, size, name, reason)


HEAD_BYTES = 4096
"""So much of a file's beginning decides how it is read."""


def facts(path: Path, sha256: str, size: int, name: str, contents: Contents) -> ReadFile:
    """The file with what its points say: where, when, how far."""
    tracks = tuple(track for track in contents.tracks if len(track.points))
    points = join([track.points for track in tracks])
    zones, numbers = zones_of(points)
    times = points.time_ms[points.has_time]
    return ReadFile(
        path,
        sha256,
        size,
        name,
        warnings=contents.warnings,
        device=contents.device,
        tracks=tracks,
        waypoints=contents.waypoints,
        lost_waypoints=contents.lost_waypoints,
        routes=contents.routes,
        photo=contents.photo,
        points=len(points),
        segments=contents.segments,
        distance_m=float(np.sum([length_m(track.points) for track in tracks])),
        first_utc=utc_of(times.min()) if len(times) else None,
        last_utc=utc_of(times.max()) if len(times) else None,
        dates=count_dates(local_days(points, zones, numbers)),
        zones=zones,
        has_zoneless_times=contents.has_zoneless_times,
    )
