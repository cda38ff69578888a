"""A window is walked through in which every text is markup: it shows letters, loads nothing, calls nobody."""

import socket
import sys
from contextlib import suppress
from pathlib import Path

from tests.bar.alone import alone
from tests.bar.outcome import Outcome

WHAT = "Markup, formulas and keys in every text: a walk through the window shows letters and calls nobody"
SUITE, LARGE = 1, 3
_LEAST_SEEN = 300


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Walks so often."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, _seed: int) -> Outcome:
    """In a process that has no window yet."""
    failed: list[str] = []
    steps = seen = 0
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/x.png"
        for number in range(count):
            found, taken, marked = _walked(folder / str(number), url, is_short=count <= SUITE)
            steps, seen = steps + taken, seen + marked
            with suppress(BlockingIOError):
                listener.accept()
                found.append("a server named in a text was called")
            failed += ["\n     ".join(found)] if found else []
    return Outcome(count, tuple(failed), {"steps": str(steps), "texts seen": str(seen)})


def _walked(folder: Path, url: str, *, is_short: bool) -> tuple[list[str], int, int]:
    """What went wrong, steps taken, marked texts seen."""
    from tests.bar.hostile_log import MARK, hostile_logbook, hostile_text
    from tests.bar.looking_for_markup import Texts
    from tests.bar.walking import Walk
    from tests.bar.watching import Bait, Watch

    folder.mkdir()
    canary, texts = folder / "canary.png", Texts(MARK)
    canary.write_bytes(b"never read")
    hostile_logbook(folder / "logbook", hostile_text(canary, url))
    with Watch(folder) as watch, Bait(canary) as bait:
        walk = Walk(folder / "logbook", texts.look)
        steps = walk.go(is_short=is_short)
        walk.close()
    found = [f"{what}, as first seen at “{step}”" for what, step in texts.faults.items()]
    found += [*walk.crashes, *watch.calls]
    if bait.is_taken:
        found.append("the picture named in a text was read")
    if "PySide6.QtNetwork" in sys.modules:
        found.append("what talks to a network was loaded")
    if texts.seen < _LEAST_SEEN:
        found.append(f"only {texts.seen} texts were seen")
    return found, steps, texts.seen
