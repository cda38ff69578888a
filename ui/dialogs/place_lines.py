"""Planned routes and marked places of a trip in its dialog: a line each, with a button to take it out."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from expedition import naming, units
from expedition.record_classes import dataclass
from expedition.text import _, plural
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, label
from ui.widgets.tips import plain

if TYPE_CHECKING:
    from expedition.records.day import WaypointRecord
    from expedition.records.trip import RouteRecord

_LINE, _NAME, _SHOWN = 30, 300, 4
_MOST = 200
"""More lines would take too long to come; they are listed when some of these are gone."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line: a name, what is said beside it, and what is said of it when asked."""

    id: int
    name: str
    aside: str
    tip: str


def of_routes(routes: "Iterable[RouteRecord]") -> list[Line]:
    """Planned routes by name and length."""
    return [
        Line(
            route.id,
            route.name or route.source_name or _("Without a name"),
            f"{units.km(route.distance_m, 0)} km",
            route.note or route.source_name,
        )
        for route in routes
    ]


def of_waypoints(waypoints: "Iterable[WaypointRecord]") -> list[Line]:
    """Marked places by name and kind."""
    return [
        Line(
            place.id,
            place.fields.name or _("Without a name"),
            naming.name(place.fields.kind),
            place.fields.note,
        )
        for place in waypoints
    ]


class PlaceLines(QScrollArea):
    """A name and a way out for everything; nothing is taken out before the dialog is accepted."""

    def __init__(self, theme: Theme, icons: Icons, lines: Sequence[Line]) -> None:
        super().__init__()
        self.removed: tuple[int, ...] = ()
        self._lines: dict[int, QWidget] = {}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in lines[:_MOST]:
            self._lines[line.id] = self._line(theme, icons, line)
            column.addWidget(self._lines[line.id])
        if more := len(lines[_MOST:]):
            column.addWidget(label(theme, plural("and one more", "and {n} more", more), "quiet"))
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        # It lies on the dialog's own ground.
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFixedHeight(theme.px(_LINE) * min(len(lines), _SHOWN))

    def _line(self, theme: Theme, icons: Icons, words: Line) -> QWidget:
        line = QWidget()
        line.setFixedHeight(theme.px(_LINE))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        name = label(theme, words.name)
        cut = name.fontMetrics().elidedText(words.name, Qt.TextElideMode.ElideRight, theme.px(_NAME))
        name.setText(cut)
        name.setToolTip(plain(words.tip if cut == words.name else f"{words.name}\n{words.tip}".strip()))
        row.addWidget(name, 1)
        row.addWidget(label(theme, words.aside, "quiet"))
        out = button(theme, icons, "", "x", "ghost", tip=_("Take {name} out").format(name=words.name))
        out.clicked.connect(lambda: self.take_out(words.id))
        row.addWidget(out)
        return line

    def take_out(self, line_id: int) -> None:
        """Remember that something goes, and show it no longer."""
        self.removed = (*self.removed, line_id)
        self._lines[line_id].hide()
