import pytest

from expedition.records.chart_choice import (
    ChartChoice,
    ChartFigure,
    ChartGrouping,
    ChartShape,
    as_text,
    from_text,
)

CLIMB = ChartChoice(ChartFigure.CLIMB, ChartGrouping.COUNTRY)
DOGS = ChartChoice(ChartFigure.COUNTER, ChartGrouping.WEEK, ChartShape.CUMULATED, "собаки")


def test_choices_come_back_in_their_order() -> None:
    assert from_text(as_text([DOGS, CLIMB])) == (DOGS, CLIMB)
    assert as_text([]) == ""
    assert from_text("") == ()


@pytest.mark.parametrize(
    "text", ["{", "3", "[3, null]", '[{"figure": "moons", "grouping": "week"}]', '[{"figure": ["climb"]}]']
)
def test_what_is_not_known_is_left_out(text: str) -> None:
    assert from_text(text) == ()


def test_a_choice_is_kept_once() -> None:
    assert from_text(as_text([CLIMB, CLIMB])) == (CLIMB,)
