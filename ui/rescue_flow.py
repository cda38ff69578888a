"""Backups in the window: looking at them, restoring one, and what to do where a logbook does not open."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from expedition.text import _
from ui.background import Background, Job
from ui.check_flow import CheckFlow
from ui.closed_work import ClosedWork
from ui.desk import Desk
from ui.file_kinds import sticks_folder
from ui.icons import Icons
from ui.opening import Opener, free_folder
from ui.second_place import SecondPlace
from ui.theme import Theme
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from expedition.backing_up import Backup
    from expedition.records.glimpse import Glimpse
    from expedition.salvaging import Salvaged
    from ui.dialogs.backups_dialog import BackupsDialog


class RescueFlow(QObject):
    """The dialog of backups, of the logbook on the desk or of one that does not open.

    Signals:
        done: What was restored.
        failed: Why something did not work.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        background: Background,
        opener: Opener,
        place: SecondPlace,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._place = place
        self._desk, self._theme, self._icons, self._background = desk, theme, icons, background
        self._opener, self._window = opener, window
        self.work = ClosedWork(desk, background, opener, self)
        self._dialog: BackupsDialog | None = None
        self._check = CheckFlow(desk, theme, icons, background, self.work, place, window)
        self._check.backups_wanted.connect(self.open)
        self._check.salvage_wanted.connect(self._help_with_open)
        self._check.failed.connect(self.failed)
        opener.prepared.connect(self._check.look_over)
        # The page behind says it first.
        opener.damaged.connect(self.help_with, Qt.ConnectionType.QueuedConnection)
        self.check = self._check.begin
        self.check_unasked = self._check.begin_unasked

    def open(self) -> None:
        """Show the backups of the logbook on the desk."""
        folder = self._desk.logbook.folder
        self._show(folder, _("Backups of {name}").format(name=folder.name), "")

    def help_with(self, folder: Path, sentence: str) -> None:
        """Show what can be done about a logbook that does not open, for this reason."""
        if self._dialog is None:
            self._show(folder, _("This logbook does not open"), sentence)
        else:
            self._dialog.end(sentence)

    def _help_with_open(self) -> None:
        """Some of the logbook on the desk is damaged: backups, or a salvage."""
        sentence = _(
            "Some of what lies in it is not what was written: restore a backup, or bring what can be read "
            "into a new logbook."
        )
        self._show(self._desk.logbook.folder, _("This logbook is damaged"), sentence)

    def _show(self, folder: Path, title: str, trouble: str) -> None:
        from ui.dialogs.backups_dialog import BackupsDialog

        look_now = self._look_now(folder)
        dialog = BackupsDialog(
            self._theme, self._icons, self._background, title, look_now, trouble, self._window
        )
        dialog.restore_wanted.connect(lambda backup: self._restore(folder, backup))
        dialog.backup_wanted.connect(lambda: self._back_up(folder))
        dialog.salvage_wanted.connect(lambda: self._salvage(folder))
        dialog.show_wanted.connect(lambda at: QDesktopServices.openUrl(QUrl.fromLocalFile(str(at))))
        dialog.stop_wanted.connect(self.work.stop)
        dialog.place.choose_wanted.connect(lambda: self._choose_place(folder))
        dialog.place.copy_wanted.connect(lambda: self._copy(folder, self._place.of(folder)))
        dialog.place.forget_wanted.connect(lambda: self._forget_place(folder))
        progressed = self.work.progressed.connect(dialog.busy.tell)
        self._dialog = dialog
        self._list(folder)
        try:
            with veiled(self._theme, self._window):
                dialog.exec()
        finally:
            self._dialog = None
            QObject.disconnect(progressed)
            dialog.deleteLater()

    def _look_now(self, folder: Path) -> "Callable[[], Glimpse]":
        from expedition.backing_up import look

        is_open = self._is_on_desk(folder)
        return lambda: look(folder, is_open=is_open)

    def _is_on_desk(self, folder: Path) -> bool:
        return self._desk.is_open and self._desk.logbook.folder == folder

    def _list(self, folder: Path) -> None:
        from expedition.backing_up import listed

        if self._dialog is not None:
            self._dialog.show_backups(listed(folder), _("In the logbook's folder, newest first"))
            self._tell_place(folder)

    def _back_up(self, folder: Path) -> None:
        from expedition.backing_up import Reason, back_up

        def done(_made: "Backup") -> None:
            self._end("")
            self._list(folder)

        self._begin(_("Making a backup"))
        self._background.run(lambda _progress: back_up(folder, Reason.ASKED), done=done, failed=self._end)

    def _restore(self, folder: Path, backup: "Backup") -> None:
        from expedition.backing_up import restore

        def done(_aside: Path | None) -> None:
            if self._dialog is not None:
                self._dialog.end()
                self._dialog.accept()
            self.done.emit(_restored(backup))

        self._begin(_("Restoring"))
        self.work.begin(
            folder,
            lambda progress: restore(backup.file, folder, datetime.now(UTC), progress),
            done=done,
            failed=self._end,
        )

    def _choose_place(self, folder: Path) -> None:
        from expedition.second_place import place_in

        words = _("Where copies of this logbook go")
        chosen = QFileDialog.getExistingDirectory(self._dialog, words, str(sticks_folder()))
        if chosen:
            self._copy(folder, place_in(Path(chosen), folder))

    def _copy(self, folder: Path, place: Path | None) -> None:
        """Copy to a place, and keep it as the second one once that was done."""
        if place is None:
            return
        from expedition.second_place import back_up_to

        def done(_count: int) -> None:
            self._place.keep(folder, place)
            self._place.note_copied(folder)
            self._tell_place(folder)
            self._end("")

        self._begin(_("Copying the logbook"))
        self._watch(
            self._background.run(
                lambda progress: back_up_to(folder, place, progress), done=done, failed=self._end
            )
        )

    def _forget_place(self, folder: Path) -> None:
        self._place.keep(folder, None)
        self._tell_place(folder)

    def _tell_place(self, folder: Path) -> None:
        place, dialog = self._place.of(folder), self._dialog
        if dialog is None:
            return
        words = self._place.words(folder)
        dialog.place.tell(words, has_place=place is not None)
        if place is not None:
            self._look_for(place, words, dialog)

    def _look_for(self, place: Path, words: str, dialog: "BackupsDialog") -> None:
        """Say that a place is away; a network may take its time to tell."""
        from expedition.second_place import is_there

        def done(is_found: bool) -> None:
            if dialog is self._dialog and dialog.place.words == words and not is_found:
                dialog.place.tell(_("{words}; it is not there now").format(words=words), has_place=True)

        self._background.run(lambda _progress: is_there(place), done=done, failed=lambda _sentence: None)

    def _watch(self, job: Job[Any]) -> None:
        if self._dialog is not None:
            self._dialog.watch(job)

    def _salvage(self, folder: Path) -> None:
        target = self._ask_folder(folder)
        if target is None:
            return
        from expedition.salvaging import salvage

        def done(found: "Salvaged") -> None:
            if self._dialog is not None:
                self._dialog.end()
                self._dialog.accept()
            self._opener.open(target, lambda: self._tell_salvaged(found))

        self._begin(_("Reading what can be read"))
        self._watch(
            self._background.run(
                lambda progress: salvage(folder, target, progress), done=done, failed=self._end
            )
        )

    def _tell_salvaged(self, found: "Salvaged") -> None:
        from ui.dialogs.salvaged_dialog import salvaged_dialog

        dialog = salvaged_dialog(self._theme, self._icons, found, self._window)
        with veiled(self._theme, self._window):
            dialog.exec()
        dialog.deleteLater()

    def _ask_folder(self, folder: Path) -> Path | None:
        from ui.dialogs.logbook_dialog import LogbookDialog

        name = _("{name} salvaged").format(name=folder.name)
        title, verb = _("A new logbook for what can be read"), _("Salvage")
        proposed = free_folder(folder.parent, name)
        parent = self._dialog or self._window
        dialog = LogbookDialog(self._theme, self._icons, title, verb, proposed, parent)
        with veiled(self._theme, parent):
            answer = dialog.exec()
        dialog.deleteLater()
        return dialog.folder() if answer == QDialog.DialogCode.Accepted else None

    def _begin(self, words: str) -> None:
        if self._dialog is not None:
            self._dialog.begin(words)

    def _end(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.end(sentence)
        elif sentence:
            self.failed.emit(sentence)


def _restored(backup: "Backup") -> str:
    from ui.dialogs.backup_words import made_words

    return _("Restored: {made}. Backups … takes it back.").format(made=made_words(backup))
