"""The backups of a logbook: what lies in each, and putting one in the logbook's place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from expedition.text import _
from ui.background import Background, Job, Progress
from ui.dialogs.backup_list import BackupList
from ui.dialogs.backup_preview import BackupPreview
from ui.dialogs.backup_words import days_words
from ui.dialogs.place_line import PlaceLine
from ui.dialogs.sheet import SheetFoot
from ui.file_kinds import sticks_folder
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.busy_line import BusyLine
from ui.widgets.card_row import REACH
from ui.widgets.controls import button, label
from ui.widgets.error_line import ErrorLine

if TYPE_CHECKING:
    from expedition.backing_up import Backup
    from expedition.records.glimpse import Glimpse

_WIDTH, _HEIGHT, _LIST, _EDGE, _FRAME = 920, 600, 400, 28, 40


class BackupsDialog(QDialog):
    """A list and what lies in the chosen one; `trouble` is what is wrong with the logbook, if anything is.

    Signals:
        restore_wanted: A `Backup` shall take the logbook's place.
        backup_wanted: One shall be made.
        salvage_wanted: What can still be read shall come into a new logbook.
        show_wanted: The folder of a backup's file shall be shown, as a `Path`.
        stop_wanted: What is being done shall be left.
    """

    restore_wanted = Signal(object)
    backup_wanted = Signal()
    salvage_wanted = Signal()
    show_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        background: Background,
        title: str,
        look_now: "Callable[[], Glimpse]",
        trouble: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._background = theme, icons, background
        self._look_now, self._trouble = look_now, trouble
        self._backups: Sequence[Backup] = ()
        self._seen: dict[Path, Glimpse | str] = {}
        self._now: Glimpse | None = None
        self._knows_now = False
        self._looking: Job[Glimpse | str] | None = None
        self.setWindowTitle(title)
        room = self.screen().availableGeometry().size() - QSize(0, theme.px(_FRAME))
        self.resize(QSize(theme.px(_WIDTH), theme.px(_HEIGHT)).boundedTo(room))
        self.list = BackupList(theme)
        self.list.setFixedWidth(theme.px(_LIST))
        self.preview = BackupPreview(theme)
        self.place = PlaceLine(theme, icons)
        self.busy = BusyLine(theme, icons)
        self._error = ErrorLine(theme, icons)
        self._lay_out(title)
        self.list.turned.connect(lambda _place: self._show_chosen())
        self.list.taken.connect(self.go.setFocus)
        self.busy.stop_wanted.connect(self.stop_wanted)

    @property
    def chosen(self) -> "Backup | None":
        """The backup that is chosen."""
        return self._backups[self.list.place] if 0 <= self.list.place < len(self._backups) else None

    @property
    def error(self) -> str:
        """What went wrong, as it stands there."""
        return self._error.text

    def show_backups(self, backups: "Sequence[Backup]", heading: str) -> None:
        """List these, the first of them chosen."""
        self._backups = backups
        self.list.show_backups(backups, heading)
        for place, one in enumerate(backups):
            self._tell_days(place, one)
        if not backups:
            self.preview.say(
                _("There is no backup here.") if self._trouble else _("No backup has been made yet.")
            )
        self._show_chosen()
        self._look_on()
        if self.list.rows:
            self.list.focus_row(0)

    def begin(self, words: str) -> None:
        """Something is being done: nothing else can be chosen meanwhile."""
        self._error.say("")
        self.busy.begin(words)
        self._allow()
        self.busy.stop.setFocus()

    def watch(self, job: Job[Any]) -> None:
        """Show how far a job is, which can be stopped here."""
        job.progressed.connect(self.busy.tell)

        def stop() -> None:
            job.cancel()
            self.end()

        stopped = self.stop_wanted.connect(stop)
        job.ended.connect(lambda: QObject.disconnect(stopped))

    def end(self, sentence: str = "") -> None:
        """It is over; why it went wrong, if it did."""
        self.busy.hide()
        self._error.say(sentence)
        self._allow()
        if self.list.rows:
            self.list.focus_row(self.list.place)

    def reject(self) -> None:
        """Esc first stops what is being done."""
        if not self.busy.isHidden():
            self.stop_wanted.emit()
            return
        self._stop_looking()
        super().reject()

    def accept(self) -> None:
        """Close after a restore."""
        self._stop_looking()
        super().accept()

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _allow(self) -> None:
        """Enable what can be done now."""
        is_free = self.busy.isHidden()
        chosen = self.chosen
        is_sound = chosen is not None and not isinstance(self._seen.get(chosen.file), str)
        for part in (self.list, self.place, *self._others):
            part.setEnabled(is_free)
        self.go.setEnabled(is_free and is_sound)
        self._in_folder.setEnabled(is_free and chosen is not None)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            seen = self._seen.get(chosen.file)
            if isinstance(seen, str):
                self.preview.say(seen)
            elif seen is None or not self._knows_now:
                self.preview.say(_("Looking into it …"))
            else:
                self.preview.show_glimpse(chosen, seen, self._now)
        self._allow()

    def _look_on(self) -> None:
        """Look into what was not looked into yet, the chosen one first; one job at a time."""
        if self._looking is not None:
            return
        chosen = self.chosen
        if not self._knows_now:
            self._begin_look(self._look_now, self._take_now)
            return
        left = [one for one in (chosen, *self._backups) if one is not None and one.file not in self._seen]
        if left:
            from expedition.backing_up import look

            file = left[0].file
            self._begin_look(lambda: look(file), lambda seen: self._take(file, seen))

    def _begin_look(self, look: "Callable[[], Glimpse]", take: "Callable[[Glimpse | str], None]") -> None:
        def done(seen: "Glimpse | str") -> None:
            self._looking = None
            take(seen)
            self._look_on()

        def work(_progress: Progress) -> "Glimpse | str":
            return look()

        self._looking = self._background.run(work, done=done, failed=done)

    def _take_now(self, seen: "Glimpse | str") -> None:
        self._knows_now, self._now = True, None if isinstance(seen, str) else seen
        self._show_chosen()

    def _take(self, file: Path, seen: "Glimpse | str") -> None:
        self._seen[file] = seen
        for place, one in enumerate(self._backups):
            self._tell_days(place, one)
        if self.chosen is not None and self.chosen.file == file:
            self._show_chosen()

    def _tell_days(self, place: int, backup: "Backup") -> None:
        seen = self._seen.get(backup.file)
        if seen is not None:
            self.list.tell_days(place, _("damaged") if isinstance(seen, str) else days_words(seen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("A folder with backups or a copy"), str(sticks_folder())
        )
        if chosen:
            self._show_elsewhere(Path(chosen))

    def _choose_file(self) -> None:
        kinds = _("Backups (*.db);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("A backup's file"), str(sticks_folder()), kinds)
        if chosen:
            self._show_elsewhere(Path(chosen))

    def _show_elsewhere(self, place: Path) -> None:
        from expedition.backing_up import found_in

        def done(found: "Sequence[Backup]") -> None:
            self.end("" if found else _("There is no backup in {place}.").format(place=place))
            if found:
                self._stop_looking()
                self.show_backups(found, _("In {place}").format(place=place))

        self.begin(_("Looking for backups"))
        self.watch(self._background.run(lambda _progress: found_in(place), done=done, failed=self.end))

    def _lay_out(self, title: str) -> None:
        px = self._theme.px
        heading = label(self._theme, title)
        heading.setFont(self._theme.dialog_title())
        heading.setWordWrap(True)
        head = QVBoxLayout()
        head.setContentsMargins(px(_EDGE), px(20), px(_EDGE), px(12))
        head.setSpacing(px(8))
        head.addWidget(heading)
        for words, look in zip(self._explained(), ("", "quiet"), strict=False):
            said = label(self._theme, words, look, small=bool(look))
            said.setWordWrap(True)
            head.addWidget(said)
        middle = QHBoxLayout()
        middle.setContentsMargins(px(_EDGE - REACH), 0, px(_EDGE), 0)
        middle.setSpacing(px(16))
        middle.addWidget(self.list)
        middle.addWidget(self.preview, 1)
        below = QVBoxLayout()
        below.setContentsMargins(px(_EDGE), px(12), px(_EDGE), px(12))
        below.setSpacing(px(8))
        self.place.setVisible(not self._trouble)
        for part in (self.place, self._error, self.busy):
            below.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(below)
        column.addWidget(self._foot())

    def _explained(self) -> tuple[str, ...]:
        if not self._trouble:
            return ()
        calm = _("Nothing has been touched, and what lies there is kept, whatever you choose here.")
        return calm, self._trouble

    def _foot(self) -> QWidget:
        theme, icons, px = self._theme, self._icons, self._theme.px
        foot = SheetFoot(theme)
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(_EDGE - 6), px(14), px(_EDGE), px(14))
        row.setSpacing(px(8))
        self.first = self._first_button()
        self.elsewhere = button(theme, icons, _("Choose elsewhere …"), look="ghost")
        menu = QMenu(self.elsewhere)
        menu.addAction(_("A &folder, on a stick say …"), self._choose_folder)
        menu.addAction(_("A backup's f&ile …"), self._choose_file)
        self.elsewhere.setMenu(menu)
        self._in_folder = button(theme, icons, _("Show in folder"), look="ghost")
        self._in_folder.clicked.connect(self._show_folder)
        close = button(theme, icons, _("Close"))
        close.setAutoDefault(True)
        close.clicked.connect(self.reject)
        self.go = button(theme, icons, _("Restore"), look="go")
        self.go.clicked.connect(lambda: self.restore_wanted.emit(self.chosen))
        self._others = (self.first, self.elsewhere, close)
        for part in (self.first, self.elsewhere, self._in_folder):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        self.go.setDefault(True)
        return foot

    def _first_button(self) -> QPushButton:
        if self._trouble:
            made = button(self._theme, self._icons, _("Salvage into a new logbook …"), look="ghost")
            made.clicked.connect(self.salvage_wanted)
        else:
            made = button(self._theme, self._icons, _("Back up now"), look="ghost")
            made.clicked.connect(self.backup_wanted)
        return made

    def _show_folder(self) -> None:
        if self.chosen is not None:
            file = self.chosen.file
            self.show_wanted.emit(file if file.is_dir() else file.parent)
