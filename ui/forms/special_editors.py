"""Editors for countries, dates and time zones."""

from datetime import date
from typing import Any
from zoneinfo import available_timezones

from expedition import parsing, units
from expedition.atlas.country_names import country_code, country_name, country_names
from expedition.errors import UserError
from expedition.text import _
from ui.forms.editors import TextEditor
from ui.theme import Theme


class CountryEditor(TextEditor):
    """A country by its name, kept as its code."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.suggest(sorted(country_names().values()))

    def show_value(self, value: Any) -> None:
        """Show the name."""
        self.line.setText(country_name(value) if value else "")

    def value(self) -> Any:
        """The code, empty where nothing stands."""
        return country_code(self.line.text())


class DateEditor(TextEditor):
    """A local date."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self._shown = date.min

    def show_value(self, value: Any) -> None:
        """Show a date in full."""
        self._shown = value
        self.line.setText(units.long_date(value))

    def value(self) -> Any:
        """The date; a day always has one, so that nothing typed leaves it."""
        return parsing.day(self.line.text(), self._shown) or self._shown


class ZoneEditor(TextEditor):
    """An IANA time zone."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, _("like Asia/Almaty"))
        self.suggest(sorted(available_timezones()))

    def value(self) -> Any:
        """The zone's name, empty where nothing stands."""
        zone = self.line.text().strip()
        if zone and zone not in available_timezones():
            message = _("“{text}” is no time zone; type it like Asia/Almaty, or leave it empty.")
            raise UserError(message.format(text=zone))
        return zone
