"""Editors as forms ask for them, with their names, hints and units."""

from collections.abc import Sequence
from enum import StrEnum

from expedition import parsing, units
from expedition.kinds import Audience
from expedition.text import _
from ui.forms.editors import (
    ChoiceEditor,
    CountEditor,
    MeasureEditor,
    PriceEditor,
    RatingEditor,
    StoryEditor,
    TextEditor,
)
from ui.forms.form import Place
from ui.icons import Icons
from ui.theme import Theme


class Makers:
    """Makes places of one kind of record, so that a form reads as the list of its fields."""

    def __init__(self, theme: Theme, icons: Icons, record: str) -> None:
        self.theme, self.icons, self._record = theme, icons, record

    def text(
        self,
        field: str,
        name: str,
        columns: int = 6,
        hint: str = "",
        *,
        rare: bool = False,
        complete: bool = True,
    ) -> Place:
        """One line of words, completed from earlier entries."""
        ask = f"{self._record}.{field}" if complete else ""
        return Place(field, TextEditor(self.theme, name, hint), columns, rare, ask)

    def story(self, field: str, name: str, hint: str = "", *, rare: bool = False) -> Place:
        """Several lines over the whole width."""
        return Place(field, StoryEditor(self.theme, name, hint), 12, rare)

    def choice(
        self, field: str, name: str, kinds: Sequence[StrEnum], columns: int = 4, *, rare: bool = False
    ) -> Place:
        """One of a vocabulary."""
        return Place(field, ChoiceEditor(self.theme, self.icons, name, list(kinds)), columns, rare)

    def count(self, field: str, name: str, columns: int = 3, *, rare: bool = False) -> Place:
        """A whole number."""
        return Place(field, CountEditor(self.theme, name), columns, rare)

    def rating(self, field: str, name: str, columns: int = 4, *, rare: bool = False) -> Place:
        """One to five."""
        return Place(field, RatingEditor(self.theme, self.icons, name), columns, rare)

    def kilometre(self, field: str, name: str, columns: int = 3, *, rare: bool = False) -> Place:
        """A distance in km."""
        editor = MeasureEditor(
            self.theme, name, parsing.distance, lambda value: f"{units.km(value)} km", _("61.5")
        )
        return Place(field, editor, columns, rare)

    def height(self, field: str, name: str, columns: int = 3, *, rare: bool = False) -> Place:
        """A height in metres."""
        editor = MeasureEditor(self.theme, name, parsing.height, lambda value: f"{units.metres(value)} m")
        return Place(field, editor, columns, rare)

    def duration(self, field: str, name: str, columns: int = 3, *, rare: bool = False) -> Place:
        """Hours and minutes."""
        editor = MeasureEditor(self.theme, name, parsing.duration, units.duration, _("1:30, 25 min"))
        return Place(field, editor, columns, rare)

    def price(self, fields: str, name: str, columns: int = 8, *, rare: bool = False) -> Place:
        """Kind, amount and currency of a price."""
        editor = PriceEditor(self.theme, self.icons, name)
        return Place(fields, editor, columns, rare, f"{self._record}.currency")

    def audience(self) -> Place:
        """Who may read it; nothing chosen is as the trip has it."""
        kinds = [None, *Audience]
        editor = ChoiceEditor(self.theme, self.icons, _("Who may read it"), kinds, _("As the trip"))
        return Place("audience", editor, 4, is_rare=True)
