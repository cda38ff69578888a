"""Many files and folders at once, in worker processes where that pays."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from expedition.importers.read import format_of, read
from expedition.importers.workers import Workers, WorkersError
from expedition.itinerary.draft import Draft, drafts, without_points
from expedition.itinerary.plan import assemble
from expedition.kinds import LegMode
from expedition.records.importing import ImportPlan, KnownTrack, ReadFile
from expedition.text import _

Progress = Callable[[int, int, str], None]
"""Called with how many of how many files are done and the name of one; may raise `Cancelled`."""

Result = TypeVar("Result")
Drafted = tuple[ReadFile, tuple[Draft, ...]]

PROCESSES = 2
_ALONE_BYTES = 3 << 20
"""Starting processes costs as much time as reading this much."""

_TRACK_NAMES = frozenset({".gpx", ".fit", ".tcx", ".kml", ".kmz", ".geojson", ".nmea"})
_TRACK_FORMATS = frozenset({"GPX", "FIT", "KML", "TCX", "NMEA"})
_HEAD_BYTES = 4096


def read_files(paths: Sequence[Path], progress: Progress) -> tuple[ReadFile, ...]:
    """What the files hold, in the order given, folders in the order of names; bad ones with a reason."""
    return tuple(_run(read, files_in(paths), progress, _refused))


def plan_files(
    paths: Sequence[Path], known: Iterable[KnownTrack], mode: LegMode, progress: Progress
) -> ImportPlan:
    """Reads files and plans their import; figures and packing are done where each file is read.

    The files of the plan carry no points: its legs hold them packed.
    """
    found = _run(partial(read_drafted, mode=mode), files_in(paths), progress, _refused_draft)
    return assemble([read for read, _ in found], [parts for _, parts in found], known, mode)


def read_drafted(path: Path, mode: LegMode) -> Drafted:
    """A file's facts and its legs, ready for a plan."""
    found = read(path)
    try:
        return without_points(found), drafts(found, mode)
    except Exception as error:
        reason = _("Its track is odd in a way not met before ({kind}).").format(kind=type(error).__name__)
        return replace(without_points(found), reason=reason, tracks=()), ()


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named, and of folders all that hold tracks, hidden ones left out; each file once."""
    found = (file for path in paths for file in (_tracks_in(path) if _is_folder(path) else [path]))
    return tuple(dict.fromkeys(found))


def _tracks_in(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=_natural)
        for name in sorted(names, key=_natural):
            path = Path(place, name)
            if not name.startswith(".") and _is_track(path):
                yield path
    # Each is reported as a file that cannot be read, rather than passed over.
    yield from closed


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it lies in a folder that must not be entered
        return False


def _natural(name: str) -> list[tuple[int, str]]:
    """Sorts `day 2` before `day 10`."""
    parts = re.findall(r"([0-9]+)|([^0-9]+)", name.casefold())
    return [(int(digits), "") if digits else (-1, letters) for digits, letters in parts]


def _is_track(path: Path) -> bool:
    """By its name or by its content: photos and notes in the same folder are not asked about."""
    try:
        # A named pipe would keep us waiting for ever.
        if not path.is_file():
            return False
        if path.suffix.lower() in _TRACK_NAMES:
            return True
        with path.open("rb") as file:
            return format_of(file.read(_HEAD_BYTES)) in _TRACK_FORMATS
    except OSError:
        return False


def _run(
    job: Callable[[Path], Result],
    paths: Sequence[Path],
    progress: Progress,
    lost: Callable[[Path], Result],
) -> list[Result]:
    """The job's result for each path; `lost` makes one for a file that killed its worker."""
    results: dict[int, Result] = {}
    if len(paths) > 1 and sum(map(_size, paths)) > _ALONE_BYTES:
        try:
            with Workers(job, min(PROCESSES, len(paths))) as workers:
                name = paths[0].name
                progress(0, len(paths), name)
                for done in workers.run(paths):
                    if done is not None:
                        place, result = done
                        name = paths[place].name
                        results[place] = lost(paths[place]) if result is None else result
                    progress(len(results), len(paths), name)
        except WorkersError:
            pass
    for place, path in enumerate(paths):
        if place not in results:
            progress(len(results), len(paths), path.name)
            results[place] = job(path)
    progress(len(paths), len(paths), "")
    return [results[place] for place in range(len(paths))]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _refused(path: Path) -> ReadFile:
    reason = _("Reading it stopped the reader; the file may be damaged or far too large.")
    return ReadFile(path, "", _size(path), "", reason)


def _refused_draft(path: Path) -> Drafted:
    return _refused(path), ()
