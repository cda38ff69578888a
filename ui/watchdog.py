"""For whoever works on the program: says which line holds the window up, while it does."""

import faulthandler
import logging
import sys
import tempfile
import threading
import time

from PySide6.QtCore import QObject, QTimer

from ui.failures import code_place

LONGEST_MS = 100
TICK_MS = 20

_log = logging.getLogger(__name__)


class Watchdog(QObject):
    """Notes every turn of the window's thread that takes longer than it may, and where that stood meanwhile.

    The stack is written by a thread of the interpreter that needs no turn of Python's, so that a window that
    is just painting is not disturbed.
    """

    def __init__(self, parent: QObject, longest_ms: int = LONGEST_MS) -> None:
        super().__init__(parent)
        self._longest_s = (longest_ms + TICK_MS) / 1000
        self._stack = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it lasts as long as the window
        self._thread = threading.get_ident()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._last = time.perf_counter()
        self._timer.start()
        self._arm()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()
        self._stack.close()

    def _arm(self) -> None:
        faulthandler.dump_traceback_later(self._longest_s, file=self._stack)

    def _tick(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        now = time.perf_counter()
        took_ms = (now - self._last) * 1000 - TICK_MS
        self._last = now
        held = self._read()
        if held:
            told = f"The window stood still for {took_ms:.0f} ms in\n  {held}"
            _log.warning(told)
            sys.stderr.write(f"{told}\n")
        self._arm()

    def _read(self) -> str:
        """Where the window's thread was when it had stood still for too long; empty where it never did."""
        if not self._stack.tell():
            return ""
        self._stack.seek(0)
        dump = self._stack.read().decode("utf-8", "replace")
        self._stack.seek(0)
        self._stack.truncate()
        return "\n  ".join(places(dump, self._thread))


def places(dump: str, thread: int) -> list[str]:
    """Where a thread stands in a dump of all, innermost first, as file, line and function."""
    _before, _name, rest = dump.partition(f"hread 0x{thread:016x}")
    found = []
    for line in rest.split("\n\n")[0].splitlines():
        words = line.strip().split('"')
        if len(words) == 3 and line.strip().startswith("File"):
            _comma, _line, number, _in, function = words[2].split(maxsplit=4)
            found.append(f"{code_place(words[1])}:{number} {function}")
    return found
