"""Names of countries, seas, rivers and mountains on a map: which, and where they have most room."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import cos, radians
from typing import NamedTuple

import numpy as np

from expedition.atlas.country_names import country_name
from expedition.atlas.ground import CountryLabel, Kind, LandscapeName, country_labels, landscape_names
from expedition.cartography.country_room import rooms
from expedition.cartography.label_records import Candidate, LabelStyle
from expedition.cartography.mercator import View, world_y
from expedition.cartography.name_choice import CanWrite, NameChoice, any_script, area_name
from expedition.cartography.river_names import has_course, river_candidates
from expedition.points import F64

_LETTER_PX = 9.5
"""About the width of a letter of a country's name, which is spaced."""
_INSIDE = 0.3
"""The room around its spot must be this part of a name's length."""
_ENOUGH_PX = 110.0
_WIDE_ZOOM, _LONE_ZOOM = 5.5, 8.5
"""Up to here countries are named in their middle; from there on only where two are in sight."""
_FAR_RANK, _NEAR_RANK = 2.8, 7.0
_FIRST_RANK, _ZOOM_RANK = 4.0, 0.7
_TOO_LONG_PX = 6000.0

Position = tuple[float, float]

_STYLES = {
    Kind.OCEAN: LabelStyle.SEA,
    Kind.SEA: LabelStyle.SEA,
    Kind.LAKE: LabelStyle.LAKE,
    Kind.RIVER: LabelStyle.RIVER,
}


class Landscape(NamedTuple):
    """Names of rivers and of all else, those seen from farthest first; positions are those of the others."""

    rivers: Sequence[LandscapeName]
    others: Sequence[LandscapeName]
    lat: F64
    lon: F64


def country_candidates(
    view: View,
    choice: NameChoice,
    margin: float = 0.0,
    kept: Mapping[str, Position] | None = None,
    can_write: CanWrite = any_script,
) -> list[Candidate]:
    """Countries whose name about fits into them, each where it has most room in sight.

    Args:
        view: What is in sight.
        choice: In which language.
        margin: So many pixels around the view count too, where whole countries are in sight.
        kept: World positions where names stood before, by the name; they rather stay there.
        can_write: Which letters the painter has.
    """
    if view.zoom < _WIDE_ZOOM:
        return list(_whole_countries(view, choice, margin, can_write))
    return list(_parts_of_countries(view, choice, kept or {}, can_write))


def _whole_countries(
    view: View, choice: NameChoice, margin: float, can_write: CanWrite
) -> Iterator[Candidate]:
    for order, country in enumerate(country_labels()):
        name = area_name(country.names, country.local, choice, can_write)
        spot = _roomiest(country, view, len(name) * _LETTER_PX, margin)
        if spot is not None:
            yield Candidate(*spot, name, "", LabelStyle.COUNTRY, _FAR_RANK + order / 1000)


def _parts_of_countries(
    view: View, choice: NameChoice, kept: Mapping[str, Position], can_write: CanWrite
) -> Iterator[Candidate]:
    countries = {country.code: country for country in country_labels()}

    def named(code: str) -> str:
        country = countries.get(code)
        return area_name(country.names, country.local, choice, can_write) if country else country_name(code)

    stood = {code: kept[name] for code in countries if (name := named(code)) in kept} if kept else {}
    found = rooms(view, stood, _ENOUGH_PX)
    if len(found) < 2 and view.zoom > _LONE_ZOOM:
        return
    for code, room in found.items():
        name = named(code)
        if room.room_px >= len(name) * _LETTER_PX * _INSIDE:
            yield Candidate(room.x, room.y, name, "", LabelStyle.COUNTRY, _NEAR_RANK, room=room.room_px)


def landscape_candidates(
    view: View, choice: NameChoice, margin: float = 0.0, can_write: CanWrite = any_script
) -> list[Candidate]:
    """Seas, lakes, ranges, deserts that are worth naming at this scale; rivers at several spots."""
    names = landscape()
    rivers = names.rivers[: bisect_right(names.rivers, view.zoom, key=_rank_of)]
    named = names.others[: bisect_right(names.others, view.zoom, key=_rank_of)]

    def written(item: LandscapeName) -> tuple[str, float]:
        return _name(item, choice, can_write), _rank(item)

    found = list(river_candidates(rivers, written, view, margin))
    if not named:
        return found
    px, py = _pixels(view, names.lat[: len(named)], names.lon[: len(named)])
    inside = (np.abs(px - view.width / 2) < view.width / 2 + margin) & (
        np.abs(py - view.height / 2) < view.height / 2 + margin
    )
    metres = view.metres_per_px
    return found + [
        _landscape(named[at], float(px[at]), float(py[at]), choice, can_write)
        for at in np.flatnonzero(inside).tolist()
        if named[at].length_km * 1000 / metres < _TOO_LONG_PX
    ]


def _rank_of(item: LandscapeName) -> float:
    return item.rank


@cache
def landscape() -> Landscape:
    """All names of the landscape."""
    return landscape_of(landscape_names())


def landscape_of(names: Sequence[LandscapeName]) -> Landscape:
    """Some names, those seen from farthest first, ready to be looked up."""
    others = [item for item in names if not has_course(item)]
    return Landscape(
        [item for item in names if has_course(item)],
        others,
        np.array([item.lat for item in others]),
        np.array([item.lon for item in others]),
    )


def _landscape(item: LandscapeName, x: float, y: float, choice: NameChoice, can_write: CanWrite) -> Candidate:
    style = _STYLES.get(item.kind, LabelStyle.LANDSCAPE)
    return Candidate(x, y, _name(item, choice, can_write), "", style, _rank(item))


def _name(item: LandscapeName, choice: NameChoice, can_write: CanWrite) -> str:
    return area_name({"en": item.name}, (item.local,) if item.local else (), choice, can_write)


def _rank(item: LandscapeName) -> float:
    return _FIRST_RANK + _ZOOM_RANK * item.rank


def _roomiest(country: CountryLabel, view: View, wanted: float, margin: float) -> Position | None:
    """The first spot with as much room as wanted, else the one with most; None where none has enough."""
    px, py = _pixels(
        view, np.array([spot.lat for spot in country.spots]), np.array([spot.lon for spot in country.spots])
    )
    best, found = wanted * _INSIDE, None
    for spot, x, y in zip(country.spots, px.tolist(), py.tolist(), strict=True):
        if not (-margin < x < view.width + margin and -margin < y < view.height + margin):
            continue
        room = spot.clearance_deg / 360 / cos(radians(spot.lat)) * view.world_px
        aside = min(x, view.width - x)
        if aside >= 0:
            room = min(room, aside)
        if min(room, wanted) > best:
            best, found = min(room, wanted), (x, y)
    return found


def _pixels(view: View, lat: F64, lon: F64) -> tuple[F64, F64]:
    """Degrees as pixels, on the turn of the world nearest to the middle."""
    across = ((lon + 180) / 360 - view.x + 0.5) % 1.0 - 0.5
    return across * view.world_px + view.width / 2, (world_y(lat) - view.y) * view.world_px + view.height / 2
