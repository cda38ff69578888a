"""Typing into cells: one editor over the current cell, for its line or for all lines chosen."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from expedition.atlas.areas import AREAS, area_name
from expedition.atlas.country_names import country_names
from expedition.errors import UserError
from expedition.records.table import TableLine
from expedition.text import plural
from ui.desk import Desk
from ui.icons import Icons
from ui.models.cell_reading import choices
from ui.models.cell_shapes import Shape, shape
from ui.models.columns import Column
from ui.models.record_table import NEW, RecordTable
from ui.panels import table_writing
from ui.theme import Theme
from ui.widgets.cell_editor import CellEditor
from ui.widgets.table_view import TableView

_WORDS = 300


class CellEditing(QObject):
    """Opens the editor, reads what was typed, writes it.

    Signals:
        added: A new line was written, by kind and id.
        dropped: A new line was left without a word.
        failed: Why the logbook refused.
        form_wished: The cell holds more than fits into it.
    """

    added = Signal(str, int)
    dropped = Signal()
    failed = Signal(str)
    form_wished = Signal()

    def __init__(self, desk: Desk, theme: Theme, icons: Icons, view: TableView, model: RecordTable) -> None:
        super().__init__(view)
        self._desk, self._theme, self._icons = desk, theme, icons
        self._view, self._model = view, model
        self.trip_id: int | None = None
        self.editor: CellEditor | None = None
        self._targets: list[TableLine] = []
        self._column: Column | None = None
        self._first_text = ""
        view.scrolled.connect(self._follow)

    @property
    def unread(self) -> str:
        """Why what stands in the editor cannot be kept; empty where it can, or none is open."""
        return self.editor.note if self.editor is not None and self.editor.accessibleDescription() else ""

    def begin(self, letters: str = "") -> None:
        """Type into the current cell; of several lines chosen, into that column of all."""
        index = self._view.currentIndex()
        if not index.isValid() or self.editor is not None:
            return
        column, line = self._model.columns[index.column()], self._model.line(index.row())
        is_fixed = self._desk.is_for_reading or not column.can_edit(line)
        if is_fixed or (column.is_prose(line) and line.id != NEW):
            self.form_wished.emit()
            return
        rows = self._view.rows
        chosen = [self._model.line(row) for row in rows] if index.row() in rows else []
        self._targets = [one for one in chosen if column.can_edit(one)] if len(chosen) > 1 else [line]
        self._column = column
        self._first_text = column.typed(line)
        self._open(line, column, letters)

    def close(self) -> None:
        """Put the editor away without a word."""
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.retire()

    def flush(self) -> None:
        """Keep what is being typed, as by leaving the cell."""
        if self.editor is not None:
            self.editor.is_left = True
            self._commit(self.editor.text())

    def _open(self, line: TableLine, column: Column, letters: str) -> None:
        view = self._view
        self.editor = editor = CellEditor(
            self._theme,
            self._icons,
            column.title,
            view.viewport(),
            ground=view.parentWidget(),
            is_right=column.is_right,
        )
        behind = column.field_of(line.kind)
        words = choices(line.kind, behind)
        if words:
            editor.offer(words, letters)
        else:
            editor.complete_from(self._known_words(line.kind, behind, column))
        editor.committed.connect(self._commit)
        editor.cancelled.connect(self._cancel)
        editor.stepped.connect(self._step)
        editor.begin(letters or self._first_text, is_typed=bool(letters))
        self._follow()
        if len(self._targets) > 1:
            editor.say(plural("Changes {n} line", "Changes {n} lines", len(self._targets)))

    def _follow(self) -> None:
        """Stay over the cell while the table moves under it."""
        if self.editor is not None:
            self.editor.stand_over(self._view.visualRect(self._view.currentIndex()))

    def _known_words(self, kind: str, behind: str, column: Column) -> Sequence[str]:
        """What stands in this column already, the most frequent first."""
        form = shape(kind, behind)
        if form in (Shape.COUNTRY, Shape.AREA):
            areas = map(area_name, AREAS) if form is Shape.AREA else ()
            return [*sorted(country_names().values()), *areas]
        if form is not Shape.TEXT:
            return ()
        lines = (line for line in self._model.lines if column.field_of(line.kind) == behind)
        words = Counter(str(getattr(line.fields, behind)) for line in lines)
        del words[""]
        return [word for word, _count in words.most_common(_WORDS)]

    def _commit(self, text: str) -> None:
        editor, column = self.editor, self._column
        if editor is None or column is None:
            return
        if text == self._first_text and len(self._targets) == 1 and self._targets[0].id != NEW:
            self._end()
            return
        try:
            changed = [
                (line, self._read(column, line, text, is_left=editor.is_left)) for line in self._targets
            ]
        except UserError as error:
            editor.refuse(str(error))
            return
        self._end()
        self._write(column, changed)

    def _read(self, column: Column, line: TableLine, text: str, *, is_left: bool) -> table_writing.Changes:
        """What a text means; on leaving, what cannot be read is kept as words where there is room."""
        assert column.read is not None
        try:
            return column.read(text, line, self._near(line), self._usual_currency())
        except UserError:
            kept = table_writing.words_kept(column, line, text) if is_left else None
            if kept is None:
                raise
            return kept

    def _write(self, column: Column, changed: Sequence[tuple[TableLine, table_writing.Changes]]) -> None:
        line, changes = changed[0]
        if line.id != NEW:
            # What is written over is as gone as what is taken out.
            self._desk.take_out(len(changed), partial(self._change, column, changed))
            return
        try:
            if all(getattr(line.fields, name) == value for name, value in changes.items()):
                self.dropped.emit()
            elif self.trip_id is not None:
                self.dropped.emit()
                made = table_writing.add(self._desk, self.trip_id, line, changes)
                self.added.emit(line.kind, int(made.result))
        except UserError as error:
            self.failed.emit(str(error))

    def _change(self, column: Column, changed: Sequence[tuple[TableLine, table_writing.Changes]]) -> None:
        try:
            table_writing.change(self._desk, column, changed)
        except UserError as error:
            self.failed.emit(str(error))

    def _end(self) -> None:
        had_focus = self.editor is not None and self.editor.hasFocus()
        self.close()
        if had_focus:
            self._view.setFocus()

    def _cancel(self) -> None:
        is_new = any(line.id == NEW for line in self._targets)
        self.close()
        self._view.setFocus()
        if is_new:
            self.dropped.emit()

    def _step(self, is_next: bool) -> None:
        """Keep, and go on with the next cell that can be typed into."""
        if self.editor is None:
            return
        at = self._view.currentIndex().column()
        self._commit(self.editor.text())
        if self._is_open():
            return
        row = self._view.currentIndex().row()
        order = self._view.columns() if is_next else self._view.columns()[::-1]
        later = order[order.index(at) + 1 :] if at in order else order
        line = self._model.line(row) if row >= 0 else None
        for column in later:
            if line is not None and self._model.columns[column].can_edit(line):
                self._view.go_to(row, column)
                self.begin()
                return

    def _is_open(self) -> bool:
        """Whether the editor stayed, because what stands in it was refused."""
        return self.editor is not None

    def _near(self, line: TableLine) -> date | None:
        ledger = self._model.ledger
        if ledger is None:
            return None
        day = ledger.day(line)
        days = tuple(ledger.days.values())
        return day.date if day is not None else days[-1].date if days else ledger.today

    def _usual_currency(self) -> str:
        """The one paid in last."""
        paid = (getattr(line.fields, "currency", "") for line in reversed(self._model.lines))
        home = self._model.ledger.rates.home if self._model.ledger is not None else ""
        return next((currency for currency in paid if currency), home)
