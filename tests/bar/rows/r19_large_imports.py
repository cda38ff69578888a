"""A file of a million points, and a thousand files at once: soon read in little memory, soon cancelled."""

import io
import os
import resource
import sys
import time
from pathlib import Path

from expedition import intake
from expedition.errors import Cancelled
from expedition.operations import trips
from expedition.queries.totals import trip_totals
from expedition.records.fields import TripFields
from tests.bar.alone import alone
from tests.bar.made import content
from tests.bar.outcome import Outcome
from tests.blank import blank

WHAT = "Large but honest (thousands of points): 20 s, 400 MiB above idle, cancelled in 1 s without a trace"
SUITE, LARGE = 4, 1000
_MOST_S, _MOST_MIB, _CANCEL_S = 20.0, 400, 1.0


def run(folder: Path, count: int, seed: int) -> Outcome:
    """One file of so many thousand points, then so many files, then both cancelled."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, _seed: int) -> Outcome:
    """In a process whose memory is its own."""
    failed: list[str] = []
    figures: dict[str, str] = {}
    (folder / "many").mkdir(parents=True)
    size = _write(folder / "large.gpx", 0, 1000 * count)
    for number in range(count):
        _write(folder / "many" / f"{number}.gpx", number * 400, 100)
    figures["file"] = f"{size >> 20} MiB"
    for name, source in (("large", folder / "large.gpx"), ("many", folder / "many")):
        took_s, mib, points = _in_a_copy(folder / f"log-{name}", source, cancels=False)
        figures[name] = f"{took_s:.1f} s, {mib} MiB"
        wanted = 1000 * count if name == "large" else 100 * count
        if took_s > _MOST_S or mib > _MOST_MIB or points != wanted:
            failed.append(f"{name}: {took_s:.1f} s, {mib} MiB, {points} points of {wanted}")
        late_s, _mib, written = _in_a_copy(folder / f"cancelled-{name}", source, cancels=True)
        figures[f"{name} cancelled"] = f"{late_s:.2f} s"
        if late_s > _CANCEL_S or written:
            failed.append(f"{name}: cancelled after {late_s:.2f} s, {written} rows written")
    return Outcome(count, tuple(failed), figures)


def _in_a_copy(folder: Path, source: Path, *, cancels: bool) -> tuple[float, int, int]:
    """Seconds, MiB above idle, and points read, or what a cancelled import wrote."""
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        os.close(told)
        made = _cancelled(folder, source) if cancels else _imported(folder, source)
        os.write(tell, repr(made).encode())
        os._exit(0)
    os.close(tell)
    with os.fdopen(told) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    took_s, mib, points = said.strip("()").split(",")
    return float(took_s), int(mib), int(points)


def _imported(folder: Path, source: Path) -> tuple[float, int, int]:
    with blank(folder) as logbook:
        trip_id = int(logbook.do("Add trip", trips.add, TripFields(title="East")).result)
        idle = _most_kib()
        began = _used_s()
        plan = intake.plan_files(logbook, trip_id, [source])
        points = sum(file.read.points for file in plan.files)
        intake.accept(logbook, trip_id, plan)
        took_s = _used_s() - began
        assert logbook.read(trip_totals, trip_id).distance_m > 0
        return took_s, (_most_kib() - idle) >> 10, points


def _cancelled(folder: Path, source: Path) -> tuple[float, int, int]:
    """The wish comes once a third is read; how long it took to be heard."""
    with blank(folder) as logbook:
        trip_id = int(logbook.do("Add trip", trips.add, TripFields(title="East")).result)
        before = content(folder)
        wished_at = 0.0

        def progress(done: int, of: int, _what: str) -> None:
            nonlocal wished_at
            if of and done * 3 >= of:
                wished_at = wished_at or time.monotonic()
                raise Cancelled

        try:
            intake.plan_files(logbook, trip_id, [source], progress)
        except Cancelled:
            late_s = time.monotonic() - wished_at
        else:
            late_s = 99.0
        return late_s, 0, int(content(folder) != before)


def _write(path: Path, first: int, count: int) -> int:
    """A recording of a point a second from a second of the summer on; its size in bytes."""
    text = io.StringIO()
    text.write('<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>\n')
    for second in range(first, first + count):
        day, rest = divmod(second, 40_000)
        hour, rest = divmod(rest, 3600)
        clock = f"2025-{6 + day // 28:02}-{day % 28 + 1:02}T{hour:02}:{rest // 60:02}:{rest % 60:02}Z"
        text.write(f'<trkpt lat="{43 + second * 3e-6:.7f}" lon="{79 + second % 977 * 1e-5:.7f}">')
        text.write(f"<ele>{800 + second % 311 / 10}</ele><time>{clock}</time></trkpt>\n")
    text.write("</trkseg></trk></gpx>\n")
    return path.write_bytes(text.getvalue().encode())


def _used_s() -> float:
    """Of this process and those it began and has buried; a busy machine must not count."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _most_kib() -> int:
    """Of the largest of this process and its workers."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(kind).ru_maxrss for kind in kinds)
    return peak >> 10 if sys.platform == "darwin" else peak
