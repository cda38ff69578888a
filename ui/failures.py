"""Failures that are ours: one sentence for the traveller, kind and place for the log, no diary."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from expedition.errors import UserError
from expedition.text import _

_log = logging.getLogger(__name__)
_MOST_BYTES = 500_000
_OURS = ("expedition", "ui", "resources", "sample_trips")
_SITES = ("site-packages", "dist-packages")
_DEEPEST_CAUSE = 5
_ROOT = Path(__file__).parents[1]


def unexpected() -> str:
    """The sentence for a failure that is ours."""
    return _("Something went wrong in the program, and it is not your fault; the log file says where.")


def describe(error: BaseException) -> str:
    """Kind and place of a failure; its words may hold what the traveller wrote, so they are left out."""
    causes = [*_causes(error)]
    return "\nafter ".join("\n  ".join([type(one).__name__, *_places(one)]) for one in causes)


def place_of(description: str) -> str:
    """The kind of a failure and the line it happened on, of what `describe` gives."""
    first = description.split("\nafter ")[0].splitlines()
    return f"{first[0]} {first[-1].strip()}"


def code_place(file: str) -> str:
    """Where a file of code lies, without where the program is installed: that may name a person."""
    path = Path(file)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    above = [number for number, part in enumerate(path.parts) if part in _SITES]
    return "/".join(path.parts[above[-1] + 1 :]) if above else path.name


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The failure, then what it came from."""
    one: BaseException | None = error
    for _number in range(_DEEPEST_CAUSE):
        if one is None:
            return
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(error: BaseException) -> Iterator[str]:
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"{code_place(code.co_filename)}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


class _Discreet(logging.Formatter):
    """Writes our own words as they are; of what libraries say, which may quote a file, only who and where."""

    def format(self, record: logging.LogRecord) -> str:
        """One record, its exception as kind and place."""
        if record.name.split(".")[0] in _OURS:
            words = record.getMessage()
        else:
            words = f"({code_place(record.pathname)}:{record.lineno})"
        if record.exc_info and record.exc_info[1] is not None:
            words = f"{words}: {describe(record.exc_info[1])}"
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {words}"
        home = str(Path.home())
        return line.replace(home, "~") if len(home) > 1 else line


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
    handler.setFormatter(_Discreet())
    logging.getLogger().addHandler(handler)


def catch_all(tell: Callable[[str], None], broke: Callable[[str], None]) -> None:
    """From now on an exception nobody caught becomes a line in the log and is told.

    Args:
        tell: Hears the sentence of a failure that is the traveller's to mend.
        broke: Hears kind and place of one that is ours; it may be called in any thread.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, UserError):
            tell(str(error))
        else:
            found = describe(error.with_traceback(trace))
            _log.error("Uncaught: %s", found)
            broke(found)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            hook(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = hook
    threading.excepthook = in_thread
