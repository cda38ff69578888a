"""The planned routes of a trip in its dialog: one line each, with a button that takes it out."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from expedition import units
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, label

if TYPE_CHECKING:
    from expedition.records.trip import RouteRecord

_LINE, _SHOWN = 30, 4


class RouteLines(QScrollArea):
    """Name, length and a way out for every route; nothing is taken out before the dialog is accepted."""

    def __init__(self, theme: Theme, icons: Icons, routes: "tuple[RouteRecord, ...]") -> None:
        super().__init__()
        self.removed: tuple[int, ...] = ()
        self._lines: dict[int, QWidget] = {}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for route in routes:
            self._lines[route.id] = line = self._line(theme, icons, route)
            column.addWidget(line)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        # It lies on the dialog's own ground.
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFixedHeight(theme.px(_LINE) * min(len(routes), _SHOWN))

    def _line(self, theme: Theme, icons: Icons, route: "RouteRecord") -> QWidget:
        name = route.name or route.source_name or _("Without a name")
        line = QWidget()
        line.setFixedHeight(theme.px(_LINE))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = label(theme, name)
        words.setToolTip(route.note or route.source_name)
        row.addWidget(words, 1)
        row.addWidget(label(theme, f"{units.km(route.distance_m, 0)} km", "quiet"))
        out = button(theme, icons, "", "x", "ghost", tip=_("Take {name} out").format(name=name))
        out.clicked.connect(lambda: self.take_out(route.id))
        row.addWidget(out)
        return line

    def take_out(self, route_id: int) -> None:
        """Remember that a route goes, and show it no longer."""
        self.removed = (*self.removed, route_id)
        self._lines[route_id].hide()
