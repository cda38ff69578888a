"""What is painted over the ground of a map, in the window's own thread."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QPainter

from expedition.cartography.mercator import View


class MapLayer(Protocol):
    """One thing over the ground: lines, signs, names, the cursor. Lower layers are painted first."""

    @property
    def changed(self) -> SignalInstance:
        """Told when it would be painted differently."""

    def paint(self, painter: QPainter, view: View) -> None:
        """Paint it, within a millisecond or two: what takes longer is prepared when the view stands still."""

    def settle(self, view: View) -> None:
        """The view has come to rest here; work that panning need not wait for is done now."""
