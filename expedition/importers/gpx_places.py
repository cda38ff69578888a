"""Waypoints and routes of a GPX file: their texts as they are met, then the records."""

from collections.abc import Iterator, Sequence
from dataclasses import field

import numpy as np

from expedition.importers import places
from expedition.importers.columns import MISSING, instants, numbers
from expedition.importers.gpx_words import (
    CATEGORY,
    COMMENT,
    DESCRIPTION,
    ELE,
    ICON,
    NAME,
    ROUTE,
    ROUTE_POINT,
    SHAPE_POINT,
    SYMBOL,
    TIME,
    TYPE,
    WAYPOINT,
)
from expedition.importers.places import utc_or_none
from expedition.record_classes import dataclass
from expedition.records.importing import ReadRoute, ReadWaypoint

_OF_WAYPOINT = frozenset({NAME, DESCRIPTION, COMMENT, SYMBOL, TYPE, ELE, TIME})
_OF_ROUTE = frozenset({NAME, DESCRIPTION, COMMENT})
_ANYWHERE = frozenset({ICON, CATEGORY})

_BLOCK = 20_000

Texts = dict[str, str]


@dataclass(slots=True)
class RouteTexts:
    """A route's words and the positions and heights of its points, in the order of the file."""

    words: Texts = field(default_factory=dict)
    lat: list[str] = field(default_factory=list)
    lon: list[str] = field(default_factory=list)
    ele: list[str] = field(default_factory=list)


class PlaceTexts:
    """What was met so far; elements are told where they begin and where they end."""

    def __init__(self) -> None:
        self.waypoints: list[Texts] = []
        self.routes: list[RouteTexts] = []
        self.route_points = 0

    def start(self, word: str, lat: str, lon: str) -> None:
        """A waypoint, a route or a point of a route begins."""
        if word == WAYPOINT:
            self.waypoints.append({"lat": lat, "lon": lon})
        elif word == ROUTE:
            self.routes.append(RouteTexts())
        else:
            self.route_points += word == ROUTE_POINT
            if not self.routes:
                self.routes.append(RouteTexts())
            route = self.routes[-1]
            route.lat.append(lat)
            route.lon.append(lon)
            route.ele.append(MISSING)

    def end(self, word: str, path: Sequence[str], text: str) -> None:
        """An element with this text ends; `path` leads to it from the root."""
        around = path[-1] if path else ""
        if around == WAYPOINT and word in _OF_WAYPOINT:
            self.waypoints[-1][word] = text
        elif word in _ANYWHERE and WAYPOINT in path:
            self.waypoints[-1].setdefault(word, text)
        elif around == ROUTE and word in _OF_ROUTE:
            self.routes[-1].words[word] = text
        elif around == ROUTE_POINT and word == ELE and self.routes[-1].ele:
            self.routes[-1].ele[-1] = text or MISSING


def waypoints_of(texts: list[Texts]) -> Iterator[ReadWaypoint]:
    """The marked places that have a usable position; the texts are used up."""
    texts.reverse()
    while texts:
        block = texts[-_BLOCK:]
        del texts[-_BLOCK:]
        yield from _block(block[::-1])


def _block(texts: Sequence[Texts]) -> Iterator[ReadWaypoint]:
    lat, lon = (numbers([place[name] for place in texts])[0].tolist() for name in ("lat", "lon"))
    ele = numbers([place.get(ELE) or MISSING for place in texts])[0].tolist()
    times = instants([place.get(TIME, "") for place in texts])[0].tolist()
    found = (
        places.waypoint(
            lat[k],
            lon[k],
            ele_m=ele[k],
            time_utc=utc_or_none(times[k]),
            name=place.get(NAME, ""),
            notes=(place.get(DESCRIPTION, ""), place.get(COMMENT, "")),
            words=[place.get(word, "") for word in (SYMBOL, TYPE, ICON, CATEGORY)],
        )
        for k, place in enumerate(texts)
    )
    return (place for place in found if place is not None)


def routes_of(texts: Sequence[RouteTexts]) -> tuple[ReadRoute, ...]:
    """The planned lines, with the finer one where a route gives the shape between its points."""
    return tuple(_route(route) for route in texts)


def _route(route: RouteTexts) -> ReadRoute:
    words = route.words
    notes = dict.fromkeys(words.get(word, "").strip() for word in (DESCRIPTION, COMMENT))
    lat, lon, ele = (
        numbers(column)[0] if column else np.empty(0) for column in (route.lat, route.lon, route.ele)
    )
    return places.route(words.get(NAME, ""), "\n".join(note for note in notes if note), lat, lon, ele)


STARTS = frozenset({WAYPOINT, ROUTE, ROUTE_POINT, SHAPE_POINT})
"""The elements that `PlaceTexts.start` is told of."""
