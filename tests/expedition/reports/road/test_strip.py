import pytest

from expedition.kinds import KmScale
from expedition.records.report import Paper
from expedition.reports.drawings.kilometre_strip import HIGH, LOW, KilometreStrip, Labels, told
from expedition.reports.pages.blocks import Setter
from expedition.reports.road.records import Event, Piece, Symbol, Way
from expedition.reports.typesetting.style import LINE, SHEETS
from expedition.reports.typesetting.typecase import Typecase

_ROOM = SHEETS[Paper.LETTER].lines * LINE - 140


def _strip(length_m: float, *events: Event, more: tuple[Event, ...] = ()) -> KilometreStrip:
    way = Way(KmScale.ROAD, "A6", 1, 0.0, length_m, list(events))
    labels = Labels(Setter(Typecase(), "en"), 260.0)
    return KilometreStrip.of(way, Piece(0.0, length_m, events), labels, _ROOM).with_beside(more)


def _events(count: int, length_m: float) -> tuple[Event, ...]:
    return tuple(
        Event(Symbol.WATER, f"spring {n}", "cold, behind the house", at_m=length_m * n / count)
        for n in range(count)
    )


@pytest.mark.parametrize("length_m", [60_000.0, 110_000.0, 170_000.0])
def test_a_kilometre_is_drawn_between_nine_tenths_and_two_millimetres(length_m: float) -> None:
    strip = _strip(length_m, *_events(5, length_m))
    assert LOW <= strip.per_km <= HIGH
    assert strip.axis == pytest.approx(length_m / 1000 * strip.per_km)
    assert strip.height <= _ROOM


def test_words_stand_one_under_the_other_in_the_order_of_kilometres() -> None:
    strip = _strip(40_000.0, *_events(24, 40_000.0))
    heights = [strip.labels.height(event) for event in strip.piece.events]
    feet = [top + height for top, height in zip(strip.tops(), heights, strict=True)]
    assert all(foot <= top + 1e-6 for foot, top in zip(feet, strip.tops()[1:], strict=False))
    assert strip.height <= _ROOM


def test_what_has_no_kilometre_stands_in_the_widest_gap_and_the_rest_below() -> None:
    loose = tuple(Event(Symbol.CAMP, f"camp {n}", "under the bridge") for n in range(60))
    strip = _strip(100_000.0, *_events(3, 100_000.0), more=loose)
    assert 0 < len(strip.beside) < len(loose)
    assert strip.beside == loose[: len(strip.beside)]


def test_a_strip_is_told_in_words_too() -> None:
    strip = _strip(100_000.0, *_events(2, 100_000.0))
    assert told(strip.way, strip.piece) == "road km 0 to 100; 0: spring 0; 50: spring 1"
