"""Work beside the window: jobs run in threads, results come back on the window's own thread."""

import logging
import sys
import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from expedition.errors import Cancelled, UserError
from ui.collecting import Collector
from ui.failures import describe, unexpected
from ui.thrift import give_back

T = TypeVar("T")

Progress = Callable[[int, int, str], None]
"""Called by a job with (done, of how many, what is being done); raises `Cancelled` when it shall stop."""

_TURN_S = 0.0005
_CALM_MS = 4_000
"""So long after the last job the system gets back what is free; before that it would soon be wanted again."""

_log = logging.getLogger(__name__)


class Job(QObject, Generic[T]):
    """A piece of work under way; `cancel` frees the window at once, the job at its next sign of life."""

    progressed = Signal(int, int, str)
    ended = Signal()
    broke = Signal(str)
    _told = Signal(str, object)

    def __init__(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._done, self._failed = work, done, failed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="job")
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for the result any more."""
        return self._stop.is_set()

    @property
    def is_running(self) -> bool:
        """Whether its thread is still at work, waited for or not."""
        return self._thread.is_alive()

    def cancel(self) -> None:
        """Stop; whatever the job still returns is thrown away."""
        if not self._stop.is_set():
            self._stop.set()
            self.ended.emit()

    def wait(self) -> None:
        """Block until the thread has ended; only for leaving the program."""
        if self._thread.is_alive():
            self._thread.join()

    def forget(self) -> None:
        """Let go of everything; for a job that has ended, whose thread is done."""
        self._work = self._done = self._failed = _nothing
        self.deleteLater()

    def _run(self) -> None:
        try:
            result = self._work(self._progress)
        except Cancelled:
            self._tell("cancelled", None)
        except UserError as error:
            self._tell("failed", str(error))
        except Exception as error:
            found = describe(error)
            _log.error("A job failed: %s", found)
            self._tell("broke", found)
        else:
            self._tell("done", result)

    def _progress(self, done: int, of: int, what: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        self._tell("progress", (done, of, what))

    def _tell(self, kind: str, value: object) -> None:
        # At the very end of the program the receiving half may be gone before the thread is.
        try:
            self._told.emit(kind, value)
        except RuntimeError:
            _log.debug("Nobody waits for this job any more.")

    def _hear(self, kind: str, value: Any) -> None:
        if self._stop.is_set():
            return
        if kind == "progress":
            self.progressed.emit(*value)
            return
        self._stop.set()
        self.ended.emit()
        if kind == "done":
            self._done(cast("T", value))
        elif kind == "failed":
            self._failed(value)
        elif kind == "broke":
            self._failed(unexpected())
            self.broke.emit(value)


def _nothing(_value: object) -> Any:
    """What a job does that has ended."""


class Background(QObject):
    """Starts jobs and keeps them until they end.

    Signals:
        began: A job the traveller should see, with its name.
        broke: Kind and place of a failure in a job that is ours.
    """

    began = Signal(object, str)
    broke = Signal(str)

    def __init__(self, parent: QObject | None = None, *, collects: bool = True) -> None:
        """One of them collects garbage, that of the window: several would do it so much more often."""
        super().__init__(parent)
        self._jobs: set[Job[Any]] = set()
        self._ending: list[Job[Any]] = []
        self._is_over = False
        self._collector = Collector(self) if collects else None
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._settle)
        # The window gives its turn away at every statement; a busy job shall not keep it for long.
        sys.setswitchinterval(_TURN_S)

    def run(
        self,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[str], None],
        name: str = "",
    ) -> Job[T]:
        """Run `work(progress)` in a thread; `done(result)` or `failed(sentence)` follows on this thread.

        A job with a name is shown with its progress and a way to cancel it. After `stop` none begins.
        """
        job = Job(work, done, failed, self)
        if self._is_over:
            job.cancel()
            return job
        self._jobs.add(job)
        job.ended.connect(self._let_end)
        job.broke.connect(self.broke)
        if name:
            self.began.emit(job, name)
        job.start()
        return job

    def stop(self) -> None:
        """Cancel everything and wait for it; for leaving the program.

        What is closed one after another may still ask for work, whose thread would outlive all it tells.
        """
        self._is_over = True
        for job in tuple(self._jobs):
            job.cancel()
        # A thread that still paints while the program is taken apart would take it down.
        for job in self._ending:
            job.wait()
        self._bury()
        self._calm.stop()
        if self._collector is not None:
            self._collector.stop()

    def _let_end(self) -> None:
        """Nobody waits for some job any more, but its thread may still be at work."""
        ended = [job for job in self._jobs if job.is_cancelled]
        self._jobs.difference_update(ended)
        self._calm.start()
        self._bury()
        self._ending += ended

    def _settle(self) -> None:
        self._bury()
        give_back()

    def _bury(self) -> None:
        """Jobs whose thread is done are taken apart; what they were to do, and for whom, is let go."""
        for job in self._ending:
            if not job.is_running:
                job.forget()
        self._ending = [job for job in self._ending if job.is_running]
