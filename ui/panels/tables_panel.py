"""The Tables view: all entries of a trip, kind by kind, to be sorted, filtered and edited in place."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from expedition.errors import UserError
from expedition.field_names import kind_name
from expedition.records.table import TableLine
from expedition.text import _
from ui.background import Background, Job
from ui.desk import Desk
from ui.icons import Icons
from ui.models.record_table import NEW, RecordTable
from ui.models.table_columns import columns
from ui.models.table_specs import TableSpec, table_of, table_specs
from ui.panels import table_reading, table_writing
from ui.panels.table_arrangement import Arrangement
from ui.panels.table_editing import CellEditing
from ui.panels.table_menu import TableActs, table_menu
from ui.panels.table_page import TablePage, TablesBar
from ui.panels.table_reading import TableData
from ui.panels.table_side import TableSide
from ui.panels.table_totalling import AT_ONCE, Totalling
from ui.settings import Settings
from ui.theme import Theme

if TYPE_CHECKING:
    from expedition.logbook import Change

_READ_AGAIN_MS = 250
_FILTER_AFTER_MS = 60


class TablesPanel(QWidget):
    """Tables of one trip.

    Signals:
        day_activated: The id of a day to be opened.
        done: What was done, for the foot of the list.
        failed: What could not be done.
        history_wished: What became of an entry is wished: its kind and id.
    """

    day_activated = Signal(int)
    done = Signal(str)
    failed = Signal(str)
    history_wished = Signal(str, int)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        settings: Settings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._icons = desk, theme, icons
        self._background = Background(self, collects=False)
        self._trip_id: int | None = None
        self._day_id: int | None = None
        self._spec = table_specs()[0]
        self._shown: TableSpec | None = None
        self._job: Job[TableData] | None = None
        self._wanted: tuple[str, int] | None = None
        self._is_stale = False
        self.model = RecordTable()
        self.bar = TablesBar(theme, icons)
        self.page = TablePage(theme, icons, self.model)
        self.table = self.page.table
        self.side = TableSide(desk, theme, icons)
        self.editing = CellEditing(desk, theme, icons, self.table, self.model)
        self.arrangement = Arrangement(settings, self.table)
        self._totals = Totalling(self.page, self.model, self._background)
        self._again = QTimer(self, singleShot=True, interval=_READ_AGAIN_MS)
        self._filter_soon = QTimer(self, singleShot=True, interval=_FILTER_AFTER_MS)
        self._lay_out()
        self._connect()
        self.setAccessibleName(_("Tables"))
        self.setFocusProxy(self.table)
        self._leave()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.page, 1)
        row.addWidget(self.side)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        table, bar = self.table, self.bar
        bar.tabs.chosen.connect(self._choose)
        bar.filter.textChanged.connect(lambda _text: self._filter_soon.start())
        bar.left_filter.connect(self._leave_filter)
        bar.add.clicked.connect(lambda: self.add())
        self.page.empty.clicked.connect(lambda: self.add())
        table.edit_wished.connect(self.editing.begin)
        table.opened.connect(self._open)
        table.whole_wished.connect(self.open_form)
        table.menu_wished.connect(lambda at: self.menu().popup(at))
        table.day_wished.connect(self._open_day)
        table.added.connect(self.add)
        table.removed.connect(self.remove)
        table.copied.connect(self.copy)
        table.head.sectionClicked.connect(self._sort)
        table.head.customContextMenuRequested.connect(self._head_menu)
        self.editing.added.connect(self._show_added)
        self.editing.dropped.connect(self._drop_new)
        self.editing.form_wished.connect(self.open_form)
        self.editing.failed.connect(self.page.complain)
        self.side.closed.connect(lambda: table.setFocus())
        self.side.failed.connect(self.page.complain)
        self._again.timeout.connect(self._read_again)
        self._filter_soon.timeout.connect(self._filter)
        self.model.arranged.connect(self._after_arranging)
        self._add_key("Ctrl+PgDown", self, partial(bar.tabs.go, 1))
        self._add_key("Ctrl+PgUp", self, partial(bar.tabs.go, -1))
        for part in (bar.tabs, self.page.empty):
            self._add_key("Ins", part, self.add)
        self._desk.changed.connect(self._hear)
        self._desk.opened.connect(self._leave)

    @staticmethod
    def _add_key(keys: str, part: QWidget, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), part)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # Which table

    def sizeHint(self) -> QSize:
        """The view takes what there is."""
        return QSize(900, 600)

    @property
    def spec(self) -> TableSpec:
        """The table chosen."""
        return self._spec

    @property
    def is_ready(self) -> bool:
        """Whether the table chosen is read and shown."""
        is_waiting = self._job is not None or self._again.isActive() or self._totals.is_waiting
        return self._shown is self._spec and not is_waiting and not self.model.is_arranging

    def show_trip(self, trip_id: int | None) -> None:
        """Show the tables of a trip, or none; read when the view is looked at."""
        if trip_id != self._trip_id:
            self._leave()
            self._trip_id = self.editing.trip_id = trip_id
            self._is_stale = trip_id is not None
        self._refresh()

    def set_chosen_day(self, day_id: int | None) -> None:
        """New lines belong to the day the window is on."""
        self._day_id = day_id or None

    def show_table(self, name: str) -> None:
        """Open a table by its name."""
        if self.bar.tabs.value != name:
            self.bar.tabs.choose(name)
        self._choose(name)

    def show_entry(self, kind: str, entry_id: int) -> None:
        """Open the table of a kind and go to one of its lines."""
        self._wanted = (kind, entry_id)
        self.bar.filter.clear()
        self.show_table(table_of(kind).name)
        if self.is_ready:
            self._go_to_wanted()

    def focus_filter(self) -> None:
        """Begin to filter."""
        self.bar.filter.setFocus()
        self.bar.filter.selectAll()

    def unread(self) -> str:
        """Why something typed cannot be kept, or empty."""
        return self.editing.unread

    def flush(self) -> None:
        """Keep what is being typed."""
        self.editing.flush()
        self.side.keep()

    def stop(self) -> None:
        """Wait for what is being read; for leaving the program."""
        self._background.stop()

    def showEvent(self, _event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        self._refresh()

    def hideEvent(self, _event: QHideEvent) -> None:
        """Who goes elsewhere has left the cell."""
        self.flush()

    def _leave(self) -> None:
        """Forget the trip: another logbook may lie on the desk."""
        self._stop()
        self.editing.close()
        if self.side.form is not None:
            self.side.close_form()
        self._trip_id = self._shown = self._wanted = None
        self._is_stale = False
        self.bar.add.setVisible(not self._desk.is_for_reading)
        self.page.stand_for_reading(is_it=self._desk.is_for_reading)
        self.bar.tabs.show_counts({})
        self.page.complain("")
        self.page.say(_("Choose a trip: its tables stand here."))

    def _choose(self, name: str) -> None:
        self.flush()
        if self.editing.editor is not None:
            self.bar.tabs.choose(self._spec.name)
            return
        if self.side.form is not None:
            self.side.close_form()
        self._spec = next(spec for spec in table_specs() if spec.name == name)
        self.page.complain("")
        if self._shown is not self._spec:
            self.bar.filter.clear()
            self._is_stale = self._trip_id is not None
            self._refresh()

    # Reading

    def _refresh(self) -> None:
        if not self._is_stale or self._trip_id is None or not self.isVisible():
            return
        self._is_stale = False
        self._stop()
        work = partial(self._work, self._spec, self._trip_id, today())
        self._job = self._background.run(lambda _progress: work(), done=self._show, failed=self._fail)

    def _work(self, spec: TableSpec, trip_id: int, day: date) -> TableData:
        return table_reading.read_table(self._desk, spec, trip_id, day)

    def _stop(self) -> None:
        self._again.stop()
        self._totals.stop()
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def _fail(self, sentence: str) -> None:
        self._job = None
        self.page.say(sentence)

    def _show(self, data: TableData) -> None:
        self._job = None
        self.bar.tabs.show_counts(data.counts)
        self.bar.name(data.spec.title, kind_name(data.spec.kinds[0]))
        self.table.setAccessibleName(data.spec.title)
        if data.spec is self._shown:
            self.model.show_lines([*data.lines, *self._unwritten()], data.ledger)
        else:
            self._shown = data.spec
            self.table.kept_widths = {}
            self.model.show_table(columns(data.spec), data.lines, data.ledger)
            self.table.head.show_order(-1, is_falling=False)
            self.arrangement.apply(data.spec, self.model.columns)
        self._go_to_wanted()
        self._show_totals(data)
        self._follow_side()

    def _unwritten(self) -> list[TableLine]:
        return [line for line in self.model.lines if line.id == NEW]

    def _read_again(self) -> None:
        self._is_stale = True
        self._refresh()

    def _hear(self, change: "Change", initiator: object) -> None:
        if self._trip_id is None or not change.touches("trip", self._trip_id):
            return
        self._is_stale = True
        if self._shown is None or not self.isVisible():
            return
        keys = table_reading.touched(self._shown, change)
        if keys and len(keys) <= AT_ONCE and self._shown is self._spec:
            news = table_reading.read_some(self._desk, self._shown, self._trip_id, change)
            there = {line.key for line in news}
            self.model.replace(news, {key for key in keys if key not in there})
            self._show_totals()
            if initiator is not self.side:
                self._follow_side()
        self._again.start()

    def _follow_side(self) -> None:
        """An open form follows what others did to its line."""
        if self.side.line is not None:
            key = self.side.line.key
            self.side.follow(next((line for line in self.model.lines if line.key == key), None))

    def _show_totals(self, data: TableData | None = None) -> None:
        self._totals.show(self._shown, data)

    def _go_to_wanted(self) -> None:
        row = self.model.row_of(self._wanted) if self._wanted is not None else None
        if row is not None:
            self._wanted = None
            self.table.go_to(row)
        elif not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.go_to(0, self.model.column_of(self._spec.keys[0]) or 0)

    # Filter, order, columns

    def _filter(self) -> None:
        self.model.filter(self.bar.filter.text())

    def _after_arranging(self) -> None:
        self._show_totals()
        self._go_to_wanted()
        if self.table.currentIndex().isValid():
            self.table.scrollTo(self.table.currentIndex())

    def _leave_filter(self) -> None:
        self._filter_soon.stop()
        self._filter()
        self.table.setFocus()

    def _sort(self, column: int) -> None:
        name = self.model.columns[column].name
        is_falling = self.model.sorted_by == name and not self.model.is_falling
        self.model.sort_by(name, is_falling=is_falling)
        self.table.head.show_order(column, is_falling=is_falling)

    def _head_menu(self, at: QPoint) -> None:
        menu = self.head_menu()
        menu.popup(self.table.head.viewport().mapToGlobal(at))

    def head_menu(self) -> QMenu:
        """The columns to fetch and to put away."""
        return self.arrangement.menu(self)

    # What is done to lines

    def current(self) -> TableLine | None:
        """The line the traveller is on."""
        index = self.table.currentIndex()
        return self.model.line(index.row()) if index.isValid() else None

    def chosen(self) -> list[TableLine]:
        """The lines chosen, in their order, but for one that is being written."""
        return [line for row in self.table.rows if (line := self.model.line(row)).id != NEW]

    def _open(self) -> None:
        """Enter types into a cell; where that is not the place for it, it opens the whole line."""
        index = self.table.currentIndex()
        if index.isValid() and self.model.columns[index.column()].can_edit(self.model.line(index.row())):
            self.editing.begin()
        else:
            self.open_form()

    def open_form(self) -> None:
        """The whole current line at the side."""
        line = self.current()
        if line is not None and line.id != NEW and self.model.ledger is not None and self._trip_id:
            self.side.open(line, self.model.ledger.day(line), self._trip_id)

    def _open_day(self) -> None:
        line = self.current()
        if line is not None and line.day_id is not None:
            self.day_activated.emit(line.day_id)

    def add(self) -> None:
        """A new line at the end, written with its first word."""
        if self._desk.is_for_reading or (not self.is_ready and self._shown is not self._spec):
            return
        self.editing.flush()
        current = self.current()
        try:
            line = table_writing.new_line(self._spec, (current.day_id if current else None) or self._day_id)
        except UserError as error:
            self.page.complain(str(error))
            return
        self.page.complain("")
        self.model.replace([line])
        self._show_totals()
        row = self.model.row_of(line.key)
        names = [*self._spec.keys, *(column.name for column in self.model.columns)]
        places = (self.model.column_of(name) for name in names)
        free = (place for place in places if place is not None and self.model.columns[place].can_edit(line))
        if row is not None:
            self.table.go_to(row, next(free))
            self.editing.begin()

    def _show_added(self, kind: str, entry_id: int) -> None:
        column = self.table.currentIndex().column()
        row = self.model.row_of((kind, entry_id))
        if row is not None:
            self.table.go_to(row, max(column, 0))
        self._wanted = None if row is not None else (kind, entry_id)

    def _drop_new(self) -> None:
        column = self.table.currentIndex().column()
        self.model.replace([], {line.key for line in self._unwritten()})
        self._show_totals()
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.go_to(self.model.rowCount() - 1, max(column, 0))

    def remove(self) -> None:
        """Take the lines chosen out; undo brings them back."""
        lines = self.chosen()
        self._desk.take_out(len(lines), lambda: self._remove(lines))

    def _remove(self, lines: list[TableLine]) -> None:
        row = self.table.currentIndex().row()
        if not lines or self._shown is None:
            return
        try:
            label = table_writing.remove(self._desk, self._shown, lines)
        except UserError as error:
            self.page.complain(str(error))
            return
        self.done.emit(_("{label} · Ctrl+Z").format(label=label))
        if self.model.rowCount():
            self.table.go_to(min(row, self.model.rowCount() - 1))

    def menu(self) -> QMenu:
        """What can be done to the lines chosen."""
        line, index = self.current(), self.table.currentIndex()
        is_written = line is not None and line.id != NEW
        is_kept = not self._desk.is_for_reading
        can_edit = is_kept and line is not None and self.model.columns[index.column()].can_edit(line)
        entry = self.entry_in_focus()
        acts = TableActs(
            edit=self.editing.begin if can_edit else None,
            whole=self.open_form if is_written else None,
            day=self._open_day if line is not None and line.day_id is not None else None,
            history=partial(self.history_wished.emit, *entry) if entry is not None else None,
            copy=self.copy,
            add=self.add if is_kept else None,
            remove=self.remove if is_kept and is_written else None,
        )
        return table_menu(acts, len(self.chosen()), self)

    def entry_in_focus(self) -> tuple[str, int] | None:
        """The entry of the current line."""
        line = self.current()
        return line.key if line is not None and line.id != NEW else None

    def copy(self) -> None:
        """The lines chosen, with their heads, for other programs."""
        shown = self.table.columns()
        heads = [self.model.columns[column].title for column in shown]
        rows = [[self.model.text(row, column) for column in shown] for row in self.table.rows]
        QGuiApplication.clipboard().setText(table_writing.tab_separated(heads, rows))


def today() -> date:
    """The date where the laptop is."""
    return datetime.now().astimezone().date()
