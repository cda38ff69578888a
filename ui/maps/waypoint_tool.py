"""Choosing a spot of the map for a waypoint."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from expedition.text import _
from ui.maps.map_tool import MapTool

_PLACES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WaypointTool(MapTool):
    """One click, or Enter at the cross.

    Signals:
        placed: Latitude, longitude and pixel of the chosen spot; the tool is put away by then.
    """

    placed = Signal(float, float, QPointF)

    def tell(self) -> None:
        """Say what a click does."""
        self.said.emit(
            _("Click where the waypoint is, or move the ground under the cross and press Enter; Esc leaves."),
            _("Click where it is; Esc leaves."),
        )

    def use_key(self, event: QKeyEvent) -> bool:
        """Space and Enter place it where the tool aims."""
        if Qt.Key(event.key()) not in _PLACES:
            return False
        self._place()
        return True

    def _click(self, lat: float, lon: float, at: QPointF) -> None:
        super()._click(lat, lon, at)
        self._place()

    def _place(self) -> None:
        at, (lat, lon) = self.aim, self.aimed
        self.put_away()
        self.placed.emit(lat, lon, at)
