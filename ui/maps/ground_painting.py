"""The tiles of a map: asks for those in sight and paints what is there."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import count

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QPainter

from expedition.cartography.mercator import TILE_PX, View
from ui.maps import tile_plan
from ui.maps.kept_tiles import Tiles
from ui.maps.sources import TileSource
from ui.maps.tile_painting import TilePainting
from ui.maps.tile_plan import Spot, TileId
from ui.maps.tile_worker import TileWorker, Wanted
from ui.theme import Theme

_FAR_BELOW = 2
"""A source is not shown so many zooms before its first: its tiles would be too many."""
_BETWEEN_MS = 30
"""Frames for tiles that come: a frame for each of them would take the time that the next ones need."""

_owners = count(1)


class GroundPainting(QObject):
    """Sources one over the other.

    Signals:
        changed: A tile in sight has come.
    """

    changed = Signal()

    def __init__(self, theme: Theme, worker: TileWorker, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._worker = theme, worker
        self._owner = next(_owners)
        self._painting = TilePainting(worker.cache, self._owner)
        self._sources: list[TileSource] = []
        self._old_keys: list[list[str]] = []
        self._in_sight: set[TileId] = set()
        self._awaited: set[TileId] = set()
        self._is_due = False
        self._pause = QTimer(self, interval=_BETWEEN_MS, singleShot=True)
        self._pause.timeout.connect(self._tell)
        worker.arrived.connect(self._hear)
        owner = self._owner
        self.destroyed.connect(lambda: _release(worker, owner))

    def set_sources(self, sources: Sequence[TileSource]) -> None:
        """Other sources; those at the same height stand in until the new have drawn."""
        known = [*zip((source.key for source in self._sources), self._old_keys, strict=True)]
        self._old_keys = []
        for height, source in enumerate(sources):
            old = [known[height][0], *known[height][1]] if height < len(known) else []
            self._old_keys.append([key for key in dict.fromkeys(old) if key != source.key])
        self._sources = list(sources)

    @property
    def credits(self) -> tuple[str, ...]:
        """Whom the sources are owed to, each once."""
        return tuple(dict.fromkeys(source.credit for source in self._sources if source.credit))

    def look(self, view: View, ratio: float, *, is_resting: bool = False) -> None:
        """Ask for what is in sight and not there yet: a coarse picture first where there is none.

        At rest what lies around it comes last. Slow sources are asked for nothing but what is in sight.
        """
        cache = self._worker.cache
        coarse: list[Wanted] = []
        fine: list[tuple[int, Wanted]] = []
        around: list[Wanted] = []
        self._in_sight = set()
        for height, source, spots in self._seen(view, ratio):
            ids = [spot.tile(source.key, ratio) for spot in spots]
            self._in_sight.update(ids)
            missing = [(near, tile) for near, tile in enumerate(ids) if tile not in cache]
            fine += [(near, Wanted(tile, source)) for near, tile in missing]
            if not missing:
                self._old_keys[height] = []
            elif not source.is_slow and not self._has_stand_in(height, ids):
                coarse += self._coarse(source, spots, ratio)
            if is_resting and not source.is_slow and self._has_room(ratio):
                wider = tile_plan.spots(view, ids[0].zoom, ratio, ring=1)
                around += [Wanted(spot.tile(source.key, ratio), source) for spot in wider]
        fine.sort(key=lambda each: each[0])
        wanted = {each.tile: each for each in (*coarse, *(each for _near, each in fine), *around)}
        cache.keep(self._owner, self._in_sight)
        self._awaited = self._in_sight.union(each.tile for each in coarse)
        self._worker.want(self._owner, [each for each in wanted.values() if each.tile not in cache])
        self._worker.looked.emit()

    def _has_room(self, ratio: float) -> bool:
        """Whether what lies around fits beside what is in sight: it would only be drawn to be forgotten."""
        tile_bytes = 4 * (TILE_PX * ratio) ** 2
        return len(self._in_sight) * tile_bytes < self._worker.cache.limit_bytes

    @staticmethod
    def _coarse(source: TileSource, spots: Sequence[Spot], ratio: float) -> list[Wanted]:
        zoom = tile_plan.coarse_level(spots[0].zoom, source.zooms)
        return [Wanted(spot.tile(source.key, ratio), source) for spot in tile_plan.covering(spots, zoom)]

    @property
    def is_complete(self) -> bool:
        """Whether all that is in sight has been drawn."""
        return bool(self._in_sight) and all(tile in self._worker.cache for tile in self._in_sight)

    @property
    def tiles(self) -> Tiles:
        """What is in sight and there, by what it is of."""
        cache = self._worker.cache
        return {tile: cache.get(tile) for tile in self._in_sight if tile in cache}

    @property
    def is_idle(self) -> bool:
        """Whether no tile is drawn now, for whomever."""
        return self._worker.is_idle

    def look_away(self) -> None:
        """Nobody looks."""
        self._worker.want(self._owner, ())
        self._worker.cache.keep(self._owner, ())
        self._painting.forget_unseen(set())
        # A window is taken apart in any order.
        with suppress(RuntimeError):
            self._worker.looked.emit()

    def rest(self, view: View, ratio: float) -> None:
        """The view stands still: forget what is out of sight, and get ready for the next move."""
        self.look(view, ratio, is_resting=True)
        self._painting.forget_unseen(self._in_sight)

    def paint(self, painter: QPainter, view: View, ratio: float, *, is_zooming: bool) -> None:
        """What is there of the sources, land where none is yet, and beyond the poles the sea in the north."""
        frame = QRect(0, 0, round(view.width * ratio), round(view.height * ratio))
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        self._fill(painter, view, ratio, frame)
        self._painting.begin(view.world_px * ratio)
        for height, source, spots in self._seen(view, ratio):
            keys = [source.key, *self._old_keys[height]]
            for spot in spots:
                self._painting.paint(painter, spot, keys, ratio, frame, is_zooming)
        painter.restore()

    def _fill(self, painter: QPainter, view: View, ratio: float, frame: QRect) -> None:
        top = tile_plan.origin(view, ratio)[1]
        painter.fillRect(frame, self._theme.color("land"))
        if self._sources and top > 0:
            painter.fillRect(frame.intersected(QRect(0, 0, frame.width(), top)), self._theme.color("water"))

    def _seen(self, view: View, ratio: float) -> list[tuple[int, TileSource, list[Spot]]]:
        seen = []
        for height, source in enumerate(self._sources):
            zoom = tile_plan.level(view, source.zooms)
            spots = tile_plan.spots(view, zoom, ratio) if view.zoom > zoom - _FAR_BELOW else []
            if spots:
                seen.append((height, source, spots))
        return seen

    def _has_stand_in(self, height: int, tiles: Sequence[TileId]) -> bool:
        cache = self._worker.cache
        keys = [self._sources[height].key, *self._old_keys[height]]
        for tile in tiles:
            kin = [tile.parent(up) for up in range(min(tile.zoom, 6) + 1)]
            if not any(each._replace(key=key) in cache for key in keys for each in kin):
                return False
        return True

    def _hear(self, tile: TileId) -> None:
        if tile in self._awaited:
            self._is_due = True
            if not self._pause.isActive():
                self._tell()

    def _tell(self) -> None:
        if self._is_due:
            self._is_due = False
            self.changed.emit()
            self._pause.start()


def _release(worker: TileWorker, owner: int) -> None:
    worker.want(owner, ())
    worker.cache.release(owner)
