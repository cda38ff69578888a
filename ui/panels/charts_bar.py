"""The tools over the charts: pages at the left, what is looked at, saving at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from expedition.charts.stretch import Part, Stretch, countries, stretches
from expedition.records.trip import TripSeries
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.controls import Chooser, button, label
from ui.widgets.table_tabs import TableTabs
from ui.widgets.tips import plain

_BAR, _EDGE, _CHEVRON, _WIDEST = 44, 20, 48, 150


class ChartsBar(QWidget):
    """Pages, the part of the trip that is looked at, and saving.

    Signals:
        chosen: Another part of the trip is to be shown.
        unzoomed: All that was restricted to is to be in sight again.
    """

    chosen = Signal()
    unzoomed = Signal()

    def __init__(self, theme: Theme, icons: Icons, pages: Sequence[tuple[str, str]]) -> None:
        """`pages` are (key, words of the tab)."""
        super().__init__()
        self._theme, self._icons = theme, icons
        self._stretches: tuple[Stretch, ...] = ()
        self._countries: tuple[tuple[str, str], ...] = ()
        self._part = Part()
        self.setFixedHeight(theme.px(_BAR))
        tabs = [(key, name, True) for key, name in pages]
        self.tabs = TableTabs(theme, icons, _("Pages"), tabs, _("More pages"))
        self._words = label(theme, look="hint", small=True)
        self._words.setAccessibleName(_("What was saved"))
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.span = Chip(theme, icons, _("The whole trip again. Esc"))
        self.span.clicked.connect(lambda: self.narrow(None))
        self.days = Chip(theme, icons, _("All days again. Esc"))
        self.days.clicked.connect(lambda: self.narrow_to_days(None, ""))
        self.zoom = Chip(theme, icons, _("All in sight again. 0"), "search")
        self.zoom.clicked.connect(self.unzoomed)
        self.stretch = Chooser(theme, icons, _("Part of the trip"))
        self.country = Chooser(theme, icons, _("Country"))
        for chooser in (self.stretch, self.country):
            chooser.activated.connect(lambda _place: self._choose())
        tip = _("All charts of this page as picture, drawing or PDF, or their values.")
        self.save = button(theme, icons, _("Save charts"), "download", "ghost", tip=tip)
        self._lay_out()
        self.offer(None)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(self._theme.px(_EDGE), 0, self._theme.px(_EDGE - 6), 0)
        row.setSpacing(self._theme.px(8))
        row.addWidget(self.tabs, 3)
        row.addWidget(self._words, 1)
        for part in (self.span, self.days, self.zoom, self.stretch, self.country, self.save):
            row.addWidget(part)

    @property
    def part(self) -> Part:
        """What is looked at."""
        return self._part

    def offer(self, series: TripSeries | None) -> None:
        """Offer the parts of a trip, none of none; those in force stay if they are still there."""
        self._stretches = stretches(series) if series is not None else ()
        self._countries = countries(series) if series is not None else ()
        before = self._part
        names = [stretch.name for stretch in self._stretches]
        wanted = before.stretch.name if before.stretch is not None else ""
        self._fill(self.stretch, names, names.index(wanted) if wanted in names else 0)
        letters = [country for country, _name in self._countries]
        place = letters.index(before.country) + 1 if before.country in letters else 0
        self._fill(self.country, [_("All countries"), *(name for _letters, name in self._countries)], place)
        self.country.setVisible(len(self._countries) > 1)
        self.save.setEnabled(series is not None)
        self._read(Part(span=before.span, days=before.days, name=before.name))

    def _fill(self, chooser: Chooser, names: Sequence[str], place: int) -> None:
        chooser.clear()
        chooser.addItems(list(names))
        chooser.setCurrentIndex(place)
        chooser.setVisible(len(names) > 1)
        self._fit(chooser)

    def _fit(self, chooser: Chooser) -> None:
        """As wide as its words, no wider than the bar can bear; the list shows names whole."""
        words = chooser.fontMetrics().horizontalAdvance(chooser.currentText())
        chooser.setFixedWidth(min(words, self._theme.px(_WIDEST)) + self._theme.px(_CHEVRON))
        widest = max(
            (chooser.fontMetrics().horizontalAdvance(chooser.itemText(n)) for n in range(chooser.count())),
            default=0,
        )
        chooser.view().setMinimumWidth(widest + self._theme.px(_CHEVRON))

    def narrow(self, span: Stretch | None) -> None:
        """Look at marked days only, or no more."""
        self._tell(Part(self._part.stretch, span, self._part.country, self._part.days, self._part.name))

    def narrow_to_days(self, days: frozenset[int] | None, name: str) -> None:
        """Look at the days behind something only, or no more."""
        self._tell(Part(self._part.stretch, self._part.span, self._part.country, days, name))

    def choose(self, place: int) -> None:
        """Choose an offered stretch by its place."""
        self.stretch.setCurrentIndex(place)
        self._choose()

    def choose_country(self, place: int) -> None:
        """Choose an offered country by its place, 0 for all."""
        self.country.setCurrentIndex(place)
        self._choose()

    def widen(self) -> bool:
        """Take back what narrows the view last; whether anything did."""
        if self._part.days is not None:
            self.narrow_to_days(None, "")
        elif self._part.span is not None:
            self.narrow(None)
        elif not self._part.is_whole:
            self.reset()
        else:
            return False
        return True

    def reset(self) -> None:
        """Look at the whole trip."""
        for chooser in (self.stretch, self.country):
            chooser.setCurrentIndex(0)
            self._fit(chooser)
        self._tell(Part())

    def _choose(self) -> None:
        for chooser in (self.stretch, self.country):
            self._fit(chooser)
        before = self._part
        self._read(Part(span=before.span, days=before.days, name=before.name))
        if self._part.stretch != before.stretch:
            # What was marked lay in what was looked at before.
            self._part = Part(self._part.stretch, None, self._part.country, before.days, before.name)
        self._tell(self._part)

    def _read(self, narrowed: Part) -> None:
        """Take stretch and country from the choosers."""
        stretch, country = self.stretch.currentIndex(), self.country.currentIndex()
        self._part = Part(
            self._stretches[stretch] if stretch > 0 else None,
            narrowed.span,
            self._countries[country - 1][0] if country > 0 else "",
            narrowed.days,
            narrowed.name,
        )
        self._show_chips()

    def _tell(self, part: Part) -> None:
        self._part = part
        self._show_chips()
        self.chosen.emit()

    def _show_chips(self) -> None:
        self.span.show_words(self._part.span.name if self._part.span else "")
        self.days.show_words(self._part.name if self._part.days is not None else "")

    def show_zoom(self, words: str) -> None:
        """Say what is in sight of what is looked at, or nothing."""
        self.zoom.show_words(words)

    @property
    def words(self) -> str:
        """What is told."""
        return self._words.text()

    def tell(self, sentence: str, *, is_error: bool = False) -> None:
        """Say something."""
        self._words.setProperty("look", "error" if is_error else "hint")
        self._words.style().polish(self._words)
        self._words.setText(sentence)
        self._words.setToolTip(plain(sentence))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground, a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
