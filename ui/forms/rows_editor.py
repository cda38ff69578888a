"""An editor for a list of small records: names, parts of a price, free lines."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as fields_of
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from expedition import parsing
from expedition.errors import UserError
from expedition.text import _
from ui.forms.editors import FieldEditor, Line
from ui.forms.place import Place, arranged, even_columns
from ui.forms.said_editors import SaidEditor
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, tool

_CTRL = Qt.KeyboardModifier.ControlModifier


class RowsEditor(FieldEditor):
    """Rows in their order: Ctrl+Up and Ctrl+Down move one, Ctrl+Delete removes it.

    A record that says nothing is left out. `spill` is the field that takes words no other one can hold.
    """

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        name: str,
        record: type[Any],
        places: Callable[[], Sequence[Place]],
        spill: str,
    ) -> None:
        super().__init__(theme, name)
        self._icons, self._record, self._places, self._spill = icons, record, places, spill
        self._rows: list[_Row] = []
        self._shown: tuple[Any, ...] = ()
        self._was_edited = False
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._add = button(theme, icons, _("Add a line"), "plus", "ghost")
        self._add.setAccessibleName(_("{name}: add a line").format(name=name))
        self._add.clicked.connect(lambda: self._append(record_of(record), take_focus=True))
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._take(column)
        self.setFocusProxy(self._add)

    def show_value(self, value: Any) -> None:
        """Show records."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        self._shown, self._was_edited = value, False
        for record in value:
            self._append(record, take_focus=False)

    def _append(self, record: Any, *, take_focus: bool) -> None:
        row = _Row(self.theme, self._icons, self._record, list(self._places()), self._spill)
        row.show_record(record)
        row.edited.connect(self._on_edit)
        row.moved.connect(lambda step: self._move(row, step))
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        if take_focus:
            row.focus_first()

    def _on_edit(self) -> None:
        self._was_edited = True
        self.edited.emit()

    def _move(self, row: "_Row", step: int) -> None:
        at = self._rows.index(row)
        to = min(len(self._rows) - 1, max(0, at + step))
        if to != at:
            had_focus = self.window().focusWidget()
            self._rows.insert(to, self._rows.pop(at))
            self._column.removeWidget(row)
            self._column.insertWidget(to, row)
            if had_focus is not None:
                had_focus.setFocus()
            self._on_edit()

    def _remove(self, row: "_Row") -> None:
        at = self._rows.index(row)
        self._rows.remove(row)
        self._column.removeWidget(row)
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].focus_first()
        else:
            self._add.setFocus()
        row.hide()
        row.deleteLater()
        self._on_edit()

    def value(self) -> Any:
        """The records in their order.

        Raises:
            UserError: A field of one cannot be read.
        """
        if not self._was_edited:
            return self._shown
        return tuple(record for row in self._rows if (record := row.record()) != record_of(self._record))

    def draft(self) -> tuple[Any, tuple[Any, ...]]:
        """The records; words that cannot be read stand in the field that takes all."""
        if not self._was_edited:
            return self._shown, ()
        records = (row.record(is_draft=True) for row in self._rows)
        return tuple(record for record in records if record != record_of(self._record)), ()


class _Row(QWidget):
    """The editors of one record beside one another."""

    edited = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, record: type[Any], places: list[Place], spill: str
    ) -> None:
        super().__init__()
        self._record, self._places, self._spill = record, places, spill
        self._before: Any = None
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(2))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(6))
        grid.setVerticalSpacing(theme.px(4))
        for row, column, place in arranged(places):
            place.editor.fields = tuple(place.field.split())
            place.editor.edited.connect(self.edited)
            for line in place.editor.findChildren(Line):
                line.setPlaceholderText(line.placeholderText() or place.editor.name)
            for child in (place.editor, *place.editor.findChildren(QWidget)):
                child.installEventFilter(self)
            grid.addWidget(place.editor, row, column, 1, place.columns)
        even_columns(grid)
        box.addLayout(grid, 1)
        remove = tool(theme, icons, "x", _("Remove this line"))
        remove.setToolTip(_("Remove this line") + "  Ctrl+Del")
        remove.clicked.connect(lambda: self.removed.emit())
        box.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that move and remove the row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            if event.modifiers() == _CTRL and event.key() in steps:
                self.moved.emit(steps[Qt.Key(event.key())])
                return True
            if event.modifiers() == _CTRL and event.key() == Qt.Key.Key_Delete:
                self.removed.emit()
                return True
        return super().eventFilter(watched, event)

    def focus_first(self) -> None:
        """Begin at the first field."""
        self._places[0].editor.setFocus()

    def show_record(self, record: Any) -> None:
        """Show a record."""
        self._before = record
        for place in self._places:
            place.editor.show_value(place.get(record))

    def record(self, *, is_draft: bool = False) -> Any:
        """The record as it stands.

        Raises:
            UserError: A field cannot be read, and this is no draft.
        """
        changes: dict[str, Any] = {}
        left_over: list[str] = []
        for place in self._places:
            try:
                changes.update(place.spread(_exact(place.editor)))
            except UserError:
                if not is_draft:
                    raise
                changes.update(place.spread(None))
                left_over += [parsing.line(line.text()) for line in place.editor.findChildren(QLineEdit)]
        if left_over:
            changes[self._spill] = " ".join(filter(None, [changes.get(self._spill) or "", *left_over]))
        return self._record(**{**_values(self._before), **changes})


def record_of(kind: type[Any]) -> Any:
    """A record that says nothing."""
    needed = {field.name: "" for field in fields_of(kind) if field.name in ("name", "what")}
    return kind(**needed)


def _values(record: Any) -> Mapping[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields_of(record)}


def _exact(editor: FieldEditor) -> Any:
    """The value; a list has no room for words about one."""
    if isinstance(editor, SaidEditor) and (words := editor.reading().words):
        message = _("“{text}” is not exact; in this list put such words into the text.")
        raise UserError(message.format(text=parsing.quoted(words)))
    return editor.value()
