"""Looking at what was done, and going back to it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from expedition.errors import UserError
from expedition.text import _, plural
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.trip_tree import TripPanel
from ui.replaying import Replaying
from ui.theme import Theme
from ui.widgets.veil import veiled

if TYPE_CHECKING:
    from expedition.records.history import EntryChange

_MOST = 200
"""So many steps are listed; older ones come into the list when these are taken back."""


@runtime_checkable
class HoldsEntries(Protocol):
    """A part of the window with lines that stand for entries."""

    def entry_in_focus(self) -> tuple[str, int] | None:
        """The kind and id of the entry that has the focus."""


class Histories(QObject):
    """The history of the logbook, of a day, of an entry.

    Signals:
        asking: A list is about to open: what was typed must be in the logbook.
        done: What was brought back.
        failed: Why it was not.
    """

    asking = Signal()
    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        side: TripPanel,
        before_undo: Callable[[Callable[[], None], int], None],
        replaying: Replaying,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._before_undo, self._replaying = before_undo, replaying
        self._desk, self._theme, self._icons = desk, theme, icons
        self._side, self._window = side, window

    def show_steps(self) -> None:
        """List the steps of the logbook, and go to the one chosen."""
        from expedition.queries.history import last_steps
        from ui.dialogs.history_dialogs import StepsDialog

        self.asking.emit()
        steps, is_whole = self._desk.read(last_steps, _MOST)
        dialog = StepsDialog(self._theme, self._icons, steps, self._window, is_whole=is_whole)
        way = dialog.way() if self._asked(dialog) else 0
        if way < 0:
            self._before_undo(lambda: self._go(way), -way)
        elif way:
            self._go(way)

    def show_entry(self) -> None:
        """Tell what became of the entry that has the focus, or else of the day."""
        kind, row_id = _focused(self._window.focusWidget()) or ("day", self._side.day_id)
        if row_id is not None:
            self.show(kind, row_id)

    def show(self, kind: str, row_id: int) -> None:
        """Tell what became of an entry, or of a day with all that is on it; bring back what is chosen."""
        from expedition.queries import history
        from ui.dialogs.history_dialogs import EntryHistoryDialog

        self.asking.emit()
        is_day = kind == "day"
        changes = (
            self._desk.read(history.of_day, row_id)
            if is_day
            else self._desk.read(history.of_entry, kind, row_id)
        )
        own = [change.title for change in changes if (change.kind, change.row_id) == (kind, row_id)]
        title = own[0] if own else _("this day") if is_day else _("this entry")
        dialog = EntryHistoryDialog(self._theme, self._icons, title, changes, self._window)
        change = dialog.change() if self._asked(dialog) else None
        if change is not None:
            self._bring_back(change)

    def _go(self, way: int) -> None:
        taken = plural("Taken back: {n} step", "Taken back: {n} steps", abs(way))
        again = plural("Done again: {n} step", "Done again: {n} steps", abs(way))
        said = taken if way < 0 else again
        self._replaying.go(way, done=lambda _change: self.done.emit(said), failed=self.failed.emit)

    def _bring_back(self, change: "EntryChange") -> None:
        from expedition.operations.bringing_back import bring_back

        label = _("Bring back {title}").format(title=change.title)
        try:
            self._desk.do(label, bring_back, change.kind, change.row_id, change.step_id)
        except UserError as error:
            self.failed.emit(str(error))
            return
        self.done.emit(_("{label} · Ctrl+Z").format(label=label))

    def _asked(self, dialog: QDialog) -> bool:
        with veiled(self._theme, self._window):
            answer = dialog.exec()
        dialog.deleteLater()
        return answer == QDialog.DialogCode.Accepted


def _focused(widget: QWidget | None) -> tuple[str, int] | None:
    """The entry whose line has the focus, if any."""
    while widget is not None:
        if isinstance(widget, HoldsEntries):
            return widget.entry_in_focus()
        widget = widget.parentWidget()
    return None
