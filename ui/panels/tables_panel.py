"""The Tables view: all entries of a trip, kind by kind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from expedition.text import _
from ui.desk import Desk
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import label


class TablesPanel(QWidget):
    """Tables of one trip; `day_activated` tells the id of a day to be opened."""

    day_activated = Signal(int)

    def __init__(self, desk: Desk, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._icons = desk, theme, icons
        self._trip_id: int | None = None
        self._hint = label(theme, _("Choose a trip: its tables stand here."), look="hint")
        column = QVBoxLayout(self)
        column.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(_("Tables"))

    def show_trip(self, trip_id: int | None) -> None:
        """Show the tables of a trip, or none."""
        self._trip_id = trip_id

    def show_entry(self, kind: str, entry_id: int) -> None:
        """Open the table of a kind and go to one of its lines."""
