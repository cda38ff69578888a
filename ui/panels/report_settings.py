"""What the traveller chooses for a report: one column, always in force."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
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
    from expedition.records.trip import TripSummary, TripTree

_SAID_MS = 12_000


class ReportSettings(QWidget):
    """Trip, edition, days, readers, paper; and the button that saves.

    Signals:
        changed: Another report is wished.
        trip_wished: Another trip is wished, by id.
    """

    changed = Signal()
    trip_wished = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, actions: Actions) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("Report settings"))
        self._days: list[date] = []
        self._trip = Chooser(theme, icons, _("Trip"))
        self._trip_ids: list[int] = []
        self._first = Chooser(theme, icons, _("From day"))
        self._last = Chooser(theme, icons, _("To day"))
        for chooser in (self._trip, self._first, self._last):
            # A long title is cut short in the middle, never the column widened.
            chooser.setSizeAdjustPolicy(Chooser.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.setMinimumContentsLength(8)
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
        self._made = ""
        self._said = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._said.timeout.connect(self._show_made)
        self._lay_out()
        self._trip.activated.connect(lambda place: self.trip_wished.emit(self._trip_ids[place]))
        self._first.activated.connect(lambda _place: self._mend_span(is_first=True))
        self._last.activated.connect(lambda _place: self._mend_span(is_first=False))
        self._audience.chosen.connect(lambda _value: self.changed.emit())
        self._paper.chosen.connect(lambda _value: self.changed.emit())

    def show_trips(self, trips: "Sequence[TripSummary]", trip_id: int | None) -> None:
        """Offer the trips of the logbook; the chooser is there when there are several."""
        self._trip_ids = [trip.id for trip in trips]
        self._trip.clear()
        self._trip.addItems([trip.title for trip in trips])
        self._trip.setCurrentIndex(self._trip_ids.index(trip_id) if trip_id in self._trip_ids else -1)
        self._trip_part.setVisible(len(trips) > 1)

    def show_days(self, tree: "TripTree | None") -> None:
        """Offer the days of a trip; a choice made before stays where the day is still there."""
        rows = tree.rows if tree else ()
        days = [row.date for row in rows]
        if days == self._days:
            return
        first, last = self._at(self._first), self._at(self._last)
        was_all = not self._days or (first, last) == (self._days[0], self._days[-1])
        self._days = days
        self._span.setVisible(bool(days))
        words = [f"{row.number} · {row.date.day} {units.short_month(row.date)}" for row in rows]
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
        self._made = f"{count}, {_size(size)}"
        self._show_made()
        self._save.setEnabled(pages > 0)

    def show_saved(self, file: Path) -> None:
        """Say for some seconds what was saved, over the button that did it; the folder is in the tip."""
        self._state.setText(_("Saved {name} · {made}").format(name=file.name, made=self._made))
        self._state.setToolTip(str(file.parent))
        self._said.start()

    def show_waiting(self) -> None:
        """Nothing to save yet."""
        self._made = ""
        self._show_made()
        self._save.setEnabled(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the side."""
        QPainter(self).fillRect(self.rect(), self._theme.color("side"))

    def _show_made(self) -> None:
        self._said.stop()
        self._state.setText(self._made)
        self._state.setToolTip("")

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
        self._trip_part = self._part(_("Trip"), self._trip, px(8))
        self._trip_part.hide()
        self._span = self._part(_("Days"), days, px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(16), px(12), px(16))
        column.setSpacing(0)
        for part in (
            self._trip_part,
            self._part(_("Edition"), family, 0),
            self._span,
            self._part(_("Written for"), self._audience, px(8)),
            self._part(_("Paper"), self._paper, px(8)),
        ):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(_inset(self._state, px(8), px(10)))
        column.addLayout(_inset(self._save, px(8), 0))

    def _part(self, words: str, content: QWidget, side: int) -> QWidget:
        """A heading and what is chosen under it."""
        px = self._theme.px
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(_inset(self._heading(words), px(8), px(6)))
        column.addLayout(_inset(content, side, px(15)))
        return made


def _inset(content: QWidget, side: int, below: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(side, 0, side, below)
    row.addWidget(content)
    return row


def _size(size: int) -> str:
    if size < 1_000_000:
        return f"{units.number(max(1, size / 1000))} kB"
    return f"{units.number(size / 1_000_000, 1)} MB"
