"""A form in the place of a line: its fields in rows, the rare ones folded, saved while it is typed."""

import dataclasses
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from expedition.errors import UserError
from expedition.kinds import Precision
from expedition.records.fields import Said, with_said
from expedition.text import _
from ui.forms.editors import FieldEditor, StoryEditor, TextEditor
from ui.forms.labelled import Labelled
from ui.forms.makers import Makers
from ui.forms.place import Place, arranged, even_columns
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.card_row import REACH
from ui.widgets.controls import button, key_hint
from ui.widgets.error_line import ErrorLine

DRAFT_AFTER_MS = 1200


class Form(QWidget):
    """Shows a record of fields and gives back a changed one.

    A field that cannot be read says so under itself, and Enter waits for it. Going elsewhere does not: then
    the field has no value, and its words are kept beside it, to be shown again.

    Attributes:
        draft_place: What it is a form of, for what was typed in it and not saved.
        is_unsaved: Whether the logbook lacks something of what was typed in it.

    Signals:
        drafted: Something changed and can be kept for now.
        accepted: It shall be kept and the form closed.
        cancelled: It shall be as it was before.
    """

    drafted = Signal()
    accepted = Signal()
    cancelled = Signal()
    record: ClassVar[str] = ""
    """The kind of record, as completions are asked for."""
    spans: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of fields of which the second must not lie before the first."""
    has_common: ClassVar[bool] = True
    """Whether free lines and audience are among its fields."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.icons = theme, icons
        self._fields: Any = None
        self.draft_place = ""
        self.is_unsaved = False
        self._places = list(self.places(Makers(theme, icons, self.record)))
        if self.has_common:
            make = Makers(theme, icons, self.record)
            self._places += [make.extra(), make.audience()]
        for place in self._places:
            place.editor.fields = tuple(place.field.split())
        self._labelled: dict[str, Labelled] = {}
        self._timer = QTimer(self, interval=DRAFT_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(lambda: self.drafted.emit())
        self._error = ErrorLine(theme, icons)
        self._more = button(theme, icons, _("More fields"), "chevron-down", "ghost")
        self._more.clicked.connect(lambda: self.show_rare())
        reach = theme.px(REACH)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(reach, theme.px(6), reach, theme.px(4))
        rows.setSpacing(theme.px(10))
        rows.addLayout(self._grid())
        rows.addWidget(self._error)
        rows.addLayout(self._foot())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        for place in self._places:
            place.editor.edited.connect(self._on_edit)
            if isinstance(place.editor, StoryEditor):
                place.editor.entered.connect(self._hint_enter)

    def places(self, make: Makers) -> Sequence[Place]:
        """The fields in reading order."""
        raise NotImplementedError

    def stand_on(self, day: date | None, zone: str = "") -> None:
        """What is typed is about this day, where nothing else is said."""
        for place in self._places:
            place.editor.near, place.editor.zone = day, zone

    # Layout

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.theme.px(10))
        grid.setVerticalSpacing(self.theme.px(8))
        for row, column, place in arranged(self._places):
            widget = Labelled(self.theme, self.icons, place.editor)
            widget.setVisible(not place.is_rare)
            self._labelled[place.field] = widget
            grid.addWidget(widget, row, column, 1, place.columns)
        even_columns(grid)
        return grid

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(self.theme.px(6))
        back = button(self.theme, self.icons, _("Back"), look="ghost", tip=_("Leave it as it was"))
        keep = self._keep = button(self.theme, self.icons, _("Keep"), tip=_("Keep and close"))
        keep.clicked.connect(lambda: self.accept())
        back.clicked.connect(lambda: self.cancelled.emit())
        foot.addWidget(self._more)
        foot.addStretch(1)
        foot.addWidget(key_hint(self.theme, "Esc"), 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(back)
        foot.addSpacing(self.theme.px(6))
        self._enter = key_hint(self.theme, _("Enter"))
        foot.addWidget(self._enter, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(keep)
        self._more.setVisible(any(place.is_rare for place in self._places))
        return foot

    def show_rare(self) -> None:
        """Unfold the rare fields."""
        for place in self._places:
            self._labelled[place.field].show()
        self._more.hide()
        first = next((place for place in self._places if place.is_rare), None)
        if first is not None and self._more.hasFocus():
            first.editor.setFocus()

    def stand_for_reading(self) -> None:
        """Every field shows and gives its words; none takes any."""
        self._keep.hide()
        self._enter.hide()
        for editor in self.editors:
            for field in editor.findChildren(QWidget):
                if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
                    field.setReadOnly(True)
                elif isinstance(field, QAbstractButton | QComboBox):
                    field.setEnabled(False)

    # Values

    @property
    def editors(self) -> list[FieldEditor]:
        """All editors, in reading order."""
        return [place.editor for place in self._places]

    def editor(self, field: str) -> FieldEditor:
        """The editor of a field."""
        return next(place.editor for place in self._places if place.field == field)

    def suggest_from(self, words: Callable[[str], Sequence[str]]) -> None:
        """Ask here for completions, by names like "stay.place"."""
        for place in self._places:
            if place.suggestions:
                place.editor.suggest(words(place.suggestions))

    def offer_from(self, earlier: Any, names: Collection[str]) -> None:
        """Show in empty fields what they held in an earlier record."""
        for place in self._places:
            if place.field in names and isinstance(place.editor, TextEditor):
                place.editor.offer(str(getattr(earlier, place.field)))

    def show_fields(self, fields: Any) -> None:
        """Show a record; rare fields that hold something are unfolded."""
        self._timer.stop()
        self.is_unsaved = False
        self._fields = fields
        blank = _blank(fields)
        said = {line.field: line for line in fields.said}
        for place in self._places:
            value = place.get(fields)
            place.editor.show_said(said)
            place.editor.show_value(value)
            is_filled = value != place.get(blank) or any(name in said for name in place.editor.fields)
            if place.is_rare and is_filled:
                self.show_rare()
            if is_filled:
                self._labelled[place.field].check()

    def fields(self) -> Any:
        """The record as it stands in the form.

        Raises:
            UserError: A field cannot be read; it has the focus then, and the reason stands under it.
        """
        changes: dict[str, Any] = {}
        said: list[Said] = []
        for place in self._places:
            try:
                changes.update(place.spread(place.editor.value()))
                said += place.editor.said()
            except UserError as error:
                self._refuse(place, str(error))
                raise
        for end in self._reversed(changes, said):
            message = _("The end lies before the beginning: change one of the two.")
            self._refuse(self._place_of(end), message)
            raise UserError(message)
        self._error.say("")
        return self._changed(changes, said)

    def _refuse(self, place: Place, why: str) -> None:
        if place.is_rare:
            self.show_rare()
        self._labelled[place.field].say(why)
        place.editor.setFocus()

    def _place_of(self, field: str) -> Place:
        return next(place for place in self._places if field in place.editor.fields)

    def _reversed(self, changes: Mapping[str, Any], said: Sequence[Said]) -> list[str]:
        """The fields that end something before it begins; what is vague is not weighed so finely."""
        vague = {line.field for line in said if line.precision is not Precision.EXACT}
        return [
            end
            for start, end in self.spans
            if not vague & {start, end} and None not in (changes[start], changes[end])
            if changes[end] < changes[start]
        ]

    def _changed(self, changes: Mapping[str, Any], said: Sequence[Said]) -> Any:
        return dataclasses.replace(self._fields, **changes, said=with_said(self._fields.said, *said))

    def draft(self) -> Any:
        """As `fields`, but what cannot be read has no value, and its words are kept."""
        changes: dict[str, Any] = {}
        said: list[Said] = []
        for place in self._places:
            value, lines = place.editor.draft()
            changes.update(place.spread(value))
            said += lines
        for end in self._reversed(changes, said):
            changes[end] = None
            words = self._place_of(end).editor.findChildren(QLineEdit)[0].text()
            said.append(Said(end, Precision.UNKNOWN, words))
        return self._changed(changes, said)

    def own_fields(self, fields: Any) -> Mapping[str, Any]:
        """Those of the form's own fields, by name, as they stand in a record."""
        names = [name for place in self._places for name in place.editor.fields]
        return {name: getattr(fields, name) for name in (*names, "said")}

    def focus_first(self) -> None:
        """Begin at the first field."""
        self._places[0].editor.setFocus()

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that has not been drafted."""
        return self._timer.isActive()

    def settle(self) -> None:
        """Nothing waits any longer."""
        self._timer.stop()

    @property
    def error_text(self) -> str:
        """What is said to be wrong, under a field or under all."""
        found = (widget.error_text for widget in self._labelled.values())
        return next(filter(None, found), self._error.text)

    def say(self, words: str) -> None:
        """Say what went wrong."""
        self._error.say(words)

    def accept(self) -> None:
        """Ask to be kept, if everything can be read."""
        try:
            self.fields()
        except UserError:
            return
        self.accepted.emit()

    def _on_edit(self) -> None:
        self.is_unsaved = True
        self._error.say("")
        if not self._timer.isActive():
            self._timer.start()

    def _hint_enter(self, is_story: bool) -> None:
        """In a story Enter begins a new line, and the hint says which key keeps."""
        self._enter.setText(_("Ctrl+Enter") if is_story else _("Enter"))

    @property
    def keep_hint(self) -> str:
        """The key that keeps, as the hint has it."""
        return self._enter.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter (with Ctrl from everywhere) keeps, Escape goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline of the accent at the left says which line is open."""
        painter = QPainter(self)
        painter.setPen(QPen(self.theme.color("here"), 2))
        painter.drawLine(1, 4, 1, self.height() - 4)
        painter.end()


def _blank(fields: Any) -> Any:
    """The same kind of record with every default value."""
    needed = {
        field.name: getattr(fields, field.name)
        for field in dataclasses.fields(fields)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    return type(fields)(**needed)
