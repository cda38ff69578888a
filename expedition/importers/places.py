"""Marked places and planned lines as every format gives them: usable positions, known kinds."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from math import copysign

import numpy as np

from expedition.importers.columns import instants, numbers
from expedition.kinds import WaypointKind
from expedition.points import F64, NO_TIME, Mask, Points
from expedition.records.importing import ReadRoute, ReadWaypoint

LOWEST_M, HIGHEST_M = -500.0, 15_000.0
"""Heights beyond are sensor faults (−19,999, 65,535) and count as missing; flights at 11,900 m are real."""

_FARTHEST = 360.0
"""Degrees east or west up to which a longitude went round the world once too often, not astray."""

# The words of Garmin, OsmAnd, Locus, Organic Maps and of course points, most telling kinds first.
_KINDS = (
    (WaypointKind.DANGER, "danger|dangerous|hazard|warning|caution|skull|restricted|dogs?|mines?|avalanche"),
    (WaypointKind.HELP, "medical|hospital|clinic|doctors?|first aid|pharmacy|chemist|emergency|sos|police"),
    (WaypointKind.HELP, "(car|bike|bicycle|motorcycle) (repair|service)|repair|mechanic|embassy|consulate"),
    (WaypointKind.CHECKPOINT, "check ?points?|control|border( control)?|customs|toll booth|barrier|military"),
    (WaypointKind.CAMP, "camp|camping|camp ?grounds?|camp ?sites?|wild ?camp|tents?|bivouac|rv park|caravan"),
    (WaypointKind.CAMP, "caravan site|shelter|lean to"),
    (WaypointKind.LODGING, "lodging|lodge|hotels?|hostels?|motels?|guest ?house|inn|yurt|chalet|apartment"),
    (WaypointKind.LODGING, "bed and breakfast|alpine hut|wilderness hut|hut|accommodation|sleeping|homestay"),
    (
        WaypointKind.VIEW,
        "water ?falls?|view ?points?|view|scenic( area)?|look ?out|over ?look|photos?|camera",
    ),
    (WaypointKind.VIEW, "attraction|monument|memorial|museum|castle|ruins|church|mosque|temple|monastery"),
    (WaypointKind.WATER, "water|drinking( water)?|spring|well|fountain|tap|water (source|point|hydrant)"),
    (WaypointKind.FOOD, "restaurants?|food|fast food|cafe|coffee|tea ?house|pizza|bar|pub|bakery|diner|meal"),
    (WaypointKind.SHOP, "shop|shops|shopping( cent(er|re))?|store|supermarket|convenience|market|grocery"),
    (WaypointKind.SHOP, "mall|bazaar|kiosk|fuel|gas station|filling station|petrol|bank|atm|money"),
    (WaypointKind.PASS, "pass|saddle|mountain pass|summit|peak|top|col"),
    (WaypointKind.JUNCTION, "junction|intersection|crossroads?|crossing|roundabout|fork|turn|left|right"),
    (WaypointKind.JUNCTION, "straight|slight|sharp|u ?turn|exit|merge|keep"),
    (WaypointKind.ROAD, "road|roadworks?|bridge|tunnel|ferry|gravel|ford|gate|surface|detour|closed"),
)
_LONGEST = 100
"""Characters of a word that are looked at: what is longer is a tale, no kind."""

_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _KINDS)


def waypoint_kind(*words: str) -> WaypointKind:
    """What a place is by the device's words for symbol and type; the first that says something counts."""
    kinds = (_kind(word) for word in words if word)
    return next((kind for kind in kinds if kind is not WaypointKind.OTHER), WaypointKind.OTHER)


@lru_cache(maxsize=1_000)
def _kind(word: str) -> WaypointKind:
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])|[\W_]+", " ", word[:_LONGEST]).lower()
    return next((kind for kind, pattern in _PATTERNS if pattern.search(plain)), WaypointKind.OTHER)


def waypoint(
    lat: float,
    lon: float,
    *,
    ele_m: float = np.nan,
    time_utc: datetime | None = None,
    name: str = "",
    notes: Sequence[str] = (),
    words: Sequence[str] = (),
) -> ReadWaypoint | None:
    """A marked place, None without a usable position; `words` are the device's for its symbol and type.

    Notes that say the same twice, or the name again, are kept once.
    """
    if not (abs(lat) <= 90.0 and abs(lon) <= _FARTHEST):
        return None
    if abs(lon) > 180.0:
        lon -= copysign(360.0, lon)
    name = one_line(name)
    said = [text.strip() for text in notes]
    note = "\n".join(dict.fromkeys(text for text in said if text and text != name))
    return ReadWaypoint(
        lat,
        lon,
        float(ele_m) if LOWEST_M <= ele_m <= HIGHEST_M else None,
        time_utc,
        name,
        note,
        next((symbol for word in words if (symbol := one_line(word))), ""),
        waypoint_kind(*words),
    )


def route(name: str, note: str, lat: F64, lon: F64, ele_m: F64 | None = None) -> ReadRoute:
    """A planned line of those points that have a usable position; without any it is empty."""
    lat, lon, usable, _moved = positions(lat, lon)
    heights = np.full(len(lat), np.nan) if ele_m is None else known_heights(ele_m)
    count = int(usable.sum())
    points = Points(
        lat[usable],
        lon[usable],
        heights[usable],
        np.full(count, NO_TIME, dtype=np.int64),
        np.zeros(min(count, 1), dtype=np.int64),
    )
    return ReadRoute(one_line(name), note.strip(), points)


def positions(lat: F64, lon: F64) -> tuple[F64, F64, Mask, Mask]:
    """Latitudes, longitudes within ±180°, which pairs are usable, and which of these had to be turned.

    A longitude up to ±360° is one that went past the 180th meridian (190° is −170°).
    """
    # A comparison with NaN is false, so positions that are no numbers fall out here too.
    usable = (np.abs(lat) <= 90.0) & (np.abs(lon) <= _FARTHEST)
    moved = usable & (np.abs(lon) > 180.0)
    if moved.any():
        lon = np.where(moved, lon - np.copysign(360.0, lon), lon)
    return lat, lon, usable, moved


def known_heights(ele_m: F64) -> F64:
    """The heights with impossible ones missing."""
    return np.where((ele_m < LOWEST_M) | (ele_m > HIGHEST_M), np.nan, ele_m)


def number(text: str) -> float:
    """The value of one number text, a decimal comma allowed; NaN for what is none."""
    return float(numbers([text])[0][0])


def instant(text: str) -> datetime | None:
    """The UTC instant of one ISO 8601 text, None for what is none; without a zone it counts as UTC."""
    return utc_or_none(int(instants([text])[0][0]))


def utc_or_none(time_ms: int) -> datetime | None:
    """The instant of UTC milliseconds since 1970, None for `NO_TIME`."""
    return None if time_ms == NO_TIME else datetime.fromtimestamp(time_ms / 1000, UTC)


def one_line(text: str) -> str:
    """A text with every run of blanks made one."""
    return " ".join(text.split())
