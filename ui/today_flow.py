"""Today: its page in one key, and what is missing until then, offered in quiet lines."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStorageInfo, Signal

from expedition.errors import UserError
from expedition.text import _, plural
from expedition.units import day_month
from ui.actions import Actions
from ui.background import Background, Job, Progress
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.trip_tree import TripPanel
from ui.settings import Settings
from ui.theme import Theme
from ui.verbs import Verbs, today
from ui.views import Views
from ui.widgets.offer_line import OfferLine

if TYPE_CHECKING:
    from expedition.logbook import Logbook

_LONGEST_GAP = 60
"""A longer gap is no forgotten week but another journey."""
_LINE = 34


class TodayFlow(QObject):
    """Makes today or goes there, then offers to fill the gap and to import new files.

    Signals:
        done: What was done, for the foot of the list.
        failed: What the logbook refused.
        day_begun: A new day is chosen and waits for its first words.
        files_wanted: Files to be imported, a list of paths.
        offers_changed: Something is offered, or no longer.
    """

    done = Signal(str)
    failed = Signal(str)
    day_begun = Signal()
    files_wanted = Signal(object)
    offers_changed = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        actions: Actions,
        background: Background,
        settings: Settings,
        verbs: Verbs,
        views: Views,
        side: TripPanel,
    ) -> None:
        super().__init__(side)
        self._desk, self._theme, self._icons, self._actions = desk, theme, icons, actions
        self._background, self._settings, self._verbs = background, settings, verbs
        self._views, self._side = views, side
        self._job: Job[tuple[Path, ...]] | None = None
        side.trip_shown.connect(lambda _trip_id: self._withdraw())

    @property
    def has_offer(self) -> bool:
        """Whether something is offered."""
        return bool(self.offers)

    @property
    def offers(self) -> "Sequence[OfferLine]":
        """The lines that stand there."""
        day = self._views.day
        return () if day is None or day.page.foot is None else day.page.foot.offers

    def begin(self) -> None:
        """Go to today's page; make it first where it is not there, in a new trip where there is none."""
        from expedition.operations import days

        if self._side.tree is None:
            self._verbs.new_trip()
        tree, now = self._side.tree, today()
        if tree is None:
            return
        self._withdraw()
        is_there = any(row.date == now for row in tree.rows)
        if is_there:
            self._side.show_date(now)
            self._views.write()
        elif self._do(_("Add {date}").format(date=day_month(now)), days.add_on, tree.id, now):
            self._side.show_date(now)
            self.day_begun.emit()
        else:
            return
        before = max((row.date for row in tree.rows if row.date < now), default=None)
        self._offer_gap(tree.id, before, now)
        self._look_for_files(before or now)

    def take(self) -> None:
        """Do what is offered first."""
        if self.offers:
            self.offers[0].click()

    # What is missing

    def _offer_gap(self, trip_id: int, before: date | None, now: date) -> None:
        from expedition.operations import days

        missing = (now - before).days - 1 if before is not None else 0
        if before is None or not 0 < missing <= _LONGEST_GAP:
            return
        first, last = before + timedelta(days=1), now - timedelta(days=1)

        def fill() -> None:
            label = plural("Fill {n} day as rest", "Fill {n} days as rest", missing)
            if self._do(label, days.fill, trip_id, first, last):
                filled = plural("Filled {n} day", "Filled {n} days", missing)
                self.done.emit(_("{done} · Ctrl+Z").format(done=filled))

        words = plural(
            "{n} day without an entry: fill it as rest",
            "{n} days without an entry: fill them as rest",
            missing,
        )
        self._offer("calendar-days", words, fill)

    def _look_for_files(self, since: date) -> None:
        """In a job: nothing waits for a slow disk."""
        if self._job is not None:
            self._job.cancel()
        logbook, folder = self._desk.logbook, self._settings.import_folder
        self._job = self._background.run(
            lambda progress: _new_files(logbook, folder, since, progress),
            done=self._offer_files,
            failed=lambda _sentence: None,  # a folder that cannot be read holds nothing to offer
        )

    def _offer_files(self, files: tuple[Path, ...]) -> None:
        self._job = None
        if not files:
            return
        folders = {file.parent.name for file in files}
        if len(folders) == 1:
            words = plural("{n} new file in {folder}", "{n} new files in {folder}", len(files))
            words = words.format(folder=next(iter(folders)))
        else:
            words = plural("{n} new file", "{n} new files", len(files))
        sentence = _("{files}: import and see what they become").format(files=words)
        self._offer("import", sentence, lambda: self.files_wanted.emit(files))

    # Lines

    def _offer(self, sign: str, words: str, take: Callable[[], object]) -> None:
        day = self._views.day
        if day is None or day.page.foot is None:
            return
        foot = day.page.foot
        key = self._actions["take_offer"].shortcut().toString()
        line = OfferLine(self._theme, self._icons, sign, words, key, _LINE)

        def end() -> None:
            foot.remove(line)
            self.offers_changed.emit()

        def chosen() -> None:
            end()
            take()

        line.clicked.connect(lambda: chosen())
        line.declined.connect(end)
        foot.add(line)
        self.offers_changed.emit()

    def _withdraw(self) -> None:
        day = self._views.day
        if day is not None and day.page.foot is not None:
            for line in tuple(day.page.foot.offers):
                day.page.foot.remove(line)
        self.offers_changed.emit()

    def _do(self, label: str, operation: Callable[..., Any], *args: Any) -> bool:
        try:
            self._desk.do(label, operation, *args)
        except UserError as error:
            self.failed.emit(str(error))
            return False
        return True


def _new_files(logbook: "Logbook", folder: Path | None, since: date, progress: Progress) -> tuple[Path, ...]:
    """In a job: where tracks came from last, and devices that are plugged in."""
    from expedition.importers.new_files import device_folders, new_tracks
    from expedition.queries.originals import known_sha256

    mounts = [Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes() if not volume.isRoot()]
    folders = [*([folder] if folder is not None else []), *device_folders(mounts)]
    return new_tracks(folders, since, logbook.read(known_sha256), progress) if folders else ()
