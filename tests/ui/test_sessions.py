import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ui.sessions import Place, Session, cut_off

HERE = Place("/logs/east", 3, "map")
RUN = """
import sys
from pathlib import Path
from ui.sessions import Place, Session
session = Session(Path(sys.argv[1]))
session.note(Place("/logs/east", 3, "map"))
session.dump.write("Fatal")
session.dump.flush()
print("there", flush=True)
sys.stdin.read()
session.end()
"""


def running(folder: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    run = subprocess.Popen([sys.executable, "-c", RUN, str(folder)], stdin=pipe, stdout=pipe, text=True)
    assert run.stdout is not None
    assert run.stdout.readline() == "there\n"
    return run


def test_a_run_that_was_killed_is_told_once(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        assert cut_off(tmp_path) is None, "it still runs"
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
    found = cut_off(tmp_path)
    assert found is not None
    assert found.place == HERE
    assert found.dump == "Fatal"
    assert cut_off(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_ends_leaves_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        run.communicate("")
    assert cut_off(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_note_that_was_never_written_names_no_place(tmp_path: Path) -> None:
    (tmp_path / "session-7.json").write_text("")
    found = cut_off(tmp_path)
    assert found is not None
    assert found.place == Place()


def test_where_nothing_can_be_written_the_program_runs_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    session = Session(tmp_path / "file" / "state")
    session.note(HERE)
    session.end()
    assert cut_off(tmp_path / "file" / "state") is None


def test_a_shorter_note_replaces_a_longer_one(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.note(Place("/logs/" + "east" * 40, 3, "map"))
    session.note(HERE)
    (tmp_path / "session-8.json").write_text(next(tmp_path.glob("session-*.json")).read_text())
    found = cut_off(tmp_path)
    assert found is not None
    assert found.place == HERE
    session.end()


@pytest.mark.parametrize(
    "note",
    [
        b"\xff\xfe{",
        b"[" * 9_000,
        b'{"logbook": "", "day_id": 1e400, "view": ""}',
        b'{"logbook": "\\ud800", "day_id": 1, "view": ""}',
    ],
)
def test_a_damaged_note_names_no_place(tmp_path: Path, note: bytes) -> None:
    (tmp_path / "session-7.json").write_bytes(note)
    found = cut_off(tmp_path)
    assert found is not None
    assert found.place == Place()
