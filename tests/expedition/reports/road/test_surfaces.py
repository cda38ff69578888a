from expedition.kinds import KmScale
from expedition.records.fields import RoadFields
from expedition.reports.road.records import Event, Grade, Symbol
from expedition.reports.road.services import bare, longest
from expedition.reports.road.surfaces import Noted, column, differing, grade_of


def _span(start: float | None, end: float | None, rating: int | None = None, state: str = "") -> Noted:
    fields = RoadFields(
        scale=KmScale.ROAD,
        from_m=None if start is None else start * 1000,
        to_m=None if end is None else end * 1000,
        rating=rating,
        state=state,
    )
    return Noted(fields, None)


def _drawn(*spans: Noted) -> list[tuple[float, float, Grade]]:
    return [(one.from_m / 1000, one.to_m / 1000, one.grade) for one in column(spans, 0.0, 200_000.0)]


def test_a_mark_of_the_traveller_grades_a_road_before_words_do() -> None:
    assert grade_of(RoadFields(rating=1, state="new")) is Grade.UNFIT
    assert grade_of(RoadFields(surface="tarmac with potholes")) is Grade.ROUGH
    assert grade_of(RoadFields(surface="tarmac")) is Grade.SMOOTH
    assert grade_of(RoadFields(state="begins again")) is Grade.OPEN


def test_an_end_that_was_not_noted_reaches_to_the_next_span() -> None:
    assert _drawn(_span(20, None, 4), _span(130, None, 1)) == [
        (20, 130, Grade.SMOOTH),
        (130, 200, Grade.UNFIT),
    ]


def test_what_lies_between_an_end_and_a_second_end_is_unsure_and_marked() -> None:
    first, second = _span(17, 53, 4), _span(None, 85)
    assert _drawn(first, second) == [(17, 53, Grade.SMOOTH), (53, 85, Grade.UNSURE)]
    assert list(differing([first, second])) == [1]


def test_two_notes_that_grade_the_same_kilometres_differently_are_both_marked() -> None:
    one, other = _span(10, 60, 5), _span(40, 90, 1)
    assert _drawn(one, other) == [
        (10, 40, Grade.SMOOTH),
        (40, 60, Grade.UNSURE),
        (60, 90, Grade.UNFIT),
    ]
    assert sorted(differing([one, other])) == [0, 1]
    assert differing([one, _span(60, 90, 1)]) == {}


def test_the_longest_stretch_without_water_is_between_what_was_noted() -> None:
    events = [
        Event(Symbol.WATER, "spring", at_m=30_000),
        Event(Symbol.SHOP, "shop", at_m=100_000),
    ]
    found = longest(events, 0, 189_000)
    assert (found.water_m, found.food_m, found.lodging_m) == (159_000, 100_000, 189_000)
    assert [one.length_m for one in bare(events, 0, 189_000)] == [30_000, 70_000, 89_000]
