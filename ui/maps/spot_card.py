"""A small card beside a clicked spot of a map: where it is, and a waypoint made of it."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from expedition import naming
from expedition.atlas.whereabouts import Whereabouts, whereabouts
from expedition.kinds import WaypointKind
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import Chooser, button, label, tool

_WIDTH, _RADIUS, _GAP = 300, 10, 14


class SpotCard(QWidget):
    """Stands over a map until it is closed, or something else is clicked.

    Signals:
        waypoint_wanted: Latitude, longitude, kind and name of a waypoint to be kept.
        closed: It is gone.
    """

    waypoint_wanted = Signal(float, float, str, str)
    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._map = theme, parent
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
        self.name.returnPressed.connect(self._add)
        self.add = button(theme, icons, _("Add a waypoint here"), "map-pin-plus")
        self.add.clicked.connect(self._add)
        self._lay_out(close)
        self.setFixedWidth(theme.px(_WIDTH))
        self.setAccessibleName(_("Clicked spot"))
        self.hide()

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
        rows.addLayout(fields)

    @property
    def where(self) -> Whereabouts | None:
        """The spot it stands for, None while it is closed."""
        return self._where

    def open_at(self, lat: float, lon: float, at: QPointF) -> None:
        """Say where a spot is, beside this pixel of the map."""
        self._where = whereabouts(lat, lon)
        place, _dot, height = self._where.words.partition(" · ")
        self.place.setText(place)
        self.position.setText(" · ".join(filter(None, (position_words(lat, lon), height))))
        self.name.clear()
        self.kind.setCurrentIndex(0)
        self.adjustSize()
        self._stand(at)
        self.show()
        self.raise_()
        self.name.setFocus()

    def close_card(self) -> None:
        """Go away."""
        if self._where is not None:
            had_focus = self.isAncestorOf(self.window().focusWidget())
            self._where = None
            self.hide()
            if had_focus:
                self._map.setFocus()
            self.closed.emit()

    def _stand(self, at: QPointF) -> None:
        """Beside the spot, on the side where there is room."""
        px, room = self._theme.px, self._map.size()
        left = round(at.x()) + px(_GAP)
        if left + self.width() > room.width() - px(50):
            left = round(at.x()) - px(_GAP) - self.width()
        top = round(at.y()) - self.height() // 2
        left = min(max(left, px(8)), max(px(8), room.width() - self.width() - px(8)))
        self.move(left, min(max(top, px(8)), max(px(8), room.height() - self.height() - px(8))))

    def _add(self) -> None:
        if self._where is not None:
            lat, lon = round(self._where.lat, 6), round(self._where.lon, 6)
            self.waypoint_wanted.emit(lat, lon, self.kind.currentData(), self.name.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; the keys of the map are not for a field."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A raised plate."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()


def position_words(lat: float, lon: float) -> str:
    """`43.4312° N 79.3310° E`."""
    north, east = _("N") if lat >= 0 else _("S"), _("E") if lon >= 0 else _("W")
    return f"{abs(lat):.4f}° {north} {abs(lon):.4f}° {east}"
