"""The panels of the views: each is imported and built when it is first looked at."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from expedition.text import _
from ui.actions import Actions
from ui.background import Background
from ui.desk import Desk
from ui.facts_keeper import FactsKeeper
from ui.icons import Icons
from ui.panels.frame import Frame
from ui.panels.trip_tree import TripPanel
from ui.settings import Settings
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.maps.kept_tiles import Tiles
    from ui.maps.maps import Maps
    from ui.panels.all_trips_panel import AllTripsPanel
    from ui.panels.calendar_panel import CalendarPanel
    from ui.panels.charts_panel import ChartsPanel
    from ui.panels.day_ground import DayGround
    from ui.panels.day_panel import DayPanel
    from ui.panels.day_writing import DayWriting
    from ui.panels.map_panel import MapPanel
    from ui.panels.map_tools import MapTools
    from ui.panels.plan_page import PlanPage
    from ui.panels.report_panel import ReportPanel
    from ui.panels.tables_panel import TablesPanel


class ViewPanels(QObject):
    """Those that stand by now are there by name, the others are None; `facts` is what they all share.

    Signals:
        done: What a panel did, for the foot of the list.
        failed: What it could not do.
        unsaved: Whether typed text still waits for its save.
        original_wanted: The SHA-256 of an original to be read again.
        photos_wanted: Files of photos are to be chosen.
        history_wished: What became of an entry is wished: its kind and id.
        day_wanted: The id of a day to be opened on its page.
        tool_wanted: The action of a tool of the map, and the id of the leg it is for.
        trip_day_wanted: A trip and a day of it, by their ids, are to be opened.
        trip_wanted: A trip is to be opened.
        left_unsaved: What holds words the logbook refused and is left, and the day's id.
        entry_wanted: The day, 0 for none, the kind and the id of an entry to be shown where it is written.
    """

    done = Signal(str)
    failed = Signal(str)
    unsaved = Signal(bool)
    original_wanted = Signal(str)
    photos_wanted = Signal()
    history_wished = Signal(str, int)
    day_wanted = Signal(int)
    tool_wanted = Signal(str, int)
    entry_wanted = Signal(int, str, int)
    trip_day_wanted = Signal(int, int)
    trip_wanted = Signal(int)
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
        self._writing = writing
        self._desk, self._theme, self._icons = desk, theme, icons
        self._actions, self._background = actions, background
        self._frame, self._side, self._settings = frame, side, settings
        self.facts = FactsKeeper(desk, background, self)
        self._maps: Maps | None = None
        self.known_tiles: Callable[[], Tiles] = dict
        """Tiles that need not be drawn, asked for with the first map."""
        self.day_tools: MapTools | None = None
        self.map_tools: MapTools | None = None
        self.day: DayPanel | None = None
        self.map: MapPanel | None = None
        self.charts: ChartsPanel | None = None
        self.plan: PlanPage | None = None
        self.tables: TablesPanel | None = None
        self.calendar: CalendarPanel | None = None
        self.report: ReportPanel | None = None
        self.all_trips: AllTripsPanel | None = None

    def make_day(self) -> "DayPanel":
        """The page of a day with its line."""
        if self.day is None:
            from ui.panels.day_panel import DayPanel

            day = self.day = DayPanel(
                self._desk,
                self._theme,
                self._icons,
                self._background,
                self._shared_maps(),
                self._frame,
                self._writing,
            )
            day.previous_wanted.connect(lambda: self._side.days.choose_beside(-1))
            day.next_wanted.connect(lambda: self._side.days.choose_beside(1))
            day.said.connect(self.failed)
            day.left_unsaved.connect(self.left_unsaved)
            day.original_wanted.connect(self.original_wanted)
            day.photos_wanted.connect(self.photos_wanted)
            day.day_wanted.connect(self._side.show_day)
            day.history_wished.connect(self.history_wished)
            day.tool_wanted.connect(self.tool_wanted)
            self.day_tools = self._tools(day.ground)
            diary = day.page.diary
            for news in (diary.textChanged, diary.written):
                news.connect(lambda *_text: self.unsaved.emit(diary.is_unsaved))
            self._frame.views.addWidget(day)
        return self.day

    def make_map(self) -> "MapPanel":
        """The map of the whole trip."""
        if self.map is None:
            from ui.panels.map_panel import MapPanel
            from ui.panels.tool_row import add_tools

            self.map = MapPanel(self._desk, self._shared_maps(), self._settings, self._frame)
            self.map.day_chosen.connect(self._side.show_day)
            self.map.entry_wanted.connect(self.entry_wanted)
            self.map.done.connect(self.done)
            self.map.failed.connect(self.failed)
            self.map_tools = self._tools(self.map.ground)
            add_tools(self.map.bar.tools, self._theme, self._icons, self._actions, self.map_tools)
            self._frame.views.addWidget(self.map)
        return self.map

    def add_maps(self, paths: Sequence[Path]) -> None:
        """Show map files on all maps; what cannot be shown is told."""
        from ui.dialogs.map_menu import MapMenu

        maps = self._shared_maps()
        added = MapMenu(self._theme, self._icons, self._settings, maps.own, self._frame).add_files(paths)
        if added:
            self.done.emit(_("On the map now: {names}.").format(names=", ".join(added)))

    def _tools(self, ground: "DayGround") -> "MapTools":
        from ui.panels.map_tools import MapTools

        tools = MapTools(self._desk, ground, self._actions)
        tools.done.connect(self.done)
        tools.failed.connect(self.failed)
        return tools

    def _shared_maps(self) -> "Maps":
        """What the maps of all views share."""
        if self._maps is None:
            from ui.maps.maps import Maps

            self._maps = Maps(self._theme, self._icons, self._background, self._settings, self)
            self._maps.failed.connect(self.failed)
            for tile, image in self.known_tiles().items():
                self._maps.worker.cache.put(tile, image)
        return self._maps

    def make_charts(self) -> "ChartsPanel":
        """The charts of a trip."""
        if self.charts is None:
            from ui.panels.charts_panel import ChartsPanel
            from ui.panels.figures_page import FiguresPage
            from ui.panels.plan_page import PlanPage
            from ui.panels.tables_panel import today

            figures = FiguresPage(self._theme, self._icons, self._background)
            plan = self.plan = PlanPage(self._desk, self._theme, self._icons, self._background, today())
            pages = (figures, plan)
            self.charts = ChartsPanel(self._desk, self._theme, self.facts, pages, self._frame)
            self.charts.day_activated.connect(self.day_wanted)
            self._frame.views.addWidget(self.charts)
        return self.charts

    def make_tables(self) -> "TablesPanel":
        """The tables of a trip."""
        if self.tables is None:
            from ui.panels.tables_panel import TablesPanel

            self.tables = TablesPanel(self._desk, self._theme, self._icons, self._settings, self._frame)
            self.tables.day_activated.connect(self.day_wanted)
            self.tables.done.connect(self.done)
            self.tables.failed.connect(self.failed)
            self.tables.history_wished.connect(self.history_wished)
            self._frame.views.addWidget(self.tables)
        return self.tables

    def make_calendar(self) -> "CalendarPanel":
        """The weeks of a trip."""
        if self.calendar is None:
            from ui.panels.calendar_panel import CalendarPanel

            self.calendar = CalendarPanel(self._desk, self._theme, self._icons, self._background, self._frame)
            self.calendar.day_chosen.connect(self._side.show_day)
            self.calendar.day_activated.connect(self.day_wanted)
            self.calendar.removal_wished.connect(self._actions["remove_day"].trigger)
            self.calendar.done.connect(self.done)
            self.calendar.failed.connect(self.failed)
            self._frame.views.addWidget(self.calendar)
        return self.calendar

    def make_report(self) -> "ReportPanel":
        """The pages of the report, and their settings at the left."""
        if self.report is None:
            from ui.panels.report_panel import ReportPanel

            self.report = ReportPanel(self._desk, self._theme, self._icons, self._actions, self._background)
            self.report.done.connect(self.done)
            self.report.failed.connect(self.failed)
            self.report.trip_wished.connect(self._side.show_trip)
            self._frame.left.addWidget(self.report.settings)
            self._frame.views.addWidget(self.report)
        return self.report

    def make_all_trips(self) -> "AllTripsPanel":
        """The overview over all trips."""
        if self.all_trips is None:
            from ui.panels.all_trips_panel import AllTripsPanel

            self.all_trips = AllTripsPanel(self._desk, self._theme, self._icons, self._background)
            self.all_trips.failed.connect(self.failed)
            self.all_trips.day_wanted.connect(self.trip_day_wanted)
            self.all_trips.trip_wanted.connect(self.trip_wanted)
            self._frame.views.addWidget(self.all_trips)
        return self.all_trips

    def unread(self) -> str:
        """Why something typed cannot be kept, or empty."""
        panels = (self.day, self.tables, self.plan)
        return next((why for panel in panels if panel is not None and (why := panel.unread())), "")

    def keep_typed(self) -> None:
        """Write what was typed and not yet saved."""
        for panel in (self.day, self.tables, self.plan):
            if panel is not None:
                panel.flush()

    def stop(self) -> None:
        """End what runs beside the window."""
        for panel in (self.charts, self.tables, self.report):
            if panel is not None:
                panel.stop()
        if self._maps is not None:
            self._maps.stop()
