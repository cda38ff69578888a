"""Names of rivers on a map: at which spots along its course each can stand."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from math import ceil, log2

import numpy as np

from expedition.atlas.ground import Kind, LandscapeName
from expedition.atlas.river_courses import STEP_M, river_courses
from expedition.cartography.label_records import Candidate, LabelStyle
from expedition.cartography.mercator import View, to_world
from expedition.points import F64, I64

_APART_PX = 110.0
"""Two spots of a river are at least so far apart along it."""
_COARSEST = 9
"""Spots are left out by halves; this often at most."""
_LATER, _AT_LAST, _OUTSIDE = 0.1, 4, 0.15
"""How much of a rank each halving less counts, up to how many, and what a spot out of sight has to wait."""


def has_course(item: LandscapeName) -> bool:
    """Whether something has a name at more spots than one."""
    return item.kind is Kind.RIVER and item.name in _numbers()


def river_candidates(
    rivers: Iterable[LandscapeName],
    named: Callable[[LandscapeName], tuple[str, float]],
    view: View,
    margin: float,
) -> Iterator[Candidate]:
    """The spots for the names of rivers, the same ones wherever the view is panned.

    Args:
        rivers: Those worth a name; each has a course.
        named: What is written for one, and its rank; spots that stay when one zooms out come first.
        view: What is in sight.
        margin: So many pixels around it count too.
    """
    course, (world_x, world_y) = river_courses(), _world()
    items = {_numbers()[item.name]: item for item in rivers}
    wanted = np.zeros(len(course.names), dtype=np.bool_)
    wanted[list(items)] = True
    halvings = log2(_APART_PX * view.metres_per_px / STEP_M)
    power = min(max(ceil(halvings), 0), _COARSEST)
    of = _every(power)
    px = ((world_x[of] - view.x + 0.5) % 1.0 - 0.5) * view.world_px
    py = (world_y[of] - view.y) * view.world_px
    beside = np.maximum(np.abs(px) - view.width / 2, np.abs(py) - view.height / 2)
    near = np.flatnonzero(beside < margin)
    near = near[wanted[course.river[of[near]]]]
    chosen = of[near]
    later = np.clip(_AT_LAST - (_zeros(course.number[chosen]) - power), 0, _AT_LAST) * _LATER
    later += np.where(beside[near] > 0, _OUTSIDE, 0.0)
    texts = {river: named(items[river]) for river in set(course.river[chosen].tolist())}
    x, y = px[near] + view.width / 2, py[near] + view.height / 2
    rows = (column.tolist() for column in (x, y, course.river[chosen], course.number[chosen], later))
    for across, down, river, number, wait in zip(*rows, strict=True):
        name, rank = texts[river]
        yield Candidate(across, down, name, "", LabelStyle.RIVER, rank + wait, number=number)


@cache
def _every(power: int) -> I64:
    """The spots that stay when one of so many halvings is shown."""
    return np.flatnonzero(river_courses().number % (1 << power) == 0)


def _zeros(number: I64) -> I64:
    """How often each number can be halved."""
    halved = np.where(number == 0, 1 << _COARSEST, number)
    zeros = np.log2(halved & -halved)
    return zeros.astype(np.int64)


@cache
def _numbers() -> dict[str, int]:
    """The number of each river some of whose course is known."""
    course = river_courses()
    return {course.names[river]: river for river in np.unique(course.river).tolist()}


@cache
def _world() -> tuple[F64, F64]:
    return to_world(river_courses().lat, river_courses().lon)
