from random import Random

import pytest

from expedition.reports.typesetting import scripts

_SIGNS = "عبتثجح אבג \u0301\u064b()[],.:;+-%$€/!?«»\u00a0 aZ19٣"


def test_the_short_way_gives_what_the_algorithm_gives() -> None:
    draw = Random(11)
    for _number in range(3000):
        text = "".join(draw.choices(_SIGNS, k=draw.randrange(1, 9)))
        if scripts.has_rtl(text):
            assert scripts.levels(text) == scripts._resolved(text)


@pytest.mark.parametrize(
    ("text", "levels"),
    [("أب، ج!", [1] * 6), ("أب 12", [1, 1, 1, 2, 2]), ("ab أب", [0, 0, 0, 1, 1]), ("ab", None)],
)
def test_levels_follow_the_strong_letters(text: str, levels: list[int] | None) -> None:
    assert scripts.levels(text) == levels
