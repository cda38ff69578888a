"""The map measured: `python -m tests.benchmarks.maps`.

Tells what a tile takes by zoom over real places, how long a first map takes until something and until all
of it is there, what frames take while panning and zooming, by how much a timer was ever late meanwhile, and
the memory above a window without a map. The lines are those of a generated trip. Give it a screen
(`xvfb-run`), or set QT_QPA_PLATFORM=offscreen.
"""

import argparse
import statistics
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, thread_time

import numpy as np
from PySide6.QtCore import QEventLoop, QPointF
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from expedition.atlas import ground
from expedition.cartography.lines import TripLines
from expedition.cartography.mercator import world_y
from expedition.logbook import Logbook
from expedition.queries import ground_lines
from tests.benchmarks import dense_trip
from tests.benchmarks.watching import Lateness, pause, say, wait
from ui.background import Background
from ui.icons import Icons
from ui.maps import relief
from ui.maps.atlas_tiles import AtlasTiles
from ui.maps.cell_paths import cell_way
from ui.maps.line_tiles import LineTiles
from ui.maps.map_view import MapView
from ui.maps.sources import TileSource
from ui.maps.tile_cache import TileCache
from ui.maps.tile_worker import TileWorker
from ui.theme import Theme, ThemeChoice
from ui.tokens import LIGHT

PLACES = (
    (43.2, 76.9), (45.0, 60.0), (61.5, 6.5), (-51.5, -73.5), (-17.5, 179.9), (48.8, 2.3), (-1.0, 122.0),
    (70.0, -95.0), (61.6, 28.5), (-70.0, -65.0), (28.0, 86.0), (0.0, -140.0), (38.0, 24.0), (34.0, 77.0),
)  # fmt: skip
"""Latitude and longitude of steppe, fjords, skerries, islands, ice and open sea."""
ZOOMS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16)
SIZES = ((1280, 800), (1920, 1080))
_STEPS = 120
_FRAME_MS = 16


class WatchedMap(MapView):
    """A map that notes how long each frame took, and how much of it was work and no waiting."""

    frames_ms: list[float]
    works_ms: list[float]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Paint, and note how long it took."""
        start, begun = perf_counter(), thread_time()
        super().paintEvent(event)
        self.frames_ms.append((perf_counter() - start) * 1000)
        self.works_ms.append((thread_time() - begun) * 1000)


class Bench:
    """What all parts use."""

    def __init__(self, lines: TripLines) -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self.theme = Theme(app, ThemeChoice.LIGHT)
        self.icons = Icons(self.theme)
        self.background = Background()
        self.lines = lines
        self.sources: Sequence[TileSource] = (AtlasTiles(LIGHT), LineTiles(lines, LIGHT))

    def map(self, width: int, height: int, worker: TileWorker) -> WatchedMap:
        """A map of the whole trip, not shown yet."""
        made = WatchedMap(self.theme, self.icons, worker)
        made.frames_ms, made.works_ms = [], []
        made.resize(width, height)
        made.set_sources(self.sources)
        box = self.lines.box()
        assert box is not None
        made.fit(np.array([box.left, box.right]), np.array([box.top, box.bottom]))
        return made


def tiles(source: TileSource) -> None:
    """Milliseconds of work for a tile by zoom, the first time and again."""
    say("tile ms    first: median    95 %   worst    again: median    95 %   worst")
    for zoom in ZOOMS:
        first, again = list[float](), list[float]()
        for column, row in sorted({_address(zoom, *place) for place in PLACES}):
            forget()
            for took in (first, again, again):
                start = thread_time()
                source.tile(zoom, column, row, 1.0)
                took.append((thread_time() - start) * 1000)
        say(f"zoom {zoom:2}      {_three(first)}         {_three(again)}")


def first_map(bench: Bench, *, is_cold: bool) -> None:
    """From the click until something, and until all of it is there."""
    for width, height in SIZES:
        took = [_first_map(bench, width, height, is_cold) for _turn in range(5)]
        some, whole = [first for first, _all in took], [last for _first, last in took]
        say(
            f"first map {'cold' if is_cold else 'warm'} {width}×{height}:"
            f" something {statistics.median(some):.0f} ms, all {statistics.median(whole):.0f} ms"
            f" (worst {max(whole):.0f})"
        )


def _first_map(bench: Bench, width: int, height: int, is_cold: bool) -> tuple[float, float]:
    if is_cold:
        forget()
    worker = TileWorker(TileCache())
    shown = bench.map(width, height, worker)
    start = perf_counter()
    coming: list[float] = []
    worker.arrived.connect(lambda _tile: coming.append(perf_counter() - start))
    shown.show()
    while not shown.is_complete:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    QApplication.processEvents()
    took = coming[0] * 1000, (perf_counter() - start) * 1000
    _close(shown, worker)
    return took


def frames(bench: Bench) -> None:
    """Milliseconds of a frame while the map moves, its tiles there."""
    for width, height in SIZES:
        worker = TileWorker(TileCache())
        shown = bench.map(width, height, worker)
        shown.show()
        at = QPointF(width / 3, height / 3)
        for name, move in MOVES.items():
            _moved(shown, worker, move, at)  # the next time all tiles are in the cache
            late = Lateness()
            late.begin(name)
            _moved(shown, worker, move, at)
            say(
                f"frames {width}×{height} {name:8} ms{_three(shown.frames_ms)}, work{_three(shown.works_ms)}"
                f" (median, 95 %, worst of {len(shown.frames_ms)}); timer late"
                f" {max(late.late_ms[name]):.0f} ms"
            )
        _close(shown, worker)


def _moved(shown: WatchedMap, worker: TileWorker, move: "Move", at: QPointF) -> None:
    shown.fit_home()
    pause(200)
    wait(lambda: worker.is_idle)
    shown.frames_ms.clear()
    shown.works_ms.clear()
    for step in range(_STEPS):
        move(shown, step < _STEPS / 2, step, at)
        QTest.qWait(_FRAME_MS)
    wait(lambda: worker.is_idle)


Move = Callable[[MapView, bool, int, QPointF], None]


def _pan(shown: MapView, is_there: bool, _step: int, _at: QPointF) -> None:
    shown.pan(6 if is_there else -6, 2 if is_there else -2)


def _pinch(shown: MapView, is_there: bool, _step: int, at: QPointF) -> None:
    shown.zoom_at_once(1.02 if is_there else 1 / 1.02, at)


def _wheel(shown: MapView, is_there: bool, step: int, at: QPointF) -> None:
    if step % 20 == 0:
        shown.zoom_by(1.5 if is_there else 1 / 1.5, at)


MOVES: dict[str, Move] = {"pan": _pan, "pinch": _pinch, "wheel": _wheel}


def memory(bench: Bench) -> None:
    """What a map takes above a window without one, after much looking around."""
    empty = QWidget()
    empty.resize(*SIZES[-1])
    empty.show()
    pause(200)
    before = _resident_mib()
    worker = TileWorker(TileCache())
    shown = bench.map(*SIZES[-1], worker)
    shown.show()
    for factor in (1, 2, 2, 2, 2, 2, 2, 2, 0.2):
        shown.zoom_at_once(factor, QPointF(900, 500))
        for _step in range(6):
            shown.pan(-400, 100)
            QTest.qWait(20)
            wait(lambda: worker.is_idle)
    above, tiles_mib = _resident_mib() - before, worker.cache.used_bytes / 2**20
    say(f"memory above the empty window: {above:.0f} MiB, {tiles_mib:.0f} of them tiles")
    _close(shown, worker)


def forget() -> None:
    """As if the atlas had never been read."""
    cell_way.cache_clear()
    ground.shapes.cache_clear()
    relief.forget()


def _close(shown: QWidget, worker: TileWorker) -> None:
    worker.stop()
    shown.close()
    shown.deleteLater()
    pause(10)


def _address(zoom: int, lat: float, lon: float) -> tuple[int, int]:
    count = 1 << zoom
    return int((lon + 180) / 360 * count), int(float(world_y(np.array([lat]))[0]) * count)


def _three(took: Sequence[float]) -> str:
    median, most = statistics.median(took), sorted(took)[int(len(took) * 0.95)]
    return f"{median:7.1f} {most:7.1f} {max(took):7.1f}"


def _resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


def main() -> None:
    """Measure what is asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=["tiles", "first", "frames", "memory"])
    parser.add_argument("--days", type=int, default=300)
    parser.add_argument("--points", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()))
    asked = parser.parse_args()
    folder = dense_trip.logbook(asked.keep, asked.days, asked.points)
    with Logbook.open(folder) as book:
        start = perf_counter()
        lines = TripLines(
            book.read(ground_lines.trip_ground, 1),
            lambda tracks, level: book.read(ground_lines.finer_ways, tracks, level),
        )
        say(f"lines of {asked.days} × {asked.points} points read in {(perf_counter() - start) * 1000:.0f} ms")
        bench = Bench(lines)
        if "tiles" in asked.parts:
            tiles(bench.sources[0])
        if "first" in asked.parts:
            first_map(bench, is_cold=True)
            first_map(bench, is_cold=False)
        if "frames" in asked.parts:
            frames(bench)
        if "memory" in asked.parts:
            memory(bench)
        bench.background.stop()


if __name__ == "__main__":
    main()
