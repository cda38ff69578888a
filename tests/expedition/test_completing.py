from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.completing import Completer, slips

PLACES = (
    "Shonzhy",
    "Жаркент",
    "Ürümqi",
    "Guesthouse by the bazaar",
    "霍尔果斯",
    "Zharkent",
    "ئۈرۈمچى",
    "Shelek",
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("shon", "Shonzhy"),
        ("жар", "Жаркент"),
        ("urum", "Ürümqi"),
        ("baz", "Guesthouse by the bazaar"),
        ("霍", "霍尔果斯"),
        ("ئۈر", "ئۈرۈمچى"),
        ("zharknet", "Zharkent"),
        ("zharkant", "Zharkent"),
        ("shomzhy", "Shonzhy"),
        ("gueshouze", "Guesthouse by the bazaar"),
    ],
)
def test_a_word_is_found_as_people_type_it(typed: str, first: str) -> None:
    assert Completer(PLACES).complete(typed)[0] == first


def test_what_begins_so_comes_before_what_holds_it_later() -> None:
    words = ("Camp by Shelek", "Shelek", "Shelen")
    assert Completer(words).complete("shel") == ("Shelek", "Shelen", "Camp by Shelek")


def test_the_order_given_is_kept() -> None:
    assert Completer(("Kegen west", "Kegen")).complete("keg") == ("Kegen west", "Kegen")


def test_nothing_typed_offers_nothing() -> None:
    assert Completer(PLACES).complete("") == ()
    assert Completer(PLACES).complete(" ,") == ()


def test_words_are_read_when_they_are_wanted() -> None:
    read: list[str] = []

    def load() -> Sequence[str]:
        read.append("once")
        return PLACES

    known = Completer(load)
    assert known
    assert read == []
    assert known.complete("shon") == ("Shonzhy",)
    known.complete("shel")
    assert read == ["once"]


def test_the_world_is_asked_only_for_what_is_missing_and_says_nothing_twice() -> None:
    asked: list[int] = []

    def world(_text: str, most: int) -> Sequence[str]:
        asked.append(most)
        return ("Shonzhy", "Shonga")

    assert Completer(PLACES, world).complete("shon", most=3) == ("Shonzhy", "Shonga")
    assert asked == [2]


@given(st.lists(st.text(max_size=12), max_size=30), st.text(max_size=10))
@settings(max_examples=200, deadline=None)
def test_any_script_completes_without_a_word_twice(words: list[str], typed: str) -> None:
    found = Completer(words).complete(typed)
    assert len(found) == len(set(found)) <= 10
    assert set(found) <= set(words)


@pytest.mark.parametrize(
    ("typed", "key", "count"), [("abc", "abcd", 0), ("abd", "abcd", 1), ("acb", "abc", 1), ("xyz", "abc", 3)]
)
def test_slips_are_counted_against_the_best_beginning(typed: str, key: str, count: int) -> None:
    assert slips(typed, key) == count
