"""A page of charts: those along the trip under each other, then those over groups beside each other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from expedition.records.trip import TripSeries
from ui.in_turn import InTurn
from ui.panels.charts_hand import ChartsHand
from ui.panels.charts_pages import filling
from ui.panels.charts_side import ChartsSide
from ui.panels.charts_stack import ChartStack
from ui.theme import Theme
from ui.widgets.controls import label

if TYPE_CHECKING:
    from expedition.charts.chart import ChartKind

_EDGE, _TOP, _GAP = 28, 14, 36
_SIDE, _NARROW_SIDE, _NARROW = 332, 272, 1100
_SHARE, _MOST_SHARE, _GROUP_SHARE = 116.0, 340.0, 230.0
_BETWEEN, _ONE_COLUMN, _SIDE_CHART = 20, 700, 170
_LONE_SHARE = 0.66
"""Of the view's height: a chart that stands alone."""
_WAY_LEAST, _WAY_USUAL, _DAYS_USUAL = 150, 190, 580


class ChartsPage(QScrollArea):
    """Charts of some kinds, with a column of figures beside them if given; scrolls where it must."""

    def __init__(
        self,
        theme: Theme,
        kinds: "Sequence[ChartKind]",
        side: ChartsSide | None = None,
        head: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.kinds, self.head, self.side = tuple(kinds), head, side
        days = [kind for kind in kinds if kind.along.value == "days"]
        # One chart after the other: all at once, the window would not answer meanwhile.
        turn = InTurn(self)
        self.days = ChartStack(theme, days, turn) if days else None
        self.ways = [ChartStack(theme, [kind], turn) for kind in kinds if kind.along.value == "way"]
        rest = (kind for kind in kinds if kind.along.value not in ("days", "way"))
        self.groups = [ChartStack(theme, [kind], turn) for kind in rest]
        self._beside = QHBoxLayout()
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._is_beside: bool | None = None
        self.empty = label(theme, look="hint")
        self.empty.setWordWrap(True)
        self.stacks = (*([self.days] if self.days else []), *self.ways, *self.groups)
        self.hand = ChartsHand(self.stacks, self)
        self._inside = _Ground(theme)
        self._grid = QGridLayout(self._inside)
        self._grid.setHorizontalSpacing(theme.px(_GAP))
        self._grid.setVerticalSpacing(theme.px(4))
        self._fill(head)
        if side is not None:
            for stack in self.groups:
                side.add(stack)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if self.stacks:
            self.setFocusProxy(self.stacks[0])
        self.verticalScrollBar().rangeChanged.connect(
            lambda _low, high: self._share_wheel(can_scroll=high > 0)
        )

    def _fill(self, head: QWidget | None) -> None:
        row = 0
        if head is not None:
            self._grid.addWidget(head, row, 0, 1, 2)
            row += 1
        if self.days is not None:
            self._grid.addWidget(self.days, row, 0, 1, 2)
            self._grid.setRowStretch(row, 100)
            self._days_row = row
            row += 1
        for stack in self.ways:
            stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(stack, row, 0, 1, 2)
            row += 1
        self._beside.setSpacing(self._theme.px(_GAP))
        for column in self._columns:
            column.setSpacing(self._theme.px(_BETWEEN))
            self._beside.addLayout(column, 1)
        self._grid.addLayout(self._beside, row, 0, 1, 2)
        self._grid.addWidget(self.empty, row + 1, 0, 1, 2)
        self._grid.setRowStretch(row + 3, 1)
        self._grid.setColumnStretch(0, 1)
        self._empty_row, self._below = row + 1, row + 2

    def _place_side(self) -> None:
        """The column of figures stands beside the charts over days, in a narrow window below them all."""
        if self.side is None or self.days is None:
            return
        px, is_beside = self._theme.px, self.viewport().width() >= self._theme.px(_ONE_COLUMN)
        if is_beside != self._is_beside:
            self._is_beside = is_beside
            for widget in (self.days, self.side):
                self._grid.removeWidget(widget)
            self._grid.addWidget(self.days, self._days_row, 0, 1, 1 if is_beside else 2)
            at = (self._days_row, 1) if is_beside else (self._below, 0)
            self._grid.addWidget(self.side, *at, Qt.AlignmentFlag.AlignTop)
        is_narrow = self.viewport().width() < px(_NARROW)
        self.side.setFixedWidth(px(_NARROW_SIDE if is_narrow and is_beside else _SIDE))

    def _place_empty(self) -> None:
        """What would fill charts stands below them; beside the figures where none is over days."""
        is_first = self.days is not None and not self.days.kinds
        row = self._days_row if is_first else self._below - 1
        if row != self._empty_row:
            self._empty_row = row
            self._grid.removeWidget(self.empty)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(self.empty, row, 0, 1, 1 if is_first else 2, top)

    def _place_groups(self) -> None:
        """The charts over groups in two columns about as high as each other, in a narrow window in one."""
        px = self._theme.px
        shown = [stack for stack in self.groups if stack.kinds]
        is_lone = len(shown) == 1 and self.days is None and not self.ways
        count = 1 if is_lone or self.viewport().width() < px(_ONE_COLUMN) else 2
        self._beside.setStretch(1, count - 1)
        heights = [0] * count
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        for stack in shown:
            if self.side is not None:
                stack.setFixedHeight(px(_SIDE_CHART))
            else:
                high = px(_GROUP_SHARE * stack.shares)
                if is_lone:
                    high = max(high, round(self.viewport().height() * _LONE_SHARE))
                stack.setFixedHeight(high)
                place = heights.index(min(heights))
                heights[place] += high + px(_BETWEEN)
                self._columns[place].addWidget(stack)
        for column in self._columns:
            column.addStretch(1)

    def show_series(self, sight: TripSeries, part: TripSeries) -> None:
        """Draw what is in sight along the trip, and all that is looked at in groups and figures."""
        for stack in self.stacks:
            stack.show_series(sight if stack.is_along_trip else part)
        self.hand.show_series(sight)
        self._name_empty()
        if self.side is not None:
            self.side.show_series(part)
        self._share_out()

    def _name_empty(self) -> None:
        """Charts without values are a line each, that says what would fill them."""
        told = (filling(kind) for stack in self.stacks for kind in stack.empty)
        lines = [line for line in told if line]
        self.empty.setText("\n".join(lines))
        self.empty.setVisible(bool(lines))

    def show_sight(self, sight: TripSeries) -> None:
        """Draw what is in sight along the trip; all else stays as it is."""
        for stack in self.stacks:
            if stack.is_along_trip:
                stack.show_series(sight)
        self.hand.show_series(sight)

    def redraw(self) -> None:
        """Draw the same in another look."""
        for stack in self.stacks:
            if stack.series is not None:
                stack.show_series(stack.series)
        self.hand.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins, columns and heights follow the window."""
        super().resizeEvent(event)
        self._share_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Share out anew: the window may have shrunk while another view stood before this one."""
        super().showEvent(event)
        self._share_out()
        self._grid.invalidate()
        self._grid.setGeometry(self._inside.rect())

    def _share_wheel(self, *, can_scroll: bool) -> None:
        """The wheel alone zooms only where it has nothing to scroll."""
        for stack in self.stacks:
            stack.takes_wheel = not can_scroll

    def _share_out(self) -> None:
        px = self._theme.px
        edge = px(_EDGE)
        self._grid.setContentsMargins(edge, px(_TOP), edge, px(6))
        self._place_side()
        self._place_empty()
        if self.days is not None and self.days.kinds:
            self.days.setMinimumHeight(px(_SHARE * self.days.shares))
            self.days.setMaximumHeight(px(_MOST_SHARE * self.days.shares))
        for stack in self.ways:
            stack.setFixedHeight(self._way_height())
        self._place_groups()
        self._share_wheel(can_scroll=self.verticalScrollBar().maximum() > 0)

    def _way_height(self) -> int:
        """How much of the view's height a profile takes."""
        px = self._theme.px
        if self.days is None or not self.days.kinds:
            return px(_WAY_USUAL)
        share = _WAY_USUAL / (_WAY_USUAL + _DAYS_USUAL)
        return max(px(_WAY_LEAST), round(self.viewport().height() * share))


class _Ground(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("page"))
