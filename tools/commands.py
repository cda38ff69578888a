"""Running other programs, for run.py: standard library only."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Word = str | Path


def say(text: str) -> None:
    """One line to the person at the terminal, in order with what the programs print."""
    print(text, flush=True)


def works(command: Sequence[Word]) -> bool:
    """Whether a command runs well; what it prints is dropped."""
    try:
        return not subprocess.run(command, capture_output=True, check=False).returncode
    except OSError:
        return False


def call(command: Sequence[Word], folder: Path | None = None, env: Mapping[str, str] | None = None) -> int:
    """Run a command and give its exit code."""
    return subprocess.run(command, cwd=folder, env=env, check=False).returncode


def begin(command: Sequence[Word], folder: Path, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a command whose words and end do not matter, beside all that follows."""
    return subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def run(command: Sequence[Word], env: Mapping[str, str] | None = None) -> None:
    """Run a command that must succeed; where it does not, show what it said and stop."""
    if quietly(command, None, env):
        sys.exit("This did not work: " + " ".join(map(str, command)))


def quietly(command: Sequence[Word], folder: Path | None = None, env: Mapping[str, str] | None = None) -> int:
    """Run a command whose words matter only when it fails, and give its exit code."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=env,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        say(done.stdout)
    return done.returncode
