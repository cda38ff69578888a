"""What all maps of a window share."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ui.background import Background
from ui.icons import Icons
from ui.maps.atlas_tiles import AtlasTiles
from ui.maps.shown_choice import ShownChoice
from ui.maps.sources import TileSource
from ui.maps.tile_cache import TileCache
from ui.maps.tile_worker import TileWorker
from ui.settings import Settings
from ui.theme import Theme


class Maps(QObject):
    """The threads that draw tiles, and what the traveller wants to see.

    Signals:
        ground_changed: Something else is drawn under the lines.
    """

    ground_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        background: Background,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.icons, self.background = theme, icons, background
        self.worker = TileWorker(TileCache(), self)
        self.shown = ShownChoice(settings, self)
        theme.changed.connect(self.ground_changed)

    def ground(self) -> Sequence[TileSource]:
        """What draws the ground, in the colours in force."""
        return [AtlasTiles(self.theme.tokens)]

    def stop(self) -> None:
        """End the threads."""
        self.worker.stop()
