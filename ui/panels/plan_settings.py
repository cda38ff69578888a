"""What is planned for a whole trip: dates, goals, days of rest; each is one step as soon as it is left."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from expedition import parsing, units
from expedition.errors import UserError
from expedition.records.fields import TripFields
from expedition.stats.rest import weekday_words, weekdays_of
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import Chooser, label
from ui.widgets.date_field import DateField

_NONE, _EVERY, _WEEKDAYS, _COUNT = "", "rest_every", "rest_weekdays", "rest_count"
_NO_REST: Mapping[str, Any] = {_EVERY: None, _WEEKDAYS: "", _COUNT: None}
_MOST_DAYS = 10_000
_EDGE, _FIELD, _REST = 20, 220, 320


class PlanSettings(QWidget):
    """Fields in two rows.

    Signals:
        changed: What was changed, by the names of the trip's fields, and what the step is called.
        refused: Why something typed cannot be read; empty again once it can.
    """

    changed = Signal(object, str)
    refused = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._fields = TripFields(title="")
        self.start = DateField(today)
        self.end = DateField(today)
        self.goal = QLineEdit()
        self.goal_day = QLineEdit()
        self.rest_kind = Chooser(theme, icons, _("Days of rest"))
        for key, words in (
            (_NONE, _("None planned")),
            (_EVERY, _("After days of riding")),
            (_WEEKDAYS, _("On days of the week")),
            (_COUNT, _("So many altogether")),
        ):
            self.rest_kind.addItem(words, key)
        self.rest = QLineEdit()
        self._lay_out()
        start, end, goal, day = self.start, self.end, self.goal, self.goal_day
        start.editingFinished.connect(lambda: self._try(self._keep_start))
        end.editingFinished.connect(lambda: self._try(self._keep_end))
        goal.editingFinished.connect(lambda: self._try(self._keep_goal))
        day.editingFinished.connect(lambda: self._try(self._keep_goal_day))
        self.rest.editingFinished.connect(lambda: self._try(self._keep_rest))
        self.rest_kind.activated.connect(lambda _index: self._choose_rest())

    def _lay_out(self) -> None:
        theme = self._theme
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        fields = QWidget()
        fields.setMaximumWidth(theme.px(2 * _FIELD + _REST + 2 * _EDGE))
        whole.addWidget(fields, 1000)
        whole.addStretch(1)
        grid = QGridLayout(fields)
        grid.setContentsMargins(theme.px(_EDGE), theme.px(12), theme.px(_EDGE), theme.px(10))
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(2))
        rest = QWidget()
        row = QHBoxLayout(rest)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.rest_kind, 1)
        row.addWidget(self.rest)
        self.rest.setFixedWidth(theme.px(64))
        named = (
            (_("Start"), self.start),
            (_("End"), self.end),
            (_("Days of rest"), rest),
            (_("Goal in km"), self.goal),
            (_("km on a day of riding"), self.goal_day),
        )
        for number, (words, field) in enumerate(named):
            line, column = divmod(number, 3)
            name = label(theme, words, "quiet", small=True)
            grid.addWidget(name, 2 * line, column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(field, 2 * line + 1, column)
            grid.setColumnStretch(column, 1)
            if isinstance(field, QLineEdit):
                field.setFont(theme.body())
                field.setFixedHeight(theme.px(30))
                field.setMaximumWidth(theme.px(_FIELD))
                field.setAccessibleName(words)
        grid.setRowMinimumHeight(2, theme.px(24))
        rest.setMaximumWidth(theme.px(_REST))
        self.rest.setFixedHeight(theme.px(30))
        self.rest.setFont(theme.body())
        self.rest.setAccessibleName(_("How many, or which days of the week"))
        for field in (self.start, self.end, self.goal, self.goal_day):
            field.setPlaceholderText(_("Unknown"))

    def show_fields(self, fields: TripFields, goal_m: float | None) -> None:
        """Show what is planned; `goal_m` is what the stages make, where no goal is typed."""
        self._fields = fields
        self._put(self.start, fields.planned_start)
        self._put(self.end, fields.planned_end)
        for field, metres in ((self.goal, fields.goal_distance_m), (self.goal_day, fields.goal_day_m)):
            if not field.hasFocus():
                field.setText(units.km(metres, 0 if metres % 1000 == 0 else 1) if metres else "")
        made = _("{km} by the stages").format(km=units.km(goal_m, 0)) if goal_m else _("Unknown")
        self.goal.setPlaceholderText(made)
        self.rest_kind.setCurrentIndex(self.rest_kind.findData(_kind_of(fields)))
        self._show_rest()

    def unread(self) -> str:
        """Why what is typed cannot be kept, or empty."""
        try:
            for field in (self.start, self.end):
                field.value()
            for typed in (self.goal, self.goal_day):
                parsing.distance(typed.text())
            self._read_rest()
        except UserError as error:
            return str(error)
        return ""

    def _show_rest(self) -> None:
        kind = self.rest_kind.currentData()
        self.rest.setVisible(kind != _NONE)
        if self.rest.hasFocus():
            return
        value = getattr(self._fields, kind) if kind else ""
        self.rest.setText(_short(weekdays_of(value)) if kind == _WEEKDAYS else str(value or ""))
        self.rest.setPlaceholderText(_("Sun") if kind == _WEEKDAYS else "6")
        self.rest.setFixedWidth(self._theme.px(112 if kind == _WEEKDAYS else 64))

    def _choose_rest(self) -> None:
        """Another pattern: none is written at once, the others when they are filled in."""
        kind = self.rest_kind.currentData()
        self._show_rest()
        if kind == _NONE:
            self._tell(dict(_NO_REST), _("Change the days of rest"))
        else:
            self.rest.setFocus()
            self.rest.selectAll()

    def _keep_start(self) -> None:
        self._keep("planned_start", self.start.value(), _("Change the planned start"))

    def _keep_end(self) -> None:
        self._keep("planned_end", self.end.value(), _("Change the planned end"))

    def _keep_goal(self) -> None:
        self._keep_km("goal_distance_m", self.goal, _("Change the goal"))

    def _keep_goal_day(self) -> None:
        self._keep_km("goal_day_m", self.goal_day, _("Change the goal for a day"))

    def _keep(self, name: str, value: Any, words: str) -> None:
        start = value if name == "planned_start" else self._fields.planned_start
        end = value if name == "planned_end" else self._fields.planned_end
        if start and end and end < start:
            raise UserError(_("The planned end lies before the start: change one of the two."))
        self._tell({name: value}, words)

    def _keep_km(self, name: str, field: QLineEdit, words: str) -> None:
        read = parsing.distance(field.text())
        shown = getattr(self._fields, name)
        if shown and field.text() == units.km(shown, 0 if shown % 1000 == 0 else 1):
            return
        self._tell({name: read.value if read and read.value else None}, words)

    def _keep_rest(self) -> None:
        kind = self.rest_kind.currentData()
        if kind != _NONE:
            self._tell({**_NO_REST, kind: self._read_rest()}, _("Change the days of rest"))

    def _read_rest(self) -> Any:
        kind, typed = self.rest_kind.currentData(), self.rest.text()
        if kind == _WEEKDAYS:
            found = weekdays_of(typed)
            if typed.strip() and not found:
                raise UserError(_("Type days of the week, as Sat Sun."))
            return weekday_words(found)
        return parsing.whole(typed, least=1, most=_MOST_DAYS) if kind != _NONE else None

    def _tell(self, changes: dict[str, Any], words: str) -> None:
        self.refused.emit("")
        before, self._fields = self._fields, replace(self._fields, **changes)
        if self._fields != before:
            self.changed.emit(changes, words)

    def _try(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except UserError as error:
            self.refused.emit(str(error))

    @staticmethod
    def _put(field: DateField, value: date | None) -> None:
        if not field.hasFocus():
            field.put(value)
            field.setCursorPosition(0)


def _kind_of(fields: TripFields) -> str:
    named = (name for name in (_EVERY, _WEEKDAYS, _COUNT) if getattr(fields, name))
    return next(named, _NONE)


def _short(weekdays: frozenset[int]) -> str:
    return " ".join(word.title() for word in weekday_words(weekdays).split())
