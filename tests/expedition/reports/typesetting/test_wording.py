import pytest

from expedition.reports.typesetting.wording import (
    capital,
    day_range,
    joined,
    labelled,
    number_word,
    pretty,
    quoted,
    sentence,
)
from expedition.text import speaking

THIN, NB = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('the "crazy" one', "the “crazy” one"),
        ("it didn't, the '90s", "it didn’t, the ’90s"),
        ("hot - very", "hot – very"),
        ("1 893.7 km and 39 °C", f"1{THIN}893.7{NB}km and 39{NB}°C"),
        ("at 6 in 2025", "at 6 in 2025"),
        ("well-known", "well-known"),
    ],
)
def test_words_get_the_signs_of_a_book(typed: str, printed: str) -> None:
    assert pretty(typed) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "„ja“"),
        ("fr", f"«{THIN}ja{THIN}»"),
        ("es", "«ja»"),
        ("ru", "«ja»"),
        ("kk", "«ja»"),
        ("zh-Hans", "“ja”"),
        ("en", "“ja”"),
    ],
)
def test_quotes_are_those_of_the_language_that_is_written(language: str, printed: str) -> None:
    assert pretty('"ja"', language) == printed
    assert quoted("ja", language) == printed


def test_a_label_has_the_colon_of_the_language_spoken() -> None:
    said = []
    for spoken in ("en", "fr", "zh"):
        with speaking(spoken):
            said.append(labelled("X", "y"))
    assert said == ["X: y", f"X{THIN}: y", "X：y"]
    assert labelled("", "y") == "y"


def test_chinese_words_are_joined_by_chinese_marks_and_others_by_their_own() -> None:
    with speaking("zh"):
        assert joined(("帐篷", "Kegen", "晴"), ", ") == "帐篷，Kegen, 晴"
        assert sentence("晴", "No wind", "冷") == "晴。No wind. 冷。"
    assert joined(("帐篷", "晴"), ", ") == "帐篷, 晴"


def test_small_numbers_are_words_only_where_these_do_not_change() -> None:
    assert number_word(3) == "three"
    with speaking("ru"):
        assert number_word(3) == "3"


def test_sentences_end_once() -> None:
    assert sentence("One", "two.", "", "three!") == "One. two. three!"


def test_small_words() -> None:
    assert joined(("a", "", "b")) == "a · b"
    assert capital("éa") == "Éa"
    assert day_range(4, 6) == f"days{NB}4–6"
    assert day_range(4, 4) == f"day{NB}4"


def test_french_signs_hold_on_to_the_word_before_them() -> None:
    assert pretty("Où est-ce ? « Là » : oui ; non !", "fr") == (
        "Où est-ce\u202f? «\u202fLà\u202f»\u00a0: oui\u202f; non\u202f!"
    )
    assert pretty("What ? No : yes", "en") == "What ? No : yes"


def test_chinese_quotation_marks_come_in_pairs() -> None:
    assert pretty('他说"好"，又说"走"。', "zh") == "他说“好”，又说“走”。"
