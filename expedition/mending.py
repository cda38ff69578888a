"""Mending a logbook: what can be made again is made again, and nothing of the traveller's is lost.

The work is done on a copy that takes the file's name when it is whole: whoever pulls the plug has the old
file or the mended one. What was there before is put aside first.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from expedition import backing_up, checking
from expedition.backing_up import Reason
from expedition.checking import Problem
from expedition.errors import UserError
from expedition.logbook import Logbook, is_writable
from expedition.store import database, locks
from expedition.text import _
from expedition.writing import settle

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended and what stays wrong; `aside` is the file as it was, None where nothing was done."""

    mended: tuple[Problem, ...]
    left: tuple[Problem, ...]
    aside: Path | None = None


def no_progress(_done: int, _of: int, _what: str) -> None:
    """For callers that show none."""


def mend(folder: Path, progress: Progress = no_progress) -> Mended:
    """Mends what can be mended without losing anything; the logbook must be open nowhere.

    `progress` may raise `Cancelled`, which leaves the logbook as it is.

    Raises:
        UserError: There is no logbook of ours, it can only be read or is open elsewhere, or the disk refuses.
    """
    progress(0, 3, _("Looking the logbook over"))
    before = checking.check(folder).problems
    if not any(problem.kind == "index" for problem in before):
        return Mended((), before)
    if not is_writable(folder):
        raise UserError(_("{folder} can only be read: copy it to another disk first.").format(folder=folder))
    progress(1, 3, _("Putting the file aside"))
    with locks.held(folder):
        aside = backing_up.put_aside(folder, datetime.now(UTC), Reason.REPAIR)
        progress(2, 3, _("Mending"))
        _mend_copy(folder)
    left = checking.check(folder).problems
    still = {(problem.kind, problem.where) for problem in left}
    mended = tuple(problem for problem in before if (problem.kind, problem.where) not in still)
    return Mended(mended, left, aside)


def _mend_copy(folder: Path) -> None:
    file = folder / database.FILE_NAME
    bench = folder / "backups" / "mending.new"
    copy = bench / database.FILE_NAME
    try:
        shutil.rmtree(bench, ignore_errors=True)
        bench.mkdir(parents=True)
        shutil.copyfile(file, copy)
        with Logbook.open(bench) as logbook:
            logbook.renew_index()
        settle(copy)
        copy.replace(file)
        settle(folder)
    except OSError as error:
        raise UserError(
            _("{folder} could not be mended: {why}. It is as it was.").format(
                folder=folder, why=error.strerror or error
            )
        ) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(bench, ignore_errors=True)
