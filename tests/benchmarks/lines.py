"""The lines of a trip measured: `python -m tests.benchmarks.lines`.

Tells what 300 days of 20,000 points take until their lines are there, and by zoom: a tile of lines, what is
under the pointer, painting the chosen day in a view; then simplifying 300,000 points, a stretch of a day,
and the memory the lines take. Give it a screen (`xvfb-run`), or set QT_QPA_PLATFORM=offscreen.
"""

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from expedition.cartography.clipping import Box
from expedition.cartography.lines import Read, TripLines
from expedition.cartography.mercator import TILE_PX, View
from expedition.cartography.nearest_line import LineIndex
from expedition.cartography.simplify import simplified
from expedition.logbook import Logbook
from expedition.points import I64
from expedition.queries.ground_lines import day_ground, finer_ways, trip_ground
from expedition.queries.lines import day_lines
from expedition.queries.stretch import day_stretch
from expedition.stats import along
from tests.benchmarks import dense_trip
from tests.benchmarks.watching import say, wait
from ui.background import Background
from ui.maps.day_line_layer import DayLineLayer
from ui.maps.line_tiles import LineTiles
from ui.theme import Theme, ThemeChoice
from ui.tokens import LIGHT

_ZOOMS = range(2, 18)
_SIZE = 1920, 1080
_TIMES = 7
_NEAR_PX = 24


def took_ms(act: Callable[[], object], times: int = _TIMES) -> list[float]:
    """How long each turn took."""
    took = []
    for _turn in range(times):
        start = perf_counter()
        act()
        took.append((perf_counter() - start) * 1000)
    return took


def trip(book: Logbook) -> TripLines:
    """The lines of the one trip, as the map reads them."""
    return TripLines(book.read(trip_ground, 1), _finer(book))


def _finer(book: Logbook) -> Read:
    return lambda tracks, level: book.read(finer_ways, tracks, level)


def by_zoom(book: Logbook, theme: Theme, background: Background) -> None:
    """Tiles, hover and the chosen day in the middle of the trip."""
    say("zoom   tile ms: first   again   hover ms: median  prepared   chosen day ms   points in sight")
    lines = trip(book)
    middle = lines.lines[len(lines.lines) // 2]
    x, y = float(middle.way.x[0]), float(middle.way.y[0])
    tiles = LineTiles(lines, LIGHT)
    layer = DayLineLayer(theme, background)
    day_id = middle.ground.day_id
    day = TripLines(book.read(day_ground, day_id), _finer(book))
    layer.show_day(day, along.compute(book.read(day_lines, day_id, 5_000)))
    image = QImage(*_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for zoom in _ZOOMS:
        column, row = int(x * 2**zoom), int(y * 2**zoom)
        tile = took_ms(partial(tiles.tile, zoom, column, row, 1.0))
        view = View(x, y, TILE_PX * 2.0**zoom, *_SIZE)
        seen = lines.near(zoom, _box(view))
        prepared = median(took_ms(partial(LineIndex, seen)))
        hover = _hover(LineIndex(seen), view)
        with_line = _painted(layer, painter, view)
        points = sum(len(one.way.x) for one in seen)
        say(
            f"{zoom:4}{tile[0]:15.1f}{median(tile[1:]):8.1f}{hover:18.3f}{prepared:10.2f}"
            f"{with_line:16.1f}{points:18}"
        )
    painter.end()


def _box(view: View) -> Box:
    left, top = view.to_world(0, 0)
    right, bottom = view.to_world(view.width, view.height)
    return Box(left, top, right, bottom)


def _hover(index: LineIndex, view: View) -> float:
    spots = [view.to_world(px, view.height / 2 + px / 9) for px in range(0, view.width, 20)]
    return median(took_ms(partial(index.nearest, *spot, _NEAR_PX / view.world_px), 1)[0] for spot in spots)


def _painted(layer: DayLineLayer, painter: QPainter, view: View) -> float:
    told: list[None] = []
    layer.changed.connect(lambda: told.append(None))
    layer.settle(view)
    wait(lambda: bool(told))
    layer.changed.disconnect()
    return median(took_ms(partial(layer.paint, painter, view)))


def simplifying(book: Logbook) -> None:
    """All points of fifteen days at once, by zoom."""
    ways = book.read(finer_ways, range(1, 16), 0)
    lines = TripLines([line for line in book.read(trip_ground, 1) if line.track_id in ways], lambda *_: ways)
    whole = [one.way for one in lines.whole(22)]
    sizes = np.array([len(way.x) for way in whole])
    starts: I64 = np.cumsum(sizes) - sizes
    x, y = np.concatenate([way.x for way in whole]), np.concatenate([way.y for way in whole])
    for zoom in (4, 8, 10, 12, 14, 16):
        act = partial(simplified, x, y, starts, 0.5 / TILE_PX / 2**zoom)
        kept = len(act())
        say(f"simplify {len(x)} points for zoom {zoom:2}: {median(took_ms(act)):6.1f} ms, {kept} stay")


def main() -> None:
    """Make the logbook where there is none yet, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=300)
    parser.add_argument("--points", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()))
    asked = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder = dense_trip.logbook(asked.keep, asked.days, asked.points)
    background = Background()
    with Logbook.open(folder) as book:
        book.read(trip_ground, 1)
        before = _resident_mib()
        there = median(took_ms(partial(trip, book)))
        say(f"lines of {asked.days} × {asked.points} points there: {there:.0f} ms")
        by_zoom(book, Theme(app, ThemeChoice.LIGHT), background)
        say(f"memory of the lines, seen at all zooms: {_resident_mib() - before:.0f} MiB")
        simplifying(book)
        act = partial(book.read, day_stretch, 100, 20_000.0, 90_000.0)
        say(f"a stretch of a day of {asked.points} points: {median(took_ms(act)):.0f} ms")
    background.stop()


def _resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    main()
