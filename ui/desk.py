"""The desk: where the open logbook lies. Everything in the window reads and writes through it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from expedition.errors import BugError

if TYPE_CHECKING:
    from expedition.logbook import Change, Logbook

P = ParamSpec("P")
T = TypeVar("T")


class Desk(QObject):
    """The only holder of a logbook.

    Signals:
        changed: A `Change` and who asked for it (or None): every panel asks what it touches.
        opened: Another logbook lies here, or none.
    """

    changed = Signal(object, object)
    opened = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logbook: Logbook | None = None

    @property
    def is_open(self) -> bool:
        """Whether a logbook lies here."""
        return self._logbook is not None

    @property
    def logbook(self) -> "Logbook":
        """The open logbook, for what needs no signal."""
        if self._logbook is None:
            raise BugError("no logbook lies on the desk")
        return self._logbook

    def put(self, logbook: "Logbook | None") -> None:
        """Lay another logbook here, or none, and close the one before."""
        before, self._logbook = self._logbook, logbook
        self.opened.emit()
        if before is not None:
            before.close()

    def do(
        self,
        label: str,
        operation: Callable[..., Any],
        *args: Any,
        initiator: object = None,
        merge_key: str = "",
        **kwargs: Any,
    ) -> "Change":
        """One write as one undo step; everybody hears of it.

        Args:
            label: The name of the step in the menu: "Rename day".
            operation: A write verb of `expedition.operations`; gets a session and the other arguments.
            args: What the verb takes.
            initiator: Who asks, so that a form need not refresh itself while it is typed in.
            merge_key: Joins the newest step if that has the same key: typing is one step, not hundreds.
            kwargs: What the verb takes.

        Raises:
            UserError: The verb or the disk refuses; then nothing has changed.
        """
        if merge_key:
            change = self.logbook.do_merging(label, merge_key, operation, *args, **kwargs)
        else:
            change = self.logbook.do(label, operation, *args, **kwargs)
        self.changed.emit(change, initiator)
        return change

    def read(self, query: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The records a query gives; jobs may call it too."""
        return self.logbook.read(query, *args, **kwargs)

    def keep_originals(self, files: Iterable[Path]) -> None:
        """Copy imported files into the logbook; for jobs."""
        self.logbook.keep_originals(files)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        return self._logbook.undo_label if self._logbook else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        return self._logbook.redo_label if self._logbook else None

    def undo(self) -> "Change | None":
        """Take the newest step back; what that touched."""
        return self._told(self.logbook.undo())

    def redo(self) -> "Change | None":
        """Do the step last taken back again; what that touched."""
        return self._told(self.logbook.redo())

    def _told(self, change: "Change | None") -> "Change | None":
        if change is not None:
            self.changed.emit(change, None)
        return change
