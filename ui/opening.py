"""Opening, making and leaving logbooks, without the window waiting for any of it."""

from collections.abc import Callable
from dataclasses import field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from expedition.errors import UserError
from expedition.record_classes import dataclass
from expedition.text import _
from ui.background import Background, Progress
from ui.desk import Answers, Desk
from ui.settings import Settings

if TYPE_CHECKING:
    from expedition.logbook import Logbook


_LATER = (
    "find_panel",
    "calendar_panel",
    "tables_panel",
    "charts_panel",
    "figures_page",
    "plan_page",
    "report_panel",
)
_SOON_MS, _CALM_MS = 500, 1_500
"""So long after a logbook was opened there is time for what is wanted next, and for what may be later."""


class Opener(QObject):
    """Lays logbooks on the desk.

    Signals:
        began: A logbook is being opened, by name.
        failed: Why none was, in one sentence.
        damaged: A folder whose logbook a backup or a salvage may bring back, and that sentence.
        prepared: What who first wants the other views would wait for has been read.
        warned: What is missing of the program, in a sentence.
    """

    began = Signal(str)
    failed = Signal(str)
    damaged = Signal(object, str)
    prepared = Signal()
    warned = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._settings, self._background = desk, settings, background
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.warm_up)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._prepare)

    def open(self, folder: Path, then: Callable[[], None] = lambda: None) -> None:
        """Open the logbook in a folder; one that can be written here is not opened again."""
        if not self._is_here(folder):
            day_id = self._settings.last_day(folder.expanduser().absolute())
            self._lay(folder, lambda _progress: _open(folder, day_id), then)

    def create(self, folder: Path, then: Callable[[], None] = lambda: None) -> None:
        """Make an empty logbook in a folder and open it."""
        self._lay(folder, lambda _progress: _create(folder), then)

    def sample(self, name: str, folder: Path) -> None:
        """Open a copy of a sample trip that belongs to the traveller."""
        self._lay(folder, lambda progress: _sample(name, folder, progress))

    def close(self) -> None:
        """Put the logbook away."""
        self._desk.put(None)

    def _is_here(self, folder: Path) -> bool:
        if not self._desk.is_open or self._desk.logbook.read_only:
            return False
        return self._desk.logbook.folder.resolve() == folder.expanduser().resolve()

    def warm_up(self) -> None:
        """Read what every evening needs, so that the first key does not wait for it."""
        self._background.run(_warm_up, done=lambda _none: None, failed=lambda _sentence: None)

    def _prepare(self) -> None:
        if self._desk.is_open:
            self._background.run(_read_more, done=self._tell_prepared, failed=lambda _sentence: None)

    def _tell_prepared(self, trouble: str) -> None:
        self.prepared.emit()
        if trouble:
            self.warned.emit(trouble)

    def _lay(
        self, folder: Path, work: "Callable[[Progress], _Opened]", then: Callable[[], None] = lambda: None
    ) -> None:
        def done(found: _Opened | _Refusal) -> None:
            if isinstance(found, _Refusal):
                self.failed.emit(found.sentence)
                if found.is_damaged:
                    self.damaged.emit(folder, found.sentence)
                return
            self._settings.add_recent(found.logbook.folder)
            self._desk.put(found.logbook, found.ahead)
            self._soon.start()
            self._calm.start()
            then()

        self.began.emit(folder.name)
        self._background.run(
            lambda progress: _tried(folder, work, progress),
            done=done,
            failed=self.failed.emit,
            name=_("Opening {name}").format(name=folder.name),
        )


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a logbook was not opened, and whether more than to say so can be done."""

    sentence: str
    is_damaged: bool


@dataclass(frozen=True, slots=True)
class _Opened:
    """An open logbook, and what it said of the day it is shown at."""

    logbook: "Logbook"
    ahead: Answers = field(default_factory=dict)


def _tried(folder: Path, work: Callable[[Progress], _Opened], progress: Progress) -> _Opened | _Refusal:
    """In a job: the logbook, or why there is none."""
    try:
        return work(progress)
    except UserError as error:
        from expedition.backing_up import is_lost

        return _Refusal(str(error), is_lost(folder, error))


def documents() -> Path:
    """The folder where a traveller keeps documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()


def free_folder(parent: Path, name: str) -> Path:
    """A folder of that name that is not there yet, numbered if need be."""
    folder, number = parent / name, 2
    while folder.exists():
        folder, number = parent / f"{name} {number}", number + 1
    return folder


def _warm_up(_progress: Progress) -> None:
    from expedition.atlas import country_names
    from expedition.queries.readiness import prepare_writes
    from expedition.quick import tables

    prepare_writes()
    country_names.country_names()
    tables.vocabulary()


def _read_more(_progress: Progress) -> str:
    """In a job: read the names of the maps and the other views, so that who first wants them does not wait.

    Gives what is wrong with the world of the maps, if anything is.
    """
    from expedition.atlas import ground
    from expedition.cartography import names

    names.warm_up()
    for name in _LATER:
        import_module(f"ui.panels.{name}")
    return ground.trouble()


def _open(folder: Path, day_id: int | None = None) -> _Opened:
    from expedition.logbook import Logbook, Program

    logbook = Logbook.open(folder.expanduser().absolute(), Program.WINDOW)
    try:
        return _Opened(logbook, _read_ahead(logbook, day_id))
    except UserError:
        logbook.close()
        raise


def _read_ahead(logbook: "Logbook", day_id: int | None) -> Answers:
    """Ask what the window asks next, about the day it will show."""
    from expedition.queries import days, ground_lines, lines, trips, words
    from ui.maps.trip_reading import DAY_POINTS
    from ui.models.day_lines import lines_of

    known: Answers = {}

    def read(query: Callable[..., Any], *args: Any) -> Any:
        known[query, *args] = logbook.read(query, *args)
        return known[query, *args]

    found = [trip.id for trip in read(trips.all_trips)]
    of_day = read(trips.trip_of, day_id) if day_id is not None else None
    for trip_id in [of_day] if of_day in found else found[-1:]:
        rows = read(trips.trip_tree, trip_id).rows
        lines_of(rows)
        for row in [row for row in rows if row.id == day_id] or rows[-1:]:
            read(days.day_page, row.id)
            read(words.habits, trip_id, row.date)
            read(lines.day_lines, row.id, DAY_POINTS)
            read(ground_lines.day_ground, row.id)
    return known


def _create(folder: Path) -> _Opened:
    from expedition.logbook import Logbook, Program

    return _Opened(Logbook.create(folder.expanduser().absolute(), Program.WINDOW))


def _sample(name: str, folder: Path, progress: Progress) -> _Opened:
    from expedition import samples

    samples.create(name, folder, progress).close()
    # Opened anew, so that undo does not begin by taking the sample apart.
    return _open(folder)
