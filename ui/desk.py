"""The desk: where the open logbook lies. Everything in the window reads and writes through it."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from expedition.errors import BugError, Cancelled, UserError
from expedition.text import _

if TYPE_CHECKING:
    from expedition.logbook import Change, Logbook
    from expedition.records.importing import ReadFile

P = ParamSpec("P")
T = TypeVar("T")

Answers = dict[tuple[Any, ...], Any]
"""What queries gave, by the query and what it was asked with."""

_AHEAD_MS = 500
MANY = 20
"""So many entries at once are worth a backup before they are taken out."""


class _Held(NamedTuple):
    """A write that waits for the logbook."""

    label: str
    operation: Callable[..., Any]
    args: tuple[Any, ...]
    initiator: object
    merge_key: str
    kwargs: dict[str, Any]

    def words(self) -> Iterator[str]:
        """What was typed, wherever it stands."""
        known = self.operation.keywords if isinstance(self.operation, partial) else {}
        for one in (*self.args, *self.kwargs.values(), *known.values()):
            fields = (getattr(one, field.name) for field in fields_of(one)) if is_dataclass(one) else (one,)
            yield from (word for word in fields if type(word) is str and word)


class _Waiting(NamedTuple):
    """Stands for what a write that waits will change: nobody knows yet."""

    label: str = ""
    result: None = None

    def touches(self, *_row: object) -> bool:
        """Whether it changes a row."""
        return False


class Desk(QObject):
    """The only holder of a logbook.

    A logbook takes one write at a time: while a job writes, the window's own writes are refused.

    Signals:
        changed: A `Change` and who asked for it (or None): every panel asks what it touches.
        opened: Another logbook lies here, or none.
        writing: Whether a job is writing.
        refused: Who asked for a write that was held back and then refused, why, and the words in it.
    """

    changed = Signal(object, object)
    opened = Signal()
    writing = Signal(bool)
    refused = Signal(object, str, object)
    _told_by_job = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logbook: Logbook | None = None
        self._is_for_reading = False
        self.before_much: Callable[[Callable[[], None]], None] = lambda then: then()
        """Does something that takes much away, once whoever keeps backups has made one."""
        self._held: list[_Held] | None = None
        self._turn = threading.Lock()
        self._ahead: Answers = {}
        self._forget = QTimer(self, singleShot=True, interval=_AHEAD_MS)
        self._forget.timeout.connect(self._forget_ahead)
        self._told_by_job.connect(self._hear_job, Qt.ConnectionType.QueuedConnection)

    def take_out(self, count: int, take: Callable[[], None]) -> None:
        """Take so many entries out, or write over them, by doing this; of many, once there is a backup."""
        if count >= MANY:
            self.before_much(take)
        else:
            take()

    def hold(self, *, is_held: bool = True) -> None:
        """A page stands although its logbook is only being opened: keep what is to be written until then."""
        self._held = [] if is_held else None

    @property
    def is_held(self) -> bool:
        """Whether what is to be written waits for the logbook."""
        return self._held is not None

    @property
    def has_held(self) -> bool:
        """Whether anything waits to be written."""
        return bool(self._held)

    @property
    def held_words(self) -> tuple[str, ...]:
        """The texts that wait, for who has to save them elsewhere; of one sitting the latest."""
        last = {one.merge_key or str(place): one for place, one in enumerate(self._held or ())}
        return tuple(word for one in last.values() for word in one.words())

    @property
    def is_open(self) -> bool:
        """Whether a logbook lies here."""
        return self._logbook is not None

    @property
    def is_for_reading(self) -> bool:
        """Whether a logbook lies here that could only be read when it was laid here."""
        return self._is_for_reading

    @property
    def logbook(self) -> "Logbook":
        """The open logbook, for what needs no signal."""
        if self._logbook is None:
            raise BugError("no logbook lies on the desk")
        return self._logbook

    def put(self, logbook: "Logbook | None", ahead: Answers | None = None) -> None:
        """Lay another logbook here, or none, and close the one before.

        What was asked of it already need not be asked again, for a moment and until something is written.
        """
        before, self._logbook = self._logbook, logbook
        self._is_for_reading = logbook is not None and logbook.read_only
        self._ahead = dict(ahead or {})
        self._forget.start()
        if self._held:
            self._forget_ahead()
        refused = self._let_go()
        for initiator, sentence, words in refused:
            self.refused.emit(initiator, sentence, words)
        self.opened.emit()
        if before is not None:
            before.close()

    def look(self) -> str:
        """Notice what was done to the file from outside: everybody hears of what another program wrote.

        Gives why nothing can be saved any more, if that is so.
        """
        if self._logbook is None or self.is_writing:
            return ""
        found = self._logbook.look()
        if found != "nothing":
            self._forget_ahead()
        if found == "written":
            with suppress(UserError):
                self._told(self._logbook.everything())
        elif found == "journal":
            self._logbook.renew()
        return self._logbook.outside

    def tell_possible(self) -> None:
        """Let everybody ask again what can be done."""
        from expedition.logbook import Change

        self._told(Change("", {}))

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
        self._forget_ahead()
        if self._held is not None:
            self._held.append(_Held(label, operation, args, initiator, merge_key, kwargs))
            return cast("Change", _Waiting())
        with self._taking_turn():
            if merge_key:
                change = self.logbook.do_merging(label, merge_key, operation, *args, **kwargs)
            else:
                change = self.logbook.do(label, operation, *args, **kwargs)
        self.changed.emit(change, initiator)
        return change

    def _let_go(self) -> list[tuple[object, str, tuple[str, ...]]]:
        """Write what was held back, in order; who was refused, why, and what was typed.

        Nobody needs to hear of the rest: whoever shows the logbook is about to read it.
        """
        held, self._held = self._held, None
        refused: list[tuple[object, str, tuple[str, ...]]] = []
        if self._logbook is None:
            return refused
        for one in held or ():
            try:
                if one.merge_key:
                    self._logbook.do_merging(one.label, one.merge_key, one.operation, *one.args, **one.kwargs)
                else:
                    self._logbook.do(one.label, one.operation, *one.args, **one.kwargs)
            except UserError as error:
                refused.append((one.initiator, str(error), tuple(one.words())))
        return refused

    def keep(self, operation: Callable[..., Any], *args: Any) -> None:
        """Write how something is looked at: no step, and nobody hears of it.

        A logbook that cannot be written, or is just being, forgets it.
        """
        self._forget_ahead()
        with suppress(UserError), self._taking_turn():
            self.logbook.keep(operation, *args)

    def do_in_job(
        self, progress: Callable[[int, int, str], None], label: str, operation: Callable[..., Any], *args: Any
    ) -> "Change":
        """As `do`, called in a job's thread: everybody hears of it on the window's thread.

        Raises:
            UserError: The verb or the disk refuses; then nothing has changed.
            Cancelled: Nobody waits any more; then nothing has changed either.
        """
        logbook = self.logbook
        self._forget_ahead()
        with self._turn:
            self._told_by_job.emit(None)
            change = None
            try:
                change = logbook.do(label, operation, *args)
                progress(0, 0, "")
            except Cancelled:
                if change is not None:
                    logbook.undo()
                change = None
                raise
            finally:
                self._told_by_job.emit((logbook, change))
        return change

    def replay_in_job(self, steps: int) -> "Change | None":
        """Redo so many steps, or undo them where the number is negative, called in a job's thread.

        Everybody hears once of all of them, on the window's thread; what it touched.

        Raises:
            UserError: One was refused; those before it are done.
        """
        logbook = self.logbook
        self._forget_ahead()
        move = logbook.redo if steps > 0 else logbook.undo
        with self._turn:
            self._told_by_job.emit(None)
            whole: Change | None = None
            try:
                for _number in range(abs(steps)):
                    whole = _joined(whole, move())
            finally:
                self._told_by_job.emit((logbook, whole))
        return whole

    def read(self, query: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The records a query gives; jobs may call it too."""
        if self._ahead and not kwargs:
            known = self._ahead.get((query, *args))
            if known is not None:
                return cast("T", known)
        return self.logbook.read(query, *args, **kwargs)

    def _forget_ahead(self) -> None:
        self._ahead = {}

    def keeping_originals(
        self, files: "Iterable[ReadFile]", progress: Callable[[int, int, str], None]
    ) -> AbstractContextManager[Callable[[], None]]:
        """Copy imported files into the logbook, for jobs; they go again if what is done meanwhile fails.

        The block is given a function that waits for them.
        """
        return self.logbook.keeping_originals(files, progress)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        return self._logbook.undo_label if self._logbook else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        return self._logbook.redo_label if self._logbook else None

    def undo(self, steps: int = 1) -> "Change | None":
        """Take the newest steps back; what that touched."""
        return self._replayed(self.logbook.undo, steps)

    def redo(self, steps: int = 1) -> "Change | None":
        """Do the steps last taken back again; what that touched."""
        return self._replayed(self.logbook.redo, steps)

    def _replayed(self, move: "Callable[[], Change | None]", steps: int) -> "Change | None":
        """Everybody hears once of all steps, also where one in between is refused."""
        whole: Change | None = None
        self._forget_ahead()
        try:
            with self._taking_turn():
                for _number in range(steps):
                    whole = _joined(whole, move())
        finally:
            self._told(whole)
        return whole

    @property
    def is_writing(self) -> bool:
        """Whether a job is writing."""
        return self._turn.locked()

    @contextmanager
    def _taking_turn(self) -> Iterator[None]:
        """Raises a `UserError` where a job is writing: the window waits for nobody."""
        if not self._turn.acquire(blocking=False):
            raise UserError(_("An import is being written: try again in a moment."))
        try:
            yield
        finally:
            self._turn.release()

    def _hear_job(self, ended: "tuple[Logbook, Change | None] | None") -> None:
        self.writing.emit(ended is None)
        if ended is not None and ended[0] is self._logbook:
            self._told(ended[1])

    def _told(self, change: "Change | None") -> "Change | None":
        if change is not None:
            self.changed.emit(change, None)
        return change


def _joined(whole: "Change | None", change: "Change | None") -> "Change | None":
    """Two changes, one after the other, as one."""
    if whole is None or change is None:
        return whole or change
    return whole.followed_by(change)
