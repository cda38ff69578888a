"""The trips of the logbook: one row each, the chosen one open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from expedition import units
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets import tips
from ui.widgets.tips import plain

if TYPE_CHECKING:
    from expedition.records.trip import TripSummary

_ROW = 28
_MOST_ROWS = 4
Index = QModelIndex | QPersistentModelIndex


class TripListModel(QAbstractListModel):
    """Trips as lines of text."""

    def __init__(self) -> None:
        super().__init__()
        self.trips: tuple[TripSummary, ...] = ()
        self.chosen: int | None = None

    def show_trips(self, trips: "Sequence[TripSummary]") -> None:
        """Take new rows."""
        self.beginResetModel()
        self.trips = tuple(trips)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many trips there are."""
        return 0 if parent.isValid() else len(self.trips)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The trip for the delegate, its title for everybody else."""
        trip = self.trips[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return trip
        if role == Qt.ItemDataRole.DisplayRole:
            return trip.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(trip_tip(trip))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{trip.title}, {trip_figure(trip)}"
        return None


class TripList(QListView):
    """The trips; choosing one opens its days below.

    Signals:
        trip_chosen: By id.
        beside: How wide a scroll bar stands beside the rows, in pixels.
    """

    trip_chosen = Signal(int)
    beside = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.trips = TripListModel()
        self.setModel(self.trips)
        self.setItemDelegate(_TripDelegate(theme, icons, self))
        self.setAccessibleName(_("Trips"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        # The ground is painted here: a palette of its own would not follow the theme.
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def show_trips(self, trips: "Sequence[TripSummary]", chosen: int | None) -> None:
        """Show these, one of them open."""
        self.trips.chosen = chosen
        self.trips.show_trips(trips)
        rows = min(len(trips), _MOST_ROWS)
        self.setFixedHeight(rows * self._theme.px(_ROW))
        place = next((n for n, trip in enumerate(trips) if trip.id == chosen), None)
        if place is not None:
            self.setCurrentIndex(self.trips.index(place))
            self.scrollTo(self.trips.index(place))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A click or an arrow key chooses."""
        super().currentChanged(current, previous)
        if current.isValid():
            trip = self.trips.trips[current.row()]
            if trip.id != self.trips.chosen:
                self.trips.chosen = trip.id
                self.viewport().update()
                self.trip_chosen.emit(trip.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll bar came or went."""
        super().resizeEvent(event)
        self.beside.emit(self.width() - self.viewport().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the side, and the rows."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), self._theme.color("side"))
        ground.end()
        super().paintEvent(event)

    def trip_at(self, point: QPoint) -> int | None:
        """The id of the trip under a point of the viewport."""
        index = self.indexAt(point)
        return self.trips.trips[index.row()].id if index.isValid() else None


class _TripDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, icons: Icons, owner: TripList) -> None:
        super().__init__(owner)
        self._theme, self._icons, self._owner = theme, icons, owner

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        trip: TripSummary = index.data(Qt.ItemDataRole.UserRole)
        theme, px = self._theme, self._theme.px
        is_chosen = trip.id == self._owner.trips.chosen
        pill = option.rect.adjusted(px(8), 0, -px(8), 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver and not is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(pill), 6, 6)
        if (
            option.state & QStyle.StateFlag.State_HasFocus
            and option.state & QStyle.StateFlag.State_KeyboardFocusChange
        ):
            painter.setPen(theme.color("here"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(pill).adjusted(1, 1, -1, -1), 6, 6)
        room = pill.adjusted(px(8), 0, -px(8), 0)
        sign = "chevron-down" if is_chosen else "chevron-right"
        ratio = self._owner.devicePixelRatioF()
        pixmap = self._icons.pixmap(sign, 14, "ink" if is_chosen else "ink2", ratio)
        painter.drawPixmap(room.left(), room.top() + (room.height() - px(14)) // 2, pixmap)
        self._paint_words(painter, room.adjusted(px(22), 0, 0, 0), trip, is_chosen=is_chosen)

    def _paint_words(self, painter: QPainter, room: QRect, trip: "TripSummary", *, is_chosen: bool) -> None:
        theme = self._theme
        figure = trip_figure(trip)
        painter.setFont(theme.small())
        painter.setPen(theme.color("ink3"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
        width = room.width() - painter.fontMetrics().horizontalAdvance(figure) - theme.px(8)
        font = theme.strong() if is_chosen else theme.body()
        painter.setFont(font)
        painter.setPen(theme.color("ink" if is_chosen else "ink2"))
        words = QFontMetrics(font).elidedText(trip.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def trip_figure(trip: "TripSummary") -> str:
    """The one figure of a trip in a list."""
    if not trip.days:
        return _("new")
    said_m = trip.stated_distance_m
    return f"{units.km(trip.distance_m if said_m is None else said_m, 0)} km"


def trip_tip(trip: "TripSummary") -> str:
    """The whole title and, where the traveller states a distance of his own, both figures."""
    if trip.stated_distance_m is None:
        return tips.plain(trip.title)
    said, summed = units.km(trip.stated_distance_m), units.km(trip.distance_m)
    both = _("{said} km stated, {summed} km by the days").format(said=said, summed=summed)
    return tips.plain(f"{trip.title} · {both}")
