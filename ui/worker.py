"""A process beside the window for work that would keep Python from painting: it stays warm between jobs."""

import logging
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from expedition.errors import Cancelled, UserError
from ui.background import Progress
from ui.failures import describe, unexpected

_log = logging.getLogger(__name__)
_WAIT_S = 0.05


class Worker:
    """Runs functions of importable modules in a process of its own, one at a time.

    A cancelled job is ended with its process, whatever it is doing; the next job starts a new one. With a
    `holder` each process makes one, and functions get it first: what they keep in it stays between jobs.
    """

    def __init__(self, holder: Callable[[], Any] | None = None) -> None:
        self._holder = holder
        self._context = multiprocessing.get_context("spawn")
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection[Any, Any] | None = None
        self._turn = threading.Lock()

    def call(self, function: Callable[..., Any], *args: Any, progress: Progress) -> Any:
        """The result of `function(*args, progress)`, waited for in a job's thread.

        Raises:
            UserError: As the function raised it, or in general words if the failure is ours.
            Cancelled: `progress` says that nobody waits any more.
        """
        with self._turn:
            line = self._started()
            try:
                line.send((function, args))
                return self._answer(line, progress)
            except Cancelled:
                self._end()
                raise
            except (EOFError, OSError) as error:
                self._end()
                raise UserError(unexpected()) from error

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._end()

    def _answer(self, line: "Connection[Any, Any]", progress: Progress) -> Any:
        done, of, what = 0, 0, ""
        while True:
            if not line.poll(_WAIT_S):
                progress(done, of, what)
                continue
            kind, value = line.recv()
            if kind == "progress":
                done, of, what = value
                progress(done, of, what)
            elif kind == "done":
                return value
            elif kind == "refused":
                raise UserError(value)
            else:
                _log.error("A worker failed: %s", value)
                raise UserError(unexpected())

    def _started(self) -> "Connection[Any, Any]":
        if self._line is None or self._process is None or not self._process.is_alive():
            here, there = self._context.Pipe()
            self._process = self._context.Process(
                target=_serve, args=(there, self._holder), daemon=True, name="worker"
            )
            self._process.start()
            there.close()
            self._line = here
        return self._line

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._process.close()
            self._process = None


def _serve(line: "Connection[Any, Any]", holder: Callable[[], Any] | None) -> None:
    """The loop in the process: one job after another until the window hangs up."""
    held = () if holder is None else (holder(),)
    while True:
        try:
            function, args = line.recv()
            line.send(_outcome(function, (*held, *args), line))
        except (EOFError, OSError):
            return


def _outcome(
    function: Callable[..., Any], args: tuple[Any, ...], line: "Connection[Any, Any]"
) -> tuple[str, Any]:
    def progress(done: int, of: int, what: str) -> None:
        line.send(("progress", (done, of, what)))

    try:
        return "done", function(*args, progress)
    except UserError as error:
        return "refused", str(error)
    except Exception as error:
        return "failed", describe(error)
