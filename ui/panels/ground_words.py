"""What is said of a place on a line, and of a stretch of it, in one row under the map."""

from expedition import units
from expedition.records.day import DayRow
from expedition.records.stretch import StretchFigures
from expedition.stats.along import Way
from expedition.text import _
from ui.widgets.readout import sample_words


def trip_kilometre(row: DayRow | None, way: Way, index: int) -> str:
    """`trip km 712.4`; empty where the day was only carried."""
    if row is None or way.is_carried:
        return ""
    before_m = row.total_m - (row.distance_m or 0.0)
    return _("trip km {km}").format(km=units.km(before_m + float(way.distance_m[index])))


def trip_words(row: DayRow | None, way: Way, index: int) -> list[str]:
    """`trip km 712.4`, `14:42`, `588 m`, `15.1 km/h`, `31 °C`: those that are known."""
    time, _km, height, _slope, speed, warmth = sample_words(way, index)
    known = [words for words in (time, height, speed, warmth) if words != units.EN_DASH]
    return [trip_kilometre(row, way, index), *known]


def stretch_words(ends_m: tuple[float, float], figures: StretchFigures) -> list[str]:
    """`km 31.0 to 48.2`, `17.2 km`, `+210 m −90 m`, `1:04 h`, `16.1 km/h`, `+1.2 %`."""
    first, last = units.km(ends_m[0]), units.km(ends_m[1])
    words = [
        _("km {first} to {last}").format(first=first, last=last),
        f"{units.km(figures.distance_m)} km",
    ]
    if figures.climb_m is not None and figures.descent_m is not None:
        words.append(f"+{units.metres(figures.climb_m)} m {units.metres(-figures.descent_m)} m")
    if figures.moving_s is not None:
        words.append(f"{units.hours(figures.moving_s)} h")
    if figures.mean_m_s is not None:
        words.append(f"{units.km_h(figures.mean_m_s)} km/h")
    if figures.gradient is not None:
        words.append(units.per_cent(figures.gradient))
    return words
