"""What was done: the steps of the logbook to go back to, and what became of one entry."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from expedition import units
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.card_row import REACH, RowWords
from ui.widgets.controls import button, label
from ui.widgets.key_line import KeyLine
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from expedition.records.history import EntryChange, FieldChange, StepLine

_WIDTH, _HEIGHT = 680, 520
_LONGEST = 80
_START = 0
"""The key of the line that stands for the logbook before all steps; no step has it."""


class _ListDialog(QDialog):
    """A title, a list to choose from, the keys, and Close."""

    def __init__(
        self, theme: Theme, icons: Icons, title: str, enter: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.chosen: int | None = None
        heading = label(theme, title)
        heading.setFont(theme.dialog_title())
        heading.setWordWrap(True)
        self.list = RowList(theme, title)
        self.list.chosen.connect(self._choose)
        close = button(theme, icons, _("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, theme.px(28), 0)
        foot.addWidget(KeyLine(theme, (("Enter", enter), ("Esc", _("close")))), 1)
        foot.addWidget(close)
        inner = QVBoxLayout()
        # The lines reach beyond their words, the heading does not.
        inner.setContentsMargins(theme.px(28 - REACH), theme.px(20), theme.px(28 - REACH), theme.px(14))
        inner.setSpacing(theme.px(14))
        heading.setIndent(theme.px(REACH))
        inner.addWidget(heading)
        inner.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(16))
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addLayout(foot)

    def can_choose(self, key: int) -> bool:
        """Whether choosing this line does anything."""
        raise NotImplementedError

    def _choose(self, key: int) -> None:
        if self.can_choose(key):
            self.chosen = key
            self.accept()


class StepsDialog(_ListDialog):
    """The steps of the logbook, newest first; choosing one goes back, or forward, to just after it."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        steps: "Sequence[StepLine]",
        parent: QWidget | None = None,
        *,
        is_whole: bool = True,
    ) -> None:
        super().__init__(theme, icons, _("History"), _("go to just after this step"), parent)
        self._undone = [step for step in steps if step.is_undone]
        self._done = [step for step in steps if not step.is_undone and not step.is_past]
        past = [step for step in steps if step.is_past]
        if self._undone:
            self.list.add_heading(_("Taken back"))
            self.list.add_rows([_step_words(step) for step in self._undone])
        self.list.add_heading(_("Done, newest first"))
        self.list.add_rows([_step_words(step) for step in self._done])
        if self._done and is_whole and not past:
            self.list.add_rows([RowWords(_START, _("Before all these steps"))])
        if past:
            self.list.add_heading(_("Too long ago to be taken back"))
            self.list.add_rows([_step_words(step) for step in past])
        self.list.focus_row(len(self._undone))

    def can_choose(self, key: int) -> bool:
        """Old steps can only be read."""
        return key == _START or any(step.id == key for step in (*self._undone, *self._done))

    def way(self) -> int:
        """How many steps to do again, or, below zero, to take back."""
        if self.chosen == _START:
            return -len(self._done)
        places = [step.id for step in self._done]
        if self.chosen in places:
            return -places.index(self.chosen)
        later = [step.id for step in reversed(self._undone)]
        return later.index(self.chosen) + 1 if self.chosen in later else 0


class EntryHistoryDialog(_ListDialog):
    """What became of an entry or a day; choosing a line says again what was said before it."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        title: str,
        changes: "Sequence[EntryChange]",
        parent: QWidget | None = None,
    ) -> None:
        heading = _("History of {title}").format(title=title)
        super().__init__(theme, icons, heading, _("say again what was said before"), parent)
        self._changes = changes
        is_one = len({(change.kind, change.row_id) for change in changes}) < 2
        self.list.add_rows(
            [_change_words(place, change, is_one=is_one) for place, change in enumerate(changes)]
        )
        if not changes:
            self.list.add_heading(_("Nothing was changed here since the logbook keeps its history."))
        self.list.focus_row(0)

    def can_choose(self, key: int) -> bool:
        """What was only added said nothing before."""
        return self._changes[key].can_return

    def change(self) -> "EntryChange | None":
        """The change whose earlier words are wanted again."""
        return None if self.chosen is None else self._changes[self.chosen]


def _step_words(step: "StepLine") -> RowWords:
    return RowWords(step.id, step.label, step.about, _when(step.at_utc))


def _change_words(place: int, change: "EntryChange", *, is_one: bool) -> RowWords:
    fields = " · ".join(_field_words(field, change) for field in change.fields)
    what = change.label if is_one or change.kind == "day" else f"{change.label}, {change.title}"
    return RowWords(place, what, fields, _when(change.at_utc))


def _field_words(field: "FieldChange", change: "EntryChange") -> str:
    if change.is_added or change.is_removed:
        return f"{field.name}: {_short(field.after or field.before)}"
    return f"{field.name}: {_short(field.before) or units.EN_DASH} → {_short(field.after) or units.EN_DASH}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _when(at_utc: datetime) -> str:
    """By the clock of the laptop, as every list of what was done there."""
    here = at_utc.astimezone()
    return f"{units.day_month(here.date())} {here.year} {units.clock(here)}"
