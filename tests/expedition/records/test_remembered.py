"""A day's page goes into text and comes back the same; other words give none."""

import json
from pathlib import Path
from random import Random

import pytest

from expedition.queries.days import day_pages
from expedition.queries.trips import all_trips
from expedition.records import remembered
from expedition.records.day import DayPage, Habits
from tests.blank import blank
from tests.expedition import made_up_logbook


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[DayPage]:
    folder: Path = tmp_path_factory.mktemp("remembered")
    with blank(folder / "log") as logbook:
        made_up_logbook.fill(logbook, Random(5))
        return [page for trip in logbook.read(all_trips) for page in logbook.read(day_pages, trip.id)]


def test_a_page_comes_back_as_it_was(pages: list[DayPage]) -> None:
    assert any(page.legs for page in pages)
    assert any(page.expenses for page in pages)
    for page in pages:
        assert remembered.understood(remembered.told(page, Habits())) == (page, Habits())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"DayPage"', '"Path"'),
        ('"DayPage"', '"DayRow"'),
        ('"DayKind"', '"DayPage"'),
        ('"DayKind"', '"Any"'),
        ('"legs"', '"lines"'),
        ('"date":"2', '"date":"x'),
        ('"record"', '"rekord"'),
        ("]", ""),
    ],
)
def test_other_words_give_no_page(pages: list[DayPage], before: str, after: str) -> None:
    words = remembered.told(pages[0], Habits())
    assert before in words
    assert remembered.understood(words.replace(before, after)) is None


@pytest.mark.parametrize("words", ["", "{", "null", "[]", "[1, 2]", json.dumps([[[]], []]), "[" * 100_000])
def test_damaged_words_give_no_page(words: str) -> None:
    assert remembered.understood(words) is None
