"""What the traveller chooses for a report: one column, always in force."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from expedition import units
from expedition.kinds import Audience
from expedition.records.report import Edition, Paper, ReportOptions
from expedition.text import _, plural
from ui.actions import Actions
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.choices import Segments
from ui.widgets.controls import Chooser, button, label
from ui.widgets.option_row import OptionRow

if TYPE_CHECKING:
    from expedition.records.trip import TripTree


class ReportSettings(QWidget):
    """Edition, days, readers, paper; and the button that saves.

    Signals:
        changed: Another report is wished.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, actions: Actions) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("Report settings"))
        self._days: list[date] = []
        self._first = Chooser(theme, icons, _("From day"))
        self._last = Chooser(theme, icons, _("To day"))
        self._audience = Segments(
            theme,
            _("Written for"),
            [(Audience.ME, _("Me")), (Audience.FAMILY, _("Family")), (Audience.PUBLIC, _("Public"))],
        )
        self._audience.choose(Audience.FAMILY)
        self._paper = Segments(theme, _("Paper"), [(Paper.A4, "A4"), (Paper.LETTER, "Letter")])
        self._paper.choose(Paper.A4)
        self._state = label(theme, look="quiet")
        self._state.setWordWrap(True)
        self._save = button(theme, icons, _("Save PDF"), "file-text", "go")
        self._save.setToolTip(actions["save_pdf"].toolTip())
        self._save.clicked.connect(actions["save_pdf"].trigger)
        self._lay_out()
        self._first.activated.connect(lambda _place: self._mend_span(is_first=True))
        self._last.activated.connect(lambda _place: self._mend_span(is_first=False))
        self._audience.chosen.connect(lambda _value: self.changed.emit())
        self._paper.chosen.connect(lambda _value: self.changed.emit())

    def show_days(self, tree: "TripTree | None") -> None:
        """Offer the days of a trip; a choice made before stays where the day is still there."""
        rows = tree.rows if tree else ()
        days = [row.date for row in rows]
        if days == self._days:
            return
        first, last = self._at(self._first), self._at(self._last)
        was_all = not self._days or (first, last) == (self._days[0], self._days[-1])
        self._days = days
        words = [f"{row.number} · {units.weekday_day_month(row.date)}" for row in rows]
        for chooser, wanted, usual in ((self._first, first, 0), (self._last, last, len(days) - 1)):
            chooser.clear()
            chooser.addItems(words)
            place = days.index(wanted) if wanted in days and not was_all else usual
            chooser.setCurrentIndex(place)

    def options(self) -> ReportOptions:
        """The choices as they stand."""
        audience, paper = self._audience.value(), self._paper.value()
        assert isinstance(audience, Audience)
        assert isinstance(paper, Paper)
        first, last = self._at(self._first), self._at(self._last)
        is_all = not self._days or (first, last) == (self._days[0], self._days[-1])
        return ReportOptions(
            edition=Edition.FAMILY,
            first=None if is_all else first,
            last=None if is_all else last,
            audience=audience,
            paper=paper,
        )

    def show_result(self, pages: int, size: int) -> None:
        """Say how long and how heavy the report is."""
        count = plural("{n} page", "{n} pages", pages)
        self._state.setText(f"{count}, {_size(size)}")
        self._save.setEnabled(pages > 0)

    def show_waiting(self) -> None:
        """Nothing to save yet."""
        self._state.setText("")
        self._save.setEnabled(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the side."""
        QPainter(self).fillRect(self.rect(), self._theme.color("side"))

    def _mend_span(self, *, is_first: bool) -> None:
        first, last = self._first.currentIndex(), self._last.currentIndex()
        if first > last:
            (self._last if is_first else self._first).setCurrentIndex(first if is_first else last)
        self.changed.emit()

    def _at(self, chooser: Chooser) -> date | None:
        place = chooser.currentIndex()
        return self._days[place] if 0 <= place < len(self._days) else None

    def _heading(self, words: str) -> QLabel:
        made = label(self._theme, words, "quiet", small=True)
        made.setFont(self._theme.small_medium())
        return made

    def _lay_out(self) -> None:
        px = self._theme.px
        family = OptionRow(self._theme, _("Family book"), _("One day after another"))
        family.setChecked(True)
        days = QWidget()
        span = QVBoxLayout(days)
        span.setContentsMargins(0, 0, 0, 0)
        span.setSpacing(px(6))
        span.addWidget(self._first)
        span.addWidget(self._last)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(16), px(12), px(16))
        column.setSpacing(0)
        for words, content, edge in (
            (_("Edition"), family, 0),
            (_("Days"), days, 8),
            (_("Written for"), self._audience, 8),
            (_("Paper"), self._paper, 8),
        ):
            column.addLayout(_inset(self._heading(words), px(8), px(6)))
            column.addLayout(_inset(content, px(edge), px(15)))
        column.addStretch(1)
        column.addLayout(_inset(self._state, px(8), px(10)))
        column.addLayout(_inset(self._save, px(8), 0))


def _inset(content: QWidget, side: int, below: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(side, 0, side, below)
    row.addWidget(content)
    return row


def _size(size: int) -> str:
    if size < 1_000_000:
        return f"{units.number(max(1, size / 1000))} kB"
    return f"{units.number(size / 1_000_000, 1)} MB"
