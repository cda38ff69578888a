"""The list of days: the view, its keys, the heading that stays while its days scroll."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from expedition.text import _
from ui.icons import Icons
from ui.models.day_list import DayListModel, Index
from ui.models.lines import DayLine, Heading, Line
from ui.panels.day_rows import HEADING, DayDelegate
from ui.theme import Theme


class DayList(QListView):
    """Days of one trip.

    Signals:
        day_chosen: The traveller went to a day, by its id.
        removal_wished: Del was pressed on the chosen day.
    """

    day_chosen = Signal(int)
    removal_wished = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines = DayListModel(self)
        self.setModel(self.lines)
        self._delegate = DayDelegate(theme, icons, self.lines, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Days"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        self.verticalScrollBar().setSingleStep(theme.px(21))
        # The ground is painted here: a palette of its own would not follow the theme.
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def choose(self, day_id: int | None) -> None:
        """Mark the day the window shows and bring it into sight, without telling anybody."""
        self.lines.chosen = day_id
        if day_id is not None:
            self.lines.open_around(day_id)
        place = self.lines.place_of(day_id)
        if place is not None:
            index = self.lines.index(place)
            self.setCurrentIndex(index)
            self._bring(index)
        self.viewport().update()

    def choose_first(self) -> None:
        """Go to the first day shown."""
        self._go(range(len(self.lines.lines)))

    def choose_last(self) -> None:
        """Go to the last day shown."""
        self._go(range(len(self.lines.lines) - 1, -1, -1))

    def choose_beside(self, step: int) -> None:
        """Go to the day after (1) or before (−1) the chosen one."""
        place = self.lines.place_of(self.lines.chosen)
        if place is None:
            self.choose_first()
        elif step > 0:
            self._go(range(place + 1, len(self.lines.lines)))
        else:
            self._go(range(place - 1, -1, -1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Arrow keys and clicks choose the day they land on."""
        super().currentChanged(current, previous)
        line = self._line(current)
        if isinstance(line, DayLine) and line.id != self.lines.chosen:
            self.lines.chosen = line.id
            self.viewport().update()
            self.day_chosen.emit(line.id)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Lines that say other things are as high as before: a list view would measure all lines again."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to days, Left and Right shut and open a country, Del asks to remove."""
        key = event.key()
        if key == Qt.Key.Key_Home:
            self.choose_first()
        elif key == Qt.Key.Key_End:
            self.choose_last()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._shut_here(is_shut=key == Qt.Key.Key_Left)
        elif key == Qt.Key.Key_Delete:
            self.removal_wished.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a country shuts or opens it, also on the one that stays at the top."""
        at = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        sticky = self._sticky()
        if sticky is not None and sticky[1].contains(at):
            if is_left:
                self._toggle(sticky[0])
            return
        line = self._line(self.indexAt(at))
        if isinstance(line, Heading):
            if is_left:
                self._toggle(line)
            return
        if is_left:
            super().mousePressEvent(event)

    def day_at(self, point: QPoint) -> int | None:
        """The id of the day under a point of the viewport."""
        line = self._line(self.indexAt(point))
        return line.id if isinstance(line, DayLine) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and over them the heading of the topmost day."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), self._theme.color("side"))
        ground.end()
        super().paintEvent(event)
        sticky = self._sticky()
        if sticky is not None:
            painter = QPainter(self.viewport())
            self._delegate.paint_heading(painter, sticky[1], sticky[0])
            painter.fillRect(0, sticky[1].bottom() + 1, sticky[1].width(), 1, self._theme.color("line"))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen day stays in sight when the list gets smaller."""
        place = self.lines.place_of(self.lines.chosen)
        row = self.visualRect(self.lines.index(place)) if place is not None else QRect()
        was_seen = not event.oldSize().isValid() or row.intersects(QRect(QPoint(0, 0), event.oldSize()))
        super().resizeEvent(event)
        if place is not None and was_seen:
            self._bring(self.lines.index(place))

    def _sticky(self) -> tuple[Heading, QRect] | None:
        """The heading to paint at the top, pushed up by the next one; None while it is in its own place."""
        top = self.indexAt(QPoint(1, 1))
        if not top.isValid():
            return None
        place = self.lines.heading_over(top.row())
        if place is None:
            return None
        own = self.visualRect(self.lines.index(place))
        if own.top() >= 0:
            return None
        height = self._theme.px(HEADING)
        offset = 0
        below = self.indexAt(QPoint(1, height))
        if isinstance(self._line(below), Heading):
            offset = min(0, self.visualRect(below).top() - height)
        heading = self._line(self.lines.index(place))
        assert isinstance(heading, Heading)
        return heading, QRect(0, offset, self.viewport().width(), height)

    def _go(self, places: range) -> None:
        found = next((n for n in places if isinstance(self.lines.lines[n], DayLine)), None)
        if found is not None:
            index = self.lines.index(found)
            self.setCurrentIndex(index)
            self._bring(index)

    def _bring(self, index: QModelIndex) -> None:
        """Scroll so that the row is in sight and not under the sticky heading."""
        self.scrollTo(index)
        hidden = self._theme.px(HEADING) - self.visualRect(index).top()
        if hidden > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - hidden)

    def _shut_here(self, *, is_shut: bool) -> None:
        line = self._line(self.currentIndex())
        if line is None:
            return
        key = line.key if isinstance(line, Heading) else line.heading
        self.lines.shut(key, is_shut=is_shut)
        self._stand_on_heading(key)

    def _toggle(self, heading: Heading) -> None:
        self.lines.shut(heading.key, is_shut=heading.is_open)
        self._stand_on_heading(heading.key)

    def _stand_on_heading(self, key: int) -> None:
        lines = self.lines.lines
        place = next(
            (n for n, line in enumerate(lines) if isinstance(line, Heading) and line.key == key), None
        )
        if place is not None:
            self.setCurrentIndex(self.lines.index(place))

    def _line(self, index: Index) -> Line | None:
        return self.lines.lines[index.row()] if index.isValid() else None
