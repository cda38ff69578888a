"""No connection: every command, and in the long run the window too, watched by the system itself."""

import io
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from tests.bar.alone import alone
from tests.bar.outcome import Outcome

WHAT = "No connection is ever opened: all commands, and at length the window, with the system listening"
SUITE, LARGE = 1, 2
_ROOT = Path(__file__).parents[3]
_COMMANDS = (
    "sample steppe_to_beyneu {log}",
    "inspect {tracks}",
    "days {log}",
    "stats {log}",
    "find {log} steppe",
    "plan {log}",
    "where 43.2 76.9",
    "import {log} {tracks}",
    "report {log} -o {here}/a.pdf",
    "export {log} -o {here}/a.gpx --format gpx",
    "export {log} -o {here}/trip --format folder",
    "check {log}",
    "backup {log}",
    "clean {log}",
    "travel-copy {log} {here}/thin",
)
_CALL = re.compile(r"(?:connect|sendto|sendmsg)\(.*sa_family=AF_INET6?\b.*")


def run(folder: Path, count: int, seed: int) -> Outcome:
    """The commands as Python tells of them; more often than once, all with `strace`, the window too."""
    if count <= SUITE:
        return alone(__name__, folder, count, seed)
    failed = _called(folder, "commands", [sys.executable, "-m", "tests.bar", "R18", "--suite"])
    failed += _called(folder, "window", [sys.executable, "-m", "tests.bar", "R22", "--count", "2"])
    return Outcome(count, tuple(failed))


def work(folder: Path, count: int, _seed: int) -> Outcome:
    """All commands in one process."""
    import sample_trips
    from expedition.cli import main
    from tests.bar.watching import Watch

    tracks = Path(sample_trips.__file__).parent / "steppe_to_beyneu" / "tracks"
    places = {"log": folder / "log", "tracks": tracks, "here": folder}
    failed: list[str] = []
    for command in _COMMANDS:
        words = [word.format_map(places) for word in command.split()]
        said = io.StringIO()
        with Watch(folder) as watch, redirect_stdout(said), redirect_stderr(said):
            code = main(words)
        failed += [f"{command}: {call}" for call in watch.calls]
        if code:
            failed.append(f"{command} ended with {code}: {said.getvalue()[-300:]}")
    if any(name.partition(".")[0] == "PySide6" for name in sys.modules):
        failed.append("a command loaded the window")
    return Outcome(count, ("\n     ".join(failed),) if failed else (), {"commands": str(len(_COMMANDS))})


def _called(folder: Path, name: str, command: list[str]) -> list[str]:
    """Connections that a command began, as the system saw them."""
    if shutil.which("strace") is None:
        return ["strace is not there: install it"]
    trace = folder / f"{name}.trace"
    watched = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg", "-o", str(trace), *command]
    done = subprocess.run(watched, cwd=_ROOT, env=os.environ, capture_output=True, text=True, check=False)
    calls = [line for line in trace.read_text(errors="replace").splitlines() if _CALL.search(line)]
    found = [f"{name}: {call}" for call in calls[:5]]
    return found + ([f"{name} ended with {done.returncode}: {done.stdout[-500:]}"] if done.returncode else [])
