"""Themes under each other on their pages."""

import pytest

from expedition.reports.pages.blocks import Drawn, Told
from expedition.reports.pages.flow import Flow
from expedition.reports.pages.items import Room, Wide
from expedition.reports.parts.themes.theme import Theme, part
from tests.expedition.reports.made_trips import kazakhstan
from tests.expedition.reports.makings import making


def theme(number: int, height: float) -> Theme:
    block = Drawn(height, lambda _pen, _x, _y: None)
    return Theme(f"Theme {number}", f"theme-{number}", (Room(height), Wide(block)))


@pytest.mark.parametrize("height", [90.0, 175.0, 260.0])
def test_a_title_stands_on_the_page_of_what_it_is_over(height: float) -> None:
    made = making(kazakhstan())
    pages = Flow(made.sheet).fill(part(made, "All", "all", [theme(n, height) for n in range(9)]))
    for page in pages:
        assert not isinstance(page.placed[-1].block, Told)


def test_small_themes_have_small_titles() -> None:
    made = making(kazakhstan())
    heights = [
        [
            item.block.height
            for item in part(made, "All", "all", [theme(1, height), theme(2, height)])
            if isinstance(item, Wide) and isinstance(item.block, Told)
        ]
        for height in (60.0, 400.0)
    ]
    assert heights[0][0] > heights[0][1]
    assert heights[1][0] == heights[1][1]
