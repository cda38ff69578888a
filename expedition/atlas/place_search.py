"""Which keys of the gazetteer are meant by what was typed so far."""

from collections.abc import Iterator

import numpy as np

from expedition.atlas.gazetteer import MAIN, OTHER, WEIGHT, WORD, Gazetteer, directions
from expedition.atlas.misspelling import almost
from expedition.points import F64, I64

_RADIUS_KM = 6371.0
_NEAR_KM = 30.0
_BY_DISTANCE = 2.0
_WHOLE = 3.0
_SLIP = 4.0
_LEFT_OUT = 0.15
_KINDS = np.array([0.0, 2.0, 2.0])[[MAIN, OTHER, WORD]]

Position = tuple[float, float]


def meant(places: Gazetteer, typed: str, near: Position | None, limit: int) -> Iterator[tuple[int, int]]:
    """Place and key for each of the likeliest places, best first, for folded letters typed."""
    first, behind = _beginning(places, typed.encode())
    numbers = np.arange(first, behind)
    slips = np.zeros(len(numbers))
    if len(set(places.spellings.owners[first : min(behind, first + 2 * limit)].tolist())) < limit:
        others, slipped = almost(typed)
        numbers, slips = np.concatenate((numbers, others)), np.concatenate((slips, slipped))
    likely = _likelihood(places, numbers, slips, len(typed.encode()), near)
    seen: set[int] = set()
    for at in _best_first(likely, 8 * limit):
        place = int(places.spellings.owners[numbers[at]])
        if place not in seen and len(seen) < limit:
            seen.add(place)
            yield place, int(numbers[at])


def _beginning(places: Gazetteer, typed: bytes) -> tuple[int, int]:
    """From which key on and up to before which the keys begin as typed."""
    return _bisect(places, typed), _bisect(places, typed + b"\xff")


def _bisect(places: Gazetteer, wanted: bytes) -> int:
    low, high = 0, len(places.spellings.owners)
    while low < high:
        middle = (low + high) // 2
        if places.key(middle) < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def _likelihood(places: Gazetteer, numbers: I64, slips: F64, typed: int, near: Position | None) -> F64:
    """How likely each key is meant: people count as a logarithm, distance twice that."""
    owners = places.spellings.owners[numbers]
    longer = np.clip(
        places.spellings.starts[numbers + 1] - places.spellings.starts[numbers] - 1 - typed, 0, 40
    )
    likely = places.weight[owners] / WEIGHT - _KINDS[places.spellings.kinds[numbers]] - _SLIP * slips
    likely += np.where(longer == 0, _WHOLE, 0.0) - _LEFT_OUT * longer
    if near is not None:
        here = directions(np.array(near[:1]), np.array(near[1:]))
        chord = np.sqrt(((places.towards[:, owners] - here) ** 2).sum(axis=0))
        likely -= _BY_DISTANCE * np.log(chord * _RADIUS_KM + _NEAR_KM)
    return np.asarray(likely)


def _best_first(likely: F64, number: int) -> I64:
    """The places of the highest values; among equals the first."""
    if len(likely) <= number:
        return np.argsort(-likely, kind="stable")
    best = np.argpartition(-likely, number)[:number]
    return np.asarray(best[np.argsort(-likely[best], kind="stable")])
