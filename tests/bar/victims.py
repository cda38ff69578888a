"""Copies of this process that work until they are killed."""

import gc
import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

Tell = Callable[[str], None]
"""Tells the process that waits one line, at once."""

_PATIENCE_S = 60.0


@dataclass
class Victim:
    """One copy at work; `told` are the whole lines it told so far."""

    pid: int
    line: int
    told: list[str] = field(default_factory=list)
    has_ended: bool = False
    _rest: bytes = b""

    def wait_for(self, count: int) -> None:
        """Until it told so many lines, or ended."""
        deadline = time.monotonic() + _PATIENCE_S
        while len(self.told) < count and not self.has_ended:
            if not select.select([self.line], [], [], deadline - time.monotonic())[0]:
                self.kill()
                raise TimeoutError(f"nothing was told for {_PATIENCE_S} s after {self.told[-1:]}")
            self._hear()

    def wait(self) -> None:
        """Until it ended by itself."""
        while not self.has_ended:
            self._hear()
        self._bury()

    def kill(self) -> None:
        """At once, wherever it is; what it told before is heard."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def _hear(self) -> None:
        heard = os.read(self.line, 65_536)
        self.has_ended = not heard
        *lines, self._rest = (self._rest + heard).split(b"\n")
        self.told += [line.decode() for line in lines]

    def _bury(self) -> None:
        os.close(self.line)
        ended = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        if ended not in (0, -signal.SIGKILL):
            raise RuntimeError(f"the copy ended with {ended} after {self.told[-1:]}")
        raised = [line for line in self.told if line.startswith("raised ")]
        if raised:
            raise RuntimeError(raised[0])


def victim(work: Callable[[Tell], object]) -> Victim:
    """A copy of this process that does some work; what it raises is raised here when it is killed."""
    here, there = os.pipe()
    # What is not looked over for garbage need not be copied by the system.
    gc.freeze()
    pid = os.fork()
    if pid:
        os.close(there)
        return Victim(pid, here)
    os.close(here)
    gc.disable()

    def tell(line: str) -> None:
        os.write(there, line.encode() + b"\n")

    try:
        work(tell)
    except BaseException:
        tell("raised " + traceback.format_exc().replace("\n", " | "))
    finally:
        os._exit(0)


def killed(work: Callable[[Tell], object], lines: int, wait_s: float) -> Victim:
    """Does some work until it told so many lines, and kills it after a wait from then."""
    one = victim(work)
    one.wait_for(lines)
    time.sleep(wait_s)
    one.kill()
    return one
