"""Figures by country, week, month, mode, kind, vehicle or person, as a table that sorts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from expedition.atlas.country_names import country_name
from expedition.records.statistics import Quantity, Statistic, StatisticsGroup, Topic
from expedition.records.trip_facts import TripFacts
from expedition.statistic_words import value_words
from expedition.stats.figures.catalogue import grouped
from expedition.stats.grouping import Grouping
from expedition.text import _
from ui.icons import Icons
from ui.models.group_table import GroupTable
from ui.models.record_table import TONE, WEIGHT, WHOLE
from ui.theme import Theme
from ui.widgets.table_view import TableView
from ui.widgets.totals_row import TotalsRow

_TOPICS = (Topic.DAYS, Topic.WAY, Topic.HEIGHTS, Topic.NIGHTS, Topic.TROUBLE, Topic.PEOPLE, Topic.MONEY)
_NIGHTS = "nights_by_kind."
_SIDE_BY_SIDE = (Grouping.VEHICLE, Grouping.PERSON)


def group_titles() -> Mapping[Grouping, str]:
    """What the groups of each table are."""
    return {
        Grouping.COUNTRY: _("Country"),
        Grouping.WEEK: _("Week"),
        Grouping.MONTH: _("Month"),
        Grouping.MODE: _("Mode"),
        Grouping.KIND: _("Kind of day"),
        Grouping.VEHICLE: _("Vehicle"),
        Grouping.PERSON: _("Person"),
    }


def read_groups(facts: TripFacts, by: Grouping) -> tuple[StatisticsGroup, ...]:
    """The figures of each group that the table has columns for; for a job, weeks of years take their time."""
    return tuple(
        StatisticsGroup(group.key, _group_name(by, group), columns_of(group.figures))
        for group in grouped(facts, by, _TOPICS)
    )


def _group_name(by: Grouping, group: StatisticsGroup) -> str:
    name = country_name(group.key) if by is Grouping.COUNTRY and group.key else group.name
    return name[:1].upper() + name[1:]


def columns_of(figures: Sequence[Statistic]) -> tuple[Statistic, ...]:
    """Those that have a column, in its order and with its title; nights one by one of their kinds."""
    titles, by_key = _titles(), {figure.key: figure for figure in figures}
    nights = [figure for figure in figures if figure.key.startswith(_NIGHTS)]
    made = []
    for key, title in titles.items():
        if key == _NIGHTS:
            made += [replace(figure, name=figure.name.rpartition(": ")[2].capitalize()) for figure in nights]
        elif key in by_key:
            figure = by_key[key]
            is_count = figure.quantity is Quantity.DAYS
            made.append(
                replace(figure, name=title, quantity=Quantity.NUMBER if is_count else figure.quantity)
            )
    return tuple(made)


def _titles() -> Mapping[str, str]:
    return {
        "days": _("Days"),
        "ride_days": _("Riding"),
        "rest_days": _("Rest"),
        "distance_m": _("Ridden"),
        "average_ride_day_m": _("Riding day"),
        "longest_day_m": _("Longest"),
        "carried_m": _("Carried"),
        "climb_m": _("Climbed"),
        "highest_m": _("Highest"),
        "spent": _("Spent"),
        "spent_per_day": _("Spent a day"),
        "people_met": _("Met"),
        "repairs": _("Repairs"),
        "nights": _("Nights"),
        _NIGHTS: "",
    }


def told_columns(groups: Sequence[StatisticsGroup]) -> tuple[StatisticsGroup, ...]:
    """The groups without the columns in which none of them has anything."""
    told = {figure.key for group in groups for figure in group.figures if figure.value}
    return tuple(
        replace(group, figures=tuple(figure for figure in group.figures if figure.key in told))
        for group in groups
    )


class FiguresGroups(QWidget):
    """The table, and the whole trip under it.

    Signals:
        chosen: Another figure is chosen: one of a group, named after it, or None.
        entered: Enter or a double click: what lies behind it is wished.
        copied: The lines chosen are wished elsewhere.
    """

    chosen = Signal(object)
    entered = Signal()
    copied = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.by: Grouping | None = None
        self.model = GroupTable()
        self.table = TableView(theme, icons, TONE, WEIGHT, WHOLE)
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Figures"))
        self.totals = TotalsRow(theme, self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.totals)
        column.addStretch(0)
        self.setFocusProxy(self.table)
        self.table.head.sectionClicked.connect(self._sort)
        self.table.horizontalScrollBar().rangeChanged.connect(lambda *_range: self._make_room())
        for wished in (self.table.opened, self.table.whole_wished, self.table.day_wished):
            wished.connect(self.entered)
        self.table.copied.connect(self.copied)
        self.table.selectionModel().currentChanged.connect(lambda *_indexes: self._tell())
        self.model.arranged.connect(self._tell)

    def show_groups(
        self, by: Grouping, groups: Sequence[StatisticsGroup], whole: Sequence[Statistic]
    ) -> None:
        """Show the groups of a table, and the figures of all of them together."""
        title, is_other = group_titles()[by], by is not self.by
        here = self.table.currentIndex()
        row, column = here.row(), here.column()
        self.by = by
        self.model.show_groups(
            title, told_columns(groups), is_other=is_other, has_flags=by is Grouping.COUNTRY
        )
        self.table.setAccessibleName(_("Figures by {what}").format(what=title[:1].lower() + title[1:]))
        if is_other:
            self.table.kept_widths = {}
            self.table.head.show_order(-1, is_falling=False)
        self.table.fit()
        self._show_totals(whole)
        if self.model.rowCount():
            is_here = not is_other and 0 <= row < self.model.rowCount()
            self.table.go_to(row if is_here else 0, min(column, len(self.model.keys)) if is_here else 1)
        self._tell()

    def _show_totals(self, whole: Sequence[Statistic]) -> None:
        keys = {key: column for column, key in enumerate(self.model.keys, start=1)}
        sums = {
            keys[figure.key]: self.model.written(figure.key, value_words(figure))
            for figure in columns_of(whole)
            if figure.key in keys
        }
        more = (_("Who travels together has the same way: these lines do not add up."),)
        self.totals.show_totals(_("Trip"), sums, more if self.by in _SIDE_BY_SIDE else ())
        self._make_room()

    def _make_room(self) -> None:
        """The table is as high as its lines and its scroll bar, as far as there is room."""
        self.table.setMaximumHeight(self.table.content_height())

    def figure(self) -> Statistic | None:
        """The figure of the current cell, named after its group; on a name that of the first column."""
        index = self.table.currentIndex()
        if not index.isValid() or index.row() >= self.model.rowCount():
            return None
        found = self.model.figure(index.row(), max(1, index.column()))
        name = self.model.groups[index.row()].name
        return replace(found, name=f"{name} · {found.name}") if found is not None else None

    def cells(self) -> list[list[str]]:
        """The table as it is shown, with its heads."""
        columns = range(self.model.columnCount())
        rows = [[self.model.text(row, at) for at in columns] for row in range(self.model.rowCount())]
        return [[self.model.head(at) for at in columns], *rows]

    def _tell(self) -> None:
        self.chosen.emit(self.figure())

    def _sort(self, column: int) -> None:
        is_falling = not self.model.is_falling if self.model.sorted_by == column else column > 0
        self.model.sort_by(column, is_falling=is_falling)
        self.table.head.show_order(column, is_falling=is_falling)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page's ground."""
        QPainter(self).fillRect(self.rect(), self._theme.color("page"))
