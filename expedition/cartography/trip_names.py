"""The places a trip names itself, and which places of the gazetteer they are."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import cos, floor, log2, radians

import numpy as np

from expedition.atlas.gazetteer import WEIGHT, Names, gazetteer
from expedition.atlas.misspelling import is_slip
from expedition.cartography.label_records import Candidate, LabelStyle
from expedition.cartography.mercator import View, world_y
from expedition.cartography.name_choice import CanWrite, NameChoice, any_script, with_local
from expedition.folding import letters
from expedition.geo import straight_m
from expedition.points import I64
from expedition.record_classes import dataclass

_REACH_DEG = 0.25
_TOWN_M, _CITY_M = 12_000.0, 25_000.0
_CITY_WEIGHT = 138
_SLIP_FROM = 4
_CELL_PX = 64.0
_OWN_RANK, _WEIGHT_RANK = 2.0, 0.05 / WEIGHT
_UNKNOWN = Names("", (), ())


@dataclass(frozen=True, slots=True)
class TripName:
    """A place with the name the log has for it.

    Attributes:
        lat: Degrees north.
        lon: Degrees east.
        name: As it was typed.
        is_station: Where a day began or ended.
        is_needed: Never left out where it is in sight, such as the ends of the day shown.
    """

    lat: float
    lon: float
    name: str
    is_station: bool = True
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A named place of the trip: on the world, with what the gazetteer knows of it.

    Attributes:
        given: What the log says.
        x: World position.
        y: World position.
        local: What the people there write.
        weight: The gazetteer's, 0 for a place it does not know.
        numbers: The places of the gazetteer that are the same one.
    """

    given: TripName
    x: float
    y: float
    local: tuple[str, ...]
    weight: int
    numbers: frozenset[int]


def own_places(given: Sequence[TripName]) -> tuple[OwnPlace, ...]:
    """The named places of a trip, each once, the needed ones first; a third of a millisecond a name."""
    found: list[OwnPlace] = []
    taken: set[int] = set()
    lat, lon = np.empty(len(given)), np.empty(len(given))
    for name in sorted(given, key=lambda item: (not item.is_needed, not item.is_station)):
        key, number = letters(name.name), len(found)
        if not key:
            continue
        place = _own(name)
        here = np.full(number, name.lat), np.full(number, name.lon)
        near = np.flatnonzero(straight_m(lat[:number], lon[:number], *here) <= _TOWN_M)
        if place.numbers & taken or any(_is_almost(key, letters(found[at].given.name)) for at in near):
            continue
        lat[number], lon[number] = name.lat, name.lon
        taken |= place.numbers
        found.append(place)
    return tuple(found)


def own_candidates(
    places: Sequence[OwnPlace], view: View, choice: NameChoice, can_write: CanWrite = any_script
) -> list[Candidate]:
    """The trip's names for a view, one in each cell of a mesh that lies fast on the ground."""
    halvings = floor(log2(view.world_px / _CELL_PX))
    cells: dict[tuple[int, int], tuple[float, Candidate]] = {}
    needed: list[Candidate] = []
    for place in places:
        across = (place.x - view.x + 0.5) % 1.0 - 0.5
        name, local = with_local(place.given.name, place.local, choice, can_write)
        candidate = Candidate(
            x=across * view.world_px + view.width / 2,
            y=(place.y - view.y) * view.world_px + view.height / 2,
            name=name,
            local=local,
            style=LabelStyle.STATION if place.given.is_station else LabelStyle.TOWN,
            rank=0.0 if place.given.is_needed else _OWN_RANK - place.weight * _WEIGHT_RANK,
            is_needed=place.given.is_needed,
            has_ring=True,
        )
        if candidate.is_needed:
            needed.append(candidate)
            continue
        cell = int(place.x * 2**halvings), int(place.y * 2**halvings * 1.5)
        if cell not in cells or candidate.rank < cells[cell][0]:
            cells[cell] = candidate.rank, candidate
    return [*needed, *(candidate for _rank, candidate in cells.values())]


def _own(given: TripName) -> OwnPlace:
    numbers = _same(given.name, round(given.lat, 4), round(given.lon, 4))
    places = gazetteer()
    best = max(numbers, key=lambda number: (int(places.weight[number]), -number), default=None)
    names = _UNKNOWN if best is None else places.names(best)
    return OwnPlace(
        given=given,
        x=(given.lon + 180) / 360,
        y=float(world_y(np.array([given.lat]))[0]),
        # A local spelling typed into the log is followed by the one in Latin letters.
        local=(*names.local, names.main) if best is not None else (),
        weight=0 if best is None else int(places.weight[best]),
        numbers=numbers,
    )


@lru_cache(maxsize=4096)
def _same(name: str, lat: float, lon: float) -> frozenset[int]:
    """The places of the gazetteer near a point that go by this name; else those that almost do."""
    places, key = gazetteer(), letters(name)
    near = _near(lat, lon)
    here = np.full(len(near), lat), np.full(len(near), lon)
    away_m = straight_m(*places.at(near), *here)
    reach_m = np.where(places.weight[near] >= _CITY_WEIGHT, _CITY_M, _TOWN_M)
    named = {number: places.names(number) for number in near[away_m <= reach_m].tolist()}
    ways: tuple[Callable[[Names], bool], ...] = (
        lambda names: key in map(letters, (names.main, *names.local)),
        lambda names: key in map(letters, names.other),
        lambda names: _is_almost(key, letters(names.main)),
    )
    every = (frozenset(number for number, names in named.items() if goes(names)) for goes in ways)
    return next(filter(None, every), frozenset())


def _near(lat: float, lon: float) -> I64:
    """The places within a rectangle around a point."""
    places = gazetteer()
    rows = places.between(lat - _REACH_DEG, lat + _REACH_DEG)
    away = np.abs((places.at(rows)[1] - lon + 180) % 360 - 180)
    near: I64 = rows.start + np.flatnonzero(away <= _REACH_DEG / max(cos(radians(lat)), 0.05))
    return near


def _is_almost(key: str, other: str) -> bool:
    """Whether two names are the same but for a slip."""
    return key == other or (len(key) >= _SLIP_FROM and key[:1] == other[:1] and is_slip(key, other))
