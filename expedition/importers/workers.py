"""Worker processes that read files: they may die with a file, and stop at once when cancelled."""

import gc
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from expedition.record_classes import dataclass

Item = TypeVar("Item")
Result = TypeVar("Result")

_READY = "ready"
_COLLECT_AFTER = 50_000
_LOOK_S = 0.1


class WorkersError(Exception):
    """No worker process can be started here; whoever asked must work by itself."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: "Connection[Any, Any]"
    is_ready: bool = False
    has_job: bool = False
    is_late: bool = False
    place: int | None = None


class Workers:
    """Runs jobs on many files in `count` processes; use it as a context, which kills them on the way out.

    They come up while others do something else, and `warm_up` loads there what a first job would wait for.
    A program of one thread may have them `forked`, with all that is loaded already.
    """

    def __init__(
        self, count: int, warm_up: Callable[[], None] | None = None, *, forked: bool = False
    ) -> None:
        self._warm_up, self._forked = warm_up, forked and sys.platform == "linux"
        self._workers = [self._started() for _ in range(count)]

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_exception: object) -> None:
        for worker in self._workers:
            self._end(worker)

    def run(
        self, job: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[tuple[int, Result | None] | None]:
        """Yields the place and result of each item as it is done, None for one that killed its worker.

        While nothing is done it yields a bare None ten times a second, so that a wish to stop is heard.
        """
        waiting = list(reversed(range(len(items))))
        left = len(items)
        for worker in self._workers:
            worker.has_job = False
            # What it still works at belongs to a run that nobody waits for any more.
            worker.is_late = worker.place is not None
        while left:
            for worker in self._workers:
                if worker.is_ready and worker.place is None and waiting:
                    worker.place = waiting.pop()
                    with suppress(OSError):  # it died; its pipe tells so below
                        worker.pipe.send((None if worker.has_job else job, items[worker.place]))
                        worker.has_job = True
            ready = wait([worker.pipe for worker in self._workers], _LOOK_S)
            if not ready:
                yield None
            for worker in [worker for worker in self._workers if worker.pipe in ready]:
                found = self._heard(worker)
                if found is not None:
                    left -= 1
                    yield found

    def _heard(self, worker: _Worker) -> tuple[int, Any] | None:
        """What a worker has to say; a dead one is replaced."""
        place = worker.place
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            self._end(worker)
            self._workers.remove(worker)
            if not worker.is_ready:
                raise WorkersError from None
            self._workers.append(self._started())
            return None if place is None or worker.is_late else (place, None)
        if not worker.is_ready:
            worker.is_ready = True
            return None
        assert place is not None
        worker.place = None
        was_late, worker.is_late = worker.is_late, False
        return None if was_late else (place, said)

    def _started(self) -> _Worker:
        context = get_context("fork") if self._forked else get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._warm_up), daemon=True)
        try:
            with _interrupts_held():
                process.start()
        except (OSError, RuntimeError, ValueError) as error:
            raise WorkersError from error
        theirs.close()
        return _Worker(process, ours)

    def _end(self, worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()
        worker.process.close()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """What is started here never hears Ctrl+C, not even before it can say so itself."""
    if sys.platform == "win32":
        yield
        return
    # Python's helper process for spawning, started with the first worker, would let the signal through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: "Connection[Any, Any]", warm_up: Callable[[], None] | None) -> None:
    """A worker's life: an item in, with the first one its job, a result out, until the pipe is closed."""
    # Ctrl+C in a terminal reaches all processes; only the first one has an answer to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Reading makes many short-lived tuples and hardly a cycle: looking for cycles less often saves a tenth.
    gc.set_threshold(_COLLECT_AFTER)
    with suppress(EOFError, OSError):
        if warm_up is not None:
            warm_up()
        pipe.send(_READY)
        job: Callable[[Any], Any] = _no_job
        while True:
            new, item = pipe.recv()
            job = new or job
            pipe.send(job(item))


def _no_job(_item: object) -> None:
    raise AssertionError("the first item comes with its job")
