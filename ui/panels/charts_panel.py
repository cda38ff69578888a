"""The Charts view: progress, days and temperature over one axis, the whole road under them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from expedition.charts.readings import index_at_distance
from expedition.charts.stretch import stretches
from expedition.errors import UserError
from expedition.text import _
from ui.background import Background, Job
from ui.desk import Desk
from ui.icons import Icons
from ui.panels import charts_cursor, charts_saving
from ui.panels.charts_data import ChartsData, read_charts
from ui.panels.charts_drawing import days_drawing, profile_drawing
from ui.panels.charts_layout import ChartsBar, ChartsPage
from ui.panels.charts_pages import OtherPage
from ui.theme import Theme
from ui.widgets.controls import label

if TYPE_CHECKING:
    from expedition.charts.sheet import Chart
    from expedition.logbook import Change

_OVERVIEW = "overview"


class ChartsPanel(QWidget):
    """Charts of one trip; `day_activated` tells the id of a day to be opened."""

    day_activated = Signal(int)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        others: Sequence[OtherPage] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`others` are pages that stand behind the charts."""
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._background = Background(self)
        self._trip_id: int | None = None
        self._chosen: int | None = None
        self._index: int | None = None
        self._whole: ChartsData | None = None
        self._data: ChartsData | None = None
        self._job: Job[ChartsData] | None = None
        self._is_stale = self._is_pale = False
        icons = Icons(theme)
        self._others = {page.key: page for page in others}
        pages = [(_OVERVIEW, _("Overview")), *((page.key, page.name) for page in others)]
        self.bar = ChartsBar(theme, icons, pages)
        self.page = ChartsPage(theme, icons)
        self._hint = label(theme, look="hint")
        self._stack = QStackedLayout()
        self._stack.addWidget(_centred(self._hint))
        self._stack.addWidget(self.page)
        for page in others:
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)
        self.setAccessibleName(_("Charts"))
        self.setFocusProxy(self.page.days)
        self._connect()
        self._leave()

    def _connect(self) -> None:
        days, profile = self.page.days, self.page.profile
        days.drawn.connect(self._mark_chosen)
        days.pointed.connect(self._point_at_day)
        profile.pointed.connect(self._point_at_way)
        days.clicked.connect(lambda _plot, _x: self._open())
        profile.clicked.connect(lambda _plot, _x: self._open())
        for canvas in (days, profile):
            canvas.left.connect(self._rest)
            canvas.stepped.connect(self._step)
            canvas.entered.connect(self._open)
        days.menu_wanted.connect(lambda plot, place: self._menu(plot, place))
        profile.menu_wanted.connect(lambda _plot, place: self._menu(3, place))
        self.bar.chosen.connect(self._cut)
        self.bar.save.clicked.connect(lambda: self._save_all())
        self.bar.tabs.chosen.connect(self.show_page)
        for page in self._others.values():
            page.day_activated.connect(self.day_activated)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.bar.tabs.go, step))
        self._desk.changed.connect(self._hear)
        self._desk.opened.connect(self._leave)
        self._theme.changed.connect(self._draw)

    @property
    def data(self) -> ChartsData | None:
        """What is shown."""
        return self._data

    @property
    def cursor_day(self) -> int | None:
        """The id of the day the cursor is on."""
        if self._data is None or self._index is None:
            return None
        return self._data.series.days[self._index].day_id

    @property
    def words(self) -> str:
        """The line that stands where there is nothing to draw."""
        return self._hint.text()

    def stop(self) -> None:
        """Wait for what is being read; for leaving the program."""
        self._background.stop()

    def show_trip(self, trip_id: int | None) -> None:
        """Show the charts of a trip, or none; read when the view is looked at."""
        if trip_id != self._trip_id:
            self._leave()
            self._trip_id = trip_id
            self._is_stale = trip_id is not None
            if self._is_stale:
                self._say("")
        self._refresh()

    def _leave(self) -> None:
        """Forget the trip: another logbook may lie on the desk."""
        self._stop()
        self._trip_id = self._whole = self._data = self._index = None
        self._is_stale = False
        self._say(_("Choose a trip: its charts stand here."))

    def set_chosen_day(self, day_id: int | None) -> None:
        """Mark the day the window is on."""
        if day_id != self._chosen:
            self._chosen = day_id
            self._mark_chosen()
            self._rest()

    def showEvent(self, _event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        self._refresh()
        if self._is_pale:
            self._draw()

    def hideEvent(self, _event: QHideEvent) -> None:
        """Leave the cursor where the window is."""
        self._rest()

    def _hear(self, change: "Change", _initiator: object) -> None:
        if self._trip_id is not None and change.touches("trip", self._trip_id):
            self._is_stale = True
            self._refresh()

    def _refresh(self) -> None:
        if not self._is_stale or self._trip_id is None or not self.isVisible():
            return
        self._is_stale = False
        self._stop()
        work = partial(read_charts, self._desk, self._trip_id)
        self._job = self._background.run(work, done=self._show, failed=self._say)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, data: ChartsData) -> None:
        self._job = None
        if not data.series.days:
            self._whole = self._data = None
            self._say(_("No days yet: charts grow from the first one."))
            return
        self._whole = data
        self.bar.offer(stretches(data.series))
        self.bar.save.setEnabled(True)
        self._cut()

    def _cut(self) -> None:
        """Show the stretch that is chosen in the bar."""
        if self._whole is None or self.bar.stretch is None:
            return
        self._data = self._whole.cut(self.bar.stretch)
        self.show_page(self.bar.tabs.value)

    def show_page(self, key: str) -> None:
        """Turn to a page by its key."""
        self.bar.tabs.choose(key)
        other = self._others.get(key)
        if self._data is None:
            return
        if other is not None:
            other.show_data(self._data)
            self._stack.setCurrentWidget(other)
        else:
            self.page.show_data(self._data)
            self._stack.setCurrentWidget(self.page)
            self._draw()

    def _say(self, sentence: str) -> None:
        self._hint.setText(sentence)
        self.bar.offer(())
        self._stack.setCurrentIndex(0)
        self.bar.save.setEnabled(False)
        self.bar.tell("")

    def _draw(self) -> None:
        self._is_pale = not self.isVisible()
        if self._is_pale or self._data is None:
            return
        self.page.days.draw_with(days_drawing(self._data, self._theme))
        self.page.profile.draw_with(profile_drawing(self._data, self._theme))
        self._rest()

    def _mark_chosen(self) -> None:
        canvas, index = self.page.days, self._data.index_of(self._chosen) if self._data else None
        if self._data is None or not canvas.plots:
            canvas.show_accent(None)
        else:
            width = canvas.plots[0].box.width()
            canvas.show_accent(charts_cursor.accent(self._data, index, width))

    def _point_at_day(self, plot: int, x: float) -> None:
        if self._data is not None:
            self._index = self._data.axis.index_at(x)
            self._show_cursor(plot, None, speaks=True)

    def _point_at_way(self, _plot: int, x: float) -> None:
        if self._data is not None:
            start, stop = self.page.profile.plots[0].x
            distance_m = min(max(x, start), stop)
            self._index = index_at_distance(self._data.series, distance_m)
            self._show_cursor(-1, distance_m, speaks=True)

    def _step(self, steps: int) -> None:
        if self._data is not None:
            last = len(self._data.series.days) - 1
            start = self._index if self._index is not None else (-1 if steps > 0 else last + 1)
            self._index = min(max(start + steps, 0), last)
            self._show_cursor(0, None, speaks=True)

    def _rest(self) -> None:
        """The cursor goes back to the chosen day."""
        self._index = self._data.index_of(self._chosen) if self._data else None
        self._show_cursor(None, None, speaks=False)

    def _show_cursor(self, told: int | None, distance_m: float | None, *, speaks: bool) -> None:
        if self._data is None or self._index is None:
            self.page.days.show_cursor(())
            self.page.profile.show_cursor(())
            return
        self.page.days.show_cursor(charts_cursor.days_marks(self._data, self._index, told))
        self.page.profile.show_cursor(
            charts_cursor.way_marks(self._data, self._index, distance_m, speaks=speaks)
        )

    def _open(self) -> None:
        if self.cursor_day is not None:
            self.day_activated.emit(self.cursor_day)

    def _menu(self, plot: int, place: QPoint) -> None:
        menu = self.chart_menu(plot)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def chart_menu(self, plot: int) -> QMenu:
        """The menu of chart number n, from the top."""
        menu = QMenu(self)
        names = {
            "png": _("Save as &picture …"),
            "svg": _("Save as &drawing (SVG) …"),
            "pdf": _("Save as P&DF …"),
        }
        for ending, words in names.items():
            menu.addAction(words).triggered.connect(partial(self._save_one, plot, ending))
        return menu

    def _save_one(self, plot: int, ending: str, _checked: object = None) -> None:
        from expedition.charts.sheet import TRIP_CHARTS

        self._save((TRIP_CHARTS[plot],), ending)

    def _save_all(self) -> None:
        from expedition.charts.sheet import TRIP_CHARTS

        self._save(TRIP_CHARTS, "pdf")

    def _save(self, charts: tuple["Chart", ...], ending: str) -> None:
        if self._data is None:
            return
        file = charts_saving.ask_file(self, self._data.series.title, ending)
        if file is not None:
            self.save(charts, file)

    def save(self, charts: tuple["Chart", ...], file: Path) -> None:
        """Write charts to a file and say so, or why not."""
        if self._data is None:
            return
        try:
            charts_saving.save_charts(self._data, charts, self._chosen, file)
        except UserError as error:
            self.bar.tell(str(error), is_error=True)
        else:
            self.bar.tell(_("Saved as {name}").format(name=file.name))


def _centred(words: QLabel) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(words, 1, Qt.AlignmentFlag.AlignCenter)
    return made
