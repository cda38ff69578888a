"""The way to what is looked for: opens the panel for it, and gives the focus back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.trip_tree import TripPanel
from ui.settings import Settings
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.panels.find_panel import FindPanel


class Finding(QObject):
    """The panel over the window, built when it is first wanted.

    Signals:
        wanted: The hit to go to.
    """

    wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        background: Background,
        settings: Settings,
        side: TripPanel,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._theme, self._icons = desk, theme, icons
        self._background, self._settings = background, settings
        self._side, self._window = side, window
        self._before: QWidget | None = None
        self.panel: FindPanel | None = None
        desk.opened.connect(self._forget)

    def open(self) -> None:
        """Show the panel, or go back to its field."""
        panel = self.panel or self._made()
        if not panel.isVisible():
            self._before = self._window.focusWidget()
        panel.open_at(self._side.trip_id, has_trips=len(self._side.trips.trips.trips) > 1)

    def _made(self) -> "FindPanel":
        from ui.panels.find_panel import FindPanel

        self.panel = FindPanel(
            self._desk, self._theme, self._icons, self._background, self._settings, self._window
        )
        self.panel.wanted.connect(self.wanted)
        self.panel.closed.connect(self._give_back)
        return self.panel

    def _give_back(self) -> None:
        """The focus goes where it was."""
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()

    def _forget(self) -> None:
        """What was found is of another logbook."""
        if self.panel is not None:
            self.panel.leave()
            self.panel.field.clear()
