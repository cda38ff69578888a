"""What the traveller chooses for a report: one column, always in force."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.kinds import Audience
from expedition.records.report import Edition, Paper, Quality, ReportOptions
from expedition.reports.editions import available
from expedition.text import LANGUAGES, _, plural
from ui.actions import Actions
from ui.icons import Icons
from ui.panels.frame import Ground
from ui.panels.report_looks import ReportLooks
from ui.panels.report_words import LANGUAGE_NAMES, edition_words
from ui.theme import Theme
from ui.widgets.choices import Segments
from ui.widgets.controls import Chooser, button, label
from ui.widgets.fold import Fold
from ui.widgets.option_row import OptionRow
from ui.widgets.tips import plain

if TYPE_CHECKING:
    from expedition.records.trip import TripSummary, TripTree

_SAID_MS = 12_000


class ReportSettings(QWidget):
    """Trip, edition, days, readers, paper and all rarer choices; and the button that saves.

    Signals:
        changed: Another report is wished.
        trip_wished: Another trip is wished, by id.
        leaving_wished: The list of what leaves this machine is to be shown.
    """

    changed = Signal()
    trip_wished = Signal(int)
    leaving_wished = Signal()

    def __init__(self, theme: Theme, icons: Icons, actions: Actions) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self.setAccessibleName(_("Report settings"))
        self._days: list[date] = []
        self._countries: list[str] = []
        self._trip_ids: list[int] = []
        self._make_choices(theme, icons)
        self.looks = ReportLooks(theme, icons)
        self.more = Fold(theme, icons, _("More choices"), self.looks)
        self._leaves = label(theme, "", "quiet", small=True)
        self._leaves.setWordWrap(True)
        self._list = button(theme, icons, _("What leaves this machine …"), "eye", "ghost")
        self._list.clicked.connect(self.leaving_wished)
        self._state = label(theme, look="quiet")
        self._state.setWordWrap(True)
        self._save = button(theme, icons, _("Save report …"), "file-text", "go")
        self._save.setToolTip(actions["save_pdf"].toolTip())
        self._save.clicked.connect(actions["save_pdf"].trigger)
        self._made = ""
        self._said = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._said.timeout.connect(self._show_made)
        self._lay_out()
        self.show_options(ReportOptions())
        self._connect()

    def _make_choices(self, theme: Theme, icons: Icons) -> None:
        self._trip = Chooser(theme, icons, _("Trip"))
        self._first = Chooser(theme, icons, _("From day"))
        self._last = Chooser(theme, icons, _("To day"))
        self._country = Chooser(theme, icons, _("Country"))
        self._language = Chooser(theme, icons, _("Language"))
        for code in LANGUAGES:
            self._language.addItem(LANGUAGE_NAMES[code], code)
        for chooser in (self._trip, self._first, self._last, self._country):
            # A long title is cut short in the middle, never the column widened.
            chooser.setSizeAdjustPolicy(Chooser.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.setMinimumContentsLength(4)
            chooser.setMinimumWidth(0)
        self.editions = {edition: OptionRow(theme, *edition_words(edition)) for edition in available()}
        self._audience = Segments(
            theme,
            _("Written for"),
            [(Audience.ME, _("Me")), (Audience.FAMILY, _("Family")), (Audience.PUBLIC, _("Public"))],
        )
        self._paper = Segments(theme, _("Paper"), [(Paper.A4, "A4"), (Paper.LETTER, "Letter")])
        self._quality = Segments(
            theme, _("Pictures"), [(Quality.MAIL, _("For mail")), (Quality.PRINT, _("For print"))]
        )

    def _connect(self) -> None:
        self._trip.activated.connect(lambda place: self.trip_wished.emit(self._trip_ids[place]))
        self._first.activated.connect(lambda _place: self._mend_span(is_first=True))
        self._last.activated.connect(lambda _place: self._mend_span(is_first=False))
        for row in self.editions.values():
            row.clicked.connect(lambda _is_on: self._take_edition())
        for chooser in (self._country, self._language):
            chooser.activated.connect(lambda _place: self.changed.emit())
        for segments in (self._paper, self._quality):
            segments.chosen.connect(lambda _value: self.changed.emit())
        self._audience.chosen.connect(self._take_audience)
        self.looks.changed.connect(self.changed)

    def _take_edition(self) -> None:
        self.looks.show_edition(self.options().edition)
        self.changed.emit()

    def _take_audience(self, audience: Audience) -> None:
        self.looks.propose_for(audience)
        self.changed.emit()

    def show_options(self, options: ReportOptions) -> None:
        """Put choices in force without telling; days that are no longer there are all days."""
        edition = options.edition if options.edition in self.editions else Edition.FAMILY
        self.editions[edition].setChecked(True)
        self._audience.choose(options.audience)
        self._paper.choose(options.paper)
        self._quality.choose(options.quality)
        self._language.setCurrentIndex(max(0, self._language.findData(options.language)))
        self._country.setCurrentIndex(max(0, self._country.findData(options.country)))
        begin, end = options.first or date.min, options.last or date.max
        inside = [place for place, on in enumerate(self._days) if begin <= on <= end]
        span = inside or range(len(self._days))
        if span:
            self._first.setCurrentIndex(span[0])
            self._last.setCurrentIndex(span[-1])
        self.looks.show_options(options)

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
        self._show_countries(list(dict.fromkeys(row.country for row in rows if row.country)))
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

    def _show_countries(self, codes: list[str]) -> None:
        if codes == self._countries:
            return
        chosen = self._country.currentData()
        self._countries = codes
        self._country.clear()
        self._country.addItem(_("All countries"), "")
        for code in codes:
            self._country.addItem(country_name(code), code)
        self._country.setCurrentIndex(max(0, self._country.findData(chosen)))
        self._country_part.setVisible(len(codes) > 1)

    def options(self) -> ReportOptions:
        """The choices as they stand."""
        audience, paper, quality = self._audience.value(), self._paper.value(), self._quality.value()
        assert isinstance(audience, Audience)
        assert isinstance(paper, Paper)
        assert isinstance(quality, Quality)
        first, last = self._at(self._first), self._at(self._last)
        chosen = ReportOptions(
            edition=next(
                (edition for edition, row in self.editions.items() if row.isChecked()), Edition.FAMILY
            ),
            first=None if first in self._days[:1] else first,
            last=None if last in self._days[-1:] else last,
            country=self._country.currentData() or "",
            audience=audience,
            paper=paper,
            language=self._language.currentData(),
            quality=quality,
        )
        return self.looks.applied(chosen)

    def show_leaving(self, sentence: str) -> None:
        """Say what these readers are not told."""
        self._leaves.setText(sentence)
        self._leaves.setVisible(bool(sentence))

    def show_result(self, pages: int, size: int) -> None:
        """Say how long and how heavy the report is."""
        count = plural("{n} page", "{n} pages", pages)
        self._made = f"{count}, {_size(size)}"
        self._show_made()
        self._save.setEnabled(pages > 0)

    def show_saved(self, file: Path) -> None:
        """Say for some seconds what was saved, over the button that did it; the folder is in the tip."""
        made = f" · {self._made}" if file.suffix.lower() == ".pdf" else ""
        self._state.setText(_("Saved {name}").format(name=file.name) + made)
        self._state.setToolTip(plain(str(file.parent)))
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
        self._trip_part = self._part(_("Trip"), self._trip, px(8))
        self._trip_part.hide()
        self._span = self._part(_("Days"), _beside(self._first, self._last, gap=px(6)), px(8))
        self._country_part = self._part(_("Country"), self._country, px(8))
        self._country_part.hide()
        readers = _below(self._audience, self._leaves, gap=px(4))
        self._leaves.hide()
        inner = Ground(self._theme, "side")
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(12), px(16), px(12), px(8))
        column.setSpacing(0)
        for part in (
            self._trip_part,
            self._part(_("Edition"), _below(*self.editions.values(), gap=0), 0),
            self._span,
            self._country_part,
            self._part(_("Written for"), readers, px(8)),
            self._part(_("Language"), self._language, px(8)),
            self._part(_("Paper"), self._paper, px(8)),
            self._part(_("Pictures"), self._quality, px(8)),
            self.more,
        ):
            column.addWidget(part)
        column.addStretch(1)
        scroll = SettingsScroll(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, px(16))
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(12), px(8), px(12), 0)
        foot.setSpacing(0)
        foot.addLayout(_inset(self._state, px(8), px(4)))
        foot.addLayout(_inset(self._list, px(2), px(8)))
        foot.addLayout(_inset(self._save, px(8), 0))
        outer.addLayout(foot)

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


class SettingsScroll(QScrollArea):
    """The column of choices: it scrolls up and down only, and follows the keyboard."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        inner.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._inner = inner
        self.setWidget(inner)
        for chooser in inner.findChildren(Chooser):
            chooser.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel moves the column, also over a list: nothing is chosen by passing over it."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is inside is never wider than the column."""
        super().resizeEvent(event)
        self._inner.setMaximumWidth(self.viewport().width())


def _beside(*parts: QWidget, gap: int) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part, 1)
    return made


def _below(*parts: QWidget, gap: int) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for part in parts:
        column.addWidget(part)
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
