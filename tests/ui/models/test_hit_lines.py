from datetime import date

import pytest

from expedition import units
from expedition.records.search import Excerpt, Found, Hit, HitDay
from expedition.searching import KINDS
from resources import FOLDER
from ui.models.hit_lines import SIGNS, HitLine, KeptLine, KindLine, chips_of, kept_lines, lines_of
from ui.settings import KeptSearch

DAY = HitDay(7, 3, date(2025, 7, 20))


def hit(kind: str = "stay", title: str = "Inn", field: str = "", **changes: object) -> Hit:
    return Hit(kind, 1, 1, "East", DAY, title, field=field, **changes)  # type: ignore[arg-type]


def test_every_kind_has_a_sign() -> None:
    assert set(SIGNS) == set(KINDS)
    assert all((FOLDER / "icons" / f"{sign}.svg").is_file() for sign in SIGNS.values())


def test_hits_stand_under_their_kinds_the_best_first() -> None:
    found = Found((hit("stay"), hit("day", "Over the pass"), hit("stay", "Yurt")), {"stay": 1200, "day": 1})
    lines = lines_of(found, has_trips=False)
    assert [line.title for line in lines if not isinstance(line, KeptLine)] == [
        "Stays",
        "Inn",
        "Yurt",
        "Days",
        "Over the pass",
    ]
    assert isinstance(lines[0], KindLine)
    assert lines[0].count == units.number(1200)


def test_a_hit_says_when_and_in_which_field() -> None:
    (_head, line) = lines_of(Found((hit(field="host", excerpt=Excerpt("Aigul")),)), has_trips=True)
    assert isinstance(line, HitLine)
    assert (line.when, line.label) == ("East · Day 3 · Sun 20 July 2025", "Host")
    assert line.said == "stay, Inn, Host, Aigul, East · Day 3 · Sun 20 July 2025"


def test_a_word_at_the_end_of_a_long_title_is_seen() -> None:
    title = "A guesthouse of a name that does not fit into one line, near Zharkent"
    start = title.index("Zharkent")
    (_head, line) = lines_of(Found((hit(title=title, title_marks=((start, start + 4),)),)), has_trips=False)
    assert isinstance(line, HitLine)
    ((first, last),) = line.title_marks
    assert line.title[first:last] == "Zhar"
    assert line.title.startswith("…")
    assert len(line.title) < 40


def test_chips_are_for_the_kinds_found_most_often_and_the_chosen_one() -> None:
    counts = {"day": 9, "stay": 5, "note": 7, "repair": 1}
    assert chips_of(counts, frozenset(), 2) == {"day": 9, "note": 7}
    assert chips_of(counts, frozenset({"repair"}), 2) == {"repair": 1, "day": 9}


@pytest.mark.parametrize("count", [0, 2])
def test_kept_searches_have_a_heading_if_there_are_any(count: int) -> None:
    lines = kept_lines([KeptSearch(f"n{n}", "words") for n in range(count)])
    assert len(lines) == (count + 1 if count else 0)
