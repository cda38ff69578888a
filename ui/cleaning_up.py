"""Clearing out originals and photos that nothing refers to any more."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from expedition import units
from expedition.text import _, plural
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from expedition.cleaning import Spare


class CleaningUp(QObject):
    """Says how much is unused, asks, removes it; both in jobs, since many files may lie there.

    Signals:
        done: What was removed, or that nothing is unused.
        failed: Why nothing was.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self, desk: Desk, theme: Theme, icons: Icons, background: Background, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._theme, self._icons = desk, theme, icons
        self._background, self._window = background, window

    def begin(self) -> None:
        """Look for files that nothing refers to."""
        from expedition import cleaning

        logbook = self._desk.logbook
        self._background.run(
            lambda _progress: cleaning.spare(logbook),
            done=self._ask,
            failed=self.failed.emit,
            name=_("Looking for unused originals"),
        )

    def _ask(self, found: Sequence["Spare"]) -> None:
        from ui.dialogs.sheet import Sheet
        from ui.widgets.controls import label

        if not found:
            self.done.emit(_("Every original is in use, here or in a backup."))
            return
        verb = plural("Remove {n} file", "Remove {n} files", len(found))
        dialog = Sheet(self._theme, self._icons, _("Unused originals"), verb, self._window)
        words = label(self._theme, _words(found))
        words.setWordWrap(True)
        dialog.grid.addWidget(words, 0, 0, 1, 2)
        with veiled(self._theme, self._window):
            answer = dialog.exec()
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted:
            self._remove([one.name for one in found])

    def _remove(self, names: Sequence[str]) -> None:
        from expedition import cleaning

        if self._desk.is_writing:
            self.failed.emit(_("An import is being written: try again in a moment."))
            return
        logbook = self._desk.logbook
        self._background.run(
            lambda _progress: cleaning.remove(logbook, names),
            done=self._tell,
            failed=self.failed.emit,
            name=_("Removing unused originals"),
        )

    def _tell(self, gone: Sequence["Spare"]) -> None:
        count = plural("Removed {n} file", "Removed {n} files", len(gone))
        self.done.emit(f"{count}, {_size(gone)}")


def _words(found: Sequence["Spare"]) -> str:
    count = plural("{n} file", "{n} files", len(found))
    return _(
        "{count} in this logbook, together {size}, were imported once and taken back or removed since. "
        "No day, photo or route uses them. This cannot be undone; the files they were copied from stay."
    ).format(count=count, size=_size(found))


def _size(found: Sequence["Spare"]) -> str:
    return f"{units.number(sum(one.size for one in found) / 1e6, 1)} MB"
