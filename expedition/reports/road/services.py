"""Where nothing was noted that one could drink, eat or sleep in."""

import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from expedition.reports.road.records import Bare, Event, Symbol

LEAST_M = 10_000.0
_WATER = frozenset({Symbol.WATER})
_FOOD = frozenset({Symbol.FOOD, Symbol.SHOP})
_BEDS = frozenset({Symbol.LODGING})
_ANY = _WATER | _FOOD | _BEDS | {Symbol.TOWN}


class Longest(NamedTuple):
    """The longest stretches without what was noted, in metres."""

    water_m: float
    food_m: float
    lodging_m: float


def bare(events: Iterable[Event], from_m: float, to_m: float) -> list[Bare]:
    """The stretches without anything noted, long enough to say so."""
    return [one for one in _between(events, _ANY, from_m, to_m) if one.length_m >= LEAST_M]


def longest(events: Sequence[Event], from_m: float, to_m: float) -> Longest:
    """The longest stretches without water, food and lodging noted."""
    found = (
        max((one.length_m for one in _between(events, kinds, from_m, to_m)), default=0.0)
        for kinds in (_WATER, _FOOD, _BEDS)
    )
    return Longest(*found)


def _between(events: Iterable[Event], kinds: frozenset[Symbol], from_m: float, to_m: float) -> list[Bare]:
    at = sorted(event.at_m for event in events if event.symbol in kinds and event.at_m is not None)
    inside = [place for place in at if from_m <= place <= to_m]
    edges = [from_m, *inside, to_m]
    return [Bare(start, end) for start, end in itertools.pairwise(edges) if end > start]
