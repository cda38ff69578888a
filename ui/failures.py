"""Failures that are ours: one sentence for the traveller, kind and place for the log, no diary."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from expedition.errors import UserError
from expedition.text import _

_log = logging.getLogger(__name__)
_MOST_BYTES = 500_000


def unexpected() -> str:
    """The sentence for a failure that is ours."""
    return _("Something went wrong in the program, and it is not your fault; the log file says where.")


def describe(error: BaseException) -> str:
    """Kind and place of a failure; its words may hold what the traveller wrote, so they are left out."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n  ".join([type(error).__name__, *frames])


def log_to(folder: Path) -> None:
    """Write the log to a file in a folder; where that is impossible the program runs without."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "expedition.log"
        if file.exists() and file.stat().st_size > _MOST_BYTES:
            file.replace(folder / "expedition.old.log")
        handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


def catch_all(tell: Callable[[str], None]) -> None:
    """From now on an exception nobody caught becomes a line in the log and a sentence in the window."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, UserError):
            tell(str(error))
        else:
            _log.error("Uncaught: %s", describe(error.with_traceback(trace)))
            tell(unexpected())

    sys.excepthook = hook
