"""The plan of an import: what will happen and why, to be corrected and accepted; nothing is written here."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from expedition import units
from expedition.itinerary import edit
from expedition.records.day import DayRow
from expedition.records.importing import ImportPlan, PlannedLeg
from expedition.text import _
from ui.dialogs.import_detail import ImportDetail
from ui.dialogs.import_list import PlanHead, PlanList
from ui.icons import Icons
from ui.models import plan_lines
from ui.theme import Theme
from ui.widgets.controls import button, key_hint, label
from ui.widgets.error_line import ErrorLine

_WIDTH, _HEIGHT, _LEAST_WIDTH, _LEAST_HEIGHT = 1080, 764, 860, 560


class ImportDialog(QDialog):
    """Title, table, sums, one orange button.

    `trip_title` is empty where the import begins a new trip; then its title is asked for here.
    """

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        plan: ImportPlan,
        rows: Sequence[DayRow],
        trip_title: str,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.plan, self._rows, self._today = plan, rows, today
        self.setWindowTitle(_("Import"))
        self.setModal(True)
        self.setMinimumSize(theme.px(_LEAST_WIDTH), theme.px(_LEAST_HEIGHT))
        self._title = label(theme)
        self._title.setFont(theme.dialog_title())
        self._summary = label(theme, look="quiet")
        self._trip = QLineEdit() if not trip_title else None
        self.table = PlanList(theme, icons, self._detail)
        self.table.ticked.connect(self._tick)
        self._sums = label(theme)
        self._sums.setTextFormat(Qt.TextFormat.RichText)
        self.go = button(theme, icons, "", "corner-down-left", "go")
        self.go.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(trip_title))
        column.addWidget(PlanHead(theme, self.table))
        column.addWidget(self.table, 1)
        column.addWidget(self._foot())
        # Only a button that stands in its dialog can become the one Enter is for.
        self.go.setDefault(True)
        self._show()
        self.table.go_to_first()
        self.table.setFocus()

    def sizeHint(self) -> QSize:
        """As large as the picture of it, or as the screen allows."""
        room = self.screen().availableGeometry().size()
        px = self._theme.px
        return QSize(min(px(_WIDTH), room.width() - 40), min(px(_HEIGHT), room.height() - 60))

    @property
    def new_title(self) -> str:
        """The title of the trip this import begins; empty where it goes into one that is there."""
        return self._trip.text().strip() if self._trip is not None else ""

    def accept(self) -> None:
        """Only where there is something to write, and a trip to write it into."""
        if not self.table.settle():
            return
        if self._trip is not None and not self.new_title:
            self._trip.setFocus()
        elif plan_lines.is_any_written(self.plan):
            super().accept()

    def _tick(self, key: int, is_on: bool) -> None:
        leg = self._leg(key)
        if is_on and leg.date is None:
            self.table.open(key)
            return
        self._change(edit.set_include(self.plan, key, include=is_on))

    def _change(self, plan: ImportPlan) -> None:
        self.plan = plan
        self._show()

    def _show(self) -> None:
        plan = self.plan
        self._title.setText(plan_lines.title(plan))
        self._summary.setText(plan_lines.summary(plan))
        self.table.show_lines(plan_lines.lines_of(plan, self._rows))
        pairs = plan_lines.totals(plan)
        quiet = self._theme.tokens.ink2
        self._sums.setText(
            "&nbsp;&nbsp;&nbsp; ".join(
                f"<b style='font-weight:600'>{figure}</b> <span style='color:{quiet}'>{word}</span>"
                for figure, word in pairs
            )
        )
        self.go.setText(plan_lines.verb(plan))
        self.go.setAccessibleName(plan_lines.verb(plan))
        self.go.setEnabled(plan_lines.is_any_written(plan))

    def _detail(self, key: int) -> ImportDetail:
        self._tell("")
        leg = self._leg(key)
        number = plan_lines.day_numbers(self.plan, {row.date: row for row in self._rows}).get(
            leg.date or date.min
        )
        day_name = _("day {number}").format(number=number) if number else ""
        if leg.date is not None and not number:
            day_name = units.day_month(leg.date)
        made = ImportDetail(self._theme, self._icons, self.plan.files[leg.file], leg, day_name, self._today)
        made.taken.connect(lambda is_on: self._change(edit.set_include(self.plan, key, include=is_on)))
        made.moved.connect(lambda day: self._change(edit.set_date(self.plan, key, day)))
        made.typed.connect(lambda: self.go.setEnabled(True))
        made.refused.connect(self._tell)
        made.mode_chosen.connect(lambda mode: self._change(edit.set_mode(self.plan, key, mode)))
        return made

    def _tell(self, sentence: str) -> None:
        """Say what cannot be read, where else the note stands."""
        self._error.say(sentence)
        self._note.setVisible(not sentence)

    def _leg(self, key: int) -> PlannedLeg:
        return next(leg for leg in self.plan.legs if leg.key == key)

    def _head(self, trip_title: str) -> QVBoxLayout:
        px = self._theme.px
        first = QHBoxLayout()
        first.addWidget(self._title, 1)
        first.addWidget(label(self._theme, _("into"), "quiet"))
        if self._trip is None:
            name = label(self._theme, trip_title)
            name.setFont(self._theme.medium())
            first.addWidget(name)
        else:
            self._trip.setPlaceholderText(_("Title of the new trip"))
            self._trip.setAccessibleName(_("Title of the new trip"))
            self._trip.setText(_("My first trip"))
            self._trip.setFont(self._theme.medium())
            self._trip.setFixedWidth(px(260))
            first.addWidget(self._trip)
        head = QVBoxLayout()
        head.setContentsMargins(px(28), px(18), px(28), px(10))
        head.setSpacing(px(2))
        head.addLayout(first)
        head.addWidget(self._summary)
        return head

    def _foot(self) -> QWidget:
        px = self._theme.px
        foot = _Foot(self._theme)
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(28), px(12), px(28), px(12))
        row.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sums)
        note = _("One step: Ctrl+Z takes all of it back. The files are kept as they are in originals.")
        self._note = label(self._theme, note, "hint", small=True)
        self._error = ErrorLine(self._theme, self._icons)
        words.addWidget(self._note)
        words.addWidget(self._error)
        cancel = button(self._theme, self._icons, _("Cancel"))
        cancel.setAutoDefault(True)
        cancel.setFixedWidth(px(114))
        cancel.setProperty("align", "left")
        inside = QHBoxLayout(cancel)
        inside.setContentsMargins(0, 0, px(10), 0)
        inside.addStretch(1)
        inside.addWidget(key_hint(self._theme, "Esc"))
        cancel.clicked.connect(self.reject)
        row.addLayout(words, 1)
        row.addWidget(cancel)
        row.addWidget(self.go)
        return foot


class _Foot(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.color("line"))
