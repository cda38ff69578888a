"""Threads that draw tiles, always the one most wanted now."""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QImage

from ui.failures import describe
from ui.maps.sources import TileSource
from ui.maps.tile_cache import TileCache
from ui.maps.tile_plan import TileId

_PATIENCE_S = 0.5
"""A network may let a thread wait for long; the program does not."""

_log = logging.getLogger(__name__)


class Wanted(NamedTuple):
    """A tile somebody would like to show, and what draws it."""

    tile: TileId
    source: TileSource


class TileWorker(QObject):
    """Draws what its owners want into the cache: sources in the package in one thread, slow ones in another.

    Signals:
        arrived: The id of a tile that is in the cache now.
        looked: Somebody looks somewhere else, or away.
    """

    arrived = Signal(object)
    looked = Signal()
    _drawn = Signal(object, object)

    def __init__(self, cache: TileCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cache = cache
        self._quick = _Line("tiles", self._drawn.emit)
        self._slow = _Line("slow tiles", self._drawn.emit, _PATIENCE_S)
        self._drawn.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        # The lines, not this object: it is gone when the threads are told.
        for line in (self._quick, self._slow):
            self.destroyed.connect(line.stop)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    def want(self, owner: int, tiles: Sequence[Wanted]) -> None:
        """What an owner would like, the most wanted first; what it wanted before is forgotten."""
        self._quick.want(owner, [each for each in tiles if not each.source.is_slow])
        self._slow.want(owner, [each for each in tiles if each.source.is_slow])

    @property
    def is_idle(self) -> bool:
        """Whether nothing wanted is missing."""
        return self._quick.is_idle and self._slow.is_idle

    def stop(self) -> None:
        """End the threads; for leaving the program."""
        self._quick.stop()
        self._slow.stop()

    def _keep(self, tile: TileId, image: QImage | None) -> None:
        self.cache.put(tile, image)
        self._quick.kept(tile)
        self._slow.kept(tile)
        self.arrived.emit(tile)


class _Line:
    """One thread and what it is asked for; knows no Qt object that could die under it."""

    def __init__(
        self, name: str, tell: Callable[[TileId, QImage | None], None], patience_s: float | None = None
    ) -> None:
        self._name, self._tell, self._patience_s = name, tell, patience_s
        self._asked = threading.Condition()
        self._wanted: dict[int, list[Wanted]] = {}
        self._under_way: set[TileId] = set()
        self._is_stopped = False
        self._thread: threading.Thread | None = None

    def want(self, owner: int, tiles: list[Wanted]) -> None:
        with self._asked:
            self._wanted[owner] = tiles
            if not tiles:
                del self._wanted[owner]
                return
            if self._thread is None and not self._is_stopped:
                self._thread = threading.Thread(target=self._run, daemon=True, name=self._name)
                self._thread.start()
            self._asked.notify()

    def kept(self, tile: TileId) -> None:
        with self._asked:
            self._under_way.discard(tile)
            # Who asked while it was drawn has it now.
            for owner, tiles in self._wanted.items():
                self._wanted[owner] = [wanted for wanted in tiles if wanted.tile != tile]

    @property
    def is_idle(self) -> bool:
        with self._asked:
            return not self._under_way and not any(self._wanted.values())

    def stop(self) -> None:
        with self._asked:
            self._is_stopped = True
            self._wanted.clear()
            self._asked.notify_all()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(self._patience_s)

    def _run(self) -> None:
        while (wanted := self._next()) is not None:
            image = _draw(wanted)
            # At the very end of the program the receiving half may be gone before the thread is.
            try:
                self._tell(wanted.tile, image)
            except RuntimeError:
                return

    def _next(self) -> Wanted | None:
        with self._asked:
            while not self._is_stopped:
                wanted = self._take()
                if wanted is not None:
                    return wanted
                self._asked.wait()
            return None

    def _take(self) -> Wanted | None:
        for tiles in self._wanted.values():
            while tiles:
                wanted = tiles.pop(0)
                if wanted.tile not in self._under_way:
                    self._under_way.add(wanted.tile)
                    return wanted
        return None


def _draw(wanted: Wanted) -> QImage | None:
    tile = wanted.tile
    try:
        image = wanted.source.tile(tile.zoom, tile.column, tile.row, tile.ratio)
    except Exception as error:
        _log.error("A tile could not be drawn: %s", describe(error))
        return None
    if image is not None:
        image.setDevicePixelRatio(1.0)
    return image
