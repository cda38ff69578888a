"""Commands run in turn, each in a fresh process: medians, and ratios within each round.

Rounds go A B A B …, so that a ratio holds although the machine's speed drifts.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_WITNESS = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
wall = time.perf_counter() - start
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, wall, spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1024]))
"""
"""Runs a command and tells its exit code, seconds, processor seconds, and the MiB of its largest process."""

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command; `peak_mib` is that of its largest process, children included."""

    wall_s: float
    cpu_s: float
    peak_mib: float


def compare(
    commands: Mapping[str, Command], rounds: int, before: Callable[[], None] = lambda: None
) -> dict[str, list[Run]]:
    """Runs of each command, the first of them the base; `before` clears the table before each."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _round in range(rounds):
        for name, command in commands.items():
            before()
            runs[name].append(run(command))
    return runs


def run(command: Command) -> Run:
    """One run in a fresh process.

    Raises:
        RuntimeError: The command failed.
    """
    done = subprocess.run([sys.executable, "-c", _WITNESS, *command], stdout=subprocess.PIPE, check=True)
    code, wall_s, cpu_s, peak_mib = json.loads(done.stdout)
    if code:
        message = f"{' '.join(command[:4])} … ended with {code}"
        raise RuntimeError(message)
    return Run(wall_s, cpu_s, peak_mib)


def table(title: str, runs: Mapping[str, Sequence[Run]]) -> str:
    """Medians, and the median of each command's ratio to the first one within a round."""
    lines = [title, f"{'':28}{'wall s':>9}{'cpu s':>9}{'peak MiB':>10}{'ratio':>8}"]
    base = next(iter(runs.values()))
    for name, some in runs.items():
        ratio = statistics.median(one.wall_s / other.wall_s for one, other in zip(some, base, strict=True))
        middle = [statistics.median(getattr(one, field) for one in some) for field in Run.__slots__]
        lines.append(f"{name:28}{middle[0]:9.2f}{middle[1]:9.2f}{middle[2]:10.0f}{ratio:8.3f}")
    return "\n".join(lines)
