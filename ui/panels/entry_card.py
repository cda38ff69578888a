"""One card of the day at work: opens forms, keeps what is typed in them, takes it back."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from expedition.errors import UserError
from expedition.records.day import DayPage, Habits
from ui.desk import Desk
from ui.forms.form import Form
from ui.icons import Icons
from ui.panels.entry_kinds import EntryKind
from ui.theme import Theme
from ui.widgets.card import Card

_NEW = -1
_sittings = count()


class EntryCard(Card):
    """A card over one kind of record.

    What is typed in a form is written after a moment, all of one form as one step. Escape takes that step
    back; since it is undone and not forgotten, redo brings it again.

    Signals:
        form_opened: A form opened; its owner brings it into view.
        form_closed: It is closed.
        failed: Why the logbook refused a step.
    """

    form_opened = Signal(QWidget)
    form_closed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        kind: EntryKind,
        suggest: Callable[[str], Sequence[str]],
    ) -> None:
        super().__init__(theme, icons, kind.icon, kind.title, kind.empty)
        self._desk, self._icons, self._kind, self._suggest = desk, icons, kind, suggest
        self.counts = kind.counts
        self._page: DayPage | None = None
        self._habits = Habits()
        self._key: int | None = None
        self._before: Any = None
        self._kept: Any = None
        self._sitting = ""
        self._is_newest = False
        self._is_new = False
        self.opened.connect(self.open)
        self.removed.connect(self.remove)
        self.add_wanted.connect(self.add)

    @property
    def kind(self) -> EntryKind:
        """What it holds."""
        return self._kind

    @property
    def open_form_or_none(self) -> Form | None:
        """The open form."""
        return self.form if isinstance(self.form, Form) else None

    # Showing

    def show_page(self, page: DayPage, habits: Habits) -> None:
        """Show another day, whose forms are all closed."""
        self._forget_form()
        self._page, self._habits = page, habits
        self.show_rows(self._kind.rows(page))

    def take_page(self, page: DayPage, *, is_own: bool) -> None:
        """The same day changed: rows follow; an open form follows only what others did to its record."""
        self._page = page
        form = self.open_form_or_none
        if not is_own:
            self._is_newest = False
            if form is not None and self._key is not None:
                self._follow(form, page)
        self.show_rows(self._kind.rows(page))

    def _follow(self, form: Form, page: DayPage) -> None:
        if self._key is not None and self._key != _NEW and not self._has(page, self._key):
            self._forget_form()
            return
        if self._key is not None and self._key != _NEW:
            now = self._kind.fields(page, self._key)
            if form.own_fields(now) != form.own_fields(self._kept):
                self._kept = now
                form.show_fields(now)

    def has(self, key: int) -> bool:
        """Whether a line stands for this record."""
        return any(row.words.key == key for row in self.rows)

    def row_of(self, key: int) -> QWidget:
        """The line of a record."""
        return next(row for row in self.rows if row.words.key == key)

    def _has(self, page: DayPage, key: int) -> bool:
        if self._kind.add is None:
            return True
        try:
            self._kind.fields(page, key)
        except StopIteration:
            return False
        return True

    # Opening and closing

    def add(self) -> None:
        """Open a form for a new record, or for the one there is."""
        if self._page is not None:
            if self._kind.add is None:
                self.open(self._page.row.id)
            else:
                self._open(_NEW, self._kind.blank(self._page, self._habits))

    def begin(self, fields: Any, changes: Mapping[str, Any]) -> None:
        """Open a form with a new record, or with changes of the one there is; neither is kept yet."""
        if self._page is None:
            return
        if self._kind.add is None:
            fields = dataclasses.replace(self._kind.fields(self._page, self._page.row.id), **changes)
            self._open(self._page.row.id, fields)
            self._kept = self._before = self._kind.fields(self._page, self._page.row.id)
        else:
            self._open(_NEW, fields)
            self._kept = self._before = None

    def tint(self, key: int | None) -> QWidget | None:
        """Mark the line of a record as new, and no other; the line, if there is one."""
        for row in self.rows:
            row.mark_new(is_new=row.words.key == key)
        return next((row for row in self.rows if row.words.key == key), None)

    def open(self, key: int) -> None:
        """Open the form of a record."""
        if self._page is not None:
            self._open(key, self._kind.fields(self._page, key))

    def _open(self, key: int, fields: Any) -> None:
        self.settle()
        form = self._kind.form(self._theme, self._icons)
        if self._page is not None:
            form.stand_on(self._page.fields.date, self._page.fields.zone)
        form.suggest_from(self._suggest)
        form.show_fields(fields)
        form.drafted.connect(self._keep_draft)
        form.accepted.connect(self._accept)
        form.cancelled.connect(self._cancel)
        self._key, self._before, self._kept = key, fields, fields
        self._sitting = f"{self._kind.name} form {next(_sittings)}"
        self._is_newest, self._is_new = False, key == _NEW
        self.open_form(form, None if key == _NEW else key)
        form.focus_first()
        self.form_opened.emit(form)

    def settle(self) -> None:
        """Keep what an open form holds and close it: the traveller goes elsewhere."""
        form = self.open_form_or_none
        if form is not None:
            self._keep(form.draft())
            self._forget_form()

    def _forget_form(self) -> None:
        self._key = self._before = self._kept = None
        if self.form is not None:
            self.close_form()
            self.form_closed.emit()

    def _keep_draft(self) -> None:
        form = self.open_form_or_none
        if form is not None:
            self._keep(form.draft())

    def _accept(self) -> None:
        form = self.open_form_or_none
        if form is not None and self._keep(form.fields()):
            key = self._key
            self._forget_form()
            self.focus_row(key)

    def _cancel(self) -> None:
        """Take back what the open form has written."""
        is_newest = self._is_newest or self._kept == self._before
        # Written first, so that redo brings back every word.
        self._keep_draft()
        key, is_new = self._key, self._is_new
        has_written = self._kept != self._before
        undoes = has_written and is_newest
        if has_written and not undoes:
            # Something else was done meanwhile: undo would take that back, so this is a step of its own.
            if is_new:
                self._try(self._kind.labels[2], self._kind.remove, key)
            else:
                self._write(self._kind.labels[1], self._kind.update, key, self._before)
        self._forget_form()
        if undoes:
            self._desk.undo()
        self.focus_row(key)

    # Writing

    def _keep(self, fields: Any) -> bool:
        """Write the record if it differs from what was written last; False where that failed."""
        form = self.open_form_or_none
        if form is None or self._page is None or fields == self._kept:
            return True
        form.settle()
        if self._key == _NEW:
            made = self._write(self._kind.labels[0], self._kind.add, self._page.row.id, fields)
            if made is None:
                return False
            self._key = made
            self.move_form(made)
        elif self._write(self._kind.labels[1], self._kind.update, self._key, fields) is None:
            return False
        self._kept = fields
        return True

    def _write(self, label: str, verb: Any, key: int | None, fields: Any) -> int | None:
        """One write; the id of the record, or None where the logbook refused."""
        if self._kind.add is None:
            form = self.open_form_or_none
            changes = form.own_fields(fields) if form is not None else {}
            change = self._try(label, verb, key, merge_key=self._sitting, **changes)
        else:
            change = self._try(label, verb, key, fields, merge_key=self._sitting)
        if change is None:
            return None
        self._is_newest = True
        return change.result if isinstance(change.result, int) else key

    def _try(self, label: str, verb: Any, *args: Any, **kwargs: Any) -> Any:
        """The change, or None where it failed: the open form says why, else whoever listens."""
        try:
            return self._desk.do(label, verb, *args, initiator=self, **kwargs)
        except UserError as error:
            form = self.open_form_or_none
            if form is not None:
                form.say(str(error))
            else:
                self.failed.emit(str(error))
            return None

    def remove(self, key: int) -> None:
        """Take a record away; undo brings it back."""
        index = next((place for place, row in enumerate(self.rows) if row.words.key == key), 0)
        self._try(self._kind.labels[2], self._kind.remove, key)
        if self.rows:
            self.rows[min(index, len(self.rows) - 1)].setFocus()
        else:
            self.head.setFocus()
