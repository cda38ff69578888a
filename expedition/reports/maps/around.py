"""What else a map names: countries, waters, ranges, and places that are no stations of the route."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from expedition.cartography.ground_names import country_candidates, landscape_candidates
from expedition.cartography.label_records import Candidate
from expedition.cartography.mercator import EQUATOR_M, View, to_world
from expedition.cartography.name_choice import NameChoice
from expedition.cartography.names import place_candidates
from expedition.points import F64
from expedition.reports.maps.countries import off_the_route
from expedition.reports.maps.frame import MapFrame
from expedition.reports.maps.names import FINE, MapNames
from expedition.reports.maps.parts import Look, Place
from expedition.reports.maps.seas import sea_in_sight

_MARGIN = 0.25
"""How much farther than the frame the flat world is searched: it is turned against it."""
_CLEAR, _NEAR = 6.0, 2.0
_FAR = 8.0
"""By how many ranks a name as far from the route as the map is wide comes later."""
_SCREEN = 1.7
"""Pixels to a point: the names of a screen are so much larger."""

Spot = tuple[Place, float, float]


def around(
    frame: MapFrame,
    look: Look,
    stations: Sequence[Spot],
    crowd: tuple[F64, F64],
    names: MapNames,
    language: str,
) -> list[Candidate]:
    """The names that may be written besides the stations', in the placer's units.

    The only country in sight goes unnamed; of waters and ranges those near the route, the points of which are
    the `crowd`, go before those far off.
    """
    view = _view(frame)
    margin = max(view.width, view.height) * _MARGIN
    choice = NameChoice(language, with_local=False)
    can_write = names.can_write
    countries = off_the_route(
        _moved(country_candidates(view, choice, margin, can_write=can_write), view, frame),
        frame,
        lambda name: names.measure(name)[0],
        lambda name: _covered(name, names, crowd),
        choice,
        can_write,
    )
    known = frozenset[int]().union(*(place.numbers for place, _x, _y in stations))
    places = place_candidates(view, choice, known, margin, can_write)
    areas = _moved(landscape_candidates(view, choice, margin, can_write), view, frame)
    areas.sort(key=lambda name: name.rank + _FAR * _distance(name, crowd) / frame.width)
    beside = [place for place in _moved(places, view, frame) if not _is_taken(place, stations)]
    beside.sort(key=lambda place: place.rank)
    return [
        *(countries if len(countries) > 1 else ()),
        *sea_in_sight(frame, view.zoom, look.name_size, crowd, choice, can_write),
        *_first(areas, look.most_areas),
        *beside[: look.most_others],
    ]


def _first(areas: Iterable[Candidate], most: int) -> Iterator[Candidate]:
    """The first so many names, each at all the spots where it can stand."""
    seen: set[str] = set()
    for area in areas:
        if area.name in seen or len(seen) < most:
            seen.add(area.name)
            yield area


def _covered(name: Candidate, names: MapNames, crowd: tuple[F64, F64]) -> int:
    """How many points of the route lie under a name that stands on its spot."""
    width, height = (side / FINE / 2 + _NEAR for side in names.measure(name))
    x, y = crowd
    return int(np.count_nonzero((np.abs(x - name.x / FINE) < width) & (np.abs(y - name.y / FINE) < height)))


def _distance(name: Candidate, crowd: tuple[F64, F64]) -> float:
    """Points from a spot to the route."""
    if not len(crowd[0]):
        return 0.0
    return float(np.hypot(crowd[0] - name.x / FINE, crowd[1] - name.y / FINE).min())


def _view(frame: MapFrame) -> View:
    """About the same ground on the flat world."""
    lat, lon = frame.degrees(np.array([frame.width / 2]), np.array([frame.height / 2]))
    x, y = to_world(lat, lon)
    width, height = frame.width * _SCREEN, frame.height * _SCREEN
    world_px = EQUATOR_M * float(np.cos(np.radians(lat[0]))) * frame.scale * _SCREEN
    return View(float(x[0]), float(y[0]), max(world_px, width), round(width), round(height))


def _moved(candidates: Iterable[Candidate], view: View, frame: MapFrame) -> list[Candidate]:
    """The names in the frame, each at its place on paper."""
    candidates = list(candidates)
    if not candidates:
        return []
    x, y = frame.spot(*_degrees(view, candidates))
    inside = (x > 0) & (x < frame.width) & (y > 0) & (y < frame.height)
    return [
        replace(name, x=float(x[at]) * FINE, y=float(y[at]) * FINE)
        for at, name in enumerate(candidates)
        if inside[at]
    ]


def _degrees(view: View, names: Sequence[Candidate]) -> tuple[F64, F64]:
    """Latitudes and longitudes of names on the flat world."""
    x = (np.array([name.x for name in names]) - view.width / 2) / view.world_px + view.x
    y = (np.array([name.y for name in names]) - view.height / 2) / view.world_px + view.y
    return np.asarray(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y))))), x % 1.0 * 360 - 180


def _is_taken(name: Candidate, stations: Sequence[Spot]) -> bool:
    """Whether a station stands on the same spot."""
    return any(abs(name.x / FINE - x) + abs(name.y / FINE - y) < _CLEAR for _place, x, y in stations)
