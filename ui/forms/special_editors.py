"""Editors for countries and time zones."""

from typing import Any
from zoneinfo import available_timezones

from expedition.atlas.country_names import country_code, country_name, country_names
from expedition.errors import UserError
from expedition.text import _
from expedition.wording import Reading
from ui.forms.said_editors import SaidEditor
from ui.theme import Theme


class CountryEditor(SaidEditor):
    """A country by its name, kept as its code."""

    blank = ""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.suggest(sorted(country_names().values()))

    def read(self, text: str) -> Reading[Any]:
        """The code of a name."""
        return Reading(country_code(text))

    def write(self, value: Any) -> str:
        """The name of a code."""
        return country_name(value)


class ZoneEditor(SaidEditor):
    """An IANA time zone."""

    blank = ""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, _("like Asia/Almaty"))
        self.suggest(sorted(available_timezones()))

    def read(self, text: str) -> Reading[Any]:
        """The zone's name."""
        if text and text not in available_timezones():
            message = _("“{text}” is no time zone; type it like Asia/Almaty, or leave it empty.")
            raise UserError(message.format(text=text))
        return Reading(text)

    def write(self, value: Any) -> str:
        """The zone's name."""
        return str(value)
