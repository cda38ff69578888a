"""What all maps of a window share."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal

from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.maps import atlas_tiles
from ui.maps.atlas_tiles import AtlasTiles
from ui.maps.own_maps import OwnMaps
from ui.maps.shown_choice import ShownChoice
from ui.maps.sight_reading import SightReading
from ui.maps.sources import TileSource
from ui.maps.tile_cache import TileCache
from ui.maps.tile_worker import TileWorker
from ui.maps.trip_reading import TripReading
from ui.settings import Settings
from ui.theme import Theme
from ui.thrift import give_back

_CALM_MS, _BETWEEN_MS = 3_000, 150
"""So long after a tile came or a map was moved, and with time for other things between two tiles."""


class Maps(QObject):
    """The threads that draw tiles, and what the traveller wants to see.

    Signals:
        ground_changed: Something else is drawn under the lines.
        failed: Why a map of the traveller's own is not shown, in a sentence.
    """

    ground_changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        background: Background,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_warm = False
        self._lines: TripReading | None = None
        self._sights: SightReading | None = None
        self.theme, self.icons, self.background = theme, icons, background
        self.worker = TileWorker(TileCache(), self)
        self._calm = QTimer(self, singleShot=True)
        self._calm.timeout.connect(self._rest)
        self.worker.arrived.connect(self._wait)
        self.worker.looked.connect(self._wait)
        self.shown = ShownChoice(settings, self)
        self.own = OwnMaps(theme, settings, _cache_folder, self)
        self.own.changed.connect(self.ground_changed)
        self.own.told.connect(self.failed)
        theme.changed.connect(self.ground_changed)

    def ground(self) -> Sequence[TileSource]:
        """What draws the ground, in the colours in force."""
        return [AtlasTiles(self.theme.tokens), *self.own.sources()]

    def lines(self, desk: Desk) -> TripReading:
        """What reads the lines of the trip looked at, the same for all maps."""
        if self._lines is None:
            self._lines = TripReading(desk, self.background, self)
        return self._lines

    def sights(self, desk: Desk) -> SightReading:
        """What reads its names and signs, the same for all maps."""
        if self._sights is None:
            self._sights = SightReading(desk, self.background, self)
        return self._sights

    def when_warm(self, act: Callable[[], None]) -> None:
        """Do what asks where a spot is; at the first one, what that needs is read beside the window first."""
        if self._is_warm:
            act()
            return

        def done(_none: None) -> None:
            self._is_warm = True
            act()

        from expedition.atlas import whereabouts

        ready = whereabouts.warm_up
        self.background.run(lambda _progress: ready(), done=done, failed=lambda _why: None)

    def _wait(self, _tile: object = None) -> None:
        self._calm.start(_CALM_MS)

    def _rest(self) -> None:
        """Nobody moves a map: fold what nobody paints, a tile at a time, and forget what was drawn from."""
        if self.worker.cache.fold_one():
            self._calm.start(_BETWEEN_MS)
            return
        atlas_tiles.forget()
        give_back()

    def stop(self) -> None:
        """End the threads."""
        # What waits for a server is let go first.
        self.own.stop()
        self.worker.stop()


def _cache_folder() -> Path:
    """Where tiles of online maps are kept."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation))
