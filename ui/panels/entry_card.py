"""One card of the day at work: opens forms, keeps what is typed in them, takes it back."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from expedition import naming
from expedition.errors import UserError
from expedition.records.day import DayPage, Habits
from expedition.text import _, plural
from ui.desk import Desk
from ui.icons import Icons
from ui.panels import row_words
from ui.panels.entry_kinds import EntryKind
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.card_row import RowWords

if TYPE_CHECKING:
    from ui.forms.form import Form

_NEW = -1
_LONGEST = 600
_sittings = count()


class EntryCard(Card):
    """A card over one kind of record.

    What is typed in a form is written after a moment, all of one form as one step. Escape takes that step
    back; since it is undone and not forgotten, redo brings it again.

    Signals:
        form_opened: A form opened; its owner brings it into view.
        form_closed: It is closed.
        failed: Why the logbook refused a step.
        history_wished: What became of an entry is wished: its kind and id.
        left_unsaved: A form that is closed although the logbook refused what was typed in it.
    """

    form_opened = Signal(QWidget)
    form_closed = Signal()
    failed = Signal(str)
    history_wished = Signal(str, int)
    left_unsaved = Signal(QWidget)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        kind: EntryKind,
        suggest: Callable[[str], Sequence[str]],
    ) -> None:
        super().__init__(theme, icons, kind.icon, kind.title, kind.empty, flows=kind.flows)
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
        self.again_wanted.connect(self.write_again)
        self.moved.connect(self.move_by)

    @property
    def kind(self) -> EntryKind:
        """What it holds."""
        return self._kind

    @property
    def is_for_reading(self) -> bool:
        """Whether nothing can be written here."""
        return self._desk.is_for_reading

    @property
    def open_form_or_none(self) -> "Form | None":
        """The open form."""
        if self.form is None:
            return None
        from ui.forms.form import Form

        return self.form if isinstance(self.form, Form) else None

    def entry_in_focus(self) -> tuple[str, int] | None:
        """The entry whose line or form has the focus."""
        if self._kind.add is None:
            return None
        if self.form is not None and self._key is not None and self._key != _NEW:
            return self._kind.name, self._key
        return next(((self._kind.name, row.words.key) for row in self.rows if row.hasFocus()), None)

    # Showing

    def show_page(self, page: DayPage, habits: Habits) -> None:
        """Show another day, whose forms are all closed."""
        self._forget_form()
        self._page, self._habits = page, habits
        self.begin_again()
        self.show_rows(self._rows_of(page))

    def _rows_of(self, page: DayPage) -> list[RowWords]:
        """The lines, with who may read them where that is not what the trip says."""
        rows = []
        audiences = {record.id: record.fields.audience for record in self._kind.records(page)}
        for words in self._kind.rows(page):
            own = audiences.get(words.key) if words.can_open else None
            if own is None or own is self._habits.audience:
                rows.append(_short(words))
            else:
                rows.append(dataclasses.replace(_short(words), audience=naming.name(own)))
        return rows

    def take_page(self, page: DayPage, *, is_own: bool) -> None:
        """The same day changed: rows follow; an open form follows only what others did to its record."""
        self._page = page
        form = self.open_form_or_none
        if not is_own:
            self._is_newest = False
            if form is not None and self._key is not None:
                self._follow(form, page)
        self.show_rows(self._rows_of(page))

    def _follow(self, form: "Form", page: DayPage) -> None:
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
        return self.reach(key)

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
            elif not self.is_for_reading:
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
        if key is not None:
            self.reach(key)
        for row in self.rows:
            row.mark_new(is_new=row.words.key == key)
        return next((row for row in self.rows if row.words.key == key), None)

    def open(self, key: int) -> None:
        """Open the form of a record."""
        if self._page is not None:
            self.reach(key)
            self._open(key, self._kind.fields(self._page, key))

    def _open(self, key: int, fields: Any) -> None:
        self.settle()
        form = self._kind.form()(self._theme, self._icons)
        if self._page is not None:
            form.stand_on(self._page.fields.date, self._page.fields.zone)
        form.suggest_from(self._suggest)
        form.show_fields(fields)
        if self._desk.is_for_reading:
            form.stand_for_reading()
        else:
            self._offer_earlier(form)
        form.drafted.connect(self.keep_draft)
        form.accepted.connect(self._accept)
        form.cancelled.connect(self._cancel)
        form.draft_place = f"form {self._kind.name} {key}"
        form.setAccessibleName(self._kind.title)
        self._key, self._before, self._kept = key, fields, fields
        self._sitting = f"{self._kind.name} form {next(_sittings)}"
        self._is_newest, self._is_new = False, key == _NEW
        self.open_form(form, None if key == _NEW else key)
        form.focus_first()
        self.form_opened.emit(form)

    def _offer_earlier(self, form: "Form") -> None:
        """What the days before make likely stands in the empty fields, to be taken with one key."""
        if not self._desk.is_open:
            return
        from expedition.queries.evening import RESEMBLING, last_before

        names = RESEMBLING.get(self._kind.name)
        if names is not None and self._page is not None:
            earlier = self._desk.read(last_before, self._page.row.id, self._kind.name)
            if earlier is not None:
                form.offer_from(earlier, names)

    def settle(self) -> None:
        """Keep what an open form holds and close it: the traveller goes elsewhere."""
        form = self.open_form_or_none
        if form is not None:
            if not self._keep(form.draft()):
                self.left_unsaved.emit(form)
            self._forget_form()

    def _forget_form(self) -> None:
        self._key = self._before = self._kept = None
        if self.form is not None:
            self.close_form()
            self.form_closed.emit()

    def keep_draft(self) -> None:
        """Write what an open form holds; a new record only once the logbook is there to give it a number."""
        form = self.open_form_or_none
        if form is not None and not (self._desk.is_held and self._key == _NEW):
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
        self.keep_draft()
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
        if form is None or self._page is None:
            return True
        form.settle()
        if fields == self._kept:
            form.is_unsaved = False
            return True
        if self._key == _NEW:
            owner = self._kind.owner(self._page)
            made = self._write(self._kind.labels[0], self._kind.add, owner, fields)
            if made is None:
                return False
            self._key = made
            form.draft_place = f"form {self._kind.name} {made}"
            self.move_form(made)
        elif self._write(self._kind.labels[1], self._kind.update, self._key, fields) is None:
            return False
        self._kept = fields
        form.is_unsaved = False
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

    def remove(self, keys: Sequence[int]) -> None:
        """Take records away, of many once there is a backup; undo brings them back."""
        self._desk.take_out(len(keys), lambda: self._remove(keys))

    def _remove(self, keys: Sequence[int]) -> None:
        place = next((place for place, row in enumerate(self.rows) if row.words.key in keys), 0)
        self._try(self._kind.labels[2], self._kind.remove, *keys)
        self._focus_near(place)

    def _focus_near(self, place: int) -> None:
        rows = [row for row in self.rows if row.words.can_open]
        (rows[min(place, len(rows) - 1)] if rows else self.head).setFocus()

    # Again, and elsewhere

    @property
    def day_id(self) -> int | None:
        """The day shown."""
        return self._page.row.id if self._page is not None else None

    def write_again(self, key: int) -> None:
        """Add the same once more, and open it: most often only a word differs."""
        if self._page is None or self._kind.add is None:
            return
        owner, fields = self._kind.owner(self._page), self._kind.fields(self._page, key)
        change = self._try(self._kind.labels[0], self._kind.add, owner, fields)
        if change is not None and isinstance(change.result, int):
            self.open(change.result)

    def move_by(self, keys: Sequence[int], step: int) -> None:
        """To the day before or after; where there is none, one sentence says so."""
        if self._page is None or not self._kind.is_entry:
            return
        day_id = self._page.previous_id if step < 0 else self._page.next_id
        if day_id is None:
            first, last = _("There is no day before this one."), _("There is no day after this one.")
            self.failed.emit(first if step < 0 else last)
        else:
            self.move_to(keys, day_id)

    def move_to(self, keys: Sequence[int], day_id: int) -> None:
        """To another day of the trip."""
        from expedition.operations import entries

        place = next((place for place, row in enumerate(self.rows) if row.words.key in keys), 0)
        label = plural("Move {n} line to another day", "Move {n} lines to another day", len(keys))
        self._try(label, entries.move, self._kind.name, list(keys), day_id)
        self._focus_near(place)


def _short(words: RowWords) -> RowWords:
    """A line that can be laid out at once, whatever was pasted into its record."""
    if len(words.what) + len(words.details) + len(words.right) < _LONGEST:
        return words
    parts = (words.what, words.details, words.right)
    what, details, right = (row_words.beginning(part, _LONGEST) for part in parts)
    return dataclasses.replace(words, what=what, details=details, right=right)
