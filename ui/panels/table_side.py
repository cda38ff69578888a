"""The whole line beside its table, in the form of its kind."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from expedition.errors import UserError
from expedition.field_names import kind_name
from expedition.records.table import TableDay, TableLine
from expedition.text import _
from ui.desk import Desk
from ui.forms.form import Form
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import label

_WIDTH = 440


class TableSide(QWidget):
    """A form that keeps with Enter and goes back with Escape.

    Signals:
        closed: It has gone; the table has the focus again.
        failed: Why the logbook refused.
    """

    closed = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._desk, self._theme, self._icons = desk, theme, icons
        self.form: Form | None = None
        self._line: TableLine | None = None
        self._title = label(theme)
        self._title.setFont(theme.strong())
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(8))
        column.addWidget(self._title)
        column.addWidget(self._scroll, 1)
        self.setFixedWidth(theme.px(_WIDTH))
        self.hide()

    @property
    def line(self) -> TableLine | None:
        """The line whose form is open."""
        return self._line

    def open(self, line: TableLine, day: TableDay | None, trip_id: int) -> None:
        """Show the whole of a line of a trip."""
        from ui.forms.of_kind import form_of

        self.keep()
        self._line = line
        words = kind_name(line.kind)
        self._title.setText(words[:1].upper() + words[1:])
        self.form = form = form_of(line.kind)(self._theme, self._icons)
        form.draft_place = f"form {line.kind} {line.id}"
        form.setAccessibleName(words)
        form.stand_on(day.date if day is not None else None)
        form.suggest_from(lambda name: self._words(trip_id, name))
        form.show_fields(line.fields)
        if self._desk.is_for_reading:
            form.stand_for_reading()
        form.accepted.connect(self._accept)
        form.cancelled.connect(self.close_form)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, self._theme.px(6), 0)
        rows.addWidget(form)
        rows.addStretch(1)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self.show()
        form.focus_first()

    def keep(self) -> None:
        """Write what the form holds, as far as it can be read, and leave the rest as words."""
        if self.form is not None and self._line is not None:
            self._write(self.form.draft())

    def follow(self, line: TableLine | None) -> None:
        """The line was changed elsewhere, or is gone."""
        if self.form is None:
            return
        if line is None:
            self.close_form()
        elif line.fields != self._line_fields():
            self._line = line
            self.form.show_fields(line.fields)

    def close_form(self) -> None:
        """Put the form away."""
        self.form, self._line = None, None
        self._scroll.takeWidget()
        self.hide()
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground, a hairline at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        painter.fillRect(0, 0, 1, self.height(), self._theme.color("line"))

    def _words(self, trip_id: int, name: str) -> Sequence[str]:
        """What was written before in a field named like "stay.place"."""
        from expedition.queries import words

        if name.endswith(".currency"):
            return self._desk.read(words.currencies, trip_id)
        return self._desk.read(words.suggestions, trip_id, name)

    def _line_fields(self) -> Any:
        return self._line.fields if self._line is not None else None

    def _accept(self) -> None:
        if self.form is not None and self._write(self.form.fields()):
            self.close_form()

    def _write(self, fields: Any) -> bool:
        from expedition.operations import entries

        line = self._line
        if line is None or fields == line.fields:
            return True
        label_ = _("Change {kind}").format(kind=kind_name(line.kind))
        try:
            self._desk.do(label_, entries.update, line.kind, line.id, fields, initiator=self)
        except UserError as error:
            self.failed.emit(str(error))
            return False
        if self.form is not None:
            self.form.is_unsaved = False
        return True
