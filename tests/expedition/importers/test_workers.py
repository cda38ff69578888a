import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

import sample_trips
from expedition.importers.workers import Workers

TRACKS = Path(sample_trips.__file__).parent / "norway_motorbike" / "tracks"
SCRIPT = """
import sys
from pathlib import Path
from expedition.importers.batch import read_files
if __name__ == "__main__":
    files = read_files([Path(sys.argv[1])], lambda done, of, what: None)
    print(sum(file.is_readable for file in files))
"""


def test_where_no_worker_can_start_the_files_are_read_all_the_same() -> None:
    # A program that came through a pipe cannot be started a second time by its workers.
    done = subprocess.run(
        [sys.executable, "-", TRACKS], input=SCRIPT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "8\n")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are not held there")
def test_a_worker_is_deaf_to_ctrl_c_from_its_first_moment(tmp_path: Path) -> None:
    with Workers(1) as workers:
        found = [
            result
            for done in workers.run(_hears_interrupts, [tmp_path])
            if done is not None
            for result in done[1:]
        ]
    assert found == [False]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def _hears_interrupts(_path: Path) -> bool:
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_what_an_abandoned_run_still_finds_is_no_result_of_the_next(tmp_path: Path) -> None:
    with Workers(1) as workers:
        for _nothing_yet in workers.run(_found_late, [tmp_path]):
            if any(worker.place is not None for worker in workers._workers):
                break
        found = [done for done in workers.run(_found_at_once, [tmp_path, tmp_path]) if done is not None]
    assert found == [(0, "new"), (1, "new")]


def _found_late(_path: Path) -> str:
    sleep(0.5)
    return "old"


def _found_at_once(_path: Path) -> str:
    return "new"
