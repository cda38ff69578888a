"""A way cut into pieces, each of which finds room on a page with all that is noted beside it."""

import itertools
from collections.abc import Callable, Iterator, Sequence

from expedition.reports.road.records import Event, Piece, Way

MOST_M = 195_000.0
_ROUND_M = 10_000.0
_FULL_M = 170_000.0
_LEAST_M = 5_000.0


def cuts(way: Way, most_m: float = MOST_M) -> list[float]:
    """Where a way begins, is cut and ends: between days where there are days, at round kilometres else."""
    if not way.stages:
        return [way.from_m, *_even(way.from_m, way.to_m, most_m)]
    edges = [way.from_m]
    for stage in way.stages:
        if stage.to_m - edges[-1] > min(_FULL_M, most_m) and stage.from_m > edges[-1]:
            edges.append(stage.from_m)
        if stage.to_m - edges[-1] > most_m:
            edges += _even(edges[-1], stage.to_m, most_m)[:-1]
    return [*edges, way.to_m]


def pieces(way: Way, height_of: Callable[[Event], float], room: float, most_m: float = MOST_M) -> list[Piece]:
    """The pieces of a way from its start to its end, none longer than `most_m`.

    Each event stands in exactly one of them, and those beside the axis of a piece fit into the room.
    """
    edges = cuts(way, most_m)
    found: list[Piece] = []
    for index, (start, end) in enumerate(itertools.pairwise(edges)):
        is_last = index == len(edges) - 2
        here = [
            event for event in way.events if _is_in(event, start, end, is_first=not index, is_last=is_last)
        ]
        found += _fitting(here, start, end, height_of, room)
    return found


def _even(start: float, end: float, most_m: float) -> list[float]:
    """The ends of equal parts, none too long, cut at round kilometres."""
    count = 1 if end - start <= most_m else -int(-(end - start) // (most_m - _ROUND_M))
    inner = [
        round((start + (end - start) * index / count) / _ROUND_M) * _ROUND_M for index in range(1, count)
    ]
    return [*(at for at in inner if start < at < end), end]


def _is_in(event: Event, start: float, end: float, *, is_first: bool, is_last: bool) -> bool:
    """Whether an event stands between two cuts; at a cut, what closes a day belongs before it."""
    at = event.at_m
    if at is None:
        return False
    is_from = at > start or (at == start and (is_first or not event.closes)) or (is_first and at < start)
    is_to = at < end or (at == end and (is_last or event.closes)) or (is_last and at > end)
    return is_from and is_to


def _fitting(
    events: Sequence[Event], start: float, end: float, height_of: Callable[[Event], float], room: float
) -> Iterator[Piece]:
    """Cuts a stretch before the first event that finds no room; what stands too close together is listed."""
    kept: list[Event] = []
    more: list[Event] = []
    used = 0.0
    for event in events:
        height, at = height_of(event), event.at_m or 0.0
        if used + height > room and at - start >= _LEAST_M and end - at >= _LEAST_M:
            yield Piece(start, at, kept, more)
            start, kept, more, used = at, [], [], 0.0
        if used + height <= room:
            kept.append(event)
            used += height
        else:
            more.append(event)
    yield Piece(start, end, kept, more)
