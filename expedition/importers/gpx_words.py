"""What the elements of a GPX file mean, whatever their prefix."""

from expedition.points import CADENCE, HEART_RATE, POWER, TEMPERATURE

POINT, ELE, TIME, NAME, TYPE = "trkpt", "ele", "time", "name", "type"
TRACK, SEGMENT, ROUTE, ROUTE_POINT, WAYPOINT = "trk", "trkseg", "rte", "rtept", "wpt"
DESCRIPTION, COMMENT, SYMBOL = "desc", "cmt", "sym"
SHAPE_POINT, ICON, CATEGORY = "rpt", "icon", "category"
"""Garmin's points between those of a route; what OsmAnd and Locus call a symbol; what Garmin calls a kind."""

_WORDS = frozenset(
    {
        *(POINT, ELE, TIME, NAME, TYPE, TRACK, SEGMENT, ROUTE, ROUTE_POINT, WAYPOINT),
        *(DESCRIPTION, COMMENT, SYMBOL, SHAPE_POINT, ICON, CATEGORY),
    }
)
# Every spelling met in files of Garmin, Wahoo, Strava, Cluetrust, OpenTracks, gpx.studio and Bryton.
_SENSORS = {
    "atemp": TEMPERATURE,
    "temp": TEMPERATURE,
    "temperature": TEMPERATURE,
    "hr": HEART_RATE,
    "heartrate": HEART_RATE,
    "heart_rate": HEART_RATE,
    "cad": CADENCE,
    "cadence": CADENCE,
    "runcadence": CADENCE,
    "power": POWER,
    "watts": POWER,
    "powerinwatts": POWER,
}
_HELD = 1_000


def word_of(name: str) -> str:
    """The meaning of an element's name: one of the words above, a sensor's column, or empty."""
    local = name.rpartition(":")[2].lower()
    return local if local in _WORDS else _SENSORS.get(local, "")


class Words(dict[str, str]):
    """`word_of` remembered for the names of one file."""

    def __missing__(self, name: str) -> str:
        word = word_of(name)
        if len(self) < _HELD:
            self[name] = word
        return word
