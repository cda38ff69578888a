"""What the sun does on a day, in words."""

from datetime import datetime

from expedition.atlas.zone_rules import local
from expedition.records.day import SunTimes
from expedition.text import _
from expedition.units import clock, duration

_WHOLE_S, _NONE_S = 23 * 3600, 3600


def all_day(sun: SunTimes) -> str:
    """`sun up all day` or `no sun all day`; empty on days on which it rises or sets."""
    if sun.sunrise_utc is not None or sun.sunset_utc is not None:
        return ""
    if sun.daylight_s >= _WHOLE_S:
        return _("sun up all day")
    return _("no sun all day") if sun.daylight_s <= _NONE_S else ""


def light(sun: SunTimes, zone: str) -> str:
    """`Daylight 15 h 12 min, first light 04:31, last light 21:40`, as much of it as there is."""

    def shown(moment: datetime) -> str:
        return clock(local(moment, zone))

    said = [_("daylight {time}").format(time=duration(sun.daylight_s))] if sun.daylight_s else []
    if sun.first_light_utc is not None:
        said.append(_("first light {time}").format(time=shown(sun.first_light_utc)))
    if sun.last_light_utc is not None:
        said.append(_("last light {time}").format(time=shown(sun.last_light_utc)))
    words = ", ".join(said)
    return words[:1].upper() + words[1:]
