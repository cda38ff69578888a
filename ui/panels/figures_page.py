"""The page of figures in the Charts view: every number of the trip, how it was made, the days behind it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from expedition.errors import UserError
from expedition.records.statistics import Statistic
from expedition.records.trip_facts import TripFacts
from expedition.stats.figures.catalogue import statistics
from expedition.text import _
from expedition.writing import write_whole
from ui.background import Background, Job
from ui.icons import Icons
from ui.panels.charts_data import ChartsData
from ui.panels.charts_pages import OtherPage
from ui.panels.figures_side import FiguresSide
from ui.panels.figures_words import as_csv, as_text, groups_of, tile_words
from ui.panels.frame import Ground
from ui.theme import Theme
from ui.widgets.controls import button, label
from ui.widgets.figure_sheet import FigureSheet

_ABOVE, _EDGE, _SIDE, _NARROW, _BELOW = 8, 28, 300, 640, 260


class FiguresPage(OtherPage):
    """Figures at a glance at the left, what lies behind the chosen one beside or below them."""

    def __init__(
        self, theme: Theme, icons: Icons, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__("figures", _("Figures"), parent)
        self._theme, self._background = theme, background
        self._facts: TripFacts | None = None
        self._figures: tuple[Statistic, ...] = ()
        self._job: Job[tuple[Statistic, ...]] | None = None
        self.sheet = FigureSheet(theme, _("Figures"))
        self.side = FiguresSide(theme, icons)
        self.copy_all = button(
            theme, icons, _("Copy"), "copy", "ghost", tip=_("All figures as text, to be pasted elsewhere.")
        )
        self.save_all = button(
            theme, icons, _("Save table"), "download", "ghost", tip=_("All figures as a table (CSV).")
        )
        self._said = label(theme, look="hint", small=True)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.sheet)

    def _lay_out(self) -> None:
        px = self._theme.px
        tools = QHBoxLayout()
        tools.setContentsMargins(px(_EDGE), 0, px(_EDGE - 10), 0)
        tools.addWidget(self._said, 1)
        tools.addWidget(self.copy_all)
        tools.addWidget(self.save_all)
        left = Ground(self._theme, "page")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(px(_ABOVE))
        column.addLayout(tools)
        column.addWidget(self.sheet, 1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole.setSpacing(0)
        self._whole.addWidget(left, 1)
        self._whole.addWidget(self.side)
        self._hint = label(self._theme, look="hint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        both = QWidget()
        self._whole.setContentsMargins(0, 0, 0, 0)
        both.setLayout(self._whole)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._hint)
        self._stack.addWidget(both)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.sheet.chosen.connect(self._show_behind)
        self.sheet.entered.connect(lambda: self.side.take_focus())
        self.sheet.menu_wanted.connect(self._open_menu)
        self.side.left.connect(self.sheet.take_focus)
        self.side.day_activated.connect(self.day_activated)
        self.copy_all.clicked.connect(lambda: self._copy(self._figures))
        self.save_all.clicked.connect(lambda: self._save())
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.sheet)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.copy_one)

    @property
    def figures(self) -> tuple[Statistic, ...]:
        """What is shown."""
        return self._figures

    @property
    def words(self) -> str:
        """What was said last: what was copied or saved, or the sentence where there is no figure."""
        return self._hint.text() if self._stack.currentIndex() == 0 else self._said.text()

    def show_data(self, data: ChartsData) -> None:
        """Show the figures of a trip or of a part of it, as soon as they are made."""
        self.show_facts(data.facts)

    def show_facts(self, facts: TripFacts) -> None:
        """Make the figures beside the window; those shown stay until then."""
        if self._job is not None:
            self._job.cancel()
        self._facts = facts
        self._job = self._background.run(
            lambda _progress: statistics(facts), done=self._show, failed=self._teach
        )

    def _show(self, figures: tuple[Statistic, ...]) -> None:
        self._job = None
        if self._facts is None or not self._facts.days or not figures:
            self._teach(_("No days yet: figures add themselves up from the first one."))
            return
        self._figures = figures
        self._stack.setCurrentIndex(1)
        self.sheet.show_groups(groups_of(figures))
        self._show_behind(self.sheet.value)

    def _teach(self, sentence: str) -> None:
        self._job = None
        self._figures = ()
        self._hint.setText(sentence)
        self._stack.setCurrentIndex(0)

    def _show_behind(self, key: str) -> None:
        figure = self._figure(key)
        if figure is None or self._facts is None:
            self.side.show_figure(None, ())
            return
        wanted = frozenset(figure.days)
        rows = [day.row for day in self._facts.days if day.row.id in wanted]
        self.side.show_figure(tile_words(figure), rows)

    def _figure(self, key: str) -> Statistic | None:
        return next((one for one in self._figures if one.key == key), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies behind a figure stands beside the figures where there is room, else below."""
        super().resizeEvent(event)
        px = self._theme.px
        is_narrow = self.width() < px(_NARROW)
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self.side.setMaximumHeight(px(_BELOW) if is_narrow else 16_777_215)
        self.side.setMinimumWidth(0 if is_narrow else px(_SIDE))
        self.side.setMaximumWidth(16_777_215 if is_narrow else px(_SIDE))

    # Taking figures elsewhere

    def copy_one(self) -> None:
        """The chosen figure as text."""
        figure = self._figure(self.sheet.value)
        if figure is not None:
            self._copy((figure,))

    def _copy(self, figures: Sequence[Statistic]) -> None:
        QGuiApplication.clipboard().setText(as_text(figures).rstrip("\n"))
        self._said.setText(_("Copied") if len(figures) == 1 else _("All figures copied"))

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self) -> QMenu:
        """What can be done with the chosen figure, and with all."""
        menu = QMenu(self)
        menu.addAction(_("&Copy figure")).triggered.connect(lambda: self.copy_one())
        menu.addAction(_("Copy &all figures")).triggered.connect(lambda: self._copy(self._figures))
        menu.addAction(_("&Save all as a table …")).triggered.connect(lambda: self._save())
        return menu

    def _save(self) -> None:
        title = self._facts.fields.title if self._facts is not None else ""
        proposed = f"{title} {_('figures')}.csv".strip()
        name, _kind = QFileDialog.getSaveFileName(self, _("Save figures"), proposed, _("Table (*.csv)"))
        if name:
            file = Path(name)
            self.save(file if file.suffix else file.with_name(f"{file.name}.csv"))

    def save(self, file: Path) -> None:
        """Write all figures as a table and say so, or why not."""
        try:
            write_whole(file, as_csv(self._figures).encode())
        except UserError as error:
            self._said.setText(str(error))
        else:
            self._said.setText(_("Saved as {name}").format(name=file.name))
