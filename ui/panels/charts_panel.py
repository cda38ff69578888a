"""The Charts view: pages of charts over one trip or a part of it, and pages of other things beside them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QHideEvent, QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from expedition.charts.stretch import Stretch, Window, in_window, moved, zoomed
from expedition.records.trip import TripSeries
from expedition.text import _
from ui.background import Background, Job
from ui.desk import Desk
from ui.facts_keeper import FactsKeeper
from ui.icons import Icons
from ui.panels import charts_saving
from ui.panels.charts_bar import ChartsBar
from ui.panels.charts_chosen import ComparedTrips, OwnCharts
from ui.panels.charts_cursor import span_of
from ui.panels.charts_data import ChartsData, make_data
from ui.panels.charts_menu import ChartActs, chart_menu, days_menu, save_words
from ui.panels.charts_page import ChartsPage
from ui.panels.charts_pages import COMPARE, OVERVIEW, OWN, OtherPage, kinds_on, page_names
from ui.panels.charts_side import ChartsSide
from ui.theme import Theme
from ui.widgets.chart_table import table_dialog
from ui.widgets.controls import label

if TYPE_CHECKING:
    from expedition.charts.chart import ChartKind


class ChartsPanel(QWidget):
    """Charts of one trip; `day_activated` tells the id of a day to be opened."""

    day_activated = Signal(int)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        facts: FactsKeeper,
        others: Sequence[OtherPage] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`others` are pages that stand behind those of charts."""
        super().__init__(parent)
        self._desk, self._theme, self._facts = desk, theme, facts
        self._icons = Icons(theme)
        self._background = Background(self, collects=False)
        self._trip_id: int | None = None
        self._chosen: int | None = None
        self._whole: ChartsData | None = None
        self._data: ChartsData | None = None
        self._window: Window | None = None
        self._job: Job[ChartsData] | None = None
        self._is_pale = False
        self._others = {page.key: page for page in others}
        self._pages: dict[str, ChartsPage] = {}
        self.bar = ChartsBar(theme, self._icons, [*page_names(), *((page.key, page.name) for page in others)])
        self.own = OwnCharts(desk, theme, self._icons)
        self.compared = ComparedTrips(desk, theme, facts)
        self._hint = label(theme, look="hint")
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_sight)
        self._stack = QStackedLayout()
        self._stack.addWidget(_centred(self._hint))
        for page in others:
            self._stack.addWidget(page)
            page.day_activated.connect(self.day_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)
        self.setAccessibleName(_("Charts"))
        self._connect()
        self._leave()

    def _connect(self) -> None:
        self.bar.chosen.connect(self._cut)
        self.bar.unzoomed.connect(lambda: self._zoom(0.0, 0.0))
        self.bar.save.clicked.connect(lambda: self.save_menu().popup(QCursor.pos()))
        self.bar.tabs.chosen.connect(self.show_page)
        for chosen, key in ((self.own, OWN), (self.compared, COMPARE)):
            chosen.changed.connect(partial(self._show_chosen, key))
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.bar.tabs.go, step))
        self._facts.changed.connect(lambda trip_id: self._refresh() if trip_id == self._trip_id else None)
        self._facts.failed.connect(self._fail)
        self._desk.opened.connect(self._leave)
        self._theme.changed.connect(self._redraw)

    @property
    def data(self) -> ChartsData | None:
        """What is looked at."""
        return self._data

    @property
    def sight(self) -> TripSeries | None:
        """What of it is in sight."""
        return in_window(self._data.series, self._data.axis, self._window) if self._data else None

    @property
    def page(self) -> ChartsPage | None:
        """The page of charts that is looked at, None on another page or before there is anything."""
        return self._pages.get(self.bar.tabs.value)

    @property
    def cursor_day(self) -> int | None:
        """The id of the day the cursor is on."""
        hand = self.page.hand if self.page is not None else None
        if hand is None or hand.index is None or hand.series is None:
            return None
        return hand.series.days[hand.index].day_id

    @property
    def words(self) -> str:
        """The line that stands where there is nothing to draw."""
        return self._hint.text()

    def stop(self) -> None:
        """Wait for what is being read; for leaving the program."""
        self._background.stop()

    # Which trip

    def show_trip(self, trip_id: int | None) -> None:
        """Show the charts of a trip, or none; read when the view is looked at."""
        if trip_id != self._trip_id:
            self._leave()
            self._trip_id = trip_id
            if trip_id is not None:
                self._say("")
            for page in self._others.values():
                page.show_trip(trip_id)
        self._refresh()

    def _leave(self) -> None:
        """Forget the trip: another logbook may lie on the desk."""
        self._stop()
        self._trip_id = self._whole = self._data = self._window = None
        self.bar.reset()
        self._say(_("Choose a trip: its charts stand here."))

    def set_chosen_day(self, day_id: int | None) -> None:
        """Mark the day the window is on."""
        if day_id != self._chosen:
            self._chosen = day_id
            self._go_home()

    def showEvent(self, _event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        self._refresh()
        if self._is_pale:
            self._redraw()

    def hideEvent(self, _event: QHideEvent) -> None:
        """Leave the cursor where the window is."""
        if self.page is not None:
            self.page.hand.rest()

    def _refresh(self) -> None:
        """Draw the trip as it is known now, if anybody looks."""
        if self._trip_id is None or not self.isVisible():
            return
        facts = self._facts.facts(self._trip_id)
        if facts is None or (self._whole is not None and facts is self._whole.facts):
            return
        self._stop()
        work = partial(make_data, self._desk, facts, self._whole)
        self._job = self._background.run(lambda _progress: work(), done=self._show, failed=self._say)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _fail(self, sentence: str) -> None:
        if self._trip_id is not None and self._whole is None and self.isVisible():
            self._say(sentence)

    def _show(self, data: ChartsData) -> None:
        self._job = None
        if not data.series.days:
            self._whole = self._data = None
            self._say(_("No days yet: charts grow from the first one."))
            return
        self._whole = data
        self.bar.offer(data.series)
        self._cut()
        self._refresh()

    def _say(self, sentence: str) -> None:
        self._hint.setText(sentence)
        other = self._others.get(self.bar.tabs.value)
        if other is None or other.needs_days or self._trip_id is None:
            self._stack.setCurrentIndex(0)
        if self._whole is None:
            self.bar.offer(None)
            self.bar.show_zoom("")
            self.bar.tell("")

    # Which part of it, on which page

    def _cut(self) -> None:
        """Show the part that is chosen in the bar."""
        if self._whole is None:
            return
        before, self._data = self._data, self._whole.part(self.bar.part)
        if not self._data.series.days:
            self._data = None
            self._say(_("No day lies in this part of the trip: Esc shows all of it again."))
            return
        if before is not None and before.axis != self._data.axis:
            self._window = None
        self.show_page(self.bar.tabs.value)

    def show_page(self, key: str) -> None:
        """Turn to a page by its key."""
        self.bar.tabs.choose(key)
        other = self._others.get(key)
        if other is not None and not other.needs_days and self._trip_id is not None:
            other.show_trip(self._trip_id)
            self._stack.setCurrentWidget(other)
            return
        if self._data is None:
            self._stack.setCurrentIndex(0)
            return
        if other is not None:
            self.bar.show_zoom("")
            other.show_data(self._data)
            self._stack.setCurrentWidget(other)
            return
        page = self._page(key, self._data)
        page.hand.can_reset = self._window is not None or not self.bar.part.is_whole
        if page.side is not None:
            page.side.name_whole(_("Trip") if self.bar.part.is_whole else _("These days"))
        if self.sight is not None:
            page.show_series(self.sight, self._data.series)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        self._name_sight()
        self._go_home()

    def _page(self, key: str, data: ChartsData) -> ChartsPage:
        """A page, made anew where it is to hold other charts."""
        head, kinds = self._chosen_on(key, data)
        old = self._pages.get(key)
        if old is None or old.kinds != tuple(kinds):
            side = ChartsSide(self._theme, self._icons) if key == OVERVIEW else None
            page = self._pages[key] = ChartsPage(self._theme, kinds, side, head)
            hand = page.hand
            hand.opened.connect(self._open)
            hand.marked.connect(self._look_at)
            hand.zoomed.connect(self._zoom)
            hand.pushed.connect(self._push)
            hand.reset.connect(self.reset)
            hand.escaped.connect(self._widen)
            hand.copied.connect(self._copy)
            hand.menu_wanted.connect(self._open_menu)
            self._stack.addWidget(page)
            if old is not None:
                self._stack.removeWidget(old)
                old.deleteLater()
        return self._pages[key]

    def _chosen_on(self, key: str, data: ChartsData) -> "tuple[QWidget | None, Sequence[ChartKind]]":
        """What stands over the charts of a page, and the charts."""
        if key == OWN:
            self.own.show_trip(data.trip_id, data.series)
            return self.own, self.own.kinds()
        if key == COMPARE:
            self.compared.show_trip(data.trip_id)
            return self.compared, self.compared.kinds()
        return None, kinds_on(key)

    def _show_chosen(self, key: str) -> None:
        """Other charts are chosen on the page that is looked at."""
        if self.bar.tabs.value == key:
            self.show_page(key)

    def _redraw(self) -> None:
        self._is_pale = not self.isVisible()
        if not self._is_pale and self.page is not None and self._data is not None:
            self.page.redraw()

    def _go_home(self) -> None:
        if self.page is not None and self._data is not None and self.page.hand.series is not None:
            days = self.page.hand.series.days
            home = next((place for place, day in enumerate(days) if day.day_id == self._chosen), None)
            self.page.hand.go_home(home)

    # Nearer and farther

    def _look_at(self, span: Stretch) -> None:
        self._window = None
        self.bar.narrow(span)

    def _zoom(self, factor: float, moment: float) -> None:
        if self._data is None:
            return
        axis = self._data.axis
        whole = (axis.start, axis.stop)
        at = moment - axis.first.toordinal() + 1
        wanted = zoomed(self._window or whole, at, factor, whole) if factor else None
        if wanted != self._window:
            self._window = wanted
            self._soon.start()

    def _push(self, share: float) -> None:
        if self._data is not None and self._window is not None:
            axis = self._data.axis
            self._window = moved(self._window, share, (axis.start, axis.stop))
            self._soon.start()

    def _show_sight(self) -> None:
        """Draw what is in sight now; the cursor stays on its day."""
        page, sight, day_id = self.page, self.sight, self.cursor_day
        if page is None or sight is None:
            return
        page.show_sight(sight)
        page.hand.can_reset = self._window is not None or not self.bar.part.is_whole
        self._name_sight()
        self._go_home()
        if day_id != self._chosen:
            page.hand.go_to(day_id)

    def _name_sight(self) -> None:
        sight = self.sight
        self.bar.show_zoom(span_of(sight.days).name if self._window is not None and sight else "")

    def reset(self) -> None:
        """Show the whole trip again."""
        self._window = None
        self.bar.reset()

    def _widen(self) -> None:
        """Take back what narrows the view last: the zoom, then the part."""
        if self._window is not None:
            self._zoom(0.0, 0.0)
        else:
            self.bar.widen()

    # Opening

    def _open(self, day_ids: tuple[int, ...], name: str) -> None:
        own = {day.day_id for day in self._data.series.days} if self._data else set()
        found = [day_id for day_id in day_ids if day_id in own] or list(day_ids[:1])
        if len(found) == 1:
            self.day_activated.emit(found[0])
        elif found:
            self.days_menu(found, name).popup(QCursor.pos())

    def days_menu(self, day_ids: Sequence[int], name: str) -> QMenu:
        """The days behind a bar."""
        wanted = frozenset(day_ids)
        days = [day for day in self._data.series.days if day.day_id in wanted] if self._data else []
        only = partial(self.bar.narrow_to_days, wanted, name)
        return days_menu(name, days, only, self.day_activated.emit, self)

    # Copying and saving

    def _open_menu(self, kind: "ChartKind", place: QPoint) -> None:
        menu = self.chart_menu(kind)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def chart_menu(self, kind: "ChartKind") -> QMenu:
        """What can be done with a chart."""
        acts = ChartActs(
            partial(self._copy, kind),
            partial(self._copy_values, kind),
            partial(self.show_values, kind),
            lambda ending: self._ask_and_save((kind,), kind.name(), ending),
        )
        return chart_menu(acts, self)

    def save_menu(self) -> QMenu:
        """All charts of the page, in each format."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for ending, words in save_words().items():
            menu.addAction(words).triggered.connect(lambda _on=False, ending=ending: self._save_all(ending))
        return menu

    def _save_all(self, ending: str) -> None:
        if self.page is not None:
            self._ask_and_save([kind for stack in self.page.stacks for kind in stack.kinds], "", ending)

    def _ask_and_save(self, kinds: "Sequence[ChartKind]", name: str, ending: str) -> None:
        if self._data is None:
            return
        title = f"{self._data.series.title} {name}".strip()
        file = charts_saving.ask_file(self, title.replace("/", "-"), ending)
        if file is not None:
            self.save(kinds, file)

    def _series(self, kinds: "Sequence[ChartKind]") -> TripSeries | None:
        """What these charts show: what is in sight, or all that is looked at where any is over groups."""
        along = all(kind.along.value in ("days", "way") for kind in kinds)
        return self.sight if along else (self._data.series if self._data else None)

    def save(self, kinds: "Sequence[ChartKind]", file: Path) -> None:
        """Write charts or their values to a file, beside the window, and say so, or why not."""
        series = self._series(kinds)
        if series is not None:
            work = partial(charts_saving.save_charts, kinds, series, self._chosen, file)
            said = _("Saved as {name}").format(name=file.name)
            self._beside(work, lambda _none: self.bar.tell(said))

    def _copy(self, kind: "ChartKind") -> None:
        """A picture for documents, the values for spreadsheets."""
        series = self._series((kind,))
        if series is None:
            return

        def work() -> tuple[bytes, str]:
            picture = charts_saving.charts_as((kind,), series, self._chosen, "png")
            return picture, charts_saving.charts_as((kind,), series, None, "csv").decode("utf-8-sig")

        def done(both: tuple[bytes, str]) -> None:
            mime = QMimeData()
            mime.setImageData(QImage.fromData(both[0]))
            mime.setData("text/csv", both[1].encode())
            mime.setText(both[1])
            QGuiApplication.clipboard().setMimeData(mime)
            self.bar.tell(_("Copied: {chart}").format(chart=kind.name()))

        self._beside(work, done)

    def _copy_values(self, kind: "ChartKind") -> None:
        series = self._series((kind,))
        if series is not None:
            text = charts_saving.charts_as((kind,), series, None, "csv").decode("utf-8-sig")
            QGuiApplication.clipboard().setText(text)
            self.bar.tell(_("Copied: values of {chart}").format(chart=kind.name()))

    def show_values(self, kind: "ChartKind") -> None:
        """The values of a chart in a window of their own."""
        series = self._series((kind,))
        if series is not None:
            table_dialog(self._theme, kind.name(), kind.table(series), self).show()

    def _beside(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Do what takes its time beside the window."""
        self.bar.tell("")
        self._background.run(
            lambda _progress: work(), done=done, failed=lambda why: self.bar.tell(why, is_error=True)
        )


def _centred(words: QLabel) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(words, 1, Qt.AlignmentFlag.AlignCenter)
    return made
