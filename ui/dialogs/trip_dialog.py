"""A new trip, or the settings of one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from expedition import naming, parsing, units
from expedition.errors import UserError
from expedition.kinds import USUAL_MODES, FigureName, LegMode, Precision
from expedition.records.fields import PersonFields, StatedFields, TripFields
from expedition.records.party import PartyChange
from expedition.text import _
from ui.dialogs.party_lines import PartyLines
from ui.dialogs.place_lines import PlaceLines, of_routes, of_waypoints
from ui.dialogs.sheet import Sheet
from ui.dialogs.trip_words import TripWords
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import Chooser
from ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from expedition.records.day import WaypointRecord
    from expedition.records.trip import PersonRecord, RouteRecord


class TripDialog(Sheet):
    """Title, mode, people, currency, goal, dates; of a trip that lies there, also what is said of it."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        today: date,
        fields: TripFields | None = None,
        people: "tuple[PersonRecord, ...]" = (),
        said: tuple[StatedFields, ...] = (),
        routes: "tuple[RouteRecord, ...]" = (),
        waypoints: "tuple[WaypointRecord, ...]" = (),
        parent: QWidget | None = None,
    ) -> None:
        is_new = fields is None
        title = _("New trip") if is_new else _("Trip settings")
        super().__init__(theme, icons, title, _("Begin the trip") if is_new else _("Save"), parent)
        self.draft_place = "dialog new trip" if is_new else "dialog trip"
        self._before = fields or TripFields(title="")
        self._title = QLineEdit(self._before.title)
        self._title.setPlaceholderText(_("Karkara to Ürümqi"))
        self._mode = Chooser(theme, icons, _("Travelling"))
        for mode in dict.fromkeys((*USUAL_MODES, self._before.mode)):
            self._mode.addItem(naming.title(mode), mode)
        self._mode.setCurrentIndex(self._mode.findData(self._before.mode))
        self._names = QLineEdit()
        self._names.setPlaceholderText(_("Names, with commas between"))
        self._party = PartyLines(theme, icons, people, self._before.planned_start or today)
        self._currency = QLineEdit(self._before.home_currency)
        self._currency.setMaxLength(3)
        goal = self._before.goal_distance_m
        self._goal = QLineEdit(f"{units.km(goal, 0)} km" if goal else "")
        self._goal.setPlaceholderText(_("Unknown"))
        self._goal.setAccessibleName(_("Goal"))
        self._start = DateField(today, self._before.planned_start)
        self._start.setPlaceholderText(_("Like {date}").format(date=units.day_month(today)))
        self._end = DateField(today, self._before.planned_end)
        self._end.setPlaceholderText(_("Unknown"))
        self.add_field(_("Title"), self._title, 0)
        self.add_field(_("Travelling"), self._mode, 1, 0, 1)
        self.add_field(_("Goal in km"), self._goal, 1, 1, 1)
        self.add_field(_("People"), self._names if is_new else self._party, 2)
        self.add_field(_("Planned start"), self._start, 3, 0, 1)
        self.add_field(_("Planned end"), self._end, 3, 1, 1)
        self.add_field(_("Home currency"), self._currency, 4, 0, 1)
        self._said = next((one for one in said if one.figure is FigureName.DISTANCE), None)
        said_m = self._said.value if self._said else None
        self._distance = QLineEdit(f"{units.km(said_m)} km" if said_m is not None else "")
        self._distance.setPlaceholderText(_("As the days say"))
        if not is_new:
            self.add_field(_("Distance as you state it"), self._distance, 4, 1, 1)
        self._routes = PlaceLines(theme, icons, of_routes(routes))
        if routes:
            self.add_field(_("Planned routes"), self._routes, 5)
        self._waypoints = PlaceLines(theme, icons, of_waypoints(waypoints))
        if waypoints:
            self.add_field(_("Places of no day"), self._waypoints, 6)
        self._about = TripWords(theme, icons, self._before)
        if not is_new:
            self._about.add_to(self, 7)
        self._title.setFocus()

    def fields(self) -> TripFields:
        """The trip as filled in.

        Raises:
            UserError: Something in it cannot be read.
        """
        goal = parsing.distance(self._goal.text())
        return replace(
            self._about.fields(),
            title=self._title.text().strip(),
            mode=LegMode(self._mode.currentData()),
            home_currency=self._currency.text().strip().upper(),
            goal_distance_m=goal.value if goal else None,
            planned_start=self._start.value(),
            planned_end=self._end.value(),
        )

    def stated(self) -> StatedFields:
        """The distance as the traveller states it; no value takes it back.

        Raises:
            UserError: It cannot be read.
        """
        typed = self._distance.text().strip()
        read = parsing.distance(typed)
        if self._said is not None and read is not None and read.value == self._said.value:
            return self._said
        precision = read.precision if read else Precision.EXACT
        value = read.value if read else None
        return StatedFields(figure=FigureName.DISTANCE, value=value, precision=precision, words=typed)

    def party(self) -> PartyChange:
        """Who joined, who changed, who left."""
        names = filter(None, (parsing.line(name) for name in self._names.text().split(",")))
        named = tuple(PersonFields(name=name) for name in dict.fromkeys(names))
        change = self._party.change()
        return replace(change, joined=(*named, *change.joined))

    def suggest_from(self, words: Callable[[str], Sequence[str]]) -> None:
        """Ask here for completions, by names like "person.role"."""
        self._party.suggest_from(words)

    def removed_routes(self) -> tuple[int, ...]:
        """The ids of the planned routes to take out."""
        return self._routes.removed

    def removed_waypoints(self) -> tuple[int, ...]:
        """The ids of the marked places to take out."""
        return self._waypoints.removed

    def check(self) -> str:
        """A title is needed; the rest must be readable."""
        readers: tuple[tuple[QLineEdit, Callable[[], object]], ...] = (
            (self._goal, lambda: parsing.distance(self._goal.text())),
            (self._start, self._start.value),
            (self._end, self._end.value),
            (self._distance, self.stated),
        )
        for self.fault, read in readers:
            try:
                read()
            except UserError as error:
                return str(error)
        fields = self.fields()
        self.fault = self._title
        if not fields.title:
            return _("The trip needs a title: where to, for example.")
        self.fault = self._currency
        if len(fields.home_currency) != 3 or not fields.home_currency.isalpha():
            return _("A currency has three letters: EUR, USD, KZT.")
        self.fault = self._end
        if fields.planned_start and fields.planned_end and fields.planned_end < fields.planned_start:
            return _("The planned end lies before the start: change one of the two.")
        return ""
