"""Editors as forms ask for them, with their names, hints and units."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from expedition import parsing, units
from expedition.field_names import field_name
from expedition.kinds import Audience
from expedition.records.fields import Pair
from expedition.text import _
from ui.forms.editors import ChoiceEditor, RatingEditor, StoryEditor, TextEditor, YesNoEditor
from ui.forms.place import Place
from ui.forms.price_editor import PriceEditor
from ui.forms.rows_editor import RowsEditor
from ui.forms.said_editors import (
    AmountEditor,
    CountEditor,
    DateEditor,
    MeasureEditor,
    NumberEditor,
    Unit,
)
from ui.forms.special_editors import CountryEditor, ZoneEditor
from ui.forms.spot_editor import PositionEditor, TimeEditor
from ui.icons import Icons
from ui.theme import Theme


class Makers:
    """Makes places of one kind of record, so that a form reads as the list of its fields.

    A field is called what `field_names` calls it, unless a form says otherwise.
    """

    def __init__(self, theme: Theme, icons: Icons, record: str) -> None:
        self.theme, self.icons, self._record = theme, icons, record

    def _name(self, field: str, name: str) -> str:
        return name or field_name(self._record, field.split()[0])

    def text(
        self,
        field: str,
        columns: int = 6,
        hint: str = "",
        *,
        name: str = "",
        rare: bool = False,
        complete: bool = True,
    ) -> Place:
        """One line of words, completed from earlier entries."""
        ask = f"{self._record}.{field}" if complete else ""
        return Place(field, TextEditor(self.theme, self._name(field, name), hint), columns, rare, ask)

    def story(self, field: str, hint: str = "", *, name: str = "", rare: bool = False) -> Place:
        """Several lines over the whole width."""
        return Place(field, StoryEditor(self.theme, self._name(field, name), hint), 12, rare)

    def choice(
        self,
        field: str,
        kinds: Sequence[StrEnum | None],
        columns: int = 4,
        *,
        name: str = "",
        rare: bool = False,
        none: str = "",
    ) -> Place:
        """One of a vocabulary; `none` are the words for no choice."""
        editor = ChoiceEditor(self.theme, self.icons, self._name(field, name), list(kinds), none)
        return Place(field, editor, columns, rare)

    def yes_no(self, field: str, columns: int = 4, *, rare: bool = False) -> Place:
        """True or not."""
        return Place(field, YesNoEditor(self.theme, self._name(field, "")), columns, rare)

    def count(
        self, field: str, columns: int = 3, *, rare: bool = False, least: int = 1, blank: int | None = None
    ) -> Place:
        """A whole number."""
        return Place(field, CountEditor(self.theme, self._name(field, ""), least, blank), columns, rare)

    def number(self, field: str, columns: int = 3, *, rare: bool = False) -> Place:
        """A number without a unit."""
        return Place(field, NumberEditor(self.theme, self._name(field, "")), columns, rare)

    def amount(self, field: str, columns: int = 3, *, rare: bool = False) -> Place:
        """A decimal number, as a rate or a sum in a currency known otherwise."""
        return Place(field, AmountEditor(self.theme, self._name(field, "")), columns, rare)

    def rating(self, field: str, columns: int = 4, *, name: str = "", rare: bool = False) -> Place:
        """One to five."""
        return Place(field, RatingEditor(self.theme, self.icons, self._name(field, name)), columns, rare)

    def _measure(self, field: str, unit: Unit, columns: int, *, name: str = "", rare: bool = False) -> Place:
        return Place(field, MeasureEditor(self.theme, self._name(field, name), unit), columns, rare)

    def kilometre(self, field: str, columns: int = 3, *, rare: bool = False) -> Place:
        """A distance in km."""
        unit = Unit(parsing.distance, lambda value: f"{units.km(value)} km", ("", "km"), _("61.5"))
        return self._measure(field, unit, columns, rare=rare)

    def height(self, field: str, columns: int = 3, *, rare: bool = False) -> Place:
        """A height in metres."""
        unit = Unit(parsing.height, lambda value: f"{units.metres(value)} m", ("", "m"))
        return self._measure(field, unit, columns, rare=rare)

    def weight(self, field: str, columns: int = 3, *, rare: bool = False) -> Place:
        """A weight in kilograms."""
        unit = Unit(parsing.weight, lambda value: f"{units.plain(value)} kg", ("", "kg"), _("14.2"))
        return self._measure(field, unit, columns, rare=rare)

    def duration(self, field: str, columns: int = 3, *, name: str = "", rare: bool = False) -> Place:
        """Hours and minutes."""
        plain = ("", "h", "min", "hmin")
        unit = Unit(parsing.duration, units.duration, plain, _("1:30, 25 min"))
        return self._measure(field, unit, columns, name=name, rare=rare)

    def date(self, field: str, columns: int = 4, *, rare: bool = False) -> Place:
        """A date."""
        return Place(field, DateEditor(self.theme, self._name(field, "")), columns, rare)

    def country(self, field: str, columns: int = 4, *, name: str = "", rare: bool = False) -> Place:
        """A country."""
        return Place(field, CountryEditor(self.theme, self._name(field, name)), columns, rare)

    def zone(self, field: str, columns: int = 4, *, rare: bool = False) -> Place:
        """A time zone."""
        return Place(field, ZoneEditor(self.theme, self._name(field, "")), columns, rare)

    def position(self, columns: int = 6, *, rare: bool = True) -> Place:
        """Latitude and longitude."""
        return Place("lat lon", PositionEditor(self.theme, self._name("lat", "")), columns, rare)

    def time_at(self, field: str, position: Place, columns: int = 6, *, rare: bool = True) -> Place:
        """The time by the clock of a position."""
        place = position.editor
        assert isinstance(place, PositionEditor)
        return Place(field, TimeEditor(self.theme, self._name(field, ""), place), columns, rare)

    def price(self, fields: str, columns: int = 8, *, rare: bool = False) -> Place:
        """Kind, amount and currency of a price."""
        editor = PriceEditor(self.theme, self.icons, self._name(fields.split()[1], ""))
        return Place(fields, editor, columns, rare, f"{self._record}.currency")

    def rows(
        self,
        field: str,
        record: type[Any],
        places: Callable[[], Sequence[Place]],
        spill: str,
        *,
        rare: bool = False,
    ) -> Place:
        """A list of small records."""
        editor = RowsEditor(self.theme, self.icons, self._name(field, ""), record, places, spill)
        return Place(field, editor, 12, rare)

    def extra(self) -> Place:
        """Lines of any name and value."""

        def line() -> Sequence[Place]:
            name = TextEditor(self.theme, _("Name"), _("Name"))
            return Place("name", name, 4), Place("value", TextEditor(self.theme, _("Value"), _("Value")), 8)

        return self.rows("extra", Pair, line, "value", rare=True)

    def audience(self) -> Place:
        """Who may read it; nothing chosen is as the trip has it."""
        return self.choice("audience", [None, *Audience], 4, rare=True, none=_("As the trip"))
