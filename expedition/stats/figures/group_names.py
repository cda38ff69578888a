"""What groups of days are called."""

from datetime import date

from expedition.kinds import DayKind, LegMode
from expedition.naming import title
from expedition.stats.grouping import Grouping
from expedition.text import _
from expedition.units import month

_MODES = {mode.value: mode for mode in LegMode}


def group_name(by: Grouping, key: str) -> str:
    """A group in words; a country stays the code it is known by, whose name the atlas has."""
    if not key:
        return _("not known")
    match by:
        case Grouping.MONTH:
            year, number = key.split("-")
            return f"{month(date(int(year), int(number), 1))} {year}"
        case Grouping.WEEK:
            year, number = key.split("-W")
            return _("week {n} of {year}").format(n=int(number), year=year)
        case Grouping.KIND:
            return title(DayKind(key))
        case Grouping.MODE | Grouping.VEHICLE if key in _MODES:
            return title(_MODES[key])
    return key
