"""What a traveller chooses charts by: any figure by any grouping in any shape, and trips side by side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from expedition.operations.trips import keep_charts
from expedition.queries.trips import all_trips, kept_charts
from expedition.records.chart_choice import (
    ChartChoice,
    ChartFigure,
    ChartGrouping,
    ChartShape,
    as_text,
    from_text,
)
from expedition.records.trip import TripSeries, TripSummary
from expedition.text import _
from ui.desk import Desk
from ui.facts_keeper import FactsKeeper
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.choices import Check
from ui.widgets.controls import Chooser, button, label
from ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from expedition.charts.chart import ChartKind

_FIRST_OTHERS, _MOST_OTHERS = 2, 3


class OwnCharts(QWidget):
    """Choosers of a chart, which is shown at once, and the charts that are kept with the trip.

    Signals:
        changed: Other charts are to be shown.
    """

    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._desk, self._theme, self._icons = desk, theme, icons
        self._trip_id = 0
        self._counters: tuple[str, ...] = ()
        self._made: dict[ChartChoice, ChartKind] = {}
        self.choices: tuple[ChartChoice, ...] = ()
        self.figure = Chooser(theme, icons, _("Figure"))
        self.grouping = Chooser(theme, icons, _("By what"))
        self.shape = Chooser(theme, icons, _("Shape"))
        self.keep = button(
            theme, icons, _("Keep"), "plus", tip=_("Keep this chart with the trip: it stands here again.")
        )
        self.keep.clicked.connect(self._keep)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for chooser in (self.figure, self.grouping, self.shape):
            chooser.activated.connect(lambda _place: self._choose())
            row.addWidget(chooser)
        row.addWidget(self.keep)
        row.addStretch(1)
        self._chips = QWidget()
        self._flow = FlowLayout(theme.px(6))
        self._chips.setLayout(self._flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(8))
        column.addLayout(row)
        column.addWidget(self._chips)

    @property
    def choice(self) -> ChartChoice:
        """What is chosen now."""
        figures, place = tuple(ChartFigure)[:-1], self.figure.currentIndex()
        counter = self._counters[place - len(figures)] if place >= len(figures) else ""
        return ChartChoice(
            ChartFigure.COUNTER if counter else figures[max(0, place)],
            tuple(ChartGrouping)[max(0, self.grouping.currentIndex())],
            tuple(ChartShape)[max(0, self.shape.currentIndex())],
            counter,
        )

    def show_trip(self, trip_id: int, series: TripSeries) -> None:
        """Offer what a trip holds, and read the charts kept with it."""
        from expedition.charts.chosen_values import counters

        found = tuple(counters(series))
        if not self.figure.count() or found != self._counters:
            self._counters = found
            self._fill()
        if trip_id != self._trip_id:
            self._trip_id = trip_id
            self.choices = from_text(self._desk.read(kept_charts, trip_id))
            self._show_chips()

    def _fill(self) -> None:
        from expedition.charts.kinds.chosen_words import figure_name, grouping_name, shape_name

        names = [figure_name(figure) for figure in tuple(ChartFigure)[:-1]]
        for chooser, words in (
            (self.figure, [*names, *self._counters]),
            (self.grouping, [grouping_name(by) for by in ChartGrouping]),
            (self.shape, [shape_name(shape) for shape in ChartShape]),
        ):
            before = max(0, chooser.currentIndex())
            chooser.clear()
            chooser.addItems(words)
            chooser.setCurrentIndex(before if before < len(words) else 0)
            widest = max(chooser.fontMetrics().horizontalAdvance(word) for word in words)
            chooser.setFixedWidth(min(widest, self._theme.px(190)) + self._theme.px(48))
        if self.grouping.currentIndex() == 0:
            self.grouping.setCurrentIndex(tuple(ChartGrouping).index(ChartGrouping.MONTH))

    def kinds(self) -> "Sequence[ChartKind]":
        """The chosen chart, then those that are kept."""
        from expedition.charts.kinds.custom import custom

        wanted = dict.fromkeys((self.choice, *self.choices))
        for choice in wanted:
            if choice not in self._made:
                self._made[choice] = custom(choice)
        return [self._made[choice] for choice in wanted]

    def choose(self, choice: ChartChoice) -> None:
        """Choose a figure, a grouping and a shape."""
        self.figure.setCurrentIndex(tuple(ChartFigure).index(choice.figure))
        self.grouping.setCurrentIndex(tuple(ChartGrouping).index(choice.grouping))
        self.shape.setCurrentIndex(tuple(ChartShape).index(choice.shape))
        self._choose()

    def _choose(self) -> None:
        self.keep.setEnabled(self.choice not in self.choices)
        self.changed.emit()

    def _keep(self) -> None:
        if self.choice not in self.choices:
            self._write((*self.choices, self.choice))

    def remove(self, choice: ChartChoice) -> None:
        """Keep a chart no more."""
        self._write(tuple(kept for kept in self.choices if kept != choice))

    def _write(self, choices: tuple[ChartChoice, ...]) -> None:
        self.choices = choices
        self._desk.keep(keep_charts, self._trip_id, as_text(choices))
        self._show_chips()
        self._choose()

    def _show_chips(self) -> None:
        from expedition.charts.kinds.chosen_words import choice_name

        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for choice in self.choices:
            chip = Chip(self._theme, self._icons, _("Keep this chart no more."))
            chip.clicked.connect(lambda _on=False, choice=choice: self.remove(choice))
            self._flow.addWidget(chip)
            chip.show_words(choice_name(choice))
        self._chips.setVisible(bool(self.choices))
        self.keep.setEnabled(self.choice not in self.choices)


class ComparedTrips(QWidget):
    """Which other trips of the logbook stand beside this one.

    Signals:
        changed: Others are chosen, or more is known of them.
    """

    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme, facts: FactsKeeper) -> None:
        super().__init__()
        self._desk, self._theme, self._facts = desk, theme, facts
        self._trips: tuple[TripSummary, ...] = ()
        self._checks: dict[int, Check] = {}
        self._series: dict[int, tuple[object, TripSeries]] = {}
        self._kinds: tuple[tuple[TripSeries, ...], Sequence[ChartKind]] = ((), ())
        self._words = label(theme, look="quiet")
        self._list = QWidget()
        self._flow = FlowLayout(theme.px(16))
        self._list.setLayout(self._flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(self._words)
        column.addWidget(self._list)
        facts.changed.connect(self._hear)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ids of the trips that are chosen."""
        return tuple(trip_id for trip_id, check in self._checks.items() if check.isChecked())

    @property
    def words(self) -> str:
        """What stands over the boxes."""
        return self._words.text()

    @property
    def checks(self) -> Sequence[Check]:
        """The boxes of the other trips."""
        return tuple(self._checks.values())

    def show_trip(self, trip_id: int) -> None:
        """Offer the other trips that have days, the ones last in the list first."""
        trips = tuple(
            trip
            for trip in self._desk.read(all_trips)
            if trip.id != trip_id and trip.days and trip.distance_m
        )
        if trips == self._trips and self._words.text():
            return
        before, first = self.chosen, not self._checks
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._trips, self._checks = trips, {}
        for place, trip in enumerate(trips):
            check = Check(self._theme, trip.title)
            check.setChecked(trip.id in before if not first else place < _FIRST_OTHERS)
            check.toggled.connect(lambda _on: self._choose())
            self._checks[trip.id] = check
            self._flow.addWidget(check)
        self._words.setText(
            _("Compared with") if trips else _("Another trip with days is needed to compare this one with.")
        )
        self._allow()

    def _allow(self) -> None:
        """No more lines than can be told apart."""
        is_full = len(self.chosen) >= _MOST_OTHERS
        for check in self._checks.values():
            check.setEnabled(check.isChecked() or not is_full)

    def _choose(self) -> None:
        self._allow()
        self.changed.emit()

    def _hear(self, trip_id: int) -> None:
        if trip_id in self.chosen and self.isVisible():
            self.changed.emit()

    def kinds(self) -> "Sequence[ChartKind]":
        """The charts of all measures, with the trips known by now; others are being read."""
        from expedition.charts.compare import Measure
        from expedition.charts.kinds.compared import compared

        others = tuple(series for trip_id in self.chosen if (series := self._known(trip_id)) is not None)
        if (
            not self._kinds[1]
            or len(others) != len(self._kinds[0])
            or any(one is not other for one, other in zip(others, self._kinds[0], strict=True))
        ):
            self._kinds = others, [compared(others, measure) for measure in Measure]
        return self._kinds[1]

    def _known(self, trip_id: int) -> TripSeries | None:
        from expedition.charts.series import series_of

        facts = self._facts.facts(trip_id)
        if facts is None:
            return None
        known = self._series.get(trip_id)
        if known is None or known[0] is not facts:
            known = self._series[trip_id] = (facts, series_of(facts, {}))
        return known[1]
