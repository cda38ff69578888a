"""Results do not depend on the order in which files come."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.importers.read import read
from expedition.itinerary.draft import Draft, drafts
from expedition.itinerary.plan import assemble
from expedition.kinds import LegMode
from expedition.records.importing import ImportPlan, ReadFile
from tests.expedition.importers.test_corpus import CORPUS, FACTS
from tests.expedition.itinerary.files import file, way

BIKE = LegMode.BICYCLE
Pile = list[tuple[ReadFile, tuple[Draft, ...]]]


def outcome(pile: Pile) -> "Counter[tuple[object, ...]]":
    """What becomes of each file's legs; only their numbers may differ."""
    plan: ImportPlan = assemble([read for read, _ in pile], [parts for _, parts in pile], (), BIKE)
    return Counter(
        (plan.files[leg.file].read.path, leg.state, leg.reason, leg.date, leg.include, leg.figures.points)
        for leg in plan.legs
    )


@st.composite
def piles(draw: st.DrawFn) -> Pile:
    """Rides of one day: copies, second devices, parts, other ways."""
    pile: Pile = []
    for number in range(draw(st.integers(2, 5))):
        hour, minute = draw(st.sampled_from([(3, 0), (3, 1), (4, 0)]))
        ride = way(
            f"2025-07-18T{hour:02d}:{minute:02d}",
            draw(st.sampled_from([40, 41, 60, 120])),
            north_m=draw(st.sampled_from([0.0, 9_000.0])),
            east_m=draw(st.sampled_from([0.0, 20.0, 500.0])),
            step_s=draw(st.sampled_from([10, 20])),
        )
        name = draw(st.sampled_from(["ride", f"ride {number}"]))
        sha256 = draw(st.sampled_from(["", "same"])) if number else "same"
        one = file(f"{number}/{name}", ride, sha256=sha256 or str(number))
        pile.append((one, drafts(one, BIKE)))
    return pile


@given(piles(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_a_pile_becomes_the_same_in_every_order(pile: Pile, random: Random) -> None:
    before = outcome(pile)
    random.shuffle(pile)
    assert outcome(pile) == before


@pytest.mark.skipif(not FACTS.is_file(), reason="the corpus is not on this machine")
def test_a_real_tour_becomes_the_same_in_every_order() -> None:
    reads = [read(path) for path in sorted((CORPUS / "fastgpx").glob("*.gpx"))]
    pile = [(one, drafts(one, BIKE)) for one in reads]
    before = outcome(pile)
    for seed in range(4):
        Random(seed).shuffle(pile)
        assert outcome(pile) == before
