"""What hand and keys do on a page of charts: one cursor for all, marking of days, opening, wishes of zoom."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from expedition.charts.day_axis import day_axis
from expedition.charts.readings import index_at_distance, way_of_day
from expedition.records.trip import TripSeries
from ui.panels.charts_cursor import span_of, span_words
from ui.panels.charts_stack import ChartStack
from ui.widgets.chart_cursor import CursorMark

if TYPE_CHECKING:
    from expedition.charts.chart import Hit

_NEARER = 0.8


class ChartsHand(QObject):
    """The one cursor of a page; `can_reset` says that a double click would bring the whole back.

    Signals:
        opened: The days behind what was chosen are to be opened: their ids, and what they have in common.
        marked: A stretch is to be looked at alone.
        zoomed: How much wider what is in sight shall be, and the day that stays where it is, as an ordinal
            with its part of the day; 0 is all.
        pushed: By which share of its width the sight shall move.
        reset: All of the trip is to be seen again.
        escaped: Whatever narrows the view last is to be taken back.
        copied: A chart is to be copied.
        menu_wanted: A chart is asked for its menu, at a place of the screen.
    """

    opened = Signal(object, str)
    marked = Signal(object)
    zoomed = Signal(float, float)
    pushed = Signal(float)
    reset = Signal()
    escaped = Signal()
    copied = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(self, stacks: Sequence[ChartStack], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stacks = tuple(stacks)
        self.series: TripSeries | None = None
        self.index: int | None = None
        self.can_reset = False
        self._home: int | None = None
        self._anchor: int | None = None
        self._told: tuple[ChartStack, int] = (self.stacks[0], 0)
        self._hit: Hit | None = None
        self._late: tuple[tuple[int, ...], str] = ((), "")
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(lambda: self.opened.emit(*self._late))
        for stack in self.stacks:
            self._connect(stack)

    def _connect(self, stack: ChartStack) -> None:
        stack.pointed.connect(partial(self._point, stack))
        stack.left.connect(self.rest)
        stack.clicked.connect(partial(self._click, stack))
        stack.twice_clicked.connect(self._click_twice)
        stack.marking.connect(partial(self._mark, stack))
        stack.marked.connect(partial(self._end_mark, stack))
        stack.unmarked.connect(self.rest)
        stack.wheeled.connect(partial(self._wheel, stack))
        stack.pushed.connect(lambda notches: self.pushed.emit(notches * 0.1))
        stack.stepped.connect(partial(self._step, stack))
        stack.turned.connect(partial(self._turn, stack))
        stack.zoomed.connect(self._zoom_by_key)
        stack.entered.connect(self._enter)
        stack.escaped.connect(self._escape)
        stack.copied.connect(lambda: self.copied.emit(self._kind_told(stack)))
        stack.menu_wanted.connect(
            lambda plot, place: self.menu_wanted.emit(self._kind_told(stack, plot), place)
        )
        stack.drawn.connect(self._show_accents)

    def _kind_told(self, stack: ChartStack, plot: int = -1) -> object:
        """The chart a menu is for: the one under the pointer, else the one the cursor tells of."""
        told = self._told[1] if self._told[0] is stack else 0
        return stack.kinds[plot if plot >= 0 else told]

    # What is shown

    def show_series(self, series: TripSeries) -> None:
        """Other values are drawn; whoever knows the day of the window tells where it stands in them."""
        self.series, self._home = series, None
        self.rest()

    def go_home(self, index: int | None) -> None:
        """The day of the window, where the cursor rests."""
        self._home = index
        self._show_accents()
        self.rest()

    def go_to(self, day_id: int | None) -> None:
        """Let the cursor tell of a day, if it is in sight."""
        days = self.series.days if self.series is not None else ()
        index = next((place for place, day in enumerate(days) if day.day_id == day_id), None)
        if index is not None and self._told[0].is_along_trip:
            self.index = index
            self._step(self._told[0], 0)

    def rest(self) -> None:
        """The cursor goes back to the chosen day; nothing is marked."""
        self.index, self._anchor, self._hit = self._home, None, None
        first = next((stack for stack in self.stacks if stack.is_along_trip), None)
        for stack in self.stacks:
            stack.show_band(None)
            marks: tuple[CursorMark, ...] = ()
            if self.index is not None and stack.is_along_trip and self.series is not None:
                marks = stack.day_marks(self.index, 0 if stack is first else None, speaks=False)
            stack.show_cursor(marks)

    def _show_accents(self) -> None:
        for stack in self.stacks:
            stack.show_accent(stack.accent(self._home))

    # The cursor

    def _point(self, stack: ChartStack, plot: int, x: float, y: float) -> None:
        hit = stack.hit(plot, x, y)
        if hit is None:
            self.rest()
            return
        self._show_hit(stack, plot, hit)

    def _show_hit(self, stack: ChartStack, plot: int, hit: "Hit") -> None:
        self._told, self._hit = (stack, plot), hit
        if not stack.is_along_trip or self.series is None:
            for other in self.stacks:
                is_here = other is stack
                other.show_cursor((stack.mark(plot, hit, speaks=True, is_full=True),) if is_here else ())
            return
        self.index = self._index_at(stack, hit.x if stack.along == "way" else day_x(hit))
        if self.index is None:
            return
        for other in self.stacks:
            if other is stack and stack.along == "way":
                other.show_cursor((stack.mark(plot, hit, speaks=True, is_full=True),))
            elif other.is_along_trip:
                told = plot if other is stack else None
                other.show_cursor(other.day_marks(self.index, told, speaks=True))
            else:
                other.show_cursor(())

    def _index_at(self, stack: ChartStack, x: float) -> int | None:
        if self.series is None:
            return None
        if stack.along == "way":
            return index_at_distance(self.series, x)
        return day_axis(self.series).index_at(x)

    def _step(self, stack: ChartStack, steps: int, is_marking: bool = False) -> None:
        if self.series is None or not self.series.days:
            return
        if not stack.is_along_trip:
            self._step_groups(stack, steps)
            return
        last = len(self.series.days) - 1
        start = self.index if self.index is not None else (-1 if steps > 0 else last + 1)
        index = min(max(start + steps, 0), last)
        anchor = self._anchor if self._anchor is not None else min(max(start, 0), last)
        plot = self._told[1] if self._told[0] is stack else 0
        x = (
            way_of_day(self.series, index)[1]
            if stack.along == "way"
            else day_axis(self.series).columns[index]
        )
        hit = stack.hit(plot, float(x), 0.0)
        if hit is not None:
            self._show_hit(stack, plot, hit)
        self.index = index
        self._anchor = anchor if is_marking else None
        self._show_marked(stack, plot, (anchor, index) if is_marking else None)

    def _step_groups(self, stack: ChartStack, steps: int) -> None:
        if self.series is None:
            return
        plot = self._told[1] if self._told[0] is stack else 0
        places = stack.kinds[plot].steps(self.series)
        if not places:
            return
        told = self._hit if self._told[0] is stack else None
        here = next(
            (number for number, at in enumerate(places) if told is not None and _holds(told, at)),
            -1 if steps > 0 else len(places),
        )
        hit = stack.hit(plot, *places[min(max(here + steps, 0), len(places) - 1)])
        if hit is not None:
            self._show_hit(stack, plot, hit)

    def _turn(self, stack: ChartStack, steps: int) -> None:
        """Tell of the chart above or below; in rows and calendars up and down are steps."""
        if not stack.is_along_trip:
            self._step(stack, steps)
            return
        now = self._told[1] if self._told[0] is stack else 0
        self._told = (stack, min(max(now + steps, 0), len(stack.kinds) - 1))
        self._step(stack, 0 if self.index is not None else 1)

    # Marking

    def _mark(self, stack: ChartStack, plot: int, start: float, stop: float) -> None:
        self._show_marked(stack, plot, self._marked(stack, start, stop))

    def _marked(self, stack: ChartStack, start: float, stop: float) -> tuple[int, int] | None:
        ends = self._index_at(stack, start), self._index_at(stack, stop)
        return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])

    def _end_mark(self, stack: ChartStack, plot: int, start: float, stop: float) -> None:
        ends = self._marked(stack, start, stop)
        self._show_marked(stack, plot, None)
        if ends is None or ends[0] == ends[1]:
            self._click(stack, plot, stop, 0.0)
        else:
            self._look_at(ends)

    def _look_at(self, ends: tuple[int, int]) -> None:
        assert self.series is not None
        low, high = sorted(ends)
        self._anchor = None
        self.marked.emit(span_of(self.series.days[low : high + 1]))

    def _show_marked(self, told: ChartStack, plot: int, ends: tuple[int, int] | None) -> None:
        """Tint what is marked in all charts along the trip, and say from when to when it goes."""
        if self.series is None:
            return
        low, high = sorted(ends) if ends is not None else (0, 0)
        for stack in self.stacks:
            if ends is None or not stack.is_along_trip:
                stack.show_band(None)
                continue
            if stack.along == "way":
                band = way_of_day(self.series, low)[0], way_of_day(self.series, high)[1]
            else:
                columns = day_axis(self.series).columns
                band = columns[low] - 0.5, columns[high] + 0.5
            stack.show_band(band)
            days = self.series.days[low : high + 1]
            words = (span_of(days).name, span_words(days)) if stack is told else ("", "")
            mark = CursorMark(plot, band[1], title=words[0], detail=words[1], is_upright=False)
            stack.show_cursor((mark,) if stack is told else ())

    # Opening, zoom

    def _click(self, stack: ChartStack, plot: int, x: float, y: float) -> None:
        hit = stack.hit(plot, x, y)
        if hit is None or not hit.days:
            return
        self._show_hit(stack, plot, hit)
        self._late = (hit.days, hit.reading.title)
        # The first click of two must not lead away from what the second brings back.
        if self.can_reset:
            self._later.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        else:
            self.opened.emit(*self._late)

    def _click_twice(self) -> None:
        self._later.stop()
        self.reset.emit()

    def _enter(self) -> None:
        if self._anchor is not None and self.index is not None and self._anchor != self.index:
            self._look_at((self._anchor, self.index))
        elif self._hit is not None:
            self.opened.emit(self._hit.days, self._hit.reading.title)
        elif self.index is not None and self.series is not None:
            self.opened.emit((self.series.days[self.index].day_id,), "")

    def _escape(self) -> None:
        if self._anchor is not None:
            self.rest()
        else:
            self.escaped.emit()

    def _wheel(self, stack: ChartStack, _plot: int, x: float, notches: float) -> None:
        self.zoomed.emit(_NEARER**notches, self._moment(stack, x))

    def _zoom_by_key(self, way: int) -> None:
        if self.series is None or not self.series.days or way == 0:
            self.zoomed.emit(0.0, 0.0)
            return
        index = self.index if self.index is not None else len(self.series.days) // 2
        self.zoomed.emit(_NEARER ** (2 * way), float(self.series.days[index].date.toordinal()))

    def _moment(self, stack: ChartStack, x: float) -> float:
        """The day under x of a chart, as an ordinal with its part of the day."""
        if self.series is None or not self.series.days:
            return 0.0
        axis = day_axis(self.series)
        if stack.along == "way":
            index = index_at_distance(self.series, x)
            x = float(axis.columns[index]) if index is not None else axis.start
        return axis.first.toordinal() - 1 + x


def day_x(hit: "Hit") -> float:
    """The middle of the day that was hit: a span tints a whole day, and the cursor may stand at its end."""
    return (hit.span[0] + hit.span[1]) / 2 if hit.span is not None else hit.x


def _holds(hit: "Hit", at: tuple[float, float]) -> bool:
    """Whether a stop of the cursor is where it stands."""
    if hit.box is None:
        return hit.x == at[0]
    across, along = sorted(hit.box[:2]), sorted(hit.box[2:])
    return across[0] <= at[0] <= across[1] and along[0] <= at[1] <= along[1]
