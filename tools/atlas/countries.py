"""Countries with their names in many languages and the points where these can stand."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_territory_language_info

from expedition.atlas.country_names import country_names
from expedition.atlas.gazetteer import gazetteer
from tools.atlas.cells import from_mercator, mercator
from tools.atlas.sources import Degrees, Sources, arc_numbers, joined, topology

LANGUAGES = (
    "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "bg", "el", "tr", "ru", "uk", "kk",
    "ky", "uz", "mn", "ka", "hy", "az", "fa", "ar", "he", "hi", "zh", "ja", "ko", "vi", "th", "id", "sv",
    "da", "nb", "fi", "is",
)  # fmt: skip
"""Besides English, which the program has itself."""
WITHOUT_CODE = {
    "Akrotiri": "CY",
    "Baikonur": "KZ",
    "Cyprus U.N. Buffer Zone": "CY",
    "Dhekelia": "CY",
    "Kosovo": "XK",
    "N. Cyprus": "CY",
    "Somaliland": "SO",
    "USNB Guantanamo Bay": "CU",
}
"""Whose name can stand on what has no number of its own; reefs without people are left out."""
LOCAL = {
    "AQ": [],
    "CF": ["République centrafricaine", "Ködörösêse tî Bêafrîka"],
    "CH": ["Schweiz", "Suisse", "Svizzera", "Svizra"],
    "HK": ["香港", "Hong Kong"],
    "KP": ["조선"],
    "LI": ["Liechtenstein"],
    "MA": ["المغرب", "Maroc"],
    "MD": ["Moldova"],
    "MO": ["澳門", "Macau"],
    "NG": ["Nigeria"],
    "NZ": ["New Zealand", "Aotearoa"],
    "PS": ["فلسطين"],
    "PY": ["Paraguay", "Paraguái"],
    "SN": ["Sénégal"],
    "UA": ["Україна"],
    "XK": ["Kosovë", "Косово"],
}
"""Where the table of languages says something nobody there puts on a map."""
OWN = (
    ("NO", "SJ", shapely.box(-10, 74, 40, 82)),
    ("NO", "SJ", shapely.box(-10, 70.5, -7, 71.5)),
)
"""Parts with a code of their own in which hardly a place lies."""
GRID_DEG, POLAR_GRID_DEG, POLAR = 4, 12, -60
LEAST_DEG = 0.2
"""Parts of a country with less room than this take no name of their own."""
EARTH_KM = 6371.0088


@dataclass(frozen=True)
class Country:
    """A row of the atlas."""

    code: str
    area_km2: float
    names: dict[str, str]
    local: list[str]
    spots: list[tuple[float, float, float]]


def countries(sources: Sources) -> list[Country]:
    """All countries with a code, in its order."""
    polygons = _polygons(sources)
    codes = sorted({*polygons, *gazetteer().countries, "AQ"} & set(country_names() | {"XK": ""}))
    return [_country(code, polygons.get(code, [])) for code in codes]


def _country(code: str, polygons: list[Any]) -> Country:
    area = sum(_area_km2(polygon) for polygon in polygons)
    return Country(
        code, round(area, 1), _names(code), _local(code), _spots(polygons) or [_largest_place(code)]
    )


def _polygons(sources: Sources) -> dict[str, list[Any]]:
    """The polygons of each country; overseas parts with a code of their own are not with their state."""
    arcs, objects = topology(sources.countries / "countries-10m.json")
    by_number = get_global("territory_aliases")
    found: dict[str, list[Any]] = defaultdict(list)
    for geometry in objects["countries"]:
        name, number = geometry["properties"]["name"], geometry.get("id", "")
        code = WITHOUT_CODE.get(name) or next(iter(by_number.get(number, [])), "")
        for ring in arc_numbers(geometry):
            points = joined(arcs, ring)
            # Holes are turned the other way; a ring of three points is nothing.
            if code and len(points) > 3:
                found[code] += _within_a_turn(points)
    for code in list(found):
        found[code] = _without_holes(found[code])
    return _given_their_own(found)


def _within_a_turn(points: Degrees) -> list[Any]:
    """The polygon of a ring; in two at 180° where it lies across."""
    lon = np.unwrap(points[:, 0], period=360)
    around = abs(lon[-1] - lon[0]) > 1
    polygon = shapely.make_valid(shapely.Polygon(points if around else np.column_stack((lon, points[:, 1]))))
    pieces = [
        shapely.transform(
            shapely.clip_by_rect(polygon, west, -90, west + 360, 90), lambda at, by=west: at - (by + 180, 0)
        )
        for west in (-540, -180, 180)
    ]
    return [
        part
        for piece in pieces
        for part in shapely.get_parts(piece)
        if part.geom_type == "Polygon" and part.area
    ]


def _without_holes(polygons: list[Any]) -> list[Any]:
    """Polygons less those inside them, which are holes: an enclave is another country."""
    order = sorted(polygons, key=lambda polygon: -polygon.area)
    result: list[Any] = []
    for polygon in order:
        around = next((at for at, other in enumerate(result) if other.contains(polygon)), None)
        if around is None:
            result.append(polygon)
        else:
            result[around] = result[around].difference(polygon)
    return result


def _given_their_own(found: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Parts in which the places have another code that has no polygon yet go over to that code."""
    places = gazetteer()
    points = shapely.points(places.lon, places.lat)
    tree = shapely.STRtree(points)
    result: dict[str, list[Any]] = defaultdict(list)
    for code, polygons in found.items():
        for polygon in polygons:
            inside = tree.query(polygon, predicate="contains")
            owners = Counter(places.countries[places.country[at]] for at in inside)
            owners.update({to: 1_000 for of, to, box in OWN if of == code and box.contains(polygon)})
            owner = owners.most_common(1)[0][0] if owners else code
            result[owner if owner not in found else code].append(polygon)
    return result


def _spots(polygons: list[Any]) -> list[tuple[float, float, float]]:
    """The roomiest point of the whole and of each square of a grid, the roomiest first."""
    if not polygons:
        return []
    largest = max(polygons, key=_area_km2)
    spots = {_roomiest(largest)}
    for polygon in polygons:
        for piece in _squares(polygon):
            spot = _roomiest(piece)
            if spot[2] >= LEAST_DEG:
                spots.add(spot)
    return sorted(spots, key=lambda spot: (-spot[2], spot))


def _squares(polygon: Any) -> list[Any]:
    west, south, east, north = polygon.bounds
    side = POLAR_GRID_DEG if north < POLAR else GRID_DEG
    if max(east - west, north - south) < side:
        return []
    cuts = [
        shapely.clip_by_rect(polygon, x * side, y * side, (x + 1) * side, (y + 1) * side)
        for x in range(math.floor(west / side), math.ceil(east / side))
        for y in range(math.floor(south / side), math.ceil(north / side))
    ]
    return [piece for cut in cuts for piece in shapely.get_parts(cut) if piece.geom_type == "Polygon"]


def _roomiest(polygon: Any) -> tuple[float, float, float]:
    """Latitude, longitude and room in degrees of latitude."""
    on_map = shapely.transform(shapely.clip_by_rect(polygon, -180, -84, 180, 84), mercator)
    parts = [part for part in shapely.get_parts(on_map) if part.geom_type == "Polygon" and part.area]
    if not parts:
        return (0.0, 0.0, 0.0)
    widest = max(parts, key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(widest, tolerance=max(math.sqrt(widest.area) / 60, 1e-3))
    middle = from_mercator(shapely.get_coordinates(radius)[:1])[0]
    room = radius.length * math.cos(math.radians(middle[1]))
    return round(float(middle[1]), 3), round(float(middle[0]), 3), round(room, 3)


def _area_km2(polygon: Any) -> float:
    def level(points: Degrees) -> Degrees:
        return np.column_stack((np.radians(points[:, 0]), np.sin(np.radians(points[:, 1]))))

    return float(shapely.transform(polygon, level).area * EARTH_KM**2)


def _largest_place(code: str) -> tuple[float, float, float]:
    places = gazetteer()
    own = np.flatnonzero(places.country == places.countries.index(code))
    largest = own[np.argmax(places.people[own])]
    return round(float(places.lat[largest]), 3), round(float(places.lon[largest]), 3), 0.05


def _names(code: str) -> dict[str, str]:
    """By language."""
    names = {"en": country_names()[code]}
    for language in LANGUAGES:
        name = Locale.parse(language).territories.get(code)
        if name:
            names[language] = name
    return names


def _local(code: str) -> list[str]:
    """In the official languages; first those at home in the country, then by their speakers."""
    if code in LOCAL:
        return LOCAL[code]
    spoken = get_territory_language_info(code)
    likely = get_global("likely_subtags")
    official = [
        tag for tag, about in spoken.items() if about["official_status"] in ("official", "de_facto_official")
    ]
    official.sort(
        key=lambda tag: (
            not likely.get(tag, "").endswith(f"_{code}"),
            -float(spoken[tag]["population_percent"] or 0.0),
            tag,
        )
    )
    names: list[str] = []
    names_en = country_names().get(code)
    for tag in (tag for tag in official[:4] if "_" not in tag or tag == "sr_Latn"):
        try:
            name = names_en if tag == "en" else Locale.parse(tag, sep="_").territories.get(code)
        except UnknownLocaleError:
            continue
        if name and name not in names:
            names.append(name)
    return names
