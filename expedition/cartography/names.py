"""Everything that could be written on a map: the trip's own names, places, countries, landscape."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from expedition.atlas.gazetteer import WEIGHT, Names, gazetteer
from expedition.atlas.ground import country_labels
from expedition.atlas.river_courses import river_courses
from expedition.cartography.ground_names import Position, country_candidates, landscape, landscape_candidates
from expedition.cartography.label_records import Candidate, LabelStyle
from expedition.cartography.mercator import View
from expedition.cartography.name_choice import CanWrite, NameChoice, any_script, place_name
from expedition.cartography.place_density import first_places, is_ranked, places_in_sight
from expedition.cartography.trip_names import OwnPlace, own_candidates
from expedition.folding import letters

_CITY, _TOWN = 138, 111
"""Weights of 100,000 and of 10,000 people."""
_LAST_RANK = 20.0
_WARM = 400
_TWINS_M = 15_000.0
"""Nearer to each other two places of one name in one country are the same, listed twice."""


def is_warm() -> bool:
    """Whether the names of a view are found at once."""
    return is_ranked()


def warm_up() -> None:
    """Reads what the first map would have to wait for."""
    for number in first_places(_WARM):
        _names(number)
    country_labels()
    landscape()
    river_courses()


def candidates(
    view: View,
    choice: NameChoice,
    own: Sequence[OwnPlace] = (),
    margin: float = 0.0,
    kept: Mapping[str, Position] | None = None,
    can_write: CanWrite = any_script,
) -> Iterator[Candidate]:
    """What could be written on a view, one by one; see `labels.place` for what finds room.

    Args:
        view: What is in sight.
        choice: In which language.
        own: The named places of the trip.
        margin: So many pixels around the view count too.
        kept: World positions where names of countries stood before, by the name.
        can_write: Which letters the painter has.
    """
    yield from own_candidates(own, view, choice, can_write)
    yield from country_candidates(view, choice, margin, kept, can_write)
    yield from landscape_candidates(view, choice, margin, can_write)
    known = frozenset().union(*(place.numbers for place in own))
    yield from place_candidates(view, choice, known, margin, can_write)


def place_candidates(
    view: View,
    choice: NameChoice,
    but: frozenset[int] = frozenset(),
    margin: float = 0.0,
    can_write: CanWrite = any_script,
) -> Iterator[Candidate]:
    """The places of the gazetteer that a map of this scale has room for, `but` those of these numbers."""
    numbers, px, py = places_in_sight(view, margin)
    weights = gazetteer().weight[numbers].tolist()
    seen: dict[tuple[str, int], list[Position]] = {}
    reach = _TWINS_M / view.metres_per_px
    for number, x, y, weight in zip(numbers.tolist(), px.tolist(), py.tolist(), weights, strict=True):
        names = _names(number)
        stood = seen.setdefault(names.key, [])
        if number in but or any(abs(x - a) < reach and abs(y - b) < reach for a, b in stood):
            continue
        stood.append((x, y))
        name, local = place_name(names.names, choice, can_write)
        yield Candidate(x, y, name, local, _style(weight), _LAST_RANK - weight / WEIGHT, has_ring=True)


def _style(weight: int) -> LabelStyle:
    if weight >= _CITY:
        return LabelStyle.CITY
    return LabelStyle.TOWN if weight >= _TOWN else LabelStyle.VILLAGE


class _Known(NamedTuple):
    """The names of a place, and by what a twin is told: its letters and its country."""

    names: Names
    key: tuple[str, int]


@lru_cache(maxsize=4_096)
def _names(number: int) -> _Known:
    """What is known of a place; unpacking it anew is what a view would wait for."""
    places = gazetteer()
    names = places.names(number)
    return _Known(names, (letters(names.main), int(places.country[number])))
