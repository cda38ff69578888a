import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.folding import folded, letters, original_span, parted, words_of


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("ÜRÜMQI", "urumqi"),
        ("Ёлка", "елка"),
        ("Straße", "STRASSE"),
        ("Geer'mu", "ge er mu"),
        ("Oʻrumchi", "O’rumchi"),
        ("Ust-Kamenogorsk", "ust kamenogorsk"),
        ("Шоңжы", "Шонжы"),
        ("Қорғас", "коргас"),
        ("ئۈرۈمچی", "ئۈرۈمچى"),
        ("مُحَمَّد", "محمد"),
        ("كتـــاب", "کتاب"),
        ("٣٤", "34"),
        ("Łódź", "lodz"),
        ("Diyarbakır", "diyarbakir"),
        ("乌鲁木齐", "乌 鲁木 齐"),
    ],
)
def test_what_a_keyboard_leaves_out_does_not_count(written: str, typed: str) -> None:
    assert letters(written) == letters(typed)


def test_different_names_stay_different() -> None:
    assert letters("Almaty") != letters("Almatu")


def test_characters_of_scripts_without_blanks_are_words() -> None:
    assert words_of("到乌鲁木齐 by bus") == "到 乌 鲁 木 齐 by bus"


def test_what_an_apostrophe_joins_is_also_found_in_parts() -> None:
    assert words_of("l’hôtel, Kue'rle") == "lhotel kuerle l hotel kue rle"


@given(st.text())
def test_words_are_plain(text: str) -> None:
    words = words_of(text)
    assert words == " ".join(words.split())
    assert words_of(words) == words
    assert not set(words) & set("\"'*()-+^:{}\0")


@given(
    st.text(max_size=40), st.text("aÜ’霍ß﷽ \n", min_size=1, max_size=20), st.integers(0, 2_000), st.booleans()
)
def test_a_place_in_the_folded_text_is_told_in_the_original(
    before: str, text: str, repeated: int, is_parted: bool
) -> None:
    fold = parted if is_parted else folded
    whole = "x" * repeated + before + text
    start, end = len(fold(whole[: -len(text)])), len(fold(whole))
    if start < end:
        first, last = original_span(whole, start, end, is_parted=is_parted)
        assert fold(whole[first:last]) == fold(text)
