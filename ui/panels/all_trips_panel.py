"""The overview over all trips of a logbook: years, sums, records, first times, and the trips themselves."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from expedition.records.lifetime import Lifetime
from expedition.statistic_words import value_words
from expedition.text import _
from ui.background import Background, Job
from ui.desk import Desk
from ui.icons import Icons
from ui.models.group_table import GroupTable
from ui.models.record_table import TONE, WEIGHT, WHOLE
from ui.panels import all_trips_words as words
from ui.panels.frame import Ground
from ui.theme import Theme
from ui.widgets.card_row import REACH
from ui.widgets.chart_canvas import ChartCanvas
from ui.widgets.chart_style import chart_style
from ui.widgets.controls import label
from ui.widgets.figure_tile import AIR, FigureTile
from ui.widgets.line_list import LineList
from ui.widgets.table_head import SIDE
from ui.widgets.table_view import TableView
from ui.widgets.totals_row import TotalsRow

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from expedition.logbook import Change

_EDGE, _TOP, _GAP, _CHART, _LINES = 28, 18, 36, 220, 348
_NARROW, _WIDEST = 880, 1180


class AllTripsPanel(QScrollArea):
    """One page that scrolls; read beside the window when it is looked at.

    Signals:
        day_wanted: A trip and a day of it are to be opened, by their ids.
        trip_wanted: A trip is to be opened.
        failed: Why the trips cannot be read.
    """

    day_wanted = Signal(int, int)
    trip_wanted = Signal(int)
    failed = Signal(str)

    def __init__(
        self, desk: Desk, theme: Theme, icons: Icons, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._background = desk, theme, background
        self._job: Job[Lifetime] | None = None
        self._is_stale = True
        self.lifetime: Lifetime | None = None
        self.tiles: list[FigureTile] = []
        self.years = ChartCanvas(theme, _("Kilometres of each year"))
        self.model = GroupTable()
        self.table = TableView(theme, icons, TONE, WEIGHT, WHOLE)
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Trips"))
        self.totals = TotalsRow(theme, self.table)
        self.records = LineList(theme, _("Records"))
        self.firsts = LineList(theme, _("First time in"))
        self._hint = label(theme, look="hint")
        self._lay_out()
        self._connect()
        self.setAccessibleName(_("All trips"))
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        px = self._theme.px
        inside = Ground(self._theme, "page")
        self._page = QVBoxLayout(inside)
        # The table keeps its own margin inside; everything else is set in by as much.
        self._page.setContentsMargins(px(_EDGE - SIDE), px(_TOP), px(_EDGE - SIDE), px(_EDGE))
        self._page.setSpacing(px(16))
        self._page.addLayout(self._head())
        self._hint.setContentsMargins(px(SIDE), 0, px(SIDE), 0)
        self._page.addWidget(self._hint)
        self._tiles = QHBoxLayout()
        self._tiles.setSpacing(px(16))
        self._tiles.setContentsMargins(px(SIDE - AIR), 0, px(SIDE - AIR), 0)
        self._page.addLayout(self._tiles)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(_GAP - 2 * SIDE + REACH))
        self._grid.setVerticalSpacing(px(20))
        self._page.addLayout(self._grid)
        self._page.addStretch(1)
        self.years.setFixedHeight(px(_CHART))
        self.years.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._chart, chart = _column(px(SIDE), 0)
        chart.addWidget(self.years)
        self._trips, rows = _column(0, 0)
        rows.addWidget(self.table)
        rows.addWidget(self.totals)
        self._bests, bests = _column(px(SIDE - REACH), 0)
        bests.addWidget(self.records)
        self._new, new = _column(px(SIDE - REACH), 0)
        new.addWidget(self.firsts)
        self._arrange(is_narrow=False)
        self._hide_parts(is_hidden=True)
        self._hint.hide()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _head(self) -> QHBoxLayout:
        self._title = label(self._theme, _("All trips"))
        self._title.setFont(self._theme.page_title())
        self._when = label(self._theme, look="quiet")
        self._when.setFont(self._theme.page_title_light())
        head = QHBoxLayout()
        head.setSpacing(self._theme.px(10))
        head.setContentsMargins(self._theme.px(SIDE), 0, self._theme.px(SIDE), 0)
        head.addWidget(self._title)
        head.addWidget(self._when)
        head.addStretch(1)
        return head

    def _connect(self) -> None:
        self.table.opened.connect(self._open_trip)
        self.table.whole_wished.connect(self._open_trip)
        self.table.day_wished.connect(self._open_trip)
        self.table.head.sectionClicked.connect(self._sort)
        self.table.horizontalScrollBar().rangeChanged.connect(
            lambda *_range: self.table.setFixedHeight(self.table.content_height())
        )
        self.table.installEventFilter(self)
        for part, lines in ((self.records, "records"), (self.firsts, "firsts")):
            part.opened.connect(partial(self._open_line, lines))
            part.went_to.connect(lambda row: self.ensureWidgetVisible(row, 0, self._theme.px(40)))
        self._desk.changed.connect(self._hear)
        self._desk.opened.connect(self._leave)
        self._theme.changed.connect(self._draw)

    # Reading

    @property
    def is_ready(self) -> bool:
        """Whether what is shown is how the logbook stands."""
        return self._job is None and not self._is_stale

    @property
    def words(self) -> str:
        """The sentence that stands where there is nothing to add up."""
        return self._hint.text() if self._hint.isVisible() else ""

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self._refresh()

    def _hear(self, _change: "Change", _initiator: object) -> None:
        self._is_stale = True
        self._refresh()

    def _leave(self) -> None:
        """Another logbook may lie on the desk."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.lifetime, self._is_stale = None, True

    def _refresh(self) -> None:
        if not self._is_stale or not self.isVisible() or not self._desk.is_open:
            return
        if self._job is not None:
            self._job.cancel()
        self._is_stale = False
        logbook = self._desk.logbook

        def work(_progress: object) -> Lifetime:
            # The plotting library is large: it is imported here, in the job's thread.
            from expedition.charts import years
            from expedition.queries.lifetime import lifetime

            found = logbook.read(lifetime)
            years.year_finding(found)
            return found

        self._job = self._background.run(work, done=self._show, failed=self._fail)

    def _fail(self, sentence: str) -> None:
        self._job = None
        self.failed.emit(sentence)

    def _show(self, lifetime: Lifetime) -> None:
        self._job = None
        is_first = self.lifetime is None
        self.lifetime = lifetime
        is_empty = not lifetime.sums.days
        self._hint.setText(_("No days yet: years, records and first times grow from the first one."))
        self._hint.setVisible(is_empty)
        self._hide_parts(is_hidden=is_empty)
        self._when.setText(words.when(lifetime.trips))
        self._show_tiles() if not is_empty else None
        self._show_table(is_other=is_first)
        self.records.show_lines([words.record_row(n, one) for n, one in enumerate(lifetime.records)])
        titles = {trip.trip_id: trip.title for trip in lifetime.trips}
        self.firsts.show_lines([words.first_row(n, one, titles) for n, one in enumerate(lifetime.firsts)])
        self._draw()

    def _hide_parts(self, *, is_hidden: bool) -> None:
        for part in (self._chart, self._bests, self._trips, self._new):
            part.setHidden(is_hidden)

    def _show_tiles(self) -> None:
        assert self.lifetime is not None
        shown = words.sum_tiles(self.lifetime)
        for tile, said in zip(self.tiles, shown, strict=False):
            tile.show_words(said)
        for said in shown[len(self.tiles) :]:
            tile = FigureTile(self._theme, said)
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tile.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.tiles.append(tile)
            self._tiles.addWidget(tile)

    def _show_table(self, *, is_other: bool) -> None:
        assert self.lifetime is not None
        self.model.show_groups(_("Trip"), words.trip_groups(self.lifetime), is_other=is_other)
        self.table.fit()
        self.table.setFixedHeight(self.table.content_height())
        keys = {key: column for column, key in enumerate(self.model.keys, start=1)}
        sums = {
            keys[figure.key]: self.model.written(figure.key, value_words(figure))
            for figure in words.sum_figures(self.lifetime.sums)
            if figure.key in keys
        }
        self.totals.show_totals(words.total_words(self.lifetime), sums, ())
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.go_to(0, 0)

    def _draw(self) -> None:
        lifetime = self.lifetime
        if lifetime is None or not lifetime.years:
            self.years.draw_with(None)
            return
        self.years.setAccessibleDescription(words.said_years(lifetime))

        def draw(figure: "Figure", _width: float, _height: float) -> Iterator[None]:
            from expedition.charts.years import draw_years

            yield
            draw_years(figure, lifetime, chart_style(self._theme.tokens, self._theme.scale))

        self.years.draw_with(draw)

    # Going somewhere

    def _open_line(self, lines: str, key: int) -> None:
        if self.lifetime is not None:
            one = (self.lifetime.records if lines == "records" else self.lifetime.firsts)[key]
            self.day_wanted.emit(one.trip_id, one.day_id)

    def _open_trip(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.trip_wanted.emit(int(self.model.groups[index.row()].key))

    def _sort(self, column: int) -> None:
        is_falling = not self.model.is_falling if self.model.sorted_by == column else column > 1
        self.model.sort_by(column, is_falling=is_falling)
        self.table.head.show_order(column, is_falling=is_falling)

    # Room

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The table is as high as its lines: the wheel is for the page."""
        if watched is self.table and event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Records stand beside the chart where there is room, else below; a wide window has a wide margin."""
        super().resizeEvent(event)
        px, wide = self._theme.px, self.viewport().width()
        margin = max(px(_EDGE - SIDE), wide - px(_WIDEST))
        self._page.setContentsMargins(px(_EDGE - SIDE), px(_TOP), margin, px(_EDGE))
        self._arrange(is_narrow=wide < px(_NARROW))

    def _arrange(self, *, is_narrow: bool) -> None:
        """Records beside the chart, the trips over the whole width, first times in two columns."""
        for part in (self._chart, self._bests, self._trips, self._new):
            self._grid.removeWidget(part)
        wide = 1 if is_narrow else 2
        self._grid.addWidget(self._chart, 0, 0)
        self._grid.addWidget(self._bests, 1 if is_narrow else 0, 0 if is_narrow else 1)
        self._grid.addWidget(self._trips, 2, 0, 1, wide)
        self._grid.addWidget(self._new, 3, 0, 1, wide)
        self._grid.setColumnStretch(0, 1)
        self._bests.setMinimumWidth(0 if is_narrow else self._theme.px(_LINES))
        self._bests.setMaximumWidth(16_777_215 if is_narrow else self._theme.px(_LINES))
        self.firsts.stand_in(wide)


def _column(inset: int, spacing: int) -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(inset, 0, inset, 0)
    column.setSpacing(spacing)
    return made, column
