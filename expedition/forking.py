"""Work shared with a copy of this process: where that is safe, a fork knows all that is known here."""

import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from typing import Any, NoReturn


def may_fork() -> bool:
    """Whether a copy of this process would work, and on a processor of its own."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


class Helper:
    """A copy of this process, at work on what it was made for; it ends with this one."""

    def __init__(self, pid: int, line: "Connection[Any, Any]") -> None:
        self.pid = pid
        self._line = line

    def tell(self, message: object) -> None:
        """Sends something; a helper that is gone hears nothing."""
        with suppress(OSError):
            self._line.send(message)

    def has_told(self) -> bool:
        """Whether a message can be had without waiting."""
        return self._line.poll()

    def told(self) -> Any:
        """The next message, waited for.

        Raises:
            EOFError: The helper ended without one.
        """
        try:
            return self._line.recv()
        except OSError as error:
            raise EOFError from error

    def end(self) -> None:
        """Ends the helper, whatever it is doing."""
        self._line.close()
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def helper(work: "Callable[[Connection[Any, Any]], None]") -> Helper | None:
    """A copy of this process that does some work and ends; None where there can be none.

    It shares the files that are open here. What it raises is told to nobody: it just ends.
    """
    if not may_fork():
        return None
    here, there = Pipe()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Threads of libraries stand still meanwhile.
            pid = os.fork()
    except OSError:
        here.close()
        there.close()
        return None
    if not pid:
        here.close()  # Else it would not notice when nobody listens any more.
        _live(lambda: work(there))
    there.close()
    return Helper(pid, here)


def _live(work: Callable[[], None]) -> NoReturn:
    """The whole life of a copy."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        work()
        code = 0
    finally:
        os._exit(code)
