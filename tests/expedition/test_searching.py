import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.folding import words_of
from expedition.searching import Term, excerpt, has_all, marks, terms_of


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Ürümqi melons", (Term(("urumqi",)), Term(("melons",)))),
        ("乌鲁", (Term(("乌", "鲁")),)),
        ('"rear tyre"', (Term(("rear", "tyre"), is_whole=True),)),
        ('„rear tyre“ "and so', (Term(("rear", "tyre"), is_whole=True), Term(("and", "so")))),
        ("18.07.", (Term(("18", "07")),)),
        ('* - ( " ) NEAR', (Term(("near",)),)),
        ("  ", ()),
    ],
)
def test_what_is_typed_becomes_terms(typed: str, terms: tuple[Term, ...]) -> None:
    assert terms_of(typed) == terms


def test_a_word_is_a_beginning_unless_it_is_quoted() -> None:
    words = words_of("Shonzhy to Zharkent")
    assert has_all(terms_of("zhar shon"), words)
    assert not has_all(terms_of("onzhy"), words)
    assert not has_all(terms_of('"zhar"'), words)


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("The bazaar of Ürümqi", "urum", ["Ürüm"]),
        ("到乌鲁木齐去", "鲁木", ["鲁木"]),
        ("Geer'mu or Golmud", "geermu gol", ["Geer'mu", "Gol"]),
        ("près de l’hôtel", "hotel", ["hôtel"]),
        ("Straße, Strasse", "strasse", ["Straße", "Strasse"]),
        ("melons, melons", "mel melons", ["melons", "melons"]),
        ("ئۈرۈمچى شەھىرى", "ئۈرۈمچی", ["ئۈرۈمچى"]),
        ("nothing here", "there", []),
    ],
)
def test_words_are_marked_where_they_stand_in_the_original(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, terms_of(typed))] == marked


def test_an_excerpt_is_a_line_around_the_first_word() -> None:
    text = "ä’ll right " * 20_000 + "at last the Bazaar\nof Ürümqi, " + "and on " * 100
    found = excerpt(text, terms_of("urumqi bazaar"))
    assert [found.text[start:end] for start, end in found.marks] == ["Bazaar", "Ürümqi"]
    assert text[slice(*found.first)] == "Bazaar"
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert "\n" not in found.text
    assert len(found.text) < 220


@given(st.text(max_size=400), st.text(max_size=12))
def test_any_excerpt_keeps_its_marks_inside(text: str, typed: str) -> None:
    found = excerpt(text, terms_of(typed))
    assert all(0 <= start < end <= len(found.text) for start, end in found.marks)
    assert 0 <= found.first[0] <= found.first[1] <= len(text)
