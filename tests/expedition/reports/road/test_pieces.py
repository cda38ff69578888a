import itertools
import random
from functools import partial

from expedition.kinds import KmScale
from expedition.reports.drawings.kilometre_places import pushed_apart
from expedition.reports.road.pieces import pieces
from expedition.reports.road.records import Event, Stage, Symbol, Way

_ROOM = 500.0


def _way(chance: random.Random, count: int) -> tuple[Way, dict[str, float]]:
    """A way with events at random kilometres, many of them at the same one, and the height of each."""
    length = chance.choice((900.0, 40_000.0, 189_000.0, 1_300_000.0))
    places = sorted(chance.choice((chance.uniform(0, length), 0.0, length, length / 2)) for _ in range(count))
    events = [
        Event(Symbol.OTHER, str(n), at_m=at, closes=chance.random() < 0.3) for n, at in enumerate(places)
    ]
    way = Way(KmScale.TRIP, "trip", 1, 0.0, length, events)
    if chance.random() < 0.5:
        edges = sorted({0.0, length, *(chance.uniform(0, length) for _ in range(4))})
        way.stages = [
            Stage(n, start, end, "", "") for n, (start, end) in enumerate(itertools.pairwise(edges))
        ]
    return way, {event.name: chance.choice((12.0, 24.0, 140.0)) for event in events}


def _height(heights: dict[str, float], event: Event) -> float:
    return heights[event.name]


def test_every_event_stands_once_in_order_and_fits_its_page() -> None:
    for seed in range(120):
        way, heights = _way(random.Random(seed), seed)
        cut = pieces(way, partial(_height, heights), _ROOM)
        names = [event.name for piece in cut for event in (*piece.events, *piece.more)]
        assert sorted(names, key=int) == [event.name for event in way.events]
        assert cut[0].from_m == way.from_m
        assert cut[-1].to_m == way.to_m
        assert all(one.to_m == other.from_m for one, other in itertools.pairwise(cut))
        for piece in cut:
            assert piece.length_m <= 195_001
            assert sum(heights[event.name] for event in piece.events) <= _ROOM
            places = [event.at_m or 0.0 for event in piece.events]
            assert places == sorted(places)
            assert all(piece.from_m <= at <= piece.to_m for at in places)


def test_words_never_overlap_and_their_leaders_never_cross() -> None:
    for seed in range(120):
        chance = random.Random(seed)
        heights = [chance.uniform(10, 60) for _ in range(seed % 12)]
        wanted = sorted(chance.uniform(0, _ROOM) for _ in heights)
        tops = pushed_apart(wanted, heights, max(_ROOM, sum(heights)))
        feet = [top + height for top, height in zip(tops, heights, strict=True)]
        assert all(foot <= top + 1e-6 for foot, top in zip(feet, tops[1:], strict=False))
        assert not tops or (tops[0] >= 0 and feet[-1] <= max(_ROOM, sum(heights)) + 1e-6)


def test_words_with_room_stand_at_their_own_kilometre() -> None:
    assert pushed_apart([10.0, 100.0, 300.0], [20.0, 20.0, 20.0], _ROOM) == [10.0, 100.0, 300.0]
