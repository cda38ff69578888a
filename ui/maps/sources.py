"""What draws the ground under a map, a tile at a time."""

from typing import Protocol

from PySide6.QtGui import QImage


class TileSource(Protocol):
    """Draws tiles of 512 logical pixels in Web Mercator; asked in worker threads, never in the window's."""

    @property
    def key(self) -> str:
        """Another one as soon as the tiles would look different: theme, file, content."""

    @property
    def zooms(self) -> tuple[int, int]:
        """The least and the most zoom it draws itself; beyond it the view enlarges what is there."""

    @property
    def credit(self) -> str:
        """Whom the ground is owed to, in one short line."""

    @property
    def is_slow(self) -> bool:
        """Whether a tile may take long, as over a network: such sources have a thread of their own."""

    def tile(self, zoom: int, column: int, row: int, ratio: float) -> QImage | None:
        """The picture of 512 × `ratio` pixels a side, None where this source has nothing."""
