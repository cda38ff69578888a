"""What else a map names: countries, waters, ranges, and places that are no stations of the route."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from expedition.cartography.ground_names import country_candidates, landscape_candidates
from expedition.cartography.label_records import Candidate
from expedition.cartography.mercator import EQUATOR_M, View, to_world
from expedition.cartography.name_choice import LANGUAGES, CanWrite, NameChoice
from expedition.cartography.names import place_candidates
from expedition.reports.map_frame import MapFrame
from expedition.reports.map_names import FINE
from expedition.reports.map_parts import Look, Place

_MARGIN = 0.25
"""How much farther than the frame the flat world is searched: it is turned against it."""
_CLEAR = 6.0
_SCREEN = 1.7
"""Pixels to a point: the names of a screen are so much larger."""

Spot = tuple[Place, float, float]


def around(
    frame: MapFrame, look: Look, stations: Sequence[Spot], language: str, can_write: CanWrite
) -> list[Candidate]:
    """The names that may be written besides the stations', in the placer's units.

    The only country in sight goes unnamed.
    """
    view = _view(frame)
    margin = max(view.width, view.height) * _MARGIN
    choice = NameChoice(language if language in LANGUAGES else "en", with_local=False)
    countries = country_candidates(view, choice, margin, can_write=can_write)
    known = frozenset[int]().union(*(place.numbers for place, _x, _y in stations))
    places = place_candidates(view, choice, known, margin, can_write)
    found = _moved(landscape_candidates(view, choice, margin, can_write), view, frame)
    if len(countries) > 1:
        found += _moved(countries, view, frame)
    beside = [place for place in _moved(places, view, frame) if not _is_taken(place, stations)]
    return [*found, *sorted(beside, key=lambda place: place.rank)[: look.most_others]]


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
    degrees = np.array([view.to_degrees(name.x, name.y) for name in candidates])
    x, y = frame.spot(degrees[:, 0], degrees[:, 1])
    inside = (x > 0) & (x < frame.width) & (y > 0) & (y < frame.height)
    return [
        replace(name, x=float(x[at]) * FINE, y=float(y[at]) * FINE)
        for at, name in enumerate(candidates)
        if inside[at]
    ]


def _is_taken(name: Candidate, stations: Sequence[Spot]) -> bool:
    """Whether a station stands on the same spot."""
    return any(abs(name.x / FINE - x) + abs(name.y / FINE - y) < _CLEAR for _place, x, y in stations)
