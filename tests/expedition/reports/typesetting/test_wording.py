import pytest

from expedition.reports.typesetting.wording import capital, day_range, joined, pretty, sentence

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


def test_german_quotes() -> None:
    assert pretty('sagte "ja"', "de") == "sagte „ja“"


def test_sentences_end_once() -> None:
    assert sentence("One", "two.", "", "three!") == "One. two. three!"


def test_small_words() -> None:
    assert joined(("a", "", "b")) == "a · b"
    assert capital("éa") == "Éa"
    assert day_range(4, 6) == f"days{NB}4–6"
    assert day_range(4, 4) == f"day{NB}4"
