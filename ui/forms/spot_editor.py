"""An editor for a position and for the time on the clocks there."""

from datetime import UTC, datetime
from typing import Any

from expedition import parsing
from expedition.errors import UserError
from expedition.text import _
from ui.forms.editors import FieldEditor, Line
from ui.theme import Theme

_TIME = "%Y-%m-%d %H:%M"

Spot = tuple[float | None, float | None, datetime | None]


class SpotEditor(FieldEditor):
    """Degrees north and east, and a local time; a value of three."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.position, self.time = Line(theme, _("43.0012, 79.2500")), Line(theme, _("2025-07-18 14:42"))
        self.position.setAccessibleName(_("Position"))
        self.time.setAccessibleName(_("Time"))
        self._shown: Spot = (None, None, None)
        self._take(self.position, 5)
        self._take(self.time, 4)
        for line in (self.position, self.time):
            line.textEdited.connect(lambda _text: self.edited.emit())

    def show_value(self, value: Any) -> None:
        """Show both; the time by the clock of the place."""
        self._shown = value
        self.position.setText(_position(value))
        self.time.setText(_time(value))

    def value(self) -> Any:
        """Latitude, longitude and the UTC instant; what was not touched stays as exact as it was."""
        lat, lon, instant = self._shown
        if self.position.text() != _position(self._shown):
            lat, lon = parsing.position(self.position.text()) or (None, None)
        if self.time.text() != _time((lat, lon, instant)):
            instant = _instant(self.time.text().strip(), lat, lon)
        return lat, lon, instant


def _position(spot: Spot) -> str:
    lat, lon, _instant = spot
    return "" if lat is None or lon is None else f"{lat:.5f}, {lon:.5f}"


def _time(spot: Spot) -> str:
    from expedition.atlas import zones

    lat, lon, instant = spot
    return "" if instant is None else f"{zones.local(instant, _zone(lat, lon)):{_TIME}}"


def _zone(lat: float | None, lon: float | None) -> str:
    from expedition.atlas import zones

    return "" if lat is None or lon is None else zones.zone_at(lat, lon)


def _instant(text: str, lat: float | None, lon: float | None) -> datetime | None:
    """A local time as an instant.

    Raises:
        UserError: It is no date and time.
    """
    from expedition.atlas import zones

    if not text:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        message = _("“{text}” is no date and time; type it like 2025-07-18 14:42.")
        raise UserError(message.format(text=text)) from error
    zone = _zone(lat, lon)
    clock = zones.rules(zone) if zones.is_zone(zone) else UTC
    return (read if read.tzinfo else read.replace(tzinfo=clock)).astimezone(UTC)
