"""A border that a line crosses, in words."""

from datetime import datetime

from expedition.atlas.country_names import country_name
from expedition.atlas.zones import local
from expedition.records.borders import BorderPoint, PlannedCrossing
from expedition.text import _
from expedition.units import clock, km

_SURE_S = 15 * 60
"""Where a line has a longer gap, the instant within it is not told."""


def countries(one: PlannedCrossing) -> str:
    """`Kazakhstan → China`."""
    return f"{country_name(one.country_from)} → {country_name(one.country_to)}"


def where(one: PlannedCrossing) -> str:
    """`at km 54.2 · 14:42 · 3 km E of Karkara`, as much of it as is known."""
    has_place = one.at.lat is not None
    at = _("at km {km}").format(km=km(one.at.at_m)) if has_place else _("somewhere on a leap of the line")
    return " · ".join(filter(None, (at, time_words(one.at, one.zone), one.place)))


def time_words(at: BorderPoint, zone: str) -> str:
    """`14:42` on a zone's clock, `between 14:10 and 15:20` where the line has a gap; empty without times."""

    def shown(moment: datetime) -> str:
        return clock(local(moment, zone))

    first, last = at.after_utc, at.before_utc
    if first is not None and last is not None and (last - first).total_seconds() > _SURE_S:
        if local(first, zone).date() != local(last, zone).date():
            return _("before {time}").format(time=shown(last))
        return _("between {first} and {last}").format(first=shown(first), last=shown(last))
    return "" if at.time_utc is None else shown(at.time_utc)
