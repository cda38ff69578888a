"""The stages of a plan as a table: typed over where they stand, pasted as lines, moved up and down."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from expedition import units
from expedition.errors import UserError
from expedition.itinerary.stage_lines import StageLines, stage_lines
from expedition.records.fields import StageFields
from expedition.records.plan import Plan
from expedition.records.table import TableLine
from expedition.stats.ledger import Ledger
from expedition.text import _, plural
from ui.desk import Desk
from ui.icons import Icons
from ui.models.columns import Column, field_column
from ui.models.record_table import NEW, TONE, WEIGHT, WHOLE, RecordTable
from ui.panels.table_editing import CellEditing
from ui.theme import Theme
from ui.widgets.controls import label
from ui.widgets.table_view import TableView

_FIELDS = ("from_place", "to_place", "distance_m", "rest_days", "planned_on", "country")
_KEYS = frozenset(("from_place", "to_place"))
_EDGE = 20


class PlanTable(QWidget):
    """The table of stages, or what teaches where there is none.

    Signals:
        said: What was done or could not be, in a sentence.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, icons: Icons, today: date) -> None:
        super().__init__()
        self._desk, self._theme, self._today = desk, theme, today
        self._trip_id: int | None = None
        self._plan = Plan()
        self._order: dict[int, int] = {}
        self._wanted: int | None = None
        self._column = 0
        self.model = RecordTable()
        self.table = TableView(theme, icons, TONE, WEIGHT, WHOLE)
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Planned stages"))
        self.editing = CellEditing(desk, theme, icons, self.table, self.model)
        self.empty = label(theme, look="hint")
        self.empty.setWordWrap(True)
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.empty.setContentsMargins(theme.px(_EDGE), theme.px(14), theme.px(_EDGE), 0)
        self.empty.setText(
            _(
                "No stage yet. Insert adds one: from, to, how far. Lines from anywhere can be pasted with "
                "Ctrl+V, such as “Osh – Sary-Tash 185 km, 1 rest day”. A planned route, imported as GPX, "
                "is cut into days with “Take from route”."
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()

    def _connect(self) -> None:
        table, editing = self.table, self.editing
        table.edit_wished.connect(editing.begin)
        table.opened.connect(editing.begin)
        table.added.connect(self.add)
        table.removed.connect(self.remove)
        table.copied.connect(self.copy)
        editing.added.connect(self._go_to_added)
        editing.dropped.connect(self._drop_new)
        editing.failed.connect(self.said)
        for keys, act in (
            ("Alt+Up", partial(self.shift, -1)),
            ("Alt+Down", partial(self.shift, 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def show_plan(self, trip_id: int, plan: Plan, ids: tuple[int, ...], ledger: Ledger) -> None:
        """Show the stages of a trip; a line that is being written stays."""
        is_other = trip_id != self._trip_id or not self.model.columns
        self._trip_id = self.editing.trip_id = trip_id
        self._plan, self._order = plan, {stage_id: at for at, stage_id in enumerate(ids)}
        known = zip(ids, plan.stages, strict=True)
        lines = [TableLine("stage", stage_id, None, stage) for stage_id, stage in known]
        if is_other:
            self.editing.close()
            self.model.show_table(self._columns(), lines, ledger)
            self.table.fit()
            if lines:
                self.table.go_to(0, self.model.column_of("from_place"))
        else:
            unwritten = [line for line in self.model.lines if line.id == NEW]
            self.model.show_lines([*lines, *unwritten], ledger)
        if self._wanted is not None and (row := self.model.row_of(("stage", self._wanted))) is not None:
            self.table.go_to(row)
            self._wanted = None
        self._turn()

    def add(self) -> None:
        """Begin a stage where the last one ends."""
        if self._trip_id is None or self.editing.editor is not None or self.model.ledger is None:
            return
        last = self._last_place()
        fields = StageFields(position=len(self.model.lines) + 1, from_place=last)
        self.model.show_lines([*self.model.lines, TableLine("stage", NEW, None, fields)], self.model.ledger)
        self._stack.setCurrentWidget(self.table)
        self.table.setFocus()
        first = self.model.column_of("to_place" if last else "from_place")
        self.table.go_to(len(self.model.shown) - 1, first)
        self.editing.begin()

    def remove(self) -> None:
        """Take the chosen stages out."""
        from expedition.operations import plan

        rows = self.table.rows
        gone = [self.model.line(row).id for row in rows if self.model.line(row).id != NEW]
        if gone and self._trip_id is not None:
            words = plural("Remove {n} stage", "Remove {n} stages", len(gone))
            take = partial(self._do, words, plan.remove_stages, self._trip_id, gone)
            self._desk.take_out(len(gone), take)

    def shift(self, steps: int) -> None:
        """Move the current stage among the others."""
        from expedition.operations import plan

        index = self.table.currentIndex()
        if index.isValid() and (stage := self.model.line(index.row()).id) != NEW:
            self._wanted = stage
            self._do(_("Move a stage"), plan.move_stage, stage, steps)

    def copy(self) -> None:
        """The chosen stages as lines that can be pasted here again."""
        lines = (self.model.line(row).fields for row in self.table.rows)
        stages = (fields for fields in lines if isinstance(fields, StageFields))
        QGuiApplication.clipboard().setText("\n".join(map(as_line, stages)))

    def paste(self) -> None:
        """Make stages of the lines on the clipboard."""
        self.add_lines(QGuiApplication.clipboard().text())

    def add_lines(self, text: str) -> StageLines | None:
        """Make stages of lines, one step; what is no stage is told."""
        from expedition.operations import plan

        if self._trip_id is None:
            return None
        before = self._last_place()
        near = self._plan.start or self._today
        found = stage_lines(text, near, before)
        if found.stages:
            words = plural("Add {n} stage", "Add {n} stages", len(found.stages))
            self._do(words, plan.add_stages, self._trip_id, found.stages)
        if found.unread:
            number, line = found.unread[0]
            words = plural(
                "{n} line names no place, line {number}: “{line}”",
                "{n} lines name no place, the first is line {number}: “{line}”",
                len(found.unread),
            )
            self.said.emit(words.format(number=number, line=line[:40]))
        elif not found.stages:
            self.said.emit(_("Nothing to paste: copy lines such as “Osh – Sary-Tash 185 km”."))
        return found

    def unread(self) -> str:
        """Why something typed cannot be kept, or empty."""
        return self.editing.unread

    def flush(self) -> None:
        """Keep what is being typed."""
        self.editing.flush()

    def _do(self, words: str, *operation: object) -> None:
        try:
            self._desk.do(words, *operation)  # type: ignore[arg-type]  # a verb and what it takes
        except UserError as error:
            self.said.emit(str(error))

    def _drop_new(self) -> None:
        self._column = max(self.table.currentIndex().column(), 0)
        if self.model.ledger is not None:
            self.model.show_lines([line for line in self.model.lines if line.id != NEW], self.model.ledger)
        self._turn()

    def _go_to_added(self, _kind: str, stage_id: int) -> None:
        """Show a written stage at once: who typed it goes on in its next cell."""
        from expedition.queries.tables import table_lines

        if self._trip_id is None or self.model.ledger is None:
            return
        lines = self._desk.read(table_lines, self._trip_id, ("stage",))
        self._order = {line.id: at for at, line in enumerate(lines)}
        self.model.show_lines(lines, self.model.ledger)
        self._turn()
        if (row := self.model.row_of(("stage", stage_id))) is not None:
            self.table.go_to(row, self._column)

    def _last_place(self) -> str:
        """Where the last stage ends."""
        last = self.model.lines[-1].fields if self.model.lines else None
        return last.to_place if isinstance(last, StageFields) else ""

    def _turn(self) -> None:
        heir: QWidget = self.table if self.model.lines else self.empty
        had_focus = self.table.hasFocus() or self.empty.hasFocus()
        self._stack.setCurrentWidget(heir)
        self.setFocusProxy(heir)
        if had_focus:
            heir.setFocus()

    def _columns(self) -> tuple[Column, ...]:
        named = (field_column("stage", name) for name in _FIELDS)
        fields = [_weighed(column) for column in named]
        return (self._number_column(), *fields[:2], self._when_column(), *fields[2:])

    def _number_column(self) -> Column:
        return Column(
            ".number",
            "",
            lambda line, _ledger: self._number(line),
            lambda line, _ledger: (self._order.get(line.id, len(self._order)),),
            is_right=True,
            is_whole=True,
            weight="quiet",
        )

    def _number(self, line: TableLine) -> str:
        at = self._order.get(line.id)
        return str(at + 1) if at is not None else ""

    def _when_column(self) -> Column:
        return Column(
            ".when",
            _("Days"),
            lambda line, _ledger: self._when(line),
            lambda line, _ledger: (self._order.get(line.id, len(self._order)),),
            is_whole=True,
            weight="quiet",
        )

    def _when(self, line: TableLine) -> str:
        """The dates on which a stage is ridden."""
        at = self._order.get(line.id)
        dates = [day.date for day in self._plan.days if day.stage == at and not day.is_rest]
        if at is None or not dates:
            return ""
        first, last = dates[0], dates[-1]
        return units.short_date(first) if first == last else units.short_span(first, last)


def as_line(stage: StageFields) -> str:
    """`Osh – Sary-Tash 185 km, 1 rest day`, as it can be pasted."""
    way = " – ".join(filter(None, (stage.from_place, stage.to_place)))
    length = f" {units.plain(round(stage.distance_m / 1000, 1))} km" if stage.distance_m is not None else ""
    rests = f", {stage.rest_days} rest days" if stage.rest_days else ""
    return f"{way}{length}{rests}"


def _weighed(column: Column) -> Column:
    weight = "key" if column.name in _KEYS else "quiet" if column.name == "country" else ""
    if column.name != "rest_days":
        return replace(column, weight=weight)
    return replace(column, text=lambda line, _ledger: str(getattr(line.fields, "rest_days", 0) or ""))
