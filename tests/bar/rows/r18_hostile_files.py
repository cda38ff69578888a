"""Bombs and traps: each refused soon and small, or harmless; nothing outside is read, written or called."""

import os
import resource
import shutil
import socket
import time
from pathlib import Path

from expedition.errors import UserError
from tests.bar.alone import alone
from tests.bar.hostile_files import Hostile, hostile_files
from tests.bar.outcome import Outcome
from tests.bar.watching import Watch

WHAT = "Bombs and hostile files: refused in 2 s and 100 MiB, nothing touched outside, no connection"
SUITE, LARGE = 34, 134
_SMALL, _ENDLESS = 12 << 20, 1 << 30
"""Bytes of what has no end."""
_MOST_S, _MOST_MIB, _MOST_ADDRESSES = 2.0, 100, 1 << 30
_WHOLE = "whole"


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Reads so many, in turn; of few, every other one."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, _seed: int) -> Outcome:
    """Each in a copy of this process, with little memory to take."""
    failed: list[str] = []
    slowest_s, largest = 0.0, 0
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
        cases = hostile_files(url, _SMALL if count <= SUITE else _ENDLESS)
        apart = 2 if count <= SUITE else 1
        for number in range(count):
            case = cases[number * apart % len(cases)]
            why, took_s, mib = _tried(case, folder / "case")
            slowest_s, largest = max(slowest_s, took_s), max(largest, mib)
            if why:
                failed.append(f"{case.name}: {why}")
            try:
                listener.accept()
                failed.append(f"{case.name}: a connection")
            except BlockingIOError:
                pass
    return Outcome(count, tuple(failed), {"slowest": f"{slowest_s:.2f} s", "largest": f"{largest} MiB"})


def _tried(case: Hostile, folder: Path) -> tuple[str, float, int]:
    """What is wrong with how a file was read, seconds and MiB it took."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = os.fork()
    if not made:
        case.make(folder / case.file)
        os._exit(0)
    os.waitpid(made, 0)
    before = _lying(folder)
    told, tell = os.pipe()
    reader = os.fork()
    if not reader:
        os.close(told)
        os.write(tell, _read(case, folder).encode("utf-8", "replace")[:4000])
        os._exit(0)
    os.close(tell)
    with os.fdopen(told, encoding="utf-8") as pipe:
        said = pipe.read()
    _pid, status = os.waitpid(reader, 0)
    if status or not said:
        return f"it ended with {status}", 0.0, 0
    took, mib, outside, reason = said.split("\n", 3)
    why = _wrong(case, reason, float(took), int(mib))
    if outside:
        why = f"it touched {outside}"
    if _lying(folder) != before:
        why = "a file was written"
    return why, float(took), int(mib)


def _read(case: Hostile, folder: Path) -> str:
    """In the copy: seconds, MiB, what was touched outside, and the reason."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_addresses() + _MOST_ADDRESSES, hard))
    idle = _most_kib()
    began = time.process_time()
    with Watch(folder) as watch:
        try:
            reason = case.read(folder / case.file) or _WHOLE
        except UserError as error:
            reason = str(error)
        except BaseException as error:
            reason = f"UNCAUGHT {error!r}"
    took_s = time.process_time() - began
    return f"{took_s}\n{(_most_kib() - idle) >> 10}\n{' '.join(watch.outside)}\n{reason}"


def _wrong(case: Hostile, reason: str, took_s: float, mib: int) -> str:
    if reason.startswith("UNCAUGHT"):
        return reason
    if case.said and case.said not in reason:
        return f"it said “{reason[:200]}”"
    if took_s > _MOST_S or mib > _MOST_MIB:
        return f"it took {took_s:.1f} s and {mib} MiB"
    return ""


def _lying(folder: Path) -> list[tuple[str, int]]:
    return sorted((str(path), path.lstat().st_mtime_ns) for path in folder.rglob("*") if path.is_file())


def _most_kib() -> int:
    """Of this copy alone; what it began with counts on both sides."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0])


def _addresses() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
