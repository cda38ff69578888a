"""What a plan answers, in large figures: what is left, what it takes, when and where one will be."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from expedition import units
from expedition.errors import UserError
from expedition.itinerary.plan_words import (
    deadline_words,
    note_words,
    when_words,
    where_words,
)
from expedition.itinerary.planned_way import PlannedWay
from expedition.records.plan import TripPlan
from expedition.stats.plan import asked, where
from expedition.text import _, plural
from expedition.units import EN_DASH, km
from ui.panels.frame import Ground
from ui.theme import Theme
from ui.widgets.controls import label
from ui.widgets.date_field import DateField

_WIDTH, _EDGE = 300, 20
_SOON_DAYS = 7

Answer = tuple[str, str, str]
"""Label, figure, and what stands under it."""


class PlanSide(QScrollArea):
    """Figures, two questions, papers, and what is missing, from the top."""

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._plan: TripPlan | None = None
        self._way: Callable[[], PlannedWay | None] = lambda: None
        self._inside = Ground(theme, "side")
        self.on = DateField(today)
        self.at = QLineEdit()
        self.on_words, self.at_words = (label(theme) for _answer in range(2))
        self._figures = QGridLayout()
        self._papers, self._notes = QVBoxLayout(), QVBoxLayout()
        self._papers_title = label(theme, _("Visas and papers"), "quiet", small=True)
        self._lay_out()
        self.on.textChanged.connect(lambda _text: self._say_where())
        self.at.textChanged.connect(lambda _text: self._say_when())

    def _lay_out(self) -> None:
        theme = self._theme
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(theme.px(_WIDTH))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("What the plan answers"))
        column = QVBoxLayout(self._inside)
        edge = theme.px(_EDGE)
        column.setContentsMargins(edge, theme.px(18), edge, edge)
        column.setSpacing(theme.px(6))
        self._figures.setHorizontalSpacing(theme.px(16))
        self._figures.setVerticalSpacing(0)
        column.addLayout(self._figures)
        for words, field, answer, hint in (
            (_("Where will I be on"), self.on, self.on_words, _("20 July")),
            (_("When will I be at"), self.at, self.at_words, _("A place, or a km")),
        ):
            column.addSpacing(theme.px(10))
            column.addWidget(label(theme, words, "quiet", small=True))
            field.setFont(theme.body())
            field.setFixedHeight(theme.px(30))
            field.setPlaceholderText(hint)
            field.setAccessibleName(words)
            answer.setWordWrap(True)
            answer.setAccessibleName(words)
            column.addWidget(field)
            column.addWidget(answer)
        column.addSpacing(theme.px(12))
        column.addWidget(self._papers_title)
        for rows in (self._papers, self._notes):
            rows.setSpacing(theme.px(6))
            column.addLayout(rows)
        column.addStretch(1)

    def show_plan(self, plan: TripPlan, way: Callable[[], PlannedWay | None]) -> None:
        """Show the answers of a plan; `way` gives its routes when they are asked for."""
        self._plan, self._way = plan, way
        _empty(self._figures)
        for number, answer in enumerate(answers(plan)):
            self._add_figure(number, answer)
        _empty(self._papers)
        self._papers_title.setVisible(bool(plan.deadlines))
        for deadline in plan.deadlines:
            days = (deadline.until - plan.standing.as_of).days
            look = "error" if deadline.is_broken else "warn" if days < _SOON_DAYS else ""
            self._papers.addWidget(self._line(deadline_words(deadline), look))
        _empty(self._notes)
        for note in plan.plan.notes:
            self._notes.addWidget(self._line(note_words(note), "hint"))
        self._say_where()
        self._say_when()

    @property
    def words(self) -> str:
        """Everything that is told, a line each."""
        return "\n".join(one.text() for one in self._inside.findChildren(QLabel) if one.text())

    def _add_figure(self, number: int, answer: Answer) -> None:
        theme, (words, figure, under) = self._theme, answer
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, theme.px(10))
        column.setSpacing(0)
        column.addWidget(label(theme, words, "quiet", small=True))
        large = label(theme, figure)
        large.setFont(theme.figure())
        column.addWidget(large)
        if under:
            below = label(theme, under, "hint", small=True)
            below.setFont(theme.tiny())
            below.setWordWrap(True)
            column.addWidget(below)
        column.addStretch(1)
        made.setAccessibleName(f"{words}: {figure}. {under}")
        self._figures.addWidget(made, number // 2, number % 2)

    def _line(self, words: str, look: str) -> QLabel:
        made = label(self._theme, words, look, small=True)
        made.setWordWrap(True)
        return made

    def _say_where(self) -> None:
        """Where the plan is on the date typed."""
        if self._plan is None:
            return
        try:
            on = self.on.value()
        except UserError:
            on = None
        if on is None:
            self.on_words.setText("")
            return
        place = where(self._plan.plan, on)
        if place is None:
            self.on_words.setText(_("The plan has no dates yet."))
            return
        way = self._way()
        there = way.place_at(place.distance_m) if way is not None else None
        self.on_words.setText(where_words(self._plan.plan, place, there))

    def _say_when(self) -> None:
        """When the plan is at the place typed."""
        if self._plan is not None:
            typed = self.at.text().strip()
            self.at_words.setText(when_words(*asked(self._plan.plan, typed)) if typed else "")


def answers(made: TripPlan) -> Iterator[Answer]:
    """The figures of a plan, an en dash for what cannot be told."""
    stands = made.standing
    if stands.arrived_on is not None:
        yield _("Arrived"), units.short_date(stands.arrived_on), str(stands.arrived_on.year)
    else:
        left = _("until {date}").format(date=units.day_month_year(stands.end)) if stands.end else ""
        yield _("Days left"), _figure(stands.days_left), left
    yield _("To go"), _km(stands.to_go_m, 0), _of(made)
    if stands.arrived_on is None:
        rides = stands.ride_days_left
        under = plural("on {n} day of riding", "on {n} days of riding", rides) if rides else ""
        yield _("Needed a day"), _km(stands.needed_day_m, 1), under
        lately = _("lately, days of rest included") if stands.pace_m else ""
        yield _("Ridden a day"), _km(stands.pace_m, 1), lately
        arrival = made.plan.arrival
        yield _("There by plan"), _date(arrival), str(arrival.year) if arrival else ""
        by_pace = stands.arrival_by_pace
        yield _("There at this pace"), _date(by_pace), str(by_pace.year) if by_pace else ""
    if stands.ahead_m is not None and stands.arrived_on is None:
        yield _("Against the plan"), _signed(stands.ahead_m), _ahead_days(stands.ahead_days or 0)


def _ahead_days(days: int) -> str:
    if days == 0:
        return _("less than a day")
    if days > 0:
        return plural("{n} day ahead", "{n} days ahead", days)
    return plural("{n} day behind", "{n} days behind", -days)


def _of(made: TripPlan) -> str:
    goal_m = made.plan.goal_m
    return _("of {km} km").format(km=km(goal_m, 0)) if goal_m else ""


def _figure(value: int | None) -> str:
    return EN_DASH if value is None else units.number(value)


def _km(metres: float | None, decimals: int) -> str:
    return EN_DASH if metres is None else f"{km(metres, decimals)} km"


def _signed(metres: float) -> str:
    text = km(metres, 0)
    return f"{text if metres < 0 else '+' + text} km"


def _date(day: date | None) -> str:
    return units.short_date(day) if day else EN_DASH


def _empty(rows: QVBoxLayout | QGridLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
