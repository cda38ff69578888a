"""Editors for a position, and for the time on the clocks there."""

import re
from datetime import UTC, datetime
from typing import Any

from expedition import parsing, wording
from expedition.errors import UserError
from expedition.kinds import Precision
from expedition.text import _
from expedition.wording import Reading
from ui.forms.said_editors import SaidEditor
from ui.theme import Theme

_TIME = "%Y-%m-%d %H:%M"
_CLOCK = re.compile(r"(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2}):(\d{2})(?::(\d{2}))?")


class PositionEditor(SaidEditor):
    """Degrees north and east; a value of two."""

    blank = (None, None)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, _("43.0012, 79.2500, about 44°N 80.5°E"))

    def read(self, text: str) -> Reading[Any]:
        """Latitude and longitude."""
        return wording.position(text)

    def write(self, value: Any) -> str:
        """As many decimals as there are, five at most."""
        lat, lon = value
        return f"{round(lat or 0.0, 5)}, {round(lon or 0.0, 5)}"


class TimeEditor(SaidEditor):
    """A time by the clock of a place, kept as an instant."""

    def __init__(self, theme: Theme, name: str, place: PositionEditor) -> None:
        super().__init__(theme, name, _("14:42, about noon"))
        self._place = place

    def read(self, text: str) -> Reading[Any]:
        """`14:42` of the day the form is about, or with a date `2025-07-18 14:42`."""
        if not any(character.isdecimal() for character in text):
            return Reading(None, Precision.UNKNOWN if text else Precision.EXACT, text)
        precision, parts = parsing.loosely(text)
        if precision is Precision.EXACT or len(parts) > 1:
            return Reading(self._instant(text, text))
        return Reading(self._instant(parts[0], text), precision, text)

    def write(self, value: Any) -> str:
        """Date and time there; the time alone on the day the form is about."""
        from expedition.atlas import zones

        there = zones.local(value, self._zone())
        return f"{there:%H:%M}" if there.date() == self.near else f"{there:{_TIME}}"

    def _zone(self) -> str:
        from expedition.atlas import zones

        try:
            lat, lon = self._place.value()
        except UserError:
            lat, lon = None, None
        return self.zone if lat is None or lon is None else zones.zone_at(lat, lon)

    def _instant(self, text: str, typed: str) -> datetime:
        from expedition.atlas import zones

        found = _CLOCK.fullmatch(text)
        day = found[1] or (self.near.isoformat() if self.near else "") if found else ""
        try:
            clock = f"{int(found[2]):02d}:{found[3]}:{found[4] or '00'}" if found else ""
            read = datetime.fromisoformat(f"{day}T{clock}" if day else text)
        except ValueError as error:
            message = _("“{text}” is no time; type it like 14:42 or 2025-07-18 14:42.")
            raise UserError(message.format(text=parsing.quoted(typed))) from error
        zone = self._zone()
        rules = zones.rules(zone) if zones.is_zone(zone) else UTC
        try:
            return (read if read.tzinfo else read.replace(tzinfo=rules)).astimezone(UTC)
        except OverflowError as error:
            message = _("“{text}” is no time; type it like 14:42 or 2025-07-18 14:42.")
            raise UserError(message.format(text=parsing.quoted(typed))) from error
