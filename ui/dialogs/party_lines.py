"""The people of a trip in its dialog: a line each, changed in a form of its own, added and taken out."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from expedition import units
from expedition.record_classes import dataclass
from expedition.records.fields import PersonFields
from expedition.records.party import PartyChange
from expedition.text import _
from ui.dialogs.person_dialog import PersonDialog
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, label, tool
from ui.widgets.tips import plain

if TYPE_CHECKING:
    from expedition.records.trip import PersonRecord

_LINE, _SHOWN = 30, 5
_NAME, _ASIDE = 150, 170


@dataclass(slots=True, eq=False)
class _Member:
    """Someone on a line; `id` is None until the logbook has them, `before` None where they are new."""

    id: int | None
    fields: PersonFields
    before: PersonFields | None = None


class PartyLines(QWidget):
    """Nobody joins, changes or leaves before the dialog is accepted."""

    def __init__(self, theme: Theme, icons: Icons, people: "Sequence[PersonRecord]", near: date) -> None:
        super().__init__()
        self._theme, self._icons, self._near = theme, icons, near
        self._members = [_Member(person.id, person.fields, person.fields) for person in people]
        self._left: list[int] = []
        self._changes: list[QWidget] = []
        self._suggest: Callable[[str], Sequence[str]] = lambda _field: ()
        self._lines = QScrollArea()
        self._lines.setWidgetResizable(True)
        self._lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines.setFrameShape(QScrollArea.Shape.NoFrame)
        self._lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._add = button(theme, icons, _("Add a person"), "plus", "ghost")
        self._add.clicked.connect(lambda: self._ask(_Member(None, PersonFields(name=""))))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._lines)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._add)
        self._show()

    def suggest_from(self, words: Callable[[str], Sequence[str]]) -> None:
        """Ask here for completions, by names like "person.role"."""
        self._suggest = words

    def change(self) -> PartyChange:
        """Who joined, who is known better now, who left."""
        known = [(one.id, one.fields) for one in self._members if one.id is not None]
        before = {one.id: one.before for one in self._members}
        return PartyChange(
            joined=tuple(one.fields for one in self._members if one.id is None),
            changed=tuple((person_id, fields) for person_id, fields in known if fields != before[person_id]),
            left=tuple(self._left),
        )

    def _show(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._changes = []
        for member in self._members:
            column.addWidget(self._line(member))
        column.addStretch(1)
        self._lines.setWidget(inner)
        # It lies on the dialog's own ground.
        inner.setAutoFillBackground(False)
        self._lines.viewport().setAutoFillBackground(False)
        self._lines.setFixedHeight(self._theme.px(_LINE) * min(len(self._members), _SHOWN))

    def _line(self, member: _Member) -> QWidget:
        line = QWidget()
        line.setFixedHeight(self._theme.px(_LINE))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        name, aside = member.fields.name, _aside(member.fields)
        row.addWidget(self._cut(name, _NAME))
        row.addStretch(1)
        row.addWidget(self._cut(aside, _ASIDE, "quiet"))
        change = tool(self._theme, self._icons, "pencil", _("Change {name}").format(name=name))
        change.clicked.connect(partial(self._ask, member))
        out = tool(self._theme, self._icons, "x", _("Take {name} out").format(name=name))
        out.clicked.connect(partial(self._take_out, member))
        self._changes.append(change)
        row.addWidget(change)
        row.addWidget(out)
        return line

    def _cut(self, words: str, most: int, look: str = "") -> QWidget:
        made = label(self._theme, words, look)
        cut = made.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._theme.px(most))
        made.setText(cut)
        made.setToolTip(plain(words if cut != words else ""))
        return made

    def _ask(self, member: _Member, _checked: bool = False) -> None:
        """Open somebody's form over the dialog; the focus comes back to the line."""
        dialog = PersonDialog(self._theme, self._icons, member.fields, self.window())
        dialog.form.suggest_from(self._suggest)
        dialog.form.stand_on(self._near)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            member.fields = dialog.form.fields()
            if member not in self._members:
                self._members.append(member)
            self._show()
        dialog.deleteLater()
        self._focus(self._members.index(member) if member in self._members else None)

    def _take_out(self, member: _Member, _checked: bool = False) -> None:
        at = self._members.index(member)
        self._members.remove(member)
        if member.id is not None:
            self._left.append(member.id)
        self._show()
        self._focus(min(at, len(self._members) - 1) if self._members else None)

    def _focus(self, place: int | None) -> None:
        """To the pencil of a line, or where people are added."""
        if place is None:
            self._add.setFocus()
            return
        pencil = self._changes[place]
        pencil.setFocus()
        self._lines.ensureWidgetVisible(pencil)


def _aside(fields: PersonFields) -> str:
    """What tells people apart: how they travel, where they are from, for how long."""
    days = [units.day_month(day) for day in (fields.joined_on, fields.left_on) if day is not None]
    if fields.joined_on and fields.left_on:
        span = units.date_span(fields.joined_on, fields.left_on)
    elif fields.joined_on:
        span = _("from {date}").format(date=days[0])
    else:
        span = _("until {date}").format(date=days[0]) if days else ""
    return " · ".join(filter(None, (fields.role, fields.vehicle, fields.nationality, span)))
