from expedition.reports.pages.blocks import Lines, Setter, Told
from expedition.reports.pages.columns import HALF, Stacked, balanced, beside
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import BODY
from expedition.reports.typesetting.typecase import Typecase


def _lines(words: int) -> Lines:
    return Setter(Typecase(), "en").lines([Span("word " * words, BODY)], HALF, 13.5)


def test_columns_are_about_half_as_high_as_the_text() -> None:
    blocks = [Stacked(6.0, _lines(90)) for _index in range(3)]
    whole = sum(one.gap + one.block.height for one in blocks)
    assert whole / 2 <= balanced(blocks).height <= whole / 2 + 2 * 13.5


def test_one_short_line_stays_in_the_left_column() -> None:
    block = balanced([Stacked(0.0, _lines(2))])
    assert block.height == 13.5


def test_a_page_without_columns_finds_every_paragraph_once() -> None:
    blocks = [Stacked(0.0, _lines(200)), Stacked(6.0, _lines(40))]
    told: Told = balanced(blocks)
    assert told.parts == tuple(one.block for one in blocks)


def test_the_higher_column_gives_the_height() -> None:
    left, right = _lines(100), _lines(10)
    assert beside([Stacked(0.0, left)], [Stacked(4.0, right)]).height == left.height
