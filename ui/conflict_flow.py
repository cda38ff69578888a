"""Copies of the open logbook that a sync program put beside it: said over the window, kept when wished."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from expedition.text import _
from ui.background import Background, Progress
from ui.desk import Desk
from ui.opening import Opener

State = tuple[str, str, list[tuple[str, Callable[[], None]]], bool]
"""Sign, sentence and buttons of the line, and whether it is grave."""
_NOTHING: State = "", "", [], False


class ConflictFlow(QObject):
    """Looks for such copies in jobs; nothing is ever removed.

    Signals:
        found: There is something new to say.
    """

    found = Signal()

    def __init__(self, desk: Desk, background: Background, opener: Opener, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self._opener = desk, background, opener
        self._copies: tuple[Path, ...] = ()
        self._left: set[Path] = set()
        self._kept: tuple[Path, Path] | None = None

    def look(self) -> None:
        """See in a job what lies beside the logbook."""
        if not self._desk.is_open:
            self._copies, self._kept = (), None
            return
        logbook = self._desk.logbook

        def done(copies: tuple[Path, ...]) -> None:
            if self._desk.is_open and self._desk.logbook is logbook and copies != self._copies:
                self._copies = copies
                self.found.emit()

        self._background.run(
            lambda _progress: _conflict_copies(logbook.folder),
            done=done,
            failed=lambda _sentence: None,
        )

    def state(self) -> State:
        """What is to be said of them."""
        if self._kept is not None and self._kept[1].parent == self._desk.logbook.folder:
            return self._state_of_kept(*self._kept)
        left = [copy for copy in self._copies if copy not in self._left]
        if not left:
            return _NOTHING
        from expedition import nearby

        acts = [(_("Not now"), lambda: self._leave(left))]
        first = left[0]
        if first.suffix == ".db":
            acts.insert(0, (_("Keep it as a logbook of its own"), lambda: self._keep(first)))
        return "info", nearby.of_copies(left), acts, False

    def _state_of_kept(self, folder: Path, copy: Path) -> State:
        words = _("{name} is kept as the logbook {folder}: open it to compare. The file itself stays.")
        acts = [(_("Open it"), lambda: self._open(folder)), (_("Not now"), lambda: self._leave([copy]))]
        return "info", words.format(name=copy.name, folder=folder), acts, False

    def _leave(self, copies: list[Path]) -> None:
        self._left.update(copies)
        self._kept = None
        self.found.emit()

    def _open(self, folder: Path) -> None:
        if self._kept is not None:
            self._left.add(self._kept[1])
        self._kept = None
        self._opener.open(folder)

    def _keep(self, copy: Path) -> None:
        from expedition import nearby

        def done(folder: Path) -> None:
            self._kept = (folder, copy)
            self.found.emit()

        def work(progress: Progress) -> Path:
            return nearby.keep_apart(copy, progress)

        name = _("Keeping {name}").format(name=copy.name)
        self._background.run(work, done=done, failed=self._opener.failed.emit, name=name)


def _conflict_copies(folder: Path) -> tuple[Path, ...]:
    from expedition import nearby

    return nearby.conflict_copies(folder)
