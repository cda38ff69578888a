"""The views over the work: each is built when it is first shown, and told where the traveller is."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from expedition.text import _
from ui.actions import Actions
from ui.background import Background
from ui.desk import Desk
from ui.file_kinds import are_photos
from ui.icons import Icons
from ui.panels.frame import Frame, Ground
from ui.panels.trip_tree import TripPanel
from ui.settings import Settings
from ui.theme import Theme

if TYPE_CHECKING:
    from expedition.records.search import Hit
    from ui.panels.calendar_panel import CalendarPanel
    from ui.panels.charts_panel import ChartsPanel
    from ui.panels.day_panel import DayPanel
    from ui.panels.report_panel import ReportPanel
    from ui.panels.tables_panel import TablesPanel


class View(StrEnum):
    """What the work side shows."""

    DAY = "day"
    CHARTS = "charts"
    TABLES = "tables"
    CALENDAR = "calendar"
    REPORT = "report"


class Views(QObject):
    """Switches between views and keeps them lazy: nothing is imported for a view nobody looked at.

    Signals:
        done: What a view did, for the foot of the list.
        failed: What it could not do.
        unsaved: Whether typed text still waits for its save.
        original_wanted: The SHA-256 of an original to be read again.
        photos_wanted: Files of photos are to be chosen.
        trip_wanted: The settings of the trip are to be shown.
        history_wished: What became of an entry is wished: its kind and id.
    """

    done = Signal(str)
    failed = Signal(str)
    unsaved = Signal(bool)
    original_wanted = Signal(str)
    photos_wanted = Signal()
    trip_wanted = Signal()
    history_wished = Signal(str, int)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        actions: Actions,
        background: Background,
        frame: Frame,
        side: TripPanel,
        settings: Settings,
    ) -> None:
        super().__init__(frame)
        self._desk, self._theme, self._icons = desk, theme, icons
        self._actions, self._background = actions, background
        self._frame, self._side, self._settings = frame, side, settings
        self.current = View.DAY
        self.day: DayPanel | None = None
        self.charts: ChartsPanel | None = None
        self.tables: TablesPanel | None = None
        self.calendar: CalendarPanel | None = None
        self.report: ReportPanel | None = None
        self._empty = Ground(theme, "page")
        frame.views.addWidget(self._empty)
        for view, sign, words in (
            (View.DAY, "notebook-pen", _("Day")),
            (View.CHARTS, "chart-line", _("Charts")),
            (View.TABLES, "table-2", _("Tables")),
            (View.CALENDAR, "calendar-days", _("Calendar")),
            (View.REPORT, "book-open", _("Report")),
        ):
            frame.tabs.add(sign, words, actions[f"view_{view.value}"].toolTip())
            actions[f"view_{view.value}"].triggered.connect(lambda _checked=False, view=view: self.show(view))
        frame.tabs.currentChanged.connect(lambda place: self.show(tuple(View)[place]))
        side.trip_shown.connect(lambda _trip_id: self._tell_trip())
        side.rows_changed.connect(self._tell_rows)
        # A held arrow key runs through the list at once; the page follows where it stops.
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._tell_day)
        side.day_chosen.connect(lambda _day_id: self._follow.start())

    def show(self, view: View) -> None:
        """Bring a view to the front."""
        self.current = view
        self._frame.tabs.setCurrentIndex(tuple(View).index(view))
        self._refresh()

    def go_to(self, hit: "Hit") -> None:
        """Show where something was found."""
        self._side.go_to(hit.trip_id, hit.day.id if hit.day else None)
        if hit.day is not None:
            self.show(View.DAY)
            if self.day is not None:
                self.day.show_day(hit.day.id)
                self.day.show_found(hit)
        elif hit.kind in ("trip", "route", "stated"):
            self.trip_wanted.emit()
        else:
            self.show(View.TABLES)
            if self.tables is not None:
                self.tables.show_entry(hit.kind, hit.id)

    def parts(self) -> tuple[QWidget, ...]:
        """Where F6 goes: the list, then the parts of the view."""
        side: tuple[QWidget, ...] = (self._side.days,)
        if self.current is View.DAY and self.day is not None:
            return (*side, self.day.page.diary, self.day.ground)
        if self.current is View.REPORT and self.report is not None:
            return (self.report.settings, self.report.pages)
        shown = self._frame.views.currentWidget()
        return side if shown is None else (*side, shown)

    def focus_filter(self) -> bool:
        """Begin to filter what the view lists; whether it has a filter of its own."""
        if self.current is View.TABLES and self.tables is not None:
            self.tables.focus_filter()
            return True
        return False

    def write(self, *, is_new: bool = False) -> None:
        """Put the caret into the diary; on a new day first into what it does not know, its places."""
        self.show(View.DAY)
        if self.day is not None and self.day.day_id is not None:
            if is_new:
                self.day.begin_writing()
            else:
                self.day.focus_diary()

    def toggle_ground(self) -> None:
        """Show the line of the day instead of its page in a narrow window, or the page again."""
        self.show(View.DAY)
        if self.day is not None:
            self.day.toggle_ground()

    def unread(self) -> str:
        """Why something typed cannot be kept, or empty."""
        panels = (self.day, self.tables)
        return next((why for panel in panels if panel is not None and (why := panel.unread())), "")

    def keep_typed(self) -> None:
        """Write what was typed and not yet saved."""
        for panel in (self.day, self.tables):
            if panel is not None:
                panel.flush()

    def close(self) -> None:
        """End what runs beside the window."""
        if self.charts is not None:
            self.charts.stop()
        if self.tables is not None:
            self.tables.stop()
        if self.report is not None:
            self.report.stop()

    def _refresh(self) -> None:
        if not self._desk.is_open:
            self._frame.views.setCurrentWidget(self._empty)
            return
        panel = {
            View.DAY: self._day,
            View.CHARTS: self._charts,
            View.TABLES: self._tables,
            View.CALENDAR: self._calendar,
            View.REPORT: self._report,
        }[self.current]()
        self._frame.views.setCurrentWidget(panel)
        is_report = self.current is View.REPORT and self.report is not None
        self._frame.left.setCurrentWidget(self.report.settings if is_report and self.report else self._side)
        if is_report and self.report:
            self.report.pages.setFocus()
        self._tell_trip()
        self._tell_day()
        if self.current is View.CALENDAR:
            # Only now: a grid without a chosen day chooses the first one when it gets the focus.
            panel.setFocus()
        elif self.current is View.TABLES and self.tables is not None:
            self.tables.page.take_focus()

    def _tell_trip(self) -> None:
        trip_id = self._side.trip_id
        if self.current is View.CHARTS and self.charts is not None and trip_id is not None:
            self.charts.show_trip(trip_id)
        elif self.current is View.TABLES and self.tables is not None:
            self.tables.show_trip(trip_id)
        elif self.current is View.REPORT and self.report is not None:
            self.report.show_trip(self._side.tree)
        elif self.current is View.CALENDAR and self.calendar is not None:
            self.calendar.show_trip(self._side.tree)

    def _tell_rows(self) -> None:
        if self.current is View.CALENDAR and self.calendar is not None:
            self.calendar.show_trip(self._side.tree)
        if self.current is View.REPORT and self.report is not None:
            self.report.show_trip(self._side.tree)

    def takes_photos(self, paths: Sequence[Path], at: QPoint) -> bool:
        """Whether these are pictures dropped on the page of a day, at this place of the screen."""
        if self.current is not View.DAY or self.day is None or self._side.day_id is None:
            return False
        page = self.day.page
        return are_photos(paths) and page.isVisible() and page.rect().contains(page.mapFromGlobal(at))

    def _tell_day(self) -> None:
        if self.current is View.DAY and self.day is not None:
            self.day.show_day(self._side.day_id)
        elif self.current is View.CHARTS and self.charts is not None:
            self.charts.set_chosen_day(self._side.day_id)
        elif self.current is View.TABLES and self.tables is not None:
            self.tables.set_chosen_day(self._side.day_id)
        elif self.current is View.CALENDAR and self.calendar is not None:
            self.calendar.set_chosen_day(self._side.day_id)

    def _day(self) -> QWidget:
        if self.day is None:
            from ui.panels.day_panel import DayPanel

            self.day = DayPanel(self._desk, self._theme, self._icons, self._background, self._frame)
            self.day.previous_wanted.connect(lambda: self._side.days.choose_beside(-1))
            self.day.next_wanted.connect(lambda: self._side.days.choose_beside(1))
            self.day.said.connect(self.failed)
            self.day.original_wanted.connect(self.original_wanted)
            self.day.photos_wanted.connect(self.photos_wanted)
            self.day.day_wanted.connect(self._side.show_day)
            self.day.history_wished.connect(self.history_wished)
            diary = self.day.page.diary
            for news in (diary.textChanged, diary.written):
                news.connect(lambda *_text: self.unsaved.emit(diary.is_unsaved))
            self._frame.views.addWidget(self.day)
        return self.day

    def _charts(self) -> QWidget:
        if self.charts is None:
            from ui.panels.charts_panel import ChartsPanel

            self.charts = ChartsPanel(self._desk, self._theme, self._frame)
            self.charts.day_activated.connect(self._open_day)
            self._frame.views.addWidget(self.charts)
        return self.charts

    def _tables(self) -> QWidget:
        if self.tables is None:
            from ui.panels.tables_panel import TablesPanel

            self.tables = TablesPanel(self._desk, self._theme, self._icons, self._settings, self._frame)
            self.tables.day_activated.connect(self._open_day)
            self.tables.done.connect(self.done)
            self.tables.failed.connect(self.failed)
            self.tables.history_wished.connect(self.history_wished)
            self._frame.views.addWidget(self.tables)
        return self.tables

    def _calendar(self) -> QWidget:
        if self.calendar is None:
            from ui.panels.calendar_panel import CalendarPanel

            self.calendar = CalendarPanel(self._desk, self._theme, self._icons, self._background, self._frame)
            self.calendar.day_chosen.connect(self._side.show_day)
            self.calendar.day_activated.connect(self._open_day)
            self.calendar.removal_wished.connect(self._actions["remove_day"].trigger)
            self.calendar.done.connect(self.done)
            self.calendar.failed.connect(self.failed)
            self._frame.views.addWidget(self.calendar)
        return self.calendar

    def _report(self) -> QWidget:
        if self.report is None:
            from ui.panels.report_panel import ReportPanel

            self.report = ReportPanel(self._desk, self._theme, self._icons, self._actions, self._background)
            self.report.done.connect(self.done)
            self.report.failed.connect(self.failed)
            self.report.trip_wished.connect(self._side.show_trip)
            self._frame.left.addWidget(self.report.settings)
            self._frame.views.addWidget(self.report)
        return self.report

    def _open_day(self, day_id: int) -> None:
        self._side.show_day(day_id)
        self.show(View.DAY)
