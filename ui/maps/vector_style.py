"""How vector tiles of the usual makers look: which shapes are what, and the colour and width of each."""

from collections.abc import Mapping
from enum import IntEnum, auto

from expedition.record_classes import dataclass
from expedition.tilesets.wire import Value
from ui.tokens import Tokens


class Ink(IntEnum):
    """What a shape is painted as, areas before lines, each after those it may cover."""

    NONE = 0
    ICE = auto()
    SAND = auto()
    TOWN = auto()
    GREEN = auto()
    WOOD = auto()
    AIRFIELD = auto()
    WATER = auto()
    BUILDING = auto()
    STREAM = auto()
    RIVER = auto()
    PROVINCE = auto()
    BORDER = auto()
    DISPUTED = auto()
    FERRY = auto()
    RUNWAY = auto()
    PATH = auto()
    TRACK = auto()
    TUNNEL = auto()
    RAIL = auto()
    SERVICE = auto()
    MINOR = auto()
    MEDIUM = auto()
    MAJOR = auto()
    MOTORWAY = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """What the shapes of one layer of a tile are.

    Attributes:
        area: What an area is that no key tells more of.
        line: The same of a line.
        keys: The keys that tell it; the later ones win.
        inks: What each of their values is.
        from_zoom: Below this zoom the layer is not read.
    """

    area: Ink = Ink.NONE
    line: Ink = Ink.NONE
    keys: tuple[str, ...] = ()
    inks: Mapping[str, Ink] | None = None
    from_zoom: int = 0


_COVER = {
    "ice": Ink.ICE,
    "glacier": Ink.ICE,
    "sand": Ink.SAND,
    "beach": Ink.SAND,
    "wood": Ink.WOOD,
    "forest": Ink.WOOD,
    "grass": Ink.GREEN,
    "grassland": Ink.GREEN,
    "park": Ink.GREEN,
    "national_park": Ink.GREEN,
    "nature_reserve": Ink.GREEN,
    "garden": Ink.GREEN,
    "cemetery": Ink.GREEN,
    "golf_course": Ink.GREEN,
    "village_green": Ink.GREEN,
    "meadow": Ink.GREEN,
    "residential": Ink.TOWN,
    "suburb": Ink.TOWN,
    "urban_area": Ink.TOWN,
    "commercial": Ink.TOWN,
    "retail": Ink.TOWN,
    "industrial": Ink.TOWN,
    "railway": Ink.TOWN,
    "aerodrome": Ink.AIRFIELD,
    "airfield": Ink.AIRFIELD,
    "runway": Ink.RUNWAY,
    "taxiway": Ink.RUNWAY,
}
_ROADS = {
    "highway": Ink.MOTORWAY,
    "motorway": Ink.MOTORWAY,
    "motorway_link": Ink.MAJOR,
    "trunk": Ink.MAJOR,
    "trunk_link": Ink.MAJOR,
    "primary": Ink.MAJOR,
    "primary_link": Ink.MAJOR,
    "major_road": Ink.MAJOR,
    "medium_road": Ink.MEDIUM,
    "secondary": Ink.MEDIUM,
    "secondary_link": Ink.MEDIUM,
    "tertiary": Ink.MEDIUM,
    "tertiary_link": Ink.MEDIUM,
    "minor_road": Ink.MINOR,
    "minor": Ink.MINOR,
    "unclassified": Ink.MINOR,
    "residential": Ink.MINOR,
    "living_street": Ink.MINOR,
    "service": Ink.SERVICE,
    "track": Ink.TRACK,
    "path": Ink.PATH,
    "footway": Ink.PATH,
    "cycleway": Ink.PATH,
    "bridleway": Ink.PATH,
    "steps": Ink.PATH,
    "pedestrian": Ink.PATH,
    "rail": Ink.RAIL,
    "ferry": Ink.FERRY,
    "runway": Ink.RUNWAY,
}
_WATERS = {
    "river": Ink.RIVER,
    "canal": Ink.RIVER,
    "stream": Ink.STREAM,
    "ditch": Ink.STREAM,
    "drain": Ink.STREAM,
}
_KINDS = ("pmap:kind", "kind", "pmap:kind_detail", "kind_detail")

RULES: Mapping[str, Rule] = {
    # OpenMapTiles
    "landcover": Rule(keys=("kind", "class", "subclass"), inks=_COVER, from_zoom=5),
    "landuse": Rule(keys=("pmap:kind", "kind", "class"), inks=_COVER, from_zoom=5),
    "park": Rule(area=Ink.GREEN, from_zoom=7),
    "aeroway": Rule(line=Ink.RUNWAY, keys=("class",), inks=_COVER, from_zoom=10),
    "water": Rule(area=Ink.WATER, line=Ink.STREAM, keys=("pmap:kind", "kind"), inks=_WATERS),
    "waterway": Rule(line=Ink.STREAM, keys=("class",), inks=_WATERS),
    "transportation": Rule(keys=("class",), inks=_ROADS, from_zoom=5),
    "boundary": Rule(),
    "building": Rule(area=Ink.BUILDING, from_zoom=15),
    # Protomaps
    "roads": Rule(keys=_KINDS, inks=_ROADS, from_zoom=5),
    "transit": Rule(keys=("pmap:kind", "kind"), inks={"rail": Ink.RAIL, "ferry": Ink.FERRY}, from_zoom=8),
    "boundaries": Rule(),
    "buildings": Rule(area=Ink.BUILDING, from_zoom=15),
    # Shortbread
    "ocean": Rule(area=Ink.WATER),
    "water_polygons": Rule(area=Ink.WATER),
    "water_lines": Rule(line=Ink.STREAM, keys=("kind",), inks=_WATERS),
    "land": Rule(keys=("kind",), inks=_COVER, from_zoom=5),
    "streets": Rule(keys=("kind",), inks=_ROADS, from_zoom=4),
}
"""What the layers of the usual schemas hold, by their names."""

TUNNELS: Mapping[str, Mapping[Value, int]] = {
    "brunnel": {"tunnel": 1},
    "is_tunnel": {1: 1},
    "tunnel": {1: 1},
}
"""Keys that tell of a tunnel."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: the zoom it begins at, its width in pixels at zoom 14, and its dashes."""

    from_zoom: int
    width: float
    dash: tuple[float, ...] = ()
    most: float = 30.0


STROKES: Mapping[Ink, Stroke] = {
    Ink.STREAM: Stroke(12, 1.2, most=3.0),
    Ink.RIVER: Stroke(7, 2.0, most=6.0),
    Ink.PROVINCE: Stroke(4, 0.9, (4, 3), 1.2),
    Ink.BORDER: Stroke(0, 1.4, (), 1.6),
    Ink.DISPUTED: Stroke(0, 1.4, (3, 3), 1.6),
    Ink.FERRY: Stroke(8, 1.0, (4, 3), 1.4),
    Ink.RUNWAY: Stroke(11, 4.0),
    Ink.PATH: Stroke(14, 1.0, (2, 2), 2.0),
    Ink.TRACK: Stroke(13, 1.2, (4, 2), 2.4),
    Ink.TUNNEL: Stroke(11, 1.4, (3, 2), 4.0),
    Ink.RAIL: Stroke(9, 1.2, most=2.0),
    Ink.SERVICE: Stroke(14, 1.6),
    Ink.MINOR: Stroke(12, 2.8),
    Ink.MEDIUM: Stroke(9, 4.0),
    Ink.MAJOR: Stroke(6, 5.2),
    Ink.MOTORWAY: Stroke(5, 6.2),
}
_GROWTH = 1.42
_LEAST_PX = 0.7
CASED = (Ink.SERVICE, Ink.MINOR, Ink.MEDIUM, Ink.MAJOR, Ink.MOTORWAY)
"""Roads: wide enough they lie in a casing."""


def width_px(ink: Ink, zoom: int) -> float:
    """How wide a line is drawn at a zoom, in logical pixels; 0 where it is not drawn."""
    stroke = STROKES[ink]
    if zoom < stroke.from_zoom:
        return 0.0
    return float(min(max(stroke.width * _GROWTH ** (zoom - 14), _LEAST_PX), stroke.most))


def colours(tokens: Tokens) -> dict[Ink, str]:
    """The colour of each ink in the colours of our own atlas."""
    land, ink = tokens.land, tokens.ink
    road = mixed(land, ink, 0.2) if tokens.is_dark else tokens.casing
    return {
        Ink.ICE: mixed(land, tokens.water, 0.3),
        Ink.SAND: mixed(land, tokens.t1, 0.2),
        Ink.TOWN: mixed(land, ink, 0.045),
        Ink.GREEN: mixed(land, tokens.good, 0.07),
        Ink.WOOD: mixed(land, tokens.good, 0.13),
        Ink.AIRFIELD: mixed(land, tokens.border, 0.08),
        Ink.WATER: tokens.water,
        Ink.BUILDING: mixed(land, ink, 0.1),
        Ink.STREAM: tokens.river,
        Ink.RIVER: tokens.river,
        Ink.PROVINCE: mixed(land, tokens.border, 0.55),
        Ink.BORDER: tokens.border,
        Ink.DISPUTED: tokens.border,
        Ink.FERRY: mixed(tokens.water, tokens.river, 0.8),
        Ink.RUNWAY: mixed(land, tokens.border, 0.25),
        Ink.PATH: mixed(land, ink, 0.36),
        Ink.TRACK: mixed(land, ink, 0.36),
        Ink.TUNNEL: mixed(land, ink, 0.2),
        Ink.RAIL: mixed(land, ink, 0.4),
        Ink.SERVICE: road,
        Ink.MINOR: road,
        Ink.MEDIUM: mixed(road, tokens.t1, 0.25),
        Ink.MAJOR: mixed(road, tokens.t1, 0.5),
        Ink.MOTORWAY: mixed(road, tokens.t1, 0.8),
    }


def casing_colour(tokens: Tokens) -> str:
    """What roads are edged with."""
    return mixed(tokens.land, tokens.ink, 0.04 if tokens.is_dark else 0.3)


def bare_colour(tokens: Tokens) -> str:
    """Roads too narrow for a casing."""
    return mixed(tokens.land, tokens.ink, 0.27 if tokens.is_dark else 0.3)


def mixed(first: str, second: str, share: float) -> str:
    """A colour between two, `share` of the way to the second."""
    ends = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (first, second)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in zip(*ends, strict=True))
