"""The page of the plan in the Charts view: stages and settings at the left, what they answer at the right."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from expedition import units
from expedition.errors import UserError
from expedition.itinerary.planned_way import PlannedWay, stages_of
from expedition.record_classes import dataclass
from expedition.records.fields import StageFields, TripFields
from expedition.records.plan import TripPlan
from expedition.stats.ledger import Ledger
from expedition.text import _, plural
from ui.background import Background, Job, Progress
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.charts_data import ChartsData
from ui.panels.charts_pages import OtherPage
from ui.panels.frame import Ground
from ui.panels.plan_settings import PlanSettings
from ui.panels.plan_side import PlanSide
from ui.panels.plan_table import PlanTable
from ui.theme import Theme
from ui.widgets.controls import button, label
from ui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from expedition.logbook import Change

_EDGE, _DAY_M = 20, 80_000.0


@dataclass(frozen=True, eq=False)
class PlanData:
    """A plan as it was read; `routes` is how many planned lines there are."""

    fields: TripFields
    plan: TripPlan
    ledger: Ledger
    routes: int


class PlanPage(OtherPage):
    """The plan of one trip; it needs no days."""

    needs_days = False

    def __init__(self, desk: Desk, theme: Theme, icons: Icons, background: Background, today: date) -> None:
        super().__init__("plan", _("Plan"))
        self._desk, self._theme, self._background, self._today = desk, theme, background, today
        self._trip_id: int | None = None
        self._data: PlanData | None = None
        self._way: PlannedWay | None = None
        self._job: Job[PlanData] | None = None
        self._cutting: Job[tuple[StageFields, ...]] | None = None
        self._is_stale = False
        self.settings = PlanSettings(theme, icons, today)
        self.stages = PlanTable(desk, theme, icons, today)
        self.side = PlanSide(theme, today)
        self.add = button(theme, icons, _("Stage"), "plus", tip=_("A new stage  Insert"))
        self.paste = button(
            theme, icons, _("Paste lines"), "import", "ghost", tip=_("Lines such as “Osh – Sary-Tash 185 km”")
        )
        self.take = button(
            theme, icons, _("Take from route"), "route", "ghost", tip=_("Cut the planned routes into days")
        )
        self._said = label(theme, look="hint", small=True)
        self._said.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.stages)

    def _lay_out(self) -> None:
        theme = self._theme
        tools = QHBoxLayout()
        tools.setContentsMargins(theme.px(_EDGE), theme.px(2), theme.px(_EDGE), theme.px(6))
        tools.setSpacing(theme.px(8))
        for part in (self.add, self.paste, self.take):
            tools.addWidget(part)
        tools.addWidget(self._said, 1)
        keys = KeyLine(
            theme,
            (
                (_("Enter"), _("edit")),
                (_("Insert"), _("new")),
                (_("Del"), _("remove")),
                (_("Alt ↑ ↓"), _("move")),
                (_("Ctrl V"), _("paste lines")),
            ),
        )
        left = Ground(theme, "page")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.settings)
        column.addLayout(tools)
        column.addWidget(self.stages, 1)
        column.addWidget(keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self.add.clicked.connect(self.stages.add)
        self.paste.clicked.connect(self.stages.paste)
        self.take.clicked.connect(self.take_from_route)
        self.stages.said.connect(self._say)
        self.settings.refused.connect(self._complain)
        self.settings.changed.connect(self._change)
        for keys, act in (("Ins", self.stages.add), ("Ctrl+V", self.stages.paste)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._desk.changed.connect(self._hear)
        self._desk.opened.connect(lambda: self.show_trip(None))

    @property
    def data(self) -> PlanData | None:
        """What is shown."""
        return self._data

    @property
    def words(self) -> str:
        """What was said last."""
        return self._said.text()

    def show_data(self, data: ChartsData) -> None:
        """Show the plan of the trip whose charts these are; a part of it has no plan of its own."""
        self.show_trip(data.trip_id)

    def show_trip(self, trip_id: int | None) -> None:
        """Show the plan of a trip, or none; read when the page is looked at."""
        if trip_id == self._trip_id:
            return
        self.stages.editing.close()
        self._trip_id, self._data, self._way = trip_id, None, None
        self._is_stale = trip_id is not None
        self._say("")
        self._refresh()

    def unread(self) -> str:
        """Why something typed cannot be kept, or empty."""
        return self.stages.unread() if self.isVisible() else ""

    def flush(self) -> None:
        """Keep what is being typed."""
        if self._data is not None:
            self.stages.flush()

    def showEvent(self, _event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        self._refresh()

    def hideEvent(self, _event: QHideEvent) -> None:
        """Who goes elsewhere has left the cell."""
        self.flush()

    def _hear(self, change: "Change", _initiator: object) -> None:
        if self._trip_id is not None and change.touches("trip", self._trip_id):
            self._is_stale = True
            self._way = None
            self._refresh()

    def _refresh(self) -> None:
        if not self._is_stale or self._trip_id is None or not self.isVisible():
            return
        self._is_stale = False
        if self._job is not None:
            self._job.cancel()
        work = partial(read_plan, self._desk, self._trip_id, self._today)
        self._job = self._background.run(work, done=self._show, failed=self._complain)

    def _show(self, data: PlanData) -> None:
        self._job = None
        if self._trip_id is None:
            return
        self._data = data
        made = data.plan
        self.settings.show_fields(data.fields, made.plan.goal_m if made.plan.stages else None)
        self.stages.show_plan(self._trip_id, made.plan, made.ids, data.ledger)
        self.side.show_plan(made, self._routes)
        self.take.setEnabled(bool(data.routes))
        missing = _("Import a GPX route first: drop the file on the window.")
        self.take.setToolTip(_("Cut the planned routes into days") if data.routes else missing)

    def _routes(self) -> PlannedWay | None:
        """The planned routes, read when the first question needs them."""
        from expedition.queries.plan import way_of_trip

        if self._way is None and self._data is not None and self._data.routes and self._trip_id is not None:
            self._way = self._desk.read(way_of_trip, self._trip_id, self._data.plan.plan)
        return self._way

    def take_from_route(self) -> None:
        """Cut the planned routes into days and put these in the place of the stages."""
        if self._trip_id is None or self._data is None or self._cutting is not None:
            return
        day_m = self._data.fields.goal_day_m or _DAY_M
        self._say(_("Looking for places to stop, about {km} km apart …").format(km=units.km(day_m, 0)))
        self._cutting = self._background.run(
            partial(_cut, self._desk, self._trip_id, day_m),
            done=partial(self._put, self._trip_id),
            failed=self._complain_of_cutting,
        )

    def _put(self, trip_id: int, stages: Sequence[StageFields]) -> None:
        self._cutting = None
        if trip_id != self._trip_id:
            return
        if not stages:
            self._say(_("The planned routes have no way in them."))
            return
        there = len(self._data.plan.plan.stages) if self._data is not None else 0
        self._desk.take_out(there, partial(self._replace, trip_id, stages))

    def _replace(self, trip_id: int, stages: Sequence[StageFields]) -> None:
        from expedition.operations import plan

        if self._do(_("Take stages from the route"), plan.replace_stages, trip_id, stages):
            words = plural(
                "{n} stage from the route · Ctrl+Z", "{n} stages from the route · Ctrl+Z", len(stages)
            )
            self._say(words)

    def _complain_of_cutting(self, sentence: str) -> None:
        self._cutting = None
        self._complain(sentence)

    def _change(self, changes: dict[str, Any], words: str) -> None:
        from expedition.operations import plan

        if self._trip_id is not None:
            self._do(words, plan.change, self._trip_id, **changes)

    def _do(self, words: str, *operation: Any, **changes: Any) -> bool:
        try:
            self._desk.do(words, *operation, **changes)
        except UserError as error:
            self._complain(str(error))
            return False
        return True

    def _say(self, sentence: str) -> None:
        self._tell(sentence, "hint")

    def _complain(self, sentence: str) -> None:
        self._tell(sentence, "error")

    def _tell(self, sentence: str, look: str) -> None:
        self._said.setProperty("look", look)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        self._said.setText(sentence)


def read_plan(desk: Desk, trip_id: int, today: date, _progress: Progress) -> PlanData:
    """Everything of the page; for a job."""
    from expedition.queries.ledger import ledger
    from expedition.queries.places import routes
    from expedition.queries.plan import trip_plan
    from expedition.queries.trips import trip_fields

    return PlanData(
        desk.read(trip_fields, trip_id),
        desk.read(trip_plan, trip_id, today),
        desk.read(ledger, trip_id, today),
        len(desk.read(routes, trip_id)),
    )


def _cut(desk: Desk, trip_id: int, day_m: float, _progress: Progress) -> tuple[StageFields, ...]:
    from expedition.queries.plan import way_of_trip

    return stages_of(desk.read(way_of_trip, trip_id), day_m)
