"""Many files and folders at once, in worker processes where that pays."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Generic, TypeVar

from expedition.atlas import zones
from expedition.errors import Cancelled
from expedition.importers import heap
from expedition.importers.archives import Archives
from expedition.importers.listing import Progress, files_in
from expedition.importers.read import read
from expedition.importers.workers import Workers, WorkersError
from expedition.itinerary.draft import Draft, drafts, without_points
from expedition.itinerary.plan import assemble
from expedition.kinds import LegMode
from expedition.record_classes import dataclass
from expedition.records.importing import FilePlace, ImportPlan, KnownTrack, ReadFile
from expedition.text import _

Result = TypeVar("Result")
Drafted = tuple[ReadFile, tuple[Draft, ...]]

PROCESSES = 2
_LOOK_S = 0.1
_ALONE_BYTES = 3 << 20
"""Starting processes costs as much time as reading this much."""

_LARGE_BYTES = 16 << 20
"""A single file of this size is read in another process, so that its memory is given back."""

_PACKED = frozenset({".gz", ".kmz", ".zip"})
_SWELLING = 8
"""What is packed holds about so many times its size."""


class Readers:
    """Files to be read, and where that pays the processes that wait to read them; use it as a context.

    They come up while a caller does something else; `forked` as with `Workers`.
    """

    def __init__(self, paths: Iterable[Path], progress: Progress, *, forked: bool = False) -> None:
        self.places = files_in(paths, progress)
        self._workers: Workers | None = None
        self._ahead: _Ahead | None = None
        if _pays(self.places):
            with suppress(WorkersError):
                self._workers = Workers(min(PROCESSES, len(self.places)), _warm_up, forked=forked)

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *exception: object) -> None:
        if self._ahead is not None:
            self._ahead.stop()
        if self._workers is not None:
            self._workers.__exit__(*exception)

    def begin(self, mode: LegMode) -> None:
        """Lets the processes read for a plan before it is asked for; without processes nothing begins."""
        if self._workers is not None:
            self._ahead = _Ahead(mode, lambda tell: self.run(_Drafting(mode), tell, _refused_draft))

    def plan(self, known: Iterable[KnownTrack], mode: LegMode, progress: Progress) -> ImportPlan:
        """As `plan_files`."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.mode is mode:
            found = ahead.result(progress)
        else:
            if ahead is not None:
                ahead.stop()
            found = self.run(_Drafting(mode), progress, _refused_draft)
        return assemble([read for read, _ in found], [parts for _, parts in found], known, mode)

    def run(
        self,
        job: Callable[[FilePlace, Archives], Result],
        progress: Progress,
        lost: Callable[[FilePlace], Result],
    ) -> list[Result]:
        """The job's result for each place; `lost` makes one for a file that killed its worker."""
        results: dict[int, Result] = {}
        places = self.places
        with Archives() as archives:
            reading = _Reading(job, archives)
            with suppress(WorkersError):
                for number, result in self._beside(reading, progress):
                    results[number] = lost(places[number]) if result is None else result
            for number, place in enumerate(places):
                if number not in results:
                    progress(len(results), len(places), place.name)
                    results[number] = reading(place)
        progress(len(places), len(places), "")
        return [results[number] for number in range(len(places))]

    def _beside(self, reading: "_Reading[Result]", progress: Progress) -> Iterator[tuple[int, Result | None]]:
        """What the processes have done, as it comes."""
        if self._workers is None:
            return
        name, done = self.places[0].name, 0
        progress(done, len(self.places), name)
        for found in self._workers.run(reading, self.places):
            if found is not None:
                yield found
                done, name = done + 1, self.places[found[0]].name
            progress(done, len(self.places), name)


def read_files(paths: Iterable[Path], progress: Progress) -> tuple[ReadFile, ...]:
    """What the files hold, in the order given, folders in the order of names; bad ones with a reason."""
    with Readers(paths, progress) as readers:
        return tuple(readers.run(read, progress, _refused))


def look_into(paths: Iterable[Path], progress: Progress) -> tuple[ReadFile, ...]:
    """As `read_files`, without the points: they stay where they were read."""
    with Readers(paths, progress) as readers:
        return tuple(readers.run(_read_facts, progress, _refused))


def plan_files(
    paths: Iterable[Path], known: Iterable[KnownTrack], mode: LegMode, progress: Progress
) -> ImportPlan:
    """Reads files and plans their import; figures and packing are done where each file is read.

    The files of the plan carry no points: its legs hold them packed.
    """
    with Readers(paths, progress) as readers:
        return readers.plan(known, mode, progress)


class _Ahead:
    """A run in a thread, begun before anyone waits for it."""

    def __init__(self, mode: LegMode, work: Callable[[Progress], list[Drafted]]) -> None:
        self.mode = mode
        self._stopped = Event()
        self._told = (0, 0, "")
        self._pool = ThreadPoolExecutor(1)
        self._found = self._pool.submit(work, self._tell)

    def _tell(self, done: int, of: int, what: str) -> None:
        if self._stopped.is_set():
            raise Cancelled
        self._told = (done, of, what)

    def result(self, progress: Progress) -> list[Drafted]:
        """What it found, told of while it is waited for."""
        try:
            while not wait([self._found], _LOOK_S).done:
                progress(*self._told)
            return self._found.result()
        finally:
            self.stop()

    def stop(self) -> None:
        """Ends it at its next sign of life, and waits for that."""
        self._stopped.set()
        self._pool.shutdown()


def _warm_up() -> None:
    """Where this module can be called, all that reading needs is loaded but the polygons."""
    heap.keep()
    zones.warm_up()


def _read_facts(place: FilePlace, archives: Archives) -> ReadFile:
    return without_points(read(place, archives))


@dataclass(frozen=True, slots=True)
class _Drafting:
    """Makes a file's facts and its legs, ready for a plan."""

    mode: LegMode

    def __call__(self, place: FilePlace, archives: Archives) -> Drafted:
        """What lies there."""
        found = read(place, archives)
        try:
            return without_points(found), drafts(found, self.mode)
        except Exception as error:
            reason = _("Its track is odd in a way not met before ({kind}).").format(kind=type(error).__name__)
            return replace(without_points(found), reason=reason, tracks=()), ()


@dataclass(frozen=True, slots=True)
class _Reading(Generic[Result]):
    """A job that keeps the archive it used last, in whatever process it works."""

    job: Callable[[FilePlace, Archives], Result]
    archives: Archives

    def __call__(self, place: FilePlace) -> Result:
        return self.job(place, self.archives)


def _pays(places: Sequence[FilePlace]) -> bool:
    """Whether these are worth processes of their own."""
    if len(places) == 1:
        return _size(places[0]) > _LARGE_BYTES
    total = 0
    for place in places:
        total += _size(place) * (_SWELLING if place.path.suffix.lower() in _PACKED else 1)
        if total > _ALONE_BYTES:
            return True
    return False


def _size(place: FilePlace) -> int:
    try:
        return place.path.stat().st_size
    except OSError:
        return 0


def _refused(place: FilePlace) -> ReadFile:
    reason = _("Reading it stopped the reader; the file may be damaged or far too large.")
    return ReadFile(place.path, "", _size(place), "", reason, member=place.member)


def _refused_draft(place: FilePlace) -> Drafted:
    return _refused(place), ()
