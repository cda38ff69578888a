"""Undo and redo: small steps at once, large ones in a job while the window holds still."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from expedition.errors import UserError
from expedition.text import _
from ui.background import Background, Progress
from ui.desk import Desk

if TYPE_CHECKING:
    from expedition.logbook import Change

MUCH = 60_000
"""So many letters of rows are no longer written back between two pictures of the window."""


class Replaying:
    """Takes steps back and does them again."""

    def __init__(self, desk: Desk, background: Background) -> None:
        self._desk, self._background = desk, background

    def go(
        self, steps: int, *, done: "Callable[[Change | None], None]", failed: Callable[[str], None]
    ) -> None:
        """So many steps forward, or back where the number is negative; what that touched comes to `done`."""
        if not self._is_much(steps):
            try:
                change = self._desk.redo(steps) if steps > 0 else self._desk.undo(-steps)
            except UserError as error:
                failed(str(error))
            else:
                done(change)
            return

        def work(_progress: Progress) -> "Change | None":
            return self._desk.replay_in_job(steps)

        name = _("Doing it again") if steps > 0 else _("Taking it back")
        self._background.run(work, done=done, failed=failed, name=name)

    def _is_much(self, steps: int) -> bool:
        from expedition.queries.history import letters_of_steps

        try:
            return self._desk.read(letters_of_steps, steps) >= MUCH
        except UserError:
            return False
