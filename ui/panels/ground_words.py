"""What is said of a place on a line in one row under the map."""

from expedition import units
from expedition.records.day import DayRow
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
