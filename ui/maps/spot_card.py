"""A small card beside a clicked spot of a map: where it is, and a waypoint made of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from expedition import naming
from expedition.kinds import WaypointKind
from expedition.records.fields import WaypointFields
from expedition.text import _
from ui.icons import Icons
from ui.maps.map_card import MapCard
from ui.theme import Theme
from ui.widgets.controls import Chooser, button, label, tool

if TYPE_CHECKING:
    from expedition.atlas.whereabouts import Whereabouts


class SpotCard(MapCard):
    """Stands over a map until it is closed, or something else is clicked.

    Signals:
        waypoint_wanted: The `WaypointFields` of a waypoint to be kept.
    """

    waypoint_wanted = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._where: Whereabouts | None = None
        self.place = label(theme)
        self.place.setFont(theme.medium())
        self.place.setWordWrap(True)
        self.position = label(theme, "", "quiet", small=True)
        self.position.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # To be copied with the mouse; for the keyboard it is only words.
        self.position.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close = tool(theme, icons, "x", _("Close"))
        close.clicked.connect(self.close_card)
        self.kind = Chooser(theme, icons, _("Kind"))
        for kind in (WaypointKind.OTHER, *(each for each in WaypointKind if each is not WaypointKind.OTHER)):
            self.kind.addItem(naming.title(kind), kind.value)
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name of a waypoint here"))
        self.name.setAccessibleName(_("Name"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("A note, if there is more to say"))
        self.note.setAccessibleName(_("Note"))
        self.add = button(theme, icons, _("Add a waypoint here"), "map-pin-plus", tip="Enter")
        self.add.clicked.connect(self.take)
        self._lay_out(close)
        self.setAccessibleName(_("Clicked spot"))

    def _lay_out(self, close: QWidget) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        fields = QHBoxLayout()
        fields.setSpacing(px(6))
        fields.addWidget(self.kind)
        fields.addWidget(self.add)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(14), px(8), px(8), px(12))
        rows.setSpacing(px(4))
        rows.addLayout(head)
        rows.addWidget(self.position)
        rows.addSpacing(px(4))
        rows.addWidget(self.name)
        rows.addWidget(self.note)
        rows.addLayout(fields)

    @property
    def where(self) -> "Whereabouts | None":
        """The spot it stands for, None while it is closed."""
        return self._where

    def open_at(self, lat: float, lon: float, at: QPointF) -> None:
        """Say where a spot is, beside this pixel of the map."""
        from expedition.atlas.whereabouts import whereabouts

        self._where = whereabouts(lat, lon)
        place, _dot, height = self._where.words.partition(" · ")
        self.place.setText(place)
        self.position.setText(" · ".join(filter(None, (position_words(lat, lon), height))))
        self.name.clear()
        self.note.clear()
        self.kind.setCurrentIndex(0)
        self._open(at, self.name)

    def close_card(self) -> None:
        """Go away."""
        self._where = None
        super().close_card()

    def take(self) -> None:
        """Make a waypoint of it."""
        if self._where is not None:
            fields = WaypointFields(
                kind=WaypointKind(self.kind.currentData()),
                name=self.name.text().strip(),
                note=self.note.text().strip(),
                lat=round(self._where.lat, 6),
                lon=round(self._where.lon, 6),
            )
            self.waypoint_wanted.emit(fields)


def position_words(lat: float, lon: float) -> str:
    """`43.4312° N 79.3310° E`."""
    north, east = _("N") if lat >= 0 else _("S"), _("E") if lon >= 0 else _("W")
    return f"{abs(lat):.4f}° {north} {abs(lon):.4f}° {east}"
