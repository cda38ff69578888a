"""Looking the open logbook over: wholly when asked, its pages quietly after it was opened."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from expedition.errors import UserError
from expedition.text import _
from ui.background import Background, Progress
from ui.closed_work import ClosedWork
from ui.desk import Desk
from ui.icons import Icons
from ui.second_place import SecondPlace
from ui.theme import Theme
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from expedition.checking import Problem, Report
    from expedition.logbook import Logbook
    from expedition.mending import Mended
    from ui.dialogs.check_dialog import CheckDialog


class CheckFlow(QObject):
    """Says what is wrong, and mends what can be mended.

    Signals:
        backups_wanted: One of them shall be looked for.
        salvage_wanted: What can still be read shall come into a new logbook.
        failed: Why it could not be looked over, or that something is wrong.
    """

    backups_wanted = Signal()
    salvage_wanted = Signal()
    failed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        background: Background,
        work: ClosedWork,
        place: SecondPlace,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._theme, self._icons = desk, theme, icons
        self._background, self._work, self._place, self._window = background, work, place, window
        self._is_checking = False

    def begin(self) -> None:
        """Look everything over, with progress in the foot, and show what came of it."""
        from expedition.checking import check

        if self._is_checking or not self._desk.is_open:
            return
        logbook, places = self._desk.logbook, self._places()
        self._is_checking = True

        def work(progress: Progress) -> "tuple[Report, Mapping[str, str]]":
            report = check(logbook.folder, places, progress)
            return report, _names(logbook, report.problems)

        def done(found: "tuple[Report, Mapping[str, str]]") -> None:
            if self._desk.is_open and self._desk.logbook is logbook:
                self._show(logbook.folder, *found)

        job = self._background.run(work, done=done, failed=self.failed.emit, name=_("Checking the logbook"))
        job.ended.connect(self._end)

    def look_over(self) -> None:
        """Look at the pages of the file alone, in a calm moment; trouble leads to a look at everything."""
        if not self._desk.is_open:
            return
        folder = self._desk.logbook.folder

        def work(progress: Progress) -> "Sequence[Problem]":
            from expedition.checking import quick

            return quick(folder, progress)

        def done(problems: "Sequence[Problem]") -> None:
            if problems:
                self.begin_unasked()

        self._background.run(work, done=done, failed=self.failed.emit)

    def begin_unasked(self) -> None:
        """Something is wrong: say so, and look everything over where nobody is asked something else."""
        self.failed.emit(
            _("Something in this logbook is damaged: File, Check the logbook … says what to do.")
        )
        if QApplication.activeModalWidget() is None:
            self.begin()

    def _end(self) -> None:
        self._is_checking = False

    def _places(self) -> tuple[Path, ...]:
        """Where else photos and originals may lie that are gone here."""
        place = self._place.of(self._desk.logbook.folder)
        return () if place is None else (place,)

    def _show(self, folder: Path, report: "Report", names: "Mapping[str, str]") -> None:
        from ui.dialogs.check_dialog import CheckDialog

        dialog = CheckDialog(self._theme, self._icons, report.problems, names, report.notes, self._window)
        dialog.mend_wanted.connect(lambda: self._mend(folder, dialog))
        dialog.stop_wanted.connect(self._work.stop)
        progressed = self._work.progressed.connect(dialog.busy.tell)
        with veiled(self._theme, self._window):
            dialog.exec()
        QObject.disconnect(progressed)
        dialog.deleteLater()
        if dialog.wants_backups:
            self.backups_wanted.emit()
        elif dialog.wants_salvage:
            self.salvage_wanted.emit()

    def _mend(self, folder: Path, dialog: "CheckDialog") -> None:
        from expedition.mending import mend

        def done(found: "Mended") -> None:
            dialog.show_mended(found)

        places = self._places()
        dialog.begin(_("Mending"))
        self._work.begin(folder, lambda told: mend(folder, told, places), done=done, failed=dialog.end)


def _names(logbook: "Logbook", problems: "Sequence[Problem]") -> "Mapping[str, str]":
    """In a job: what the damaged rows are called, as far as the logbook can still say."""
    from expedition.queries.row_names import row_names

    try:
        return logbook.read(row_names, [one.where for one in problems])
    except UserError:
        return {}
