"""What one program knows of a logbook's undo list, which other programs may write to as well."""

from collections.abc import Callable

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from expedition.store import history, replay, steps
from expedition.store.history import Change, RowChange
from expedition.store.steps import Ends, Step

_Replay = Callable[[Session, Step], Change]


class UndoList:
    """The ends of the list as this program saw them last, and the step that typing goes on with."""

    def __init__(self) -> None:
        self._known: Ends | None = None
        self._merging: tuple[str, Step, tuple[RowChange, ...]] | None = None

    def forget(self) -> None:
        """Something else may have written to it: look again, and begin a new step."""
        self._known = self._merging = None

    def ends(self, look: Callable[[], Ends]) -> Ends:
        """What undo and redo would do, as far as this program knows; it looks where it knows nothing."""
        if self._known is None:
            self._known = look()
        return self._known

    def know(self, ends: Ends) -> None:
        """So it is now: what changed it is committed."""
        self._known = ends

    def keep(
        self, connection: Connection, label: str, merge_key: str, rows: tuple[RowChange, ...]
    ) -> Step | None:
        """Writes a step into the file, or joins it to the newest one; None where nothing changed."""
        if not rows:
            return None
        merging, self._merging = self._merging, None
        if merging is not None and merge_key == merging[0] and steps.ends(connection) == Ends(merging[1]):
            step, rows = merging[1], history.joined(merging[2], rows)
            steps.replace(connection, step, rows)
        else:
            step = steps.keep(connection, label, rows)
        self._merging = (merge_key, step, rows) if merge_key else None
        return step

    def replay(self, session: Session, step: Step, *, is_undone: bool) -> tuple[Change | None, Ends]:
        """Takes a step back, or does it again, and how the list ends then; None where others changed it."""
        self._merging = None
        write: _Replay = replay.redo if is_undone else replay.undo
        connection = session.connection()
        change = write(session, step) if steps.ends(connection) == self._known else None
        return change, steps.ends(connection)
