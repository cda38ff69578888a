import threading
import time
from collections.abc import Iterator
from multiprocessing import Pipe

import pytest

from expedition.errors import Cancelled, UserError
from ui.background import Progress
from ui.worker import Worker, _serve


def double(number: int, progress: Progress) -> int:
    progress(1, 2, "doubling")
    return 2 * number


def refuse(progress: Progress) -> None:
    raise UserError("No day fits: choose more days.")


def stumble(progress: Progress) -> None:
    raise ValueError("my secret diary")


def sleep(progress: Progress) -> None:
    time.sleep(60)


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def silent(done: int, of: int, what: str) -> None:
    pass


def test_a_process_answers_again_and_again(worker: Worker) -> None:
    told: list[str] = []
    assert worker.call(double, 21, progress=lambda _done, _of, what: told.append(what)) == 42
    assert worker.call(double, 4, progress=silent) == 8
    assert "doubling" in told


def test_sentences_come_through_and_bugs_do_not_spill_words(
    worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(UserError, match="No day fits"):
        worker.call(refuse, progress=silent)
    with pytest.raises(UserError):
        worker.call(stumble, progress=silent)
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_a_process_whose_window_has_gone_ends_without_a_word() -> None:
    window, line = Pipe()
    window.send((double, (21,)))
    window.close()
    _serve(line, None)


def test_cancel_ends_a_job_that_does_not_listen(worker: Worker) -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()

    def progress(done: int, of: int, what: str) -> None:
        if stop.is_set():
            raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        worker.call(sleep, progress=progress)
    assert time.monotonic() - started < 5
    assert worker.call(double, 1, progress=silent) == 2
