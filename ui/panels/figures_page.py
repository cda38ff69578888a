"""The page of figures in the Charts view: every number of the trip, how it was made, the days behind it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from expedition.errors import UserError
from expedition.records.statistics import Statistic, StatisticsGroup
from expedition.records.trip_facts import TripFacts
from expedition.stats.figures.catalogue import statistics
from expedition.stats.grouping import Grouping
from expedition.text import _
from expedition.writing import write_whole
from ui.background import Background, Job
from ui.icons import Icons
from ui.panels.charts_data import ChartsData
from ui.panels.charts_pages import OtherPage
from ui.panels.figures_groups import FiguresGroups, group_titles, read_groups
from ui.panels.figures_side import FiguresSide
from ui.panels.figures_words import as_csv, as_text, groups_csv, groups_of, groups_text, tile_words
from ui.panels.frame import Ground
from ui.theme import Theme
from ui.widgets.controls import Chooser, button, label
from ui.widgets.figure_sheet import FigureSheet

_ABOVE, _EDGE, _NARROW, _LEAST = 8, 28, 720, 320


class FiguresPage(OtherPage):
    """Figures at a glance or by group at the left, what lies behind the chosen one beside or below them."""

    def __init__(
        self, theme: Theme, icons: Icons, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__("figures", _("Figures"), parent)
        self._theme, self._background = theme, background
        self._facts: TripFacts | None = None
        self._figures: tuple[Statistic, ...] = ()
        self._job: Job[tuple[Statistic, ...]] | None = None
        self._groups: tuple[StatisticsGroup, ...] = ()
        self._groups_job: Job[tuple[StatisticsGroup, ...]] | None = None
        self.sheet = FigureSheet(theme, _("Figures"))
        self.groups = FiguresGroups(theme, icons)
        self.by = Chooser(theme, icons, _("How the figures are shown"))
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
        self.by.addItem(_("At a glance"), None)
        for by, title in group_titles().items():
            self.by.addItem(_("By {what}").format(what=title[:1].lower() + title[1:]), by)
        tools.setSpacing(px(12))
        tools.addWidget(self.by)
        tools.addWidget(self._said, 1)
        tools.addWidget(self.copy_all)
        tools.addWidget(self.save_all)
        left = Ground(self._theme, "page")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(px(_ABOVE))
        column.addLayout(tools)
        self._parts = QStackedWidget()
        self._parts.addWidget(self.sheet)
        self._parts.addWidget(self.groups)
        column.addSpacing(px(_ABOVE))
        column.addWidget(self._parts, 1)
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
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.sheet.chosen.connect(self._show_behind)
        self.sheet.entered.connect(lambda: self.side.take_focus())
        self.by.activated.connect(lambda _place: self._show_part())
        self.groups.chosen.connect(self._show_of_group)
        self.groups.entered.connect(lambda: self.side.take_focus())
        self.groups.copied.connect(self._copy_groups)
        self.groups.table.menu_wished.connect(self._open_menu)
        self.sheet.menu_wanted.connect(self._open_menu)
        self.side.left.connect(self._take_focus_back)
        self.side.day_activated.connect(self.day_activated)
        self.copy_all.clicked.connect(lambda: self._copy_all())
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
        self._stop_groups()
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
        self._show_part()

    # By group

    @property
    def grouping(self) -> Grouping | None:
        """What the figures are grouped by, None at a glance."""
        found = self.by.currentData()
        return Grouping(found) if found is not None else None

    def show_by(self, by: Grouping | None) -> None:
        """Show the figures by group, or at a glance."""
        places = {self.by.itemData(place): place for place in range(self.by.count())}
        self.by.setCurrentIndex(places[by])
        self._show_part()

    def _show_part(self) -> None:
        by, facts = self.grouping, self._facts
        self._stop_groups()
        if by is None or facts is None:
            self._share_out()
            self.setFocusProxy(self.sheet)
            self._parts.setCurrentWidget(self.sheet)
            self._show_behind(self.sheet.value)
            return
        self._groups_job = self._background.run(
            lambda _progress: read_groups(facts, by), done=self._show_groups, failed=self._teach
        )

    def _stop_groups(self) -> None:
        if self._groups_job is not None:
            self._groups_job.cancel()
            self._groups_job = None

    def _show_groups(self, groups: tuple[StatisticsGroup, ...]) -> None:
        self._groups_job = None
        by = self.grouping
        if by is not None:
            self._groups = groups
            self._share_out()
            self.setFocusProxy(self.groups)
            self._parts.setCurrentWidget(self.groups)
            self.groups.show_groups(by, groups, self._figures)

    def _show_of_group(self, figure: Statistic | None) -> None:
        if self.grouping is not None:
            self._show_days_of(figure)

    def _take_focus_back(self) -> None:
        if self.grouping is None:
            self.sheet.take_focus()
        else:
            self.groups.setFocus()

    def _teach(self, sentence: str) -> None:
        self._job = None
        self._figures = ()
        self._hint.setText(sentence)
        self._stack.setCurrentIndex(0)

    def _show_behind(self, key: str) -> None:
        self._show_days_of(self._figure(key))

    def _show_days_of(self, figure: Statistic | None) -> None:
        if figure is None or self._facts is None:
            self.side.show_figure(None, ())
            return
        wanted = frozenset(figure.days)
        rows = [day.row for day in self._facts.days if day.row.id in wanted]
        self.side.show_figure(tile_words(figure), rows)

    def _figure(self, key: str) -> Statistic | None:
        return next((one for one in self._figures if one.key == key), None)

    def minimumSizeHint(self) -> QSize:
        """Room for one column; what stands side by side in a wide window is no reason for a wide window."""
        return QSize(self._theme.px(_LEAST), self._theme.px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies behind a figure stands beside the figures where there is room, else below."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """A table takes the whole width."""
        is_below = self.grouping is not None or self.width() < self._theme.px(_NARROW)
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.TopToBottom if is_below else ways.LeftToRight)
        self.side.lie(is_below=is_below, room=self.height())

    # Taking figures elsewhere

    def copy_one(self) -> None:
        """The chosen figure as text."""
        figure = self._figure(self.sheet.value)
        if figure is not None:
            self._copy((figure,))

    def _copy(self, figures: Sequence[Statistic]) -> None:
        QGuiApplication.clipboard().setText(as_text(figures).rstrip("\n"))
        self._said.setText(_("Copied") if len(figures) == 1 else _("All figures copied"))

    def _copy_all(self) -> None:
        if self.grouping is None:
            self._copy(self._figures)
        else:
            self._copy_groups()

    def _copy_groups(self) -> None:
        QGuiApplication.clipboard().setText(groups_text(self.groups.cells()))
        self._said.setText(_("Table copied"))

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self) -> QMenu:
        """What can be done with the chosen figure, and with all."""
        menu = QMenu(self)
        if self.grouping is None:
            menu.addAction(_("&Copy figure")).triggered.connect(lambda: self.copy_one())
            menu.addAction(_("Copy &all figures")).triggered.connect(lambda: self._copy_all())
            menu.addAction(_("&Save all as a table …")).triggered.connect(lambda: self._save())
        else:
            menu.addAction(_("&Copy table")).triggered.connect(lambda: self._copy_all())
            menu.addAction(_("&Save table …")).triggered.connect(lambda: self._save())
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
            by = self.grouping
            text = as_csv(self._figures) if by is None else groups_csv(by, self._groups)
            write_whole(file, text.encode())
        except UserError as error:
            self._said.setText(str(error))
        else:
            self._said.setText(_("Saved as {name}").format(name=file.name))
