"""A row's work in a process of its own, which has loaded the program once and may fork: it has one thread."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from tests.bar.outcome import Outcome

_ROOT = Path(__file__).parents[2]
_MEMORY = Path("/dev/shm")
_ROOM = 256 << 20
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen"}


def alone(module: str, folder: Path, count: int, seed: int) -> Outcome:
    """What `work(folder, count, seed)` of a module gives in a process of its own.

    The folder is one in memory where there is room: nothing here depends on how fast a disk is.
    """
    is_roomy = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM
    place = _MEMORY if is_roomy else folder
    with tempfile.TemporaryDirectory(dir=place, prefix="expedition-bar-") as scratch:
        return _alone(module, Path(scratch), count, seed)


def _alone(module: str, folder: Path, count: int, seed: int) -> Outcome:
    command = [sys.executable, "-m", __name__, module, str(folder.resolve()), str(count), str(seed)]
    done = subprocess.run(
        command, cwd=_ROOT, env={**os.environ, **_ONE_THREAD}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{module} ended with {done.returncode}:\n{done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    return Outcome(told["tried"], tuple(told["failed"]), told["figures"])


def _main(module: str, folder: str, count: str, seed: str) -> None:
    outcome: Outcome = import_module(module).work(Path(folder), int(count), int(seed))
    print(json.dumps({**asdict(outcome), "figures": dict(outcome.figures)}))


if __name__ == "__main__":
    _main(*sys.argv[1:])
