"""The views over the work: each is built when it is first shown, and told where the traveller is."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
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
from ui.view_panels import ViewPanels

if TYPE_CHECKING:
    from expedition.logbook import Logbook
    from expedition.records.search import Hit
    from ui.maps.kept_tiles import Tiles
    from ui.panels.all_trips_panel import AllTripsPanel
    from ui.panels.calendar_panel import CalendarPanel
    from ui.panels.charts_panel import ChartsPanel
    from ui.panels.day_panel import DayPanel
    from ui.panels.day_writing import DayWriting
    from ui.panels.map_panel import MapPanel
    from ui.panels.plan_page import PlanPage
    from ui.panels.report_panel import ReportPanel
    from ui.panels.tables_panel import TablesPanel


_OF_CURSOR = ("cut_leg", "join_legs")
"""Tools that need no map to click on."""


class View(StrEnum):
    """What the work side shows."""

    DAY = "day"
    MAP = "map"
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
        left_unsaved: What holds words the logbook refused and is left, and the day's id.
    """

    done = Signal(str)
    failed = Signal(str)
    unsaved = Signal(bool)
    original_wanted = Signal(str)
    photos_wanted = Signal()
    trip_wanted = Signal()
    history_wished = Signal(str, int)
    left_unsaved = Signal(object, int)

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
        writing: "DayWriting | None" = None,
    ) -> None:
        super().__init__(frame)
        self._desk, self._frame, self._side = desk, frame, side
        self.current = View.DAY
        self._is_all = False
        self._all_of: Logbook | None = None
        self._folder: Path | None = None
        self._panels = ViewPanels(desk, theme, icons, actions, background, frame, side, settings, writing)
        for told, heard in (
            (self._panels.done, self.done),
            (self._panels.failed, self.failed),
            (self._panels.unsaved, self.unsaved),
            (self._panels.original_wanted, self.original_wanted),
            (self._panels.photos_wanted, self.photos_wanted),
            (self._panels.history_wished, self.history_wished),
            (self._panels.left_unsaved, self.left_unsaved),
            (self._panels.day_wanted, self._open_day),
            (self._panels.tool_wanted, self.use_tool),
            (self._panels.entry_wanted, self._open_entry),
            (self._panels.trip_day_wanted, self._open_day_of),
            (self._panels.trip_wanted, self._open_trip),
        ):
            told.connect(heard)
        self._empty = Ground(theme, "page")
        frame.views.addWidget(self._empty)
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._tell_day)
        self._add_tabs(actions)
        self._follow_side(actions)

    def _add_tabs(self, actions: Actions) -> None:
        tabs = self._frame.tabs
        for view, sign, words in (
            (View.DAY, "notebook-pen", _("Day")),
            (View.MAP, "map", _("Map")),
            (View.CHARTS, "chart-line", _("Charts")),
            (View.TABLES, "table-2", _("Tables")),
            (View.CALENDAR, "calendar-days", _("Calendar")),
            (View.REPORT, "book-open", _("Report")),
        ):
            tabs.add(sign, words, actions[f"view_{view.value}"].toolTip())
            actions[f"view_{view.value}"].triggered.connect(lambda _checked=False, view=view: self.show(view))
        actions["view_report"].hovered.connect(self.prepare_report)
        tabs.approached.connect(self._expect)
        tabs.currentChanged.connect(lambda place: self.show(tuple(View)[place]))
        tabs.tabBarClicked.connect(lambda _place: self._leave_all_trips())

    def _follow_side(self, actions: Actions) -> None:
        side = self._side
        side.trip_shown.connect(lambda _trip_id: self._tell_trip())
        side.rows_changed.connect(self._tell_rows)
        # A held arrow key runs through the list at once; the page follows where it stops.
        side.day_chosen.connect(lambda _day_id: self._follow.start())
        # Whatever is gone to in the list, or by a tab, is looked at instead of all trips.
        side.all_trips.clicked.connect(self.show_all_trips)
        side.trips.clicked.connect(lambda _index: self._leave_all_trips())
        side.days.clicked.connect(lambda _index: self._leave_all_trips())
        side.trip_shown.connect(lambda _trip_id: self._follow_trip())
        actions["all_trips"].triggered.connect(lambda _checked=False: self.show_all_trips())

    def show_all_trips(self) -> None:
        """Bring the overview over all trips to the front."""
        if not self._desk.is_open:
            return
        panel = self._panels.make_all_trips()
        self._all_of = self._desk.logbook
        if not self._is_all:
            self._is_all = True
            self._mark_all()
            self._frame.left.setCurrentWidget(self._side)
        self._frame.views.setCurrentWidget(panel)
        panel.setFocus()

    def _follow_trip(self) -> None:
        """Another trip is looked at; the first one of a logbook just laid here is not gone to by anybody."""
        if self._desk.is_open and self._all_of is self._desk.logbook:
            self._leave_all_trips()

    def _leave_all_trips(self) -> None:
        if self._is_all:
            self.show(self.current)

    def _mark_all(self) -> None:
        self._frame.tabs.stand_beside(is_beside=self._is_all)
        self._side.all_trips.setChecked(self._is_all)

    def _open_trip(self, trip_id: int) -> None:
        self._side.go_to(trip_id, None)
        self.show(View.DAY)

    def _open_day_of(self, trip_id: int, day_id: int) -> None:
        self._side.go_to(trip_id, day_id)
        self.show(View.DAY)

    def open_in(self, folder: Path | None) -> None:
        """Show the logbook opened in a folder: its days, or the view in front where it was open already."""
        is_again, self._folder = folder == self._folder, folder
        if is_again and self._is_all:
            self.show_all_trips()
        elif folder is not None:
            self.show(self.current if is_again else View.DAY)

    def show(self, view: View) -> None:
        """Bring a view to the front."""
        self.current = view
        self._is_all = False
        self._mark_all()
        self._frame.tabs.setCurrentIndex(tuple(View).index(view))
        self._refresh()

    def prepare_map(self) -> None:
        """Build the map and draw what will be seen of it first; for an idle moment."""
        trip_id = self._side.trip_id
        if self.current is View.DAY and self.map is None and trip_id is not None and self._desk.is_open:
            self._panels.make_map().prepare(trip_id, self._frame.views.size())

    def prepare_report(self) -> None:
        """Begin what the first pages of the report would wait for, once it seems to be wanted."""
        trip_id = self._side.trip_id
        if self.current is not View.REPORT and trip_id is not None and self._desk.is_open:
            self._panels.make_report().prepare(trip_id)

    def _expect(self, place: int) -> None:
        if tuple(View)[place] is View.REPORT:
            self.prepare_report()

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
        if self._is_all and self.all_trips is not None:
            return (*side, self.all_trips.table)
        if self.current is View.DAY and self.day is not None:
            return (*side, self.day.page.diary, self.day.ground)
        if self.current is View.MAP and self.map is not None:
            return (*side, self.map.ground.map, self.map.ground.profile)
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

    def know_tiles(self, known: "Callable[[], Tiles]") -> None:
        """Where the first map finds tiles that need not be drawn."""
        self._panels.known_tiles = known

    def add_maps(self, paths: Sequence[Path]) -> None:
        """Show map files on all maps."""
        self._panels.add_maps(paths)

    def toggle_ground(self) -> None:
        """Show the line of the day instead of its page in a narrow window, or the page again."""
        self.show(View.DAY)
        if self.day is not None:
            self.day.toggle_ground()

    def use_tool(self, name: str, leg_id: int = 0) -> None:
        """Use a tool of the map on the one in sight; where there is none, on that of the whole trip."""
        tools = None
        if self.current is View.DAY and self.day is not None:
            is_of_day = name in _OF_CURSOR or self.day.ground.isVisible()
            tools = self._panels.day_tools if is_of_day else None
        if tools is None:
            if self.current is not View.MAP:
                self.show(View.MAP)
            tools = self._panels.map_tools
            if self.map is not None:
                self.map.catch_up()
        if tools is not None:
            tools.use(name, leg_id)

    @property
    def day(self) -> "DayPanel | None":
        """The page of a day, once it stands."""
        return self._panels.day

    @property
    def map(self) -> "MapPanel | None":
        """The map of the trip, once it stands."""
        return self._panels.map

    @property
    def charts(self) -> "ChartsPanel | None":
        """The charts, once they stand."""
        return self._panels.charts

    @property
    def tables(self) -> "TablesPanel | None":
        """The tables, once they stand."""
        return self._panels.tables

    @property
    def calendar(self) -> "CalendarPanel | None":
        """The calendar, once it stands."""
        return self._panels.calendar

    @property
    def report(self) -> "ReportPanel | None":
        """The report, once it stands."""
        return self._panels.report

    @property
    def all_trips(self) -> "AllTripsPanel | None":
        """The overview over all trips, once it stands."""
        return self._panels.all_trips

    @property
    def plan(self) -> "PlanPage | None":
        """The plan, once it stands."""
        return self._panels.plan

    def show_plan(self) -> None:
        """Open the plan of the trip, a page behind its charts."""
        self.show(View.CHARTS)
        if self.charts is not None:
            self.charts.show_page("plan")
            self.charts.setFocus()

    def unread(self) -> str:
        """Why something typed cannot be kept, or empty."""
        return self._panels.unread()

    def keep_typed(self) -> None:
        """Write what was typed and not yet saved."""
        self._panels.keep_typed()

    def close(self) -> None:
        """End what runs beside the window."""
        self._panels.stop()

    def _refresh(self) -> None:
        if not self._desk.is_open:
            self._frame.views.setCurrentWidget(self._empty)
            return
        make: Callable[[], QWidget] = {
            View.DAY: self._panels.make_day,
            View.MAP: self._panels.make_map,
            View.CHARTS: self._panels.make_charts,
            View.TABLES: self._panels.make_tables,
            View.CALENDAR: self._panels.make_calendar,
            View.REPORT: self._panels.make_report,
        }[self.current]
        panel = make()
        self._frame.views.setCurrentWidget(panel)
        is_report = self.current is View.REPORT and self.report is not None
        self._frame.left.setCurrentWidget(self.report.settings if is_report and self.report else self._side)
        if is_report and self.report:
            self.report.pages.setFocus()
        self._tell_trip()
        self._tell_day()
        if self.current is View.MAP:
            # A ring around all of the map would be in the way of looking at it.
            panel.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        elif self.current is View.CALENDAR:
            # Only now: a grid without a chosen day chooses the first one when it gets the focus.
            panel.setFocus()
        elif self.current is View.TABLES and self.tables is not None:
            self.tables.page.take_focus()

    def _tell_trip(self) -> None:
        trip_id = self._side.trip_id
        if self.current is View.CHARTS and self.charts is not None and trip_id is not None:
            self.charts.show_trip(trip_id)
        elif self.current is View.MAP and self.map is not None:
            self.map.show_trip(trip_id)
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
        elif self.current is View.MAP and self.map is not None:
            self.map.set_chosen_day(self._side.day_id)
        elif self.current is View.CHARTS and self.charts is not None:
            self.charts.set_chosen_day(self._side.day_id)
        elif self.current is View.TABLES and self.tables is not None:
            self.tables.set_chosen_day(self._side.day_id)
        elif self.current is View.CALENDAR and self.calendar is not None:
            self.calendar.set_chosen_day(self._side.day_id)

    def _open_day(self, day_id: int) -> None:
        self._side.show_day(day_id)
        self.show(View.DAY)

    def _open_entry(self, day_id: int, kind: str, entry_id: int) -> None:
        """Where an entry is written: the page of its day, or the table of its kind."""
        if not day_id:
            self.show(View.TABLES)
            if self.tables is not None:
                self.tables.show_entry(kind, entry_id)
            return
        self._open_day(day_id)
        if self.day is not None:
            self.day.show_day(day_id)
            if kind == "photo":
                self.day.page.photos.focus_photo(entry_id)
            else:
                self.day.show_entry(kind, entry_id)
